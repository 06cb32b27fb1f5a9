using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <content>Business-day arithmetic.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>Gets the number of business days within the horizon.</summary>
    public int BusinessDayCount => _businessDays.Count;

    /// <summary>Says whether a local date lies within the horizon.</summary>
    /// <param name="date">The date.</param>
    /// <returns>True from <see cref="ValidFrom"/>, inclusive, to <see cref="ValidUntil"/>, exclusive.</returns>
    public bool Covers(LocalDate date) => _businessDays.Covers(CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso)));

    /// <summary>Says whether working time belongs to a local date: hours that start on it are open for some time within the horizon.</summary>
    /// <remarks>
    /// A shift from 22:00 to 06:00 makes the date of 22:00 a business day, not the next one. Where a holiday cuts it at midnight, what is left starts with the
    /// next date and belongs to that. A date that the zone left out is never one.
    /// </remarks>
    /// <param name="date">The date, within the horizon.</param>
    /// <returns>True if the date is a business day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="date"/> is outside the horizon.</exception>
    public bool IsBusinessDay(LocalDate date) => _businessDays.Contains(CoveredDay(date));

    /// <summary>Says whether a local date is a holiday, open or not.</summary>
    /// <param name="date">The date.</param>
    /// <returns>True if the date is among <see cref="Holidays"/>, or those of the calendars this one is made of.</returns>
    public bool IsHoliday(LocalDate date) => HolidayOn(date) is not null;

    /// <summary>Finds the holiday of a local date; of a calendar made of others, the first that one of them has.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The first holiday of the date, certain ones before estimated ones and then by name; or null.</returns>
    public Holiday? HolidayOn(LocalDate date) => _layers.HolidayOn(CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso)))
        ?? Operands.Select(operand => operand.HolidayOn(date)).FirstOrDefault(holiday => holiday is not null);

    /// <summary>Finds a closure that holds at an instant, whatever the hours say.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The first such closure by date and interval, or null.</returns>
    public Closure? ClosureAt(Instant instant)
    {
        if (!Covers(instant))
        {
            return null;
        }

        int day = CalendarCompiler.ToDayNumber(instant.InZone(Zone).Date);
        return _layers.ClosureAt(day - 1, instant) ?? _layers.ClosureAt(day, instant) ?? _layers.ClosureAt(day + 1, instant)
            ?? Operands.Select(operand => operand.ClosureAt(instant)).FirstOrDefault(closure => closure is not null);
    }

    /// <summary>Finds the first business day after a date.</summary>
    /// <param name="date">The date, exclusive.</param>
    /// <returns>The date, or why there is none.</returns>
    public BusinessDateResult NextBusinessDay(LocalDate date) => AddBusinessDays(date, 1);

    /// <summary>Finds the last business day before a date.</summary>
    /// <param name="date">The date, exclusive.</param>
    /// <returns>The date, or why there is none.</returns>
    public BusinessDateResult PreviousBusinessDay(LocalDate date) => AddBusinessDays(date, -1);

    /// <summary>Finds the n-th business day after a date, or before it if n is negative.</summary>
    /// <param name="date">The date itself, exclusive, business day or not.</param>
    /// <param name="days">How many business days; 0 gives the date itself.</param>
    /// <returns>The date, or why there is none. O(log n) in the length of the horizon.</returns>
    public BusinessDateResult AddBusinessDays(LocalDate date, int days) =>
        Date(Step(CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso)), days, out int day), day);

    /// <summary>Counts the business days in <c>[from, until)</c>.</summary>
    /// <param name="from">The first date, inclusive, within the horizon.</param>
    /// <param name="until">The last date, exclusive, within the horizon or the date after it.</param>
    /// <returns>The number; 0 if <paramref name="until"/> is not after <paramref name="from"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is outside the horizon.</exception>
    public int BusinessDaysBetween(LocalDate from, LocalDate until)
    {
        int first = CoveredDay(from);
        int end = CalendarCompiler.ToDayNumber(until.WithCalendar(CalendarSystem.Iso));
        if (end < _businessDays.FirstDay || end > _businessDays.EndDay)
        {
            throw OutsideHorizon(until, nameof(until));
        }

        return end <= first ? 0 : _businessDays.CountBefore(end) - _businessDays.CountBefore(first);
    }

    /// <summary>Finds the instant n business days after a start, or before it if n is negative.</summary>
    /// <remarks>With n = 0 only the rolls, the cut-off and the landing of the rule apply; the local time of day is mapped anew, so a start in the second
    /// of two repeated hours gives the first. See <see cref="BusinessDayRule"/> for the steps.</remarks>
    /// <param name="start">The start.</param>
    /// <param name="days">How many business days.</param>
    /// <param name="rule">How the start is treated and where the count lands.</param>
    /// <returns>The instant, or why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    public BusinessTimeResult AddBusinessDays(Instant start, int days, BusinessDayRule rule)
    {
        Guard.Against.Null(rule);
        if (!Covers(start))
        {
            return BusinessTimeResult.OutsideHorizon;
        }

        long local = _offsets.ToLocal(UnixTime.ToNanoseconds(start));
        int from = DayOf(local);
        long time = local - (from * NodaConstants.NanosecondsPerDay);
        BusinessTimeStatus status = RollDay(from, rule.StartRoll, out int day);
        if (status == BusinessTimeStatus.Found && day != from)
        {
            time = rule.NonBusinessDayStart?.NanosecondOfDay ?? time;
        }

        if (status == BusinessTimeStatus.Found && rule.CutOff is { } cutOff && time >= cutOff.NanosecondOfDay)
        {
            status = Step(day, 1, out day);
            time = rule.StartAfterCutOff?.NanosecondOfDay ?? time;
        }

        status = status == BusinessTimeStatus.Found ? Step(day, days, out day) : status;
        status = status == BusinessTimeStatus.Found ? RollDay(day, rule.TargetRoll, out day) : status;
        return status == BusinessTimeStatus.Found ? Land(day, time, rule.Landing) : None(status);
    }

    /// <summary>Moves a date that is no business day.</summary>
    /// <param name="date">The date, of any calendar system.</param>
    /// <param name="roll">Where to; with <see cref="BusinessDayRoll.None"/> the date stays.</param>
    /// <returns>The date itself if it is a business day or stays, the date it moves to, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="roll"/> is not defined.</exception>
    public BusinessDateResult Roll(LocalDate date, BusinessDayRoll roll)
    {
        Guard.Against.UndefinedEnum(roll);
        return Date(RollDay(CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso)), roll, out int day), day);
    }

    /// <summary>Finds the instant so many days later at the same local time, every day counting; start and result within the range of instants.</summary>
    internal Instant AddCalendarDays(Instant start, int days)
    {
        if (Covers(start))
        {
            long local = _offsets.ToLocal(UnixTime.ToNanoseconds(start));
            bool fits = days <= (UnixTime.ToNanoseconds(Timeline.End) - local) / NodaConstants.NanosecondsPerDay;
            if (fits && _offsets.TryToInstant(local + (days * NodaConstants.NanosecondsPerDay), out long instant))
            {
                return UnixTime.ToInstant(instant);
            }
        }

        return LocalTimeMapping.ToInstant(start.InZone(Zone).LocalDateTime.PlusDays(days), Zone);
    }

    private static BusinessDateResult Date(BusinessTimeStatus status, int day) => status switch
    {
        BusinessTimeStatus.Found => BusinessDateResult.Found(CalendarCompiler.ToDate(day)),
        BusinessTimeStatus.NoWorkingTime => BusinessDateResult.NoWorkingTime,
        _ => BusinessDateResult.OutsideHorizon,
    };

    private static BusinessTimeResult None(BusinessTimeStatus status) =>
        status == BusinessTimeStatus.NoWorkingTime ? BusinessTimeResult.NoWorkingTime : BusinessTimeResult.OutsideHorizon;

    /// <summary>The day number of a local time, rounded down also before 1970.</summary>
    private static int DayOf(long local) => (int)((local >= 0 ? local : local - NodaConstants.NanosecondsPerDay + 1) / NodaConstants.NanosecondsPerDay);

    private BusinessTimeStatus Step(int day, int days, out int result)
    {
        result = day;
        if (!_businessDays.Covers(day))
        {
            return BusinessTimeStatus.OutsideHorizon;
        }

        if (days == 0)
        {
            return BusinessTimeStatus.Found;
        }

        long rank = days > 0 ? (long)_businessDays.CountBefore(day + 1) + days - 1 : (long)_businessDays.CountBefore(day) + days;
        if (rank < 0 || rank >= _businessDays.Count)
        {
            return Timeline.Count == 0 ? BusinessTimeStatus.NoWorkingTime : BusinessTimeStatus.OutsideHorizon;
        }

        result = _businessDays.At((int)rank);
        return BusinessTimeStatus.Found;
    }

    private BusinessTimeStatus RollDay(int day, BusinessDayRoll roll, out int result)
    {
        result = day;
        if (!_businessDays.Covers(day))
        {
            return BusinessTimeStatus.OutsideHorizon;
        }

        if (roll == BusinessDayRoll.None || _businessDays.Contains(day))
        {
            return BusinessTimeStatus.Found;
        }

        int direction = roll is BusinessDayRoll.Following or BusinessDayRoll.ModifiedFollowing ? 1 : -1;
        BusinessTimeStatus status = Step(day, direction, out result);
        bool isModified = roll is BusinessDayRoll.ModifiedFollowing or BusinessDayRoll.ModifiedPreceding;
        if (!isModified || status == BusinessTimeStatus.NoWorkingTime)
        {
            return status;
        }

        // Without a business day up to the edge of the horizon, the next one is at the edge or beyond it: in another month if the edge is.
        int edge = direction > 0 ? _businessDays.EndDay : _businessDays.FirstDay - 1;
        return IsSameMonth(day, status == BusinessTimeStatus.Found ? result : edge) ? status : Step(day, -direction, out result);
    }

    private static bool IsSameMonth(int day, int other)
    {
        LocalDate date = CalendarCompiler.ToDate(day);
        LocalDate otherDate = CalendarCompiler.ToDate(other);
        return date.Month == otherDate.Month && date.Year == otherDate.Year;
    }

    private BusinessTimeResult Land(int day, long time, DayLanding landing)
    {
        if (landing == DayLanding.EndOfBusinessDay)
        {
            return EndOfBusinessDay(CalendarCompiler.ToDate(day));
        }

        Instant instant = UnixTime.ToInstant(_offsets.Map(day, time));
        return landing switch
        {
            DayLanding.NextOpening => AddWorkingTime(instant, Duration.Zero, DeadlineConvention.NextOpening),
            DayLanding.PreviousClosing => SubtractWorkingTime(instant, Duration.Zero, StartConvention.LatestWorkingStart),
            _ => BusinessTimeResult.Found(instant),
        };
    }

    /// <summary>Finds the last closing of a business day.</summary>
    /// <remarks>An overnight shift ends its business day on the next date. Where the hours of a day touch those of the next, the day ends where its own hours do.
    /// A calendar made of others ends its day at 00:00 at the latest. Where the horizon ends before the hours of the day do, their end is outside it.</remarks>
    /// <param name="date">The date.</param>
    /// <returns>The closing, or why there is none: a date that is no business day has no working time.</returns>
    public BusinessTimeResult EndOfBusinessDay(LocalDate date)
    {
        int day = CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso));
        if (!_businessDays.Covers(day))
        {
            return BusinessTimeResult.OutsideHorizon;
        }

        if (!_businessDays.Contains(day))
        {
            return BusinessTimeResult.NoWorkingTime;
        }

        if (Combination != CalendarCombination.Layers)
        {
            LocalDate ownDate = CalendarCompiler.ToDate(day);
            return Timeline.LastClosingWithin(LocalTimeMapping.ToInstant(ownDate.AtMidnight(), Zone), LocalTimeMapping.ToInstant(ownDate.PlusDays(1).AtMidnight(), Zone));
        }

        // What the shift of a holiday opens at 24:00 belongs to this date too.
        BusinessTimeResult own = LastClosingOf(day, BusinessTimeResult.NoWorkingTime);
        return own.Status != BusinessTimeStatus.OutsideHorizon && _layers.IsClosedByHoliday(day - 1) ? LastClosingOf(day - 1, own) : own;
    }

    /// <summary>The last instant up to which hours that start on a day are open, if it is after one found already.</summary>
    private BusinessTimeResult LastClosingOf(int day, BusinessTimeResult found)
    {
        BusinessTimeResult last = found;
        if (LocalTimeMapping.IsSkipped(CalendarCompiler.ToDate(day), Zone))
        {
            return last;
        }

        foreach (DayInterval interval in _layers.IntervalsOf(day))
        {
            (Instant start, Instant end) = _layers.Map(interval, day);
            if (end > Timeline.End)
            {
                return BusinessTimeResult.OutsideHorizon;
            }

            if (Timeline.LastClosingWithin(start, end).TryGetValue(out Instant closing) && (!last.TryGetValue(out Instant before) || closing > before))
            {
                last = BusinessTimeResult.Found(closing);
            }
        }

        return last;
    }

    private int CoveredDay(LocalDate date, [CallerArgumentExpression(nameof(date))] string parameterName = "")
    {
        int day = CalendarCompiler.ToDayNumber(date.WithCalendar(CalendarSystem.Iso));
        return _businessDays.Covers(day) ? day : throw OutsideHorizon(date, parameterName);
    }

    private ArgumentOutOfRangeException OutsideHorizon(LocalDate date, string parameterName) =>
        new(
            parameterName,
            date,
            string.Create(CultureInfo.InvariantCulture, $"The calendar is valid from {ValidFrom:uuuu-MM-dd} to before {ValidUntil:uuuu-MM-dd}; a date outside has no answer."));
}
