using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;

namespace SupportDomain.Tool.Output;

/// <summary>A business calendar as the data of a JSON document: instants in UTC, dates in the ISO calendar, open time in seconds.</summary>
internal static class CalendarData
{
    internal static object Of(BusinessCalendar calendar, Instant? at, LocalDate? week, (LocalDate From, LocalDate Until)? year) => new
    {
        name = calendar.Name,
        zone = calendar.Zone.Id,
        validFrom = Text(calendar.ValidFrom),
        validUntil = Text(calendar.ValidUntil),
        businessDays = calendar.BusinessDayCount,
        at = at is { } instant ? Explanation(calendar, calendar.Explain(instant)) : null,
        week = week is { } date ? Days(calendar, Monday(date), Monday(date).PlusDays(7)) : null,
        year = year is { } y ? Days(calendar, y.From, y.Until) : null,
    };

    private static object Explanation(BusinessCalendar calendar, CalendarExplanation explanation) => new
    {
        instant = Text(explanation.At),
        local = LocalDateTimePattern.ExtendedIso.Format(explanation.Local),
        isOpen = explanation.IsOpen,
        layer = explanation.Layer.ToString(),
        date = Text(explanation.Date),
        name = explanation.Name,
        since = Text(explanation.Since),
        until = Text(explanation.Until),
        nextOpening = calendar.NextOpening(explanation.At) is { IsFound: true } opening ? Text(opening.Value) : null,
        nextClosing = calendar.NextClosing(explanation.At) is { IsFound: true } closing ? Text(closing.Value) : null,
    };

    private static IEnumerable<object> Days(BusinessCalendar calendar, LocalDate from, LocalDate until)
    {
        for (LocalDate date = from; date < until; date = date.PlusDays(1))
        {
            bool isKnown = calendar.Covers(date);
            Holiday? holiday = isKnown ? calendar.HolidayOn(date) : null;
            yield return new
            {
                date = Text(date),
                isKnown,
                isBusinessDay = isKnown ? calendar.IsBusinessDay(date) : (bool?)null,
                openSeconds = isKnown ? OpenTime(calendar, date).TotalSeconds : (double?)null,
                holiday = holiday?.Name,
                isEstimated = holiday is { IsEstimated: true } ? true : (bool?)null,
            };
        }
    }

    private static Duration OpenTime(BusinessCalendar calendar, LocalDate date) => calendar.WorkingTimeBetween(
        LocalTimeMapping.ToInstant(date, DayTime.Midnight, calendar.Zone), LocalTimeMapping.ToInstant(date, DayTime.EndOfDay, calendar.Zone));

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1).Previous(IsoDayOfWeek.Monday);

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date.WithCalendar(CalendarSystem.Iso));

    private static string? Text(Instant? instant) => instant is { } found ? InstantPattern.ExtendedIso.Format(found) : null;
}
