using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.BusinessTime;

/// <content>Explanations.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>Says why an instant is open or closed; any instant has an explanation.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The layer that decided, and since and until when the calendar is as it is then. Agrees with <see cref="IsOpen"/> at every instant of the horizon.</returns>
    public CalendarExplanation Explain(Instant instant)
    {
        LocalDateTime local = LocalAt(instant);
        if (!Covers(instant))
        {
            return new CalendarExplanation(instant, local, isOpen: false, CalendarLayer.Horizon, local.Date, null);
        }

        bool isOpen = IsOpen(instant);
        (CalendarLayer layer, LocalDate date, string? name) = Combination == CalendarCombination.Layers
            ? Deciding(instant, local.Date, isOpen)
            : (CalendarLayer.Operands, local.Date, Name);
        return new CalendarExplanation(instant, local, isOpen, layer, date, name)
        {
            Since = Within((isOpen ? PreviousOpening(instant) : PreviousClosing(instant)).ValueOrNull),
            Until = Within((isOpen ? NextClosing(instant) : NextOpening(instant)).ValueOrNull),
            Operands = [.. Operands.Select(operand => operand.Explain(instant))],
        };
    }

    /// <summary>
    /// Gives the first instant after one at which something else may decide whether the calendar is open, at most a limit after it: an edge of the horizon, of a date,
    /// of hours (those that a holiday takes too) or of a closure, or a change of the clocks. Between two such instants one explanation holds.
    /// </summary>
    internal Instant NextEdge(Instant instant, Instant limit)
    {
        if (!Covers(instant))
        {
            return instant < Timeline.Start ? Instant.Min(Timeline.Start, limit) : limit;
        }

        Instant next = Instant.Min(Timeline.End, limit);
        if (Combination != CalendarCombination.Layers)
        {
            return next;
        }

        ZoneInterval offset = Zone.GetZoneInterval(instant);
        Consider(offset.HasEnd ? offset.End : limit);
        int today = CalendarCompiler.ToDayNumber(instant.InZone(Zone).Date);
        for (int day = today - 1; day <= today + 1; day++)
        {
            // A midnight that happens twice begins its date twice.
            LocalDateTime midnight = CalendarCompiler.ToDate(day + 1).AtMidnight();
            Consider(LocalTimeMapping.ToInstant(midnight, Zone));
            ZoneLocalMapping mapping = Zone.MapLocal(midnight);
            Consider(mapping.Count == 2 ? mapping.Last().ToInstant() : limit);
            foreach (DayInterval interval in _layers.IntervalsThatDecide(day))
            {
                (Instant start, Instant end) = _layers.Map(interval, day);
                Consider(start);
                Consider(end);
            }
        }

        return next;

        void Consider(Instant edge) => next = edge > instant && edge < next ? edge : next;
    }

    /// <summary>A change at an edge of the horizon is only where the calendar's knowledge ends.</summary>
    private Instant? Within(Instant? change) => change > Timeline.Start && change < Timeline.End ? change : null;

    private LocalDateTime LocalAt(Instant instant)
    {
        // The first and last day of all instants have no local time in some zones; those are shown in UTC.
        bool isExtreme = instant < Instant.MinValue + Duration.FromDays(1) || instant > Instant.MaxValue - Duration.FromDays(1);
        return (isExtreme ? instant.InUtc() : instant.InZone(Zone)).LocalDateTime;
    }

    private (CalendarLayer Layer, LocalDate Date, string? Name) Deciding(Instant instant, LocalDate date, bool isOpen)
    {
        if (ClosureAt(instant) is { } closure)
        {
            return (CalendarLayer.Closure, closure.Date, closure.Name);
        }

        int today = CalendarCompiler.ToDayNumber(date);
        if (!isOpen && _layers.IsClosedByHoliday(today))
        {
            return (CalendarLayer.Holiday, date, _layers.HolidayOn(today)?.Name);
        }

        // The date's own hours explain it first, then those of the evening before; those of the next date where clocks went back over midnight.
        foreach (int day in (ReadOnlySpan<int>)[today, today - 1, today + 1])
        {
            if (!HoursHold(day, instant))
            {
                continue;
            }

            if (!isOpen)
            {
                int holiday = OvernightHolidays == OvernightHolidayRule.CutAtMidnight && _layers.HolidayOn(today) is not null ? today : day;
                return (CalendarLayer.Holiday, CalendarCompiler.ToDate(holiday), _layers.HolidayOn(holiday)?.Name);
            }

            return (HoursLayer(day), CalendarCompiler.ToDate(day), _layers.OverrideOn(day)?.Name);
        }

        return (HoursLayer(today), date, _layers.OverrideOn(today)?.Name);
    }

    private CalendarLayer HoursLayer(int day) => _layers.OverrideOn(day) is null ? CalendarLayer.WeeklyHours : CalendarLayer.Override;

    /// <summary>Says whether the hours that start on a day, holiday or not, hold at an instant.</summary>
    private bool HoursHold(int day, Instant instant)
    {
        foreach (DayInterval interval in _layers.HoursOf(day))
        {
            if (_layers.Holds(interval, day, instant))
            {
                return true;
            }
        }

        return false;
    }
}
