namespace SupportDomain.Workforce;

/// <summary>The next time that a duty comes up, or the reason why there is none.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is "ended". Immutable, safe for use by many threads.</remarks>
public readonly record struct DutyReleaseResult
{
    private readonly DutyRelease? _value;

    internal DutyReleaseResult(DutyReleaseStatus status, DutyRelease? value = null)
    {
        Status = status;
        _value = value;
    }

    /// <summary>Whether there is a next time, and if not, why.</summary>
    public DutyReleaseStatus Status { get; }

    /// <summary>Whether there is a next time.</summary>
    public bool IsFound => Status == DutyReleaseStatus.Found;

    /// <summary>The next time.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public DutyRelease Value => _value ?? throw new InvalidOperationException($"The duty does not come up again: {Status}.");

    /// <summary>The next time, or null.</summary>
    public DutyRelease? ValueOrNull => _value;
}
