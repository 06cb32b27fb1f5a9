using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>Turns the layers of a calendar into one segment set and the set of its business days.</summary>
internal sealed class CalendarCompiler
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private readonly CalendarLayers _layers;
    private readonly int _firstDay;
    private readonly int _endDay;
    private readonly long _from;
    private readonly long _until;
    private readonly ZoneTable _zone;
    private readonly List<(long Start, long End)> _closed = [];
    private readonly List<(long Start, long End)> _day = [];
    private readonly List<(long Start, long End)> _open = [];

    private CalendarCompiler(CalendarLayers layers, ZoneTable zone)
    {
        _layers = layers;
        _firstDay = ToDayNumber(layers.ValidFrom);
        _endDay = ToDayNumber(layers.ValidUntil);
        _zone = zone;
        _from = _zone.Map(_firstDay, 0);
        _until = _zone.Map(_endDay, 0);
    }

    public static int ToDayNumber(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate ToDate(int dayNumber) => Epoch.PlusDays(dayNumber);

    public static (WorkingTimeline Timeline, DateSet BusinessDays) Compile(CalendarLayers layers, ZoneTable zone) => new CalendarCompiler(layers, zone).Compile();

    private (WorkingTimeline Timeline, DateSet BusinessDays) Compile()
    {
        CollectClosed();
        DateSet.Builder businessDays = new(_firstDay, _endDay);
        int closed = 0;

        // The day before the horizon counts too: its last shift may run into the horizon.
        for (int day = _firstDay - 1; day < _endDay; day++)
        {
            MapDay(day);
            if (_day.Count == 0)
            {
                continue;
            }

            while (closed < _closed.Count && _closed[closed].End <= _day[0].Start)
            {
                closed++;
            }

            // A holiday that cuts at midnight takes its own date only: what its shift opens at 24:00 is the first work of the next date.
            int owner = _layers.IsClosedByHoliday(day) ? day + 1 : day;
            if (owner >= _firstDay && owner < _endDay && HasOpenTime(closed))
            {
                businessDays.Add(owner);
            }

            foreach ((long start, long end) in _day)
            {
                SegmentSets.Unite(_open, start, end);
            }
        }

        return (new WorkingTimeline(SegmentSets.Except(SegmentSets.Clip(_open, _from, _until), _closed), _from, _until), businessDays.Build());
    }

    private void CollectClosed()
    {
        List<(long Start, long End)> all = [];
        foreach (Closure closure in _layers.Closures)
        {
            int day = ToDayNumber(closure.Date);
            if (day >= _firstDay - 1 && day < _endDay && !IsSkipped(day))
            {
                AddMapped(all, day, closure.Interval.Start.NanosecondOfDay, closure.Interval.EndOffset);
            }
        }

        if (_layers.OvernightHolidays == OvernightHolidayRule.CutAtMidnight)
        {
            foreach (int day in _layers.HolidayDays)
            {
                if (day >= _firstDay - 1 && day < _endDay)
                {
                    AddHoliday(all, day);
                }
            }
        }

        all.Sort();
        foreach ((long start, long end) in all)
        {
            SegmentSets.Unite(_closed, start, end);
        }
    }

    /// <summary>Closes the date of a holiday but for the hours of an override that also holds on holidays.</summary>
    private void AddHoliday(List<(long Start, long End)> closed, int day)
    {
        List<(long Start, long End)> date = [];
        AddMapped(date, day, 0, NodaConstants.NanosecondsPerDay);
        List<(long Start, long End)> kept = [];
        if (!_layers.IsClosedByHoliday(day))
        {
            MapDay(day);
            foreach ((long start, long end) in _day)
            {
                SegmentSets.Unite(kept, start, end);
            }
        }

        closed.AddRange(SegmentSets.Except(date, kept));
    }

    private void MapDay(int day)
    {
        _day.Clear();
        if (IsSkipped(day))
        {
            return;
        }

        foreach (DayInterval interval in _layers.IntervalsOf(day))
        {
            AddMapped(_day, day, interval.Start.NanosecondOfDay, interval.EndOffset);
        }
    }

    /// <summary>A date that the zone left out is empty: hours that would start on it do not, not even where they would run into the next date.</summary>
    private bool IsSkipped(int day) => _zone.Map(day, 0) == _zone.Map(day, NodaConstants.NanosecondsPerDay);

    private void AddMapped(List<(long Start, long End)> list, int day, long fromOffset, long toOffset)
    {
        long start = _zone.Map(day, fromOffset);
        long end = _zone.Map(day, toOffset);
        if (end > start)
        {
            list.Add((start, end));
        }
    }

    /// <summary>Says whether something of the day's intervals within the horizon is left after the closures, the first of which that may touch it is given.</summary>
    private bool HasOpenTime(int firstClosed)
    {
        int closed = firstClosed;
        foreach ((long start, long end) in _day)
        {
            while (closed < _closed.Count && _closed[closed].End <= start)
            {
                closed++;
            }

            // Closures are merged, so open time follows the end of one.
            long from = closed < _closed.Count && _closed[closed].Start <= start ? _closed[closed].End : start;
            if (Math.Max(from, _from) < Math.Min(end, _until))
            {
                return true;
            }
        }

        return false;
    }
}
