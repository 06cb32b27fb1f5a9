using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>So much time on the clock, nights and holidays included: an hour is an hour, also over a change to or from summer time.</summary>
public sealed record ElapsedDurationTarget : SlaTarget
{
    /// <summary>Allows a stretch of elapsed time.</summary>
    /// <param name="allowed">The time; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="allowed"/> is negative.</exception>
    public ElapsedDurationTarget(Duration allowed) => Allowed = Guard.Against.OutOfRange(allowed, Duration.Zero, Duration.MaxValue);

    /// <summary>The time allowed.</summary>
    public Duration Allowed { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(calendar);
        return Allowed <= Instant.MaxValue - start
            ? SlaDeadline.At(start + Allowed)
            : SlaDeadline.Without(NoDeadlineReason.OutsideHorizon);
    }

    internal override Duration? Stretch => Allowed;

    internal override bool IsMeasuredOnTheClock => true;
}
