using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>So much working time of the policy's calendar.</summary>
/// <remarks>8 h from Monday 09:00, open 09:00-17:00, is due on Monday 17:00, and Tuesday 09:00 is the last instant that still meets it.
/// Where the next opening lies beyond the calendar's horizon, the close of business is both.</remarks>
public sealed record WorkingDurationTarget : SlaTarget
{
    /// <summary>Allows a stretch of working time.</summary>
    /// <param name="allowed">The working time; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="allowed"/> is negative.</exception>
    public WorkingDurationTarget(Duration allowed) => Allowed = Guard.Against.OutOfRange(allowed, Duration.Zero, Duration.MaxValue);

    /// <summary>The working time allowed.</summary>
    public Duration Allowed { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(calendar);
        BusinessTimeResult due = calendar.AddWorkingTime(start, Allowed, DeadlineConvention.CloseOfBusiness);
        if (!due.IsFound)
        {
            return SlaDeadline.From(due);
        }

        BusinessTimeResult last = calendar.AddWorkingTime(start, Allowed, DeadlineConvention.NextOpening);
        return SlaDeadline.Between(due.Value, last.IsFound ? last.Value : due.Value);
    }

    internal override Duration? Stretch => Allowed;
}
