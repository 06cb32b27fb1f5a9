using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// An instant found in a calendar, or the reason why there is none.
/// </summary>
/// <remarks>
/// Equal by status and instant; no order. <c>default</c> is "no working time". Immutable, safe for use by many threads.
/// </remarks>
public readonly record struct BusinessTimeResult
{
    private readonly Instant _value;

    private BusinessTimeResult(BusinessTimeStatus status, Instant value)
    {
        Status = status;
        _value = value;
    }

    /// <summary>Gets the result of a calendar without working time.</summary>
    public static BusinessTimeResult NoWorkingTime => default;

    /// <summary>Gets the result of a question whose answer is outside the calendar's horizon.</summary>
    public static BusinessTimeResult OutsideHorizon => new(BusinessTimeStatus.OutsideHorizon, default);

    /// <summary>Gets whether there is an instant, and if not, why.</summary>
    public BusinessTimeStatus Status { get; }

    /// <summary>Gets a value indicating whether there is an instant.</summary>
    public bool IsFound => Status == BusinessTimeStatus.Found;

    /// <summary>Gets the instant.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Instant Value => IsFound ? _value : throw new InvalidOperationException($"The calendar gave no instant: {Status}.");

    /// <summary>Gets the instant, or null if there is none.</summary>
    public Instant? ValueOrNull => IsFound ? _value : null;

    /// <summary>Wraps an instant.</summary>
    /// <param name="value">The instant.</param>
    /// <returns>The result.</returns>
    public static BusinessTimeResult Found(Instant value) => new(BusinessTimeStatus.Found, value);

    /// <summary>Gets the instant if there is one.</summary>
    /// <param name="value">The instant, or <c>default</c>.</param>
    /// <returns>True if there is one.</returns>
    public bool TryGetValue(out Instant value)
    {
        value = _value;
        return IsFound;
    }

    /// <summary>Writes the instant or the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsFound ? _value.ToString() : Status.ToString();
}
