using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>The deadline that the log itself gives in a column.</summary>
public sealed record RecordedDeadlineTarget : SlaTarget
{
    /// <summary>Takes the deadline from the log.</summary>
    /// <param name="missing">What it means when a ticket has none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="missing"/> is not a named member.</exception>
    public RecordedDeadlineTarget(MissingDeadline missing) => Missing = Guard.Against.UndefinedEnum(missing);

    /// <summary>What it means when a ticket has no deadline.</summary>
    public MissingDeadline Missing { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null) =>
        recordedDeadline is { } deadline ? SlaDeadline.At(deadline) : SlaDeadline.Without(NoDeadlineReason.NotRecorded);

    internal override bool IsMeasuredOnTheClock => true;
}
