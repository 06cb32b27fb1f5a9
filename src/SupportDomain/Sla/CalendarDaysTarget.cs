using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>So many days later at the same local time of day in the calendar's zone, every day counting.</summary>
/// <remarks>
/// One day from Saturday 12:00 before a change to summer time is Sunday 12:00, 23 hours later. A local time that is skipped or repeated is mapped
/// as <see cref="LocalTimeMapping"/> says.
/// </remarks>
public sealed record CalendarDaysTarget : SlaTarget
{
    /// <summary>The greatest number of days, a thousand years, inclusive.</summary>
    public const int MaxDays = 365_250;

    /// <summary>Allows a number of days.</summary>
    /// <param name="days">The number; from 0 to <see cref="MaxDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is outside these bounds.</exception>
    public CalendarDaysTarget(int days) => Days = Guard.Against.OutOfRange(days, 0, MaxDays);

    /// <summary>The number of days allowed.</summary>
    public int Days { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(calendar);
        if (Days == 0)
        {
            return SlaDeadline.At(start);
        }

        // The last two days of the time line keep the mapping back to an instant within it.
        bool fits = start >= Instant.MinValue + Duration.FromDays(2) && Duration.FromDays(Days) <= Instant.MaxValue - Duration.FromDays(2) - start;
        return fits
            ? SlaDeadline.At(calendar.AddCalendarDays(start, Days))
            : SlaDeadline.Without(NoDeadlineReason.OutsideHorizon);
    }

    internal override bool IsMeasuredOnTheClock => true;
}
