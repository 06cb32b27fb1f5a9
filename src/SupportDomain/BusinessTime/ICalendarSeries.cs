using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>An iCalendar event with its repeats and the events that change some of them (RFC 5545, 3.8.4.4).</summary>
internal sealed class ICalendarSeries
{
    private static readonly int FirstDay = CalendarCompiler.ToDayNumber(LocalDate.MinIsoValue);
    private static readonly int LastDay = CalendarCompiler.ToDayNumber(LocalDate.MaxIsoValue);
    private readonly ICalendarEvent _event;
    private readonly HashSet<LocalDate> _replaced;
    private readonly ICalendarEvent[] _onward;
    private readonly LocalDate[] _onwardFrom;

    public ICalendarSeries(ICalendarEvent item, IEnumerable<ICalendarEvent> changes)
    {
        _event = item;
        _replaced = [.. changes.Select(change => change.RecurrenceId!.Value)];
        _onward = [.. changes.Where(change => change.IsThisAndFuture).OrderBy(change => change.RecurrenceId!.Value)];
        _onwardFrom = [.. _onward.Select(change => change.RecurrenceId!.Value)];
    }

    /// <summary>The first days of the event and its repeats, before any change, that can touch the range.</summary>
    public IEnumerable<LocalDate> Starts(LocalDate from, LocalDate until, Action<int> examined)
    {
        if (_event.IsCancelled)
        {
            return [];
        }

        int farthest = 0;
        int longest = _event.Days;
        foreach (ICalendarEvent change in _onward.Where(change => !change.IsTimed))
        {
            farthest = Math.Max(farthest, Math.Abs(change.Shift));
            longest = Math.Max(longest, change.Days);
        }

        LocalDate start = _event.Start!.Value;
        LocalDate earliest = Plus(from, -longest - farthest);
        LocalDate end = Plus(until, farthest);
        IEnumerable<LocalDate> repeats = _event.Rule?.DatesBetween(start, earliest, end, examined) ?? [];
        return repeats.Concat(_event.Further ?? []).Prepend(start).Distinct().Where(date => _event.Except?.Contains(date) != true && date < end && date > earliest);
    }

    /// <summary>What happens at a repeat: the event itself, a change of this and later repeats, or nothing.</summary>
    public ICalendarEvent? At(LocalDate start)
    {
        if (_replaced.Contains(start))
        {
            return null;
        }

        int index = Array.BinarySearch(_onwardFrom, start);
        index = (index < 0 ? ~index : index) - 1;
        ICalendarEvent result = index < 0 ? _event : _onward[index];
        return result.IsCancelled || result.IsTimed ? null : result;
    }

    /// <summary>The first day of a repeat after a change.</summary>
    public LocalDate Moved(LocalDate start, ICalendarEvent change) => change == _event ? start : Plus(start, change.Shift);

    private static LocalDate Plus(LocalDate date, int days) => CalendarCompiler.ToDate(Math.Clamp(CalendarCompiler.ToDayNumber(date) + days, FirstDay, LastDay));
}
