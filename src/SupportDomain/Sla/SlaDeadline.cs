using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Sla;

/// <summary>When a target is due, or why it has no deadline.</summary>
/// <remarks>
/// <para><see cref="DueAt"/> is what people read: the earliest instant at which the allowed time has passed, such as the close of business.
/// <see cref="BreachAt"/> is the last instant that still meets the target, such as the next opening. They differ only where no working time lies between them.</para>
/// <para>Equality is by value; there is no order. <c>default</c> is no deadline that was not recorded either: see <see cref="Reason"/>.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct SlaDeadline
{
    private readonly Instant _dueAt;
    private readonly Instant _breachAt;
    private readonly NoDeadlineReason _reason;

    private SlaDeadline(Instant dueAt, Instant breachAt)
    {
        _dueAt = dueAt;
        _breachAt = breachAt;
        Exists = true;
    }

    private SlaDeadline(NoDeadlineReason reason) => _reason = reason;

    /// <summary>Whether there is a deadline.</summary>
    public bool Exists { get; }

    /// <summary>Why there is none; <see cref="NoDeadlineReason.None"/> where there is one.</summary>
    public NoDeadlineReason Reason => Exists || _reason != NoDeadlineReason.None ? _reason : NoDeadlineReason.NotRecorded;

    /// <summary>The earliest instant at which the allowed time has passed.</summary>
    /// <exception cref="InvalidOperationException">There is no deadline.</exception>
    public Instant DueAt => Exists ? _dueAt : throw Missing();

    /// <summary>The last instant that still meets the target, inclusive.</summary>
    /// <exception cref="InvalidOperationException">There is no deadline.</exception>
    public Instant BreachAt => Exists ? _breachAt : throw Missing();

    /// <summary>A deadline whose two instants are the same.</summary>
    public static SlaDeadline At(Instant instant) => new(instant, instant);

    /// <summary>A deadline.</summary>
    /// <param name="dueAt">The earliest instant at which the allowed time has passed.</param>
    /// <param name="breachAt">The last instant that still meets the target; not before <paramref name="dueAt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="breachAt"/> is before <paramref name="dueAt"/>.</exception>
    public static SlaDeadline Between(Instant dueAt, Instant breachAt) => breachAt >= dueAt
        ? new SlaDeadline(dueAt, breachAt)
        : throw new ArgumentOutOfRangeException(nameof(breachAt), breachAt, $"The last instant that meets the target is {breachAt}; it must not be before {dueAt}, when it is due.");

    /// <summary>No deadline.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is <see cref="NoDeadlineReason.None"/> or no named member.</exception>
    public static SlaDeadline Without(NoDeadlineReason reason) => reason is NoDeadlineReason.NotRecorded or NoDeadlineReason.NoWorkingTime or NoDeadlineReason.OutsideHorizon or NoDeadlineReason.Paused
        ? new SlaDeadline(reason)
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "The absence of a deadline needs one of its reasons: NotRecorded, NoWorkingTime, OutsideHorizon or Paused.");

    /// <summary>The two instants, or why there is none.</summary>
    public override string ToString() => Exists
        ? string.Create(CultureInfo.InvariantCulture, $"due {_dueAt}, met until {_breachAt}")
        : $"no deadline: {Reason}";

    internal static SlaDeadline From(BusinessTimeResult result) => result.Status switch
    {
        BusinessTimeStatus.Found => At(result.Value),
        BusinessTimeStatus.NoWorkingTime => Without(NoDeadlineReason.NoWorkingTime),
        _ => Without(NoDeadlineReason.OutsideHorizon),
    };

    private InvalidOperationException Missing() => new($"There is no deadline: {Reason}.");
}
