using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>
/// The same calendar by other means: days are walked one by one, instants are seconds, sets are lists of raw intervals that are asked one by one,
/// and time is measured by adding up the stretches between neighbouring edges. Shares no code with the library.
/// </summary>
internal sealed class SlowTwin
{
    private readonly TwinSpec _spec;
    private readonly List<(long Start, long End, int Day)> _open = [];
    private readonly List<(long Start, long End)> _closed = [];
    private readonly long[] _edges;

    public SlowTwin(TwinSpec spec)
    {
        _spec = spec;
        Start = Map(0, 0);
        End = Map(spec.Days, 0);
        foreach ((int day, int start, int end) in spec.Closures)
        {
            if (!IsMissing(day))
            {
                _closed.Add((Map(day, start), Map(day, end)));
            }
        }

        for (int day = -1; day < spec.Days; day++)
        {
            if (IsMissing(day))
            {
                continue;
            }

            bool isOverridden = spec.Overrides.TryGetValue(day, out (bool AlsoOnHolidays, (int Start, int End)[] Parts) replacement);
            bool isHoliday = spec.Holidays.Contains(day) && !(isOverridden && replacement.AlsoOnHolidays);
            if (isHoliday && spec.CutsAtMidnight)
            {
                _closed.Add((Map(day, 0), Map(day + 1, 0)));
            }

            if (spec.CutsAtMidnight && !isHoliday && spec.Holidays.Contains(day))
            {
                CloseBetween(day, replacement.Parts);
            }

            if (isHoliday && !spec.CutsAtMidnight)
            {
                continue;
            }

            (int Start, int End)[][] week = spec.LaterWeek is not null && day >= spec.LaterFrom ? spec.LaterWeek : spec.Week;
            foreach ((int start, int end) in isOverridden ? replacement.Parts : week[(int)spec.From.PlusDays(day).DayOfWeek - 1])
            {
                _open.Add((Map(day, start), Map(day, end), day));
            }
        }

        _edges = [.. _open.SelectMany(part => new[] { part.Start, part.End }).Concat(_closed.SelectMany(part => new[] { part.Start, part.End })).Append(Start).Append(End)
            .Where(edge => edge >= Start && edge <= End).Distinct().Order()];
    }

    public long Start { get; }

    public long End { get; }

    public IReadOnlyList<long> Edges => _edges;

    public bool IsOpen(long second) => _open.Exists(part => part.Start <= second && second < part.End) && !IsClosed(second);

    public long Working(long from, long to)
    {
        long sum = 0;
        for (int i = 0; i + 1 < _edges.Length; i++)
        {
            if (IsOpen(_edges[i]))
            {
                sum += Math.Max(0, Math.Min(to, _edges[i + 1]) - Math.Max(from, _edges[i]));
            }
        }

        return sum;
    }

    /// <summary>Counts second by second.</summary>
    public long WorkingBySteps(long from, long to)
    {
        long sum = 0;
        for (long second = from; second < to; second++)
        {
            sum += IsOpen(second) ? 1 : 0;
        }

        return sum;
    }

    /// <summary>All instants at which a question about working time can have its answer: the edges, and within the stretch between two of them the one that fits.</summary>
    public IEnumerable<long> Candidates(long from, long duration) => _edges.Append(from)
        .Concat(_edges.Select(edge => edge + (duration - Working(from, edge))))
        .Concat(_edges.Select(edge => edge - (duration - Working(edge, from))))
        .Where(second => second >= Start && second <= End)
        .Distinct();

    public bool IsClosing(long second) => _edges.Contains(second) && second > Start && IsOpen(PreviousSecond(second)) && !IsOpen(second);

    public bool IsOpening(long second) => second < End && IsOpen(second) && (second == Start || !IsOpen(PreviousSecond(second)));

    public bool IsBusinessDay(int day) => PartsOf(day).Any(part => EdgesAll().Any(edge => edge >= part.Start && edge < part.End && edge >= Start && edge < End && !IsClosed(edge)));

    /// <summary>The last second after an open one among the hours of a business day; null if the horizon ends before the hours do.</summary>
    public long? EndOf(int day) => PartsOf(day).Any(part => part.End > End)
        ? null
        : PartsOf(day).SelectMany(part => _closed.Select(closed => closed.Start).Append(part.End).Where(second => second > part.Start && second <= part.End && second > Start && !IsClosed(second - 1))).Max();

    /// <summary>The hours that belong to a day: those that start on it unless it is a holiday, and those of a holiday the day before that go on after midnight.</summary>
    private IEnumerable<(long Start, long End, int Day)> PartsOf(int day) => _open.Where(part => (part.Day == day && !IsOff(day)) || (_spec.CutsAtMidnight && part.Day == day - 1 && IsOff(day - 1)));

    private bool IsOff(int day) =>
        _spec.Holidays.Contains(day) && !(_spec.Overrides.TryGetValue(day, out (bool AlsoOnHolidays, (int Start, int End)[] Parts) replacement) && replacement.AlsoOnHolidays);

    private bool IsMissing(int day) => Map(day, 0) == Map(day + 1, 0);

    private IEnumerable<long> EdgesAll() => _open.Select(part => part.Start).Concat(_closed.Select(part => part.End)).Append(Start);

    /// <summary>Closes what the hours of a day leave of it.</summary>
    private void CloseBetween(int day, (int Start, int End)[] parts)
    {
        int open = 0;
        foreach ((int start, int end) in parts.OrderBy(part => part.Start))
        {
            if (start > open)
            {
                _closed.Add((Map(day, open), Map(day, start)));
            }

            open = Math.Max(open, end);
        }

        if (open < TwinSpec.Day)
        {
            _closed.Add((Map(day, open), Map(day + 1, 0)));
        }
    }

    private bool IsClosed(long second) => _closed.Exists(part => part.Start <= second && second < part.End);

    private long PreviousSecond(long edge) => _edges.Last(other => other < edge);

    /// <summary>The first second at which the wall shows the local time or a later one: a skipped time is the transition, a repeated one the earlier.</summary>
    private long Map(int day, int secondOfDay)
    {
        LocalDate date = _spec.From.PlusDays(day);
        long local = (((long)Period.DaysBetween(new LocalDate(1970, 1, 1), date)) * TwinSpec.Day) + secondOfDay;
        Instant before = Instant.FromUnixTimeSeconds(local - (3 * TwinSpec.Day));
        foreach (ZoneInterval interval in _spec.Zone.GetZoneIntervals(before, Instant.FromUnixTimeSeconds(local + (3 * TwinSpec.Day))))
        {
            long begins = interval.HasStart ? Math.Max(interval.Start.ToUnixTimeSeconds(), before.ToUnixTimeSeconds()) : before.ToUnixTimeSeconds();
            long shows = Math.Max(begins, local - interval.WallOffset.Seconds);
            if (!interval.HasEnd || shows < interval.End.ToUnixTimeSeconds())
            {
                return shows;
            }
        }

        throw new InvalidOperationException($"No instant for second {local}.");
    }
}
