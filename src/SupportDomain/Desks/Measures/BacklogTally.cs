using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.Desks.Measures;

/// <summary>Counts the tickets that are unresolved at each local midnight, and the ages of those that still are.</summary>
internal sealed class BacklogTally(LocalClock clock)
{
    internal const int MostPoints = 400;

    /// <summary>The steps between two points shown, in days: a day, weeks, four weeks and so on.</summary>
    private static readonly int[] Steps = [1, 7, 28, 84, 364];

    private static readonly Duration[] Bands = [.. new[] { 0, 1, 3, 7, 14, 30, 90, 180, 365 }.Select(d => Duration.FromDays(d))];

    /// <summary>The changes by local date: times of a log, and instants of verdicts, lie in the years from 1900 to 2190, and no zone is two days away from UTC.</summary>
    private readonly long[] _changes = new long[DayIndex(new LocalDate(2191, 1, 3)) + 1];
    private readonly Chunks<long> _ages = new();
    private readonly long[] _open = new long[Bands.Length];
    private readonly long[] _late = new long[Bands.Length];
    private int _firstDay = int.MaxValue;

    internal void Add(in MeasuredTicket ticket)
    {
        // A change on a day is one of the count at the midnight that ends it: unresolved are those that began before it and did not end before it.
        Instant last = ticket.OpenedAt;
        int openedOn = clock.DayOf(last);
        _firstDay = Math.Min(_firstDay, openedOn);
        _changes[DayIndex(openedOn)]++;
        int sign = -1;
        foreach (Instant turn in ticket.Turns)
        {
            last = Instant.Max(last, turn);
            _changes[DayIndex(clock.DayOf(last))] += sign;
            sign = -sign;
        }

        if (ticket.IsOpen)
        {
            AddOpen(ticket);
        }
    }

    internal BacklogSummary ToSummary(Instant? asOf)
    {
        long[] ages = _ages.ToArray();
        Array.Sort(ages);
        (LocalDate first, int step, ImmutableArray<long> counts) = asOf is { } now && _firstDay != int.MaxValue ? Points(clock.DayOf(now)) : (default, 1, []);
        return new BacklogSummary(Metrics.DurationSample.OfSorted(ages), ToBands(), first, step, counts);
    }

    private static int DayIndex(LocalDate date) => DayIndex(Period.DaysBetween(new LocalDate(1970, 1, 1), date));

    private static int DayIndex(int day) => day + 25_569; // 1899-12-30

    private void AddOpen(in MeasuredTicket ticket)
    {
        Duration age = ticket.AsOf - ticket.OpenedAt;
        _ages.Add(age.ToInt64Nanoseconds());
        int band = Bands.Length - 1;
        while (band > 0 && age < Bands[band])
        {
            band--;
        }

        _open[band]++;
        foreach (ref readonly Sla.SlaVerdict verdict in ticket.Verdicts)
        {
            if (verdict.Outcome == Sla.SlaOutcome.Breached)
            {
                _late[band]++;
                return;
            }
        }
    }

    private ImmutableArray<AgeBand> ToBands() =>
        [.. Bands.Select((from, i) => new AgeBand(from, i + 1 < Bands.Length ? Bands[i + 1] : null, _open[i], _late[i]))];

    /// <summary>From the first midnight after an opening to the last one that is not after the instant, which always has a point.</summary>
    private (LocalDate First, int Step, ImmutableArray<long> Counts) Points(int lastDay)
    {
        int firstDay = _firstDay + 1;
        if (lastDay < firstDay)
        {
            return (default, 1, []);
        }

        int days = lastDay - firstDay + 1;
        int step = Steps.FirstOrDefault(s => (days - 1) / s < MostPoints, Steps[^1]);
        int begin = firstDay + ((days - 1) % step);
        ImmutableArray<long>.Builder counts = ImmutableArray.CreateBuilder<long>(((days - 1) / step) + 1);
        long count = 0;
        for (int day = firstDay; day <= lastDay; day++)
        {
            count += _changes[DayIndex(day - 1)];
            if ((day - begin) % step == 0)
            {
                counts.Add(count);
            }
        }

        return (new LocalDate(1970, 1, 1).PlusDays(begin), step, counts.MoveToImmutable());
    }
}
