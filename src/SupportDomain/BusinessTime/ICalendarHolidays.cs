using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Holidays read from an iCalendar text (RFC 5545), as public holiday feeds write them: events of whole days with DTSTART, DTEND or DURATION, RRULE, RDATE and EXDATE.
/// </summary>
/// <remarks>
/// <para>An event without an end takes one day; one from midnight to midnight of the wall, as some programs write them, takes its days too. An event with a
/// RECURRENCE-ID replaces that one repeat of its series, with RANGE=THISANDFUTURE the later ones too, moved by as many days. Cancelled events are counted and left out.</para>
/// <para>Events with a time of day are counted and left out, by choice: in a feed of public holidays they are ceremonies and reminders, seldom hours in which a desk
/// is closed. One that replaces a repeat of whole days leaves that day open. Where <see cref="TimedEvents"/> is not zero, look, and write half days as
/// <see cref="Closure"/>s.</para>
/// <para>Zones play no part: a date is the date of the calendar that takes it.</para>
/// <para>No equality but identity, no order. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class ICalendarHolidays
{
    internal ICalendarHolidays(ImmutableArray<Holiday> holidays, int eventCount, int timedEvents, int cancelledEvents)
    {
        Holidays = holidays;
        EventCount = eventCount;
        TimedEvents = timedEvents;
        CancelledEvents = cancelledEvents;
    }

    /// <summary>Gets the holidays within the range asked for, ascending, equal ones once.</summary>
    public ImmutableArray<Holiday> Holidays { get; }

    /// <summary>Gets the number of events read.</summary>
    public int EventCount { get; }

    /// <summary>Gets the number of events left out because they have a time of day.</summary>
    public int TimedEvents { get; }

    /// <summary>Gets the number of events left out because their status is cancelled.</summary>
    public int CancelledEvents { get; }

    /// <summary>Reads the holidays within <c>[from, until)</c>.</summary>
    /// <param name="reader">The text; read to its end, not closed.</param>
    /// <param name="from">The first date, inclusive.</param>
    /// <param name="until">The last date, exclusive.</param>
    /// <param name="limits">How much to read, or null for <see cref="ICalendarLimits.Default"/>.</param>
    /// <returns>The holidays and what was left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is before <paramref name="from"/>, or the range is longer than 400 years.</exception>
    /// <exception cref="FormatException">The text is no iCalendar, or more than the limits allow; the message names the line.</exception>
    public static ICalendarHolidays Read(TextReader reader, LocalDate from, LocalDate until, ICalendarLimits? limits = null)
    {
        Guard.Against.Null(reader);
        LocalDate first = from.WithCalendar(CalendarSystem.Iso);
        LocalDate end = until.WithCalendar(CalendarSystem.Iso);
        if (end < first || end.Year - first.Year > LongestYears)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The range from {first:uuuu-MM-dd} ends then or later, within {LongestYears} years.");
        }

        ICalendarLimits allowed = limits ?? ICalendarLimits.Default;
        ICalendarEvents events = new(new ICalendarLines(reader, allowed), allowed);
        events.ReadAll();
        return events.Expand(first, end);
    }

    private const int LongestYears = 400;
}
