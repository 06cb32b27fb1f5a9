using NodaTime;
using NodaTime.Calendars;

namespace SupportDomain.BusinessTime;

/// <content>The dates of a rule.</content>
public sealed partial class Recurrence
{
    /// <summary>Enumerates the dates from a start on, ascending; lazy.</summary>
    /// <remarks>
    /// The start counts only if it matches the rule. An endless rule ends with the year 9990; one that can never match ends there too, after bounded work.
    /// The cost is that of walking the periods from the start.
    /// </remarks>
    /// <param name="start">The start, inclusive, of any calendar system; parts that the rule leaves open are taken from it.</param>
    /// <returns>The dates, in the ISO calendar.</returns>
    public IEnumerable<LocalDate> DatesFrom(LocalDate start) => DatesBetween(start, start, LastDate.PlusDays(1));

    /// <summary>Enumerates the dates within <c>[from, until)</c> of the rule that starts at a date, ascending; lazy.</summary>
    /// <remarks>Without <see cref="Count"/> the periods before <paramref name="from"/> are skipped in one step.</remarks>
    /// <param name="start">The start of the rule, of any calendar system.</param>
    /// <param name="from">The first date of interest, inclusive.</param>
    /// <param name="until">The last date of interest, exclusive.</param>
    /// <returns>The dates, in the ISO calendar.</returns>
    public IEnumerable<LocalDate> DatesBetween(LocalDate start, LocalDate from, LocalDate until) => DatesBetween(start, from, until, null);

    /// <summary>Enumerates the dates as the public method does, and reports the number of dates examined, period by period, before they are given.</summary>
    internal IEnumerable<LocalDate> DatesBetween(LocalDate start, LocalDate from, LocalDate until, Action<int>? examined)
    {
        LocalDate first = start.WithCalendar(CalendarSystem.Iso);
        LocalDate low = LocalDate.Max(first, from.WithCalendar(CalendarSystem.Iso));
        LocalDate end = until.WithCalendar(CalendarSystem.Iso);
        if (end <= low)
        {
            yield break;
        }

        LocalDate high = LocalDate.Min(LocalDate.Min(end.PlusDays(-1), Until ?? LastDate), LastDate);
        if (high < low)
        {
            yield break;
        }

        int emitted = 0;
        List<LocalDate> set = [];
        for (long period = Count is null ? PeriodsBefore(first, low) : 0; PeriodStart(first, period) is { } periodStart && periodStart <= high; period += Interval)
        {
            int count = CollectPeriod(first, periodStart, set);
            examined?.Invoke(count);
            foreach (LocalDate date in set.Where(date => date >= first))
            {
                if (date > high || emitted == (Count ?? int.MaxValue))
                {
                    yield break;
                }

                emitted++;
                if (date >= low)
                {
                    yield return date;
                }
            }
        }
    }

    private static readonly LocalDate LastDateOfAll = new(9990, 12, 31);

    /// <summary>Gets the last date a rule can give: that of 9990, or of the last whole year before the end of its calendar system.</summary>
    private LocalDate LastDate => Calendar == CalendarSystem.Iso
        ? LastDateOfAll
        : LocalDate.Min(LastDateOfAll, StartOfYear(Calendar.MaxYear, Calendar).WithCalendar(CalendarSystem.Iso).PlusDays(-1));

    /// <summary>The number of the last period, a multiple of the interval, that starts at or before a date.</summary>
    private long PeriodsBefore(LocalDate first, LocalDate date)
    {
        LocalDate from = first.WithCalendar(Calendar);
        LocalDate to = date.WithCalendar(Calendar);
        long periods = Frequency switch
        {
            RecurrenceFrequency.Daily => Period.DaysBetween(from, to),
            RecurrenceFrequency.Weekly => (Period.DaysBetween(from, to) + DaysIntoWeek(from)) / 7,
            RecurrenceFrequency.Monthly => Period.Between(StartOfMonth(from), to, PeriodUnits.Months).Months,
            _ => to.Year - from.Year,
        };
        return periods / Interval * Interval;
    }

    /// <summary>The first date of the n-th period after that of the start, in the rule's calendar; null after the last date of all.</summary>
    private LocalDate? PeriodStart(LocalDate first, long period)
    {
        LocalDate start = first.WithCalendar(Calendar);
        long farthest = Period.DaysBetween(first, LastDate);
        if (period > farthest)
        {
            return null;
        }

        LocalDate result;
        switch (Frequency)
        {
            case RecurrenceFrequency.Daily:
                result = start.PlusDays((int)period);
                break;
            case RecurrenceFrequency.Weekly when (period * 7) - 7 <= farthest:
                result = period == 0 ? StartOfWeek(start) : start.PlusDays(((int)period * 7) - DaysIntoWeek(start));
                break;
            case RecurrenceFrequency.Monthly when period * 31 <= farthest || period <= MonthsUntilLastDate(start):
                result = StartOfMonth(start).PlusMonths((int)period);
                break;
            case RecurrenceFrequency.Yearly when start.Year + period <= Math.Min(Calendar.MaxYear, LastDate.WithCalendar(Calendar).Year):
                result = StartOfYear((int)(start.Year + period), Calendar);
                break;
            default:
                return null;
        }

        LocalDate iso = result.WithCalendar(CalendarSystem.Iso);
        return iso <= LastDate ? iso : null;
    }

    private int MonthsUntilLastDate(LocalDate start) => Period.Between(StartOfMonth(start), LastDate.WithCalendar(Calendar), PeriodUnits.Months).Months;

    private int DaysIntoWeek(LocalDate date) => (((int)date.DayOfWeek - (int)WeekStart) + 7) % 7;

    /// <summary>The first date of the week, or that of the calendar system where the week starts before it.</summary>
    private LocalDate StartOfWeek(LocalDate date)
    {
        int days = DaysIntoWeek(date);
        bool isFirstWeek = date.Year == Calendar.MinYear && date.DayOfYear <= days;
        return date.PlusDays(isFirstWeek ? 1 - date.DayOfYear : -days);
    }

    /// <summary>The first date of a year, which is not in month 1 in every calendar system: the Hebrew year begins with Tishri, its seventh month by scripture.</summary>
    internal static LocalDate StartOfYear(int year, CalendarSystem calendar)
    {
        LocalDate date = new(year, 1, 1, calendar);
        return date.PlusDays(1 - date.DayOfYear);
    }

    private static LocalDate StartOfMonth(LocalDate date) => date.PlusDays(1 - date.Day);

    /// <summary>Fills the set of a period, ascending: every date of it that matches, then what the set positions keep. Gives how many dates it examined.</summary>
    private int CollectPeriod(LocalDate first, LocalDate periodStart, List<LocalDate> set)
    {
        set.Clear();
        LocalDate start = periodStart.WithCalendar(Calendar);
        LocalDate origin = first.WithCalendar(Calendar);
        int days = Frequency switch
        {
            RecurrenceFrequency.Daily => 1,
            RecurrenceFrequency.Weekly => 7 - DaysIntoWeek(start),
            RecurrenceFrequency.Monthly => Calendar.GetDaysInMonth(start.Year, start.Month),
            _ => Calendar.GetDaysInYear(start.Year),
        };
        int examined = 0;
        for (int i = 0; i < days; i++)
        {
            examined++;
            LocalDate date = start.PlusDays(i);
            if (!IsMonthPossible(date.Month, origin))
            {
                i += Calendar.GetDaysInMonth(date.Year, date.Month) - date.Day;
            }
            else if (Matches(date, origin))
            {
                set.Add(date.WithCalendar(CalendarSystem.Iso));
            }
        }

        if (!SetPositions.IsEmpty)
        {
            KeepPositions(set);
        }

        return examined;
    }

    /// <summary>Says whether a month can hold a match at all, so that a year's other months are skipped in one step.</summary>
    private bool IsMonthPossible(int month, LocalDate origin)
    {
        bool isMonthOfOrigin = Frequency == RecurrenceFrequency.Yearly && Months.IsEmpty && WeekNumbers.IsEmpty && YearDays.IsEmpty && MonthDays.IsEmpty && Weekdays.IsEmpty;
        return isMonthOfOrigin ? month == origin.Month : Months.IsEmpty || Months.Contains(month);
    }

    private void KeepPositions(List<LocalDate> set)
    {
        List<LocalDate> kept = [.. set.Where((_, i) => SetPositions.Contains(i + 1) || SetPositions.Contains(i - set.Count))];
        set.Clear();
        set.AddRange(kept);
    }

    private bool Matches(LocalDate date, LocalDate origin) =>
        (Months.IsEmpty || Months.Contains(date.Month))
        && (WeekNumbers.IsEmpty || MatchesWeekNumber(date))
        && (YearDays.IsEmpty || MatchesFromEitherEnd(YearDays, date.DayOfYear, Calendar.GetDaysInYear(date.Year)))
        && (MonthDays.IsEmpty || MatchesFromEitherEnd(MonthDays, date.Day, Calendar.GetDaysInMonth(date.Year, date.Month)))
        && (Weekdays.IsEmpty || MatchesWeekday(date))
        && MatchesOrigin(date, origin);

    private static bool MatchesFromEitherEnd(System.Collections.Immutable.ImmutableArray<int> values, int number, int count) =>
        values.Contains(number) || values.Contains(number - count - 1);

    private bool MatchesWeekNumber(LocalDate date)
    {
        IWeekYearRule rule = WeekYearRules.ForMinDaysInFirstWeek(4, WeekStart);
        int weekYear = rule.GetWeekYear(date);
        return MatchesFromEitherEnd(WeekNumbers, rule.GetWeekOfWeekYear(date), rule.GetWeeksInWeekYear(weekYear));
    }

    /// <summary>An ordinal counts within the month for monthly rules and yearly ones with months, else within the year.</summary>
    private bool MatchesWeekday(LocalDate date)
    {
        bool isOfMonth = Frequency == RecurrenceFrequency.Monthly || !Months.IsEmpty;
        int day = isOfMonth ? date.Day : date.DayOfYear;
        int days = isOfMonth ? Calendar.GetDaysInMonth(date.Year, date.Month) : Calendar.GetDaysInYear(date.Year);
        foreach (RecurrenceWeekday weekday in Weekdays)
        {
            if (weekday.Weekday == date.DayOfWeek
                && (weekday.Ordinal == 0 || weekday.Ordinal == ((day - 1) / 7) + 1 || weekday.Ordinal == -(((days - day) / 7) + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the rule leaves open comes from the start: weekday, day of the month, or month and day.</summary>
    private bool MatchesOrigin(LocalDate date, LocalDate origin)
    {
        switch (Frequency)
        {
            case RecurrenceFrequency.Weekly:
                return !Weekdays.IsEmpty || date.DayOfWeek == origin.DayOfWeek;
            case RecurrenceFrequency.Monthly:
                return !MonthDays.IsEmpty || !Weekdays.IsEmpty || date.Day == origin.Day;
            case RecurrenceFrequency.Yearly when YearDays.IsEmpty && MonthDays.IsEmpty && Weekdays.IsEmpty:
                return WeekNumbers.IsEmpty
                    ? date.Day == origin.Day && (!Months.IsEmpty || date.Month == origin.Month)
                    : date.DayOfWeek == origin.DayOfWeek;
            default:
                return true;
        }
    }
}
