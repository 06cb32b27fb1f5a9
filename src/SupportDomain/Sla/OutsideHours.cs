using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>The fact that the house is closed at an instant: why, and when it opens again. For the reply that tells the customer so.</summary>
/// <remarks>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
/// <param name="At">The instant.</param>
/// <param name="Calendar">The calendar's explanation of it.</param>
/// <param name="OpensAt">When it opens again, or null if that is not known.</param>
/// <param name="Reason">The same as a reason.</param>
public sealed record OutsideHours(Instant At, CalendarExplanation Calendar, Instant? OpensAt, Reason Reason)
{
    /// <summary>The fact, or null where the calendar is open. Outside its horizon a calendar is closed.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    public static OutsideHours? Find(BusinessCalendar calendar, Instant at)
    {
        CalendarExplanation why = Guard.Against.Null(calendar).Explain(at);
        if (why.IsOpen)
        {
            return null;
        }

        Reason layer = TimelineBuilder.LayerOf(why);
        Instant? opens = calendar.NextOpening(at).ValueOrNull;
        Reason reason = opens is { } opening ? SlaReasons.OutsideHours.Of(layer, new ReasonInstant(opening)) : SlaReasons.OutsideHoursForGood.Of(layer);
        return new OutsideHours(at, why, opens, reason);
    }
}
