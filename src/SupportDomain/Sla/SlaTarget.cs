using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Sla;

/// <summary>How much time a policy allows; the set of kinds is closed.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
public abstract record SlaTarget
{
    private protected SlaTarget()
    {
    }

    /// <summary>The deadline of a stretch that begins at <paramref name="start"/> and is never paused.</summary>
    /// <param name="start">When the clock starts.</param>
    /// <param name="calendar">The calendar of the policy; kinds that need none ignore it.</param>
    /// <param name="recordedDeadline">The deadline that the log itself names, or null; kinds that compute theirs ignore it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    public abstract SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null);

    /// <summary>Whether time and pauses are measured on the clock rather than by the calendar of the policy.</summary>
    internal virtual bool IsMeasuredOnTheClock => false;

    /// <summary>The stretch of measured time allowed, or null for a target that names a point in time.</summary>
    internal virtual Duration? Stretch => null;
}
