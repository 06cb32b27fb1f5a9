using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>A stretch of local time in which an agent is away: leave, a course, an appointment.</summary>
/// <remarks>
/// <para>Half-open, <c>[Start, End)</c>, in the zone of the agent's shift calendar; a local time that clocks skip or repeat becomes an instant as
/// <see cref="LocalTimeMapping"/> says. Why somebody is away is not kept.</para>
/// <para>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed record Absence
{
    private Absence(LocalDateTime start, LocalDateTime end, OvernightHolidayRule overnight)
    {
        Start = start;
        End = end;
        Overnight = overnight;
    }

    /// <summary>The local start, inclusive, in the ISO calendar.</summary>
    public LocalDateTime Start { get; }

    /// <summary>The local end, exclusive, in the ISO calendar.</summary>
    public LocalDateTime End { get; }

    /// <summary>
    /// Whether shifts that run over <see cref="Start"/> and <see cref="End"/> are cut there, or belong to the date they start on: with
    /// <see cref="OvernightHolidayRule.WholeShift"/> the agent ends the shift of the evening before and is away for the whole shift that starts on the last date.
    /// </summary>
    public OvernightHolidayRule Overnight { get; }

    /// <summary>Whole dates.</summary>
    /// <param name="from">The first date, inclusive, of any calendar system.</param>
    /// <param name="until">The first date back, exclusive, of any calendar system; after <paramref name="from"/>.</param>
    /// <param name="overnight">
    /// What becomes of a shift that runs over midnight at either end. A shift is an uninterrupted stretch of working time of at most 24 hours; a longer one is cut at midnight.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not after <paramref name="from"/>, or <paramref name="overnight"/> is not defined.</exception>
    public static Absence OfDates(LocalDate from, LocalDate until, OvernightHolidayRule overnight = OvernightHolidayRule.WholeShift)
    {
        LocalDateTime start = from.WithCalendar(CalendarSystem.Iso).AtMidnight();
        LocalDateTime end = until.WithCalendar(CalendarSystem.Iso).AtMidnight();
        return end > start
            ? new Absence(start, end, Guard.Against.UndefinedEnum(overnight))
            : throw new ArgumentOutOfRangeException(nameof(until), until, $"The absence from {LocalDatePattern.Iso.Format(start.Date)} is until {LocalDatePattern.Iso.Format(end.Date)}, exclusive; that must be later.");
    }

    /// <summary>A stretch of hours, to the minute as given; shifts are cut at its ends.</summary>
    /// <param name="start">The start, inclusive, of any calendar system.</param>
    /// <param name="end">The end, exclusive, of any calendar system; after <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not after <paramref name="start"/>.</exception>
    public static Absence OfHours(LocalDateTime start, LocalDateTime end)
    {
        LocalDateTime first = start.WithCalendar(CalendarSystem.Iso);
        LocalDateTime last = end.WithCalendar(CalendarSystem.Iso);
        return last > first
            ? new Absence(first, last, OvernightHolidayRule.CutAtMidnight)
            : throw new ArgumentOutOfRangeException(nameof(end), end, $"The absence from {LocalDateTimePattern.ExtendedIso.Format(first)} is until {LocalDateTimePattern.ExtendedIso.Format(last)}, exclusive; that must be later.");
    }
}
