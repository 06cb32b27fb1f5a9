using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Workforce;

/// <summary>Absences as instants: ascending, apart from each other, none empty.</summary>
internal sealed class AbsenceIntervals
{
    private readonly Instant[] _starts;
    private readonly Instant[] _ends;

    internal AbsenceIntervals(IEnumerable<Absence> absences, BusinessCalendar shifts)
    {
        List<(Instant Start, Instant End)> all = [.. absences.Select(a => Resolve(a, shifts)).Where(i => i.Start < i.End).OrderBy(i => i.Start).ThenBy(i => i.End)];
        List<(Instant Start, Instant End)> apart = [];
        foreach ((Instant start, Instant end) in all)
        {
            if (apart.Count > 0 && start <= apart[^1].End)
            {
                apart[^1] = (apart[^1].Start, Instant.Max(apart[^1].End, end));
            }
            else
            {
                apart.Add((start, end));
            }
        }

        _starts = [.. apart.Select(i => i.Start)];
        _ends = [.. apart.Select(i => i.End)];
    }

    internal int Count => _starts.Length;

    /// <summary>Whether somebody is away at an instant, and until when.</summary>
    internal bool IsAway(Instant instant, out Instant until)
    {
        int index = LastStartAtOrBefore(instant);
        until = index < 0 ? default : _ends[index];
        return index >= 0 && instant < until;
    }

    /// <summary>The first start strictly after an instant, or null.</summary>
    internal Instant? NextStart(Instant instant)
    {
        int index = LastStartAtOrBefore(instant) + 1;
        return index < _starts.Length ? _starts[index] : null;
    }

    /// <summary>The working time that absences take from <c>[start, end)</c>.</summary>
    internal Duration LostBetween(Instant start, Instant end, WorkingTimeline shifts)
    {
        Duration lost = Duration.Zero;
        for (int i = Math.Max(LastStartAtOrBefore(start), 0); i < _starts.Length && _starts[i] < end; i++)
        {
            Instant from = Instant.Max(start, _starts[i]);
            Instant until = Instant.Min(end, _ends[i]);
            lost += from < until ? shifts.WorkingTimeBetween(from, until) : Duration.Zero;
        }

        return lost;
    }

    private static (Instant Start, Instant End) Resolve(Absence absence, BusinessCalendar shifts)
    {
        Instant start = LocalTimeMapping.ToInstant(absence.Start, shifts.Zone);
        Instant end = LocalTimeMapping.ToInstant(absence.End, shifts.Zone);
        return absence.Overnight == OvernightHolidayRule.WholeShift
            ? (EndOfShiftOver(start, shifts), EndOfShiftOver(end, shifts))
            : (start, end);
    }

    /// <summary>The end of the shift that runs over an instant, or the instant itself.</summary>
    private static Instant EndOfShiftOver(Instant instant, BusinessCalendar shifts)
    {
        bool runsOver = shifts.Covers(instant) && shifts.IsOpen(instant);
        Instant opened = runsOver ? shifts.PreviousOpening(instant).Value : instant;
        Instant closes = runsOver ? shifts.NextClosing(instant).Value : instant;
        return opened < instant && closes - opened <= Duration.FromDays(1) ? closes : instant;
    }

    private int LastStartAtOrBefore(Instant instant)
    {
        int index = Array.BinarySearch(_starts, instant);
        return index >= 0 ? index : ~index - 1;
    }
}
