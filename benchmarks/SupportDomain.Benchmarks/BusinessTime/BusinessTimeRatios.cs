using NodaTime;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.BusinessTime;

namespace SupportDomain.Benchmarks.BusinessTime;

/// <summary>Working time between two instants and added to one, over spans of 1 day to 10 years, against the day walk and against one binary search.</summary>
internal static class BusinessTimeRatios
{
    private const string Area = "business-time";
    private const int Queries = 20_000;
    private const int BatchPairs = 1_000_000;
    private static readonly (string Name, int Days, int WalkQueries)[] Spans = [("1-day", 1, 20_000), ("30-days", 30, 5_000), ("1-year", 365, 5_000), ("10-years", 3652, 4_000)];

    internal static IEnumerable<RatioCase> Cases()
    {
        foreach ((string name, int days, int walkQueries) in Spans)
        {
            yield return Case($"between-{name}-day-walk", days, walkQueries, Between(days, walkQueries), BetweenByWalk(days, walkQueries));
            yield return Case($"between-{name}-binary-search", days, Queries, Between(days, Queries), Search(days, Queries, SumBetween));
            yield return Case($"add-{name}-day-walk", days, walkQueries, Add(days, walkQueries), AddByWalk(days, walkQueries));
            yield return Case($"add-{name}-binary-search", days, Queries, Add(days, Queries), Search(days, Queries, SumAdd));
        }

        yield return Case("between-10-years-vs-1-day", 3652, Queries, Between(3652, Queries), Adjusted("one day", 1, SumBetween, 3652, SumBetween));
        yield return Case("add-10-years-vs-1-day", 3652, Queries, Add(3652, Queries), Adjusted("one day", 1, SumAdd, 3652, SumAdd));
        yield return Case("compile-20-years", DeskCalendar.Years, 1, new Contender("build the calendar", _ => Compile), new Contender("walk the days into a list", _ => CompileByWalk));
        yield return Case("batch-million-pairs", BatchPairs, BatchPairs, new Contender("one batch call", Batch), new Contender("single calls", Singles));
    }

    private static RatioCase Case(string name, long n, long operations, Contender ours, Contender rival) => new(Area, name, n, operations, ours, rival);

    private static Contender Between(int days, int count) => new("compiled calendar", seed =>
    {
        Query[] queries = MakeQueries(seed, days, count);
        return () => SumBetween(queries);
    });

    private static Contender Add(int days, int count) => new("compiled calendar", seed =>
    {
        Query[] queries = MakeQueries(seed, days, count);
        return () => SumAdd(queries);
    });

    private static Contender BetweenByWalk(int days, int count) => new("day walk on NodaTime", seed =>
    {
        Query[] queries = MakeQueries(seed, days, count);
        return () =>
        {
            ulong sum = 0;
            foreach (Query query in queries)
            {
                sum = unchecked(sum + (ulong)DayWalk.Between(query.Start, query.End, DeskCalendar.Zone, DeskCalendar.Holidays).ToInt64Nanoseconds());
            }

            return sum;
        };
    });

    private static Contender AddByWalk(int days, int count) => new("day walk on NodaTime", seed =>
    {
        Query[] queries = MakeQueries(seed, days, count);
        return () =>
        {
            ulong sum = 0;
            foreach (Query query in queries)
            {
                sum = unchecked(sum + (ulong)DeskCalendar.Nanoseconds(DayWalk.Add(query.Start, query.Working, DeskCalendar.Zone, DeskCalendar.Holidays)));
            }

            return sum;
        };
    });

    /// <summary>One search a query over the segment starts; the checksum is the right answers' plus what the found positions are wrong by.</summary>
    private static Contender Search(int days, int count, Func<Query[], ulong> answers) => new("one Array.BinarySearch over the segment starts", seed =>
    {
        Query[] queries = MakeQueries(seed, days, count);
        long[] keys = [.. queries.Select(query => DeskCalendar.Nanoseconds(query.Start))];
        ulong expected = answers(queries);
        long positions = keys.Sum(key => DeskCalendar.SegmentStarts.Count(start => start <= key));
        return () =>
        {
            long[] starts = DeskCalendar.SegmentStarts;
            long found = 0;
            foreach (long key in keys)
            {
                int position = Array.BinarySearch(starts, key);
                found += position >= 0 ? position + 1 : ~position;
            }

            return unchecked(expected + (ulong)(found - positions));
        };
    });

    /// <summary>The same work on another span, with the checksum of the span it is compared with.</summary>
    private static Contender Adjusted(string name, int days, Func<Query[], ulong> body, int otherDays, Func<Query[], ulong> other) => new(name, seed =>
    {
        Query[] queries = MakeQueries(seed, days, Queries);
        ulong difference = unchecked(other(MakeQueries(seed, otherDays, Queries)) - body(queries));
        return () => unchecked(body(queries) + difference);
    });

    private static ulong SumBetween(Query[] queries)
    {
        BusinessCalendar calendar = DeskCalendar.Calendar;
        ulong sum = 0;
        foreach (ref readonly Query query in queries.AsSpan())
        {
            sum = unchecked(sum + (ulong)calendar.WorkingTimeBetween(query.Start, query.End).ToInt64Nanoseconds());
        }

        return sum;
    }

    private static ulong SumAdd(Query[] queries)
    {
        BusinessCalendar calendar = DeskCalendar.Calendar;
        ulong sum = 0;
        foreach (ref readonly Query query in queries.AsSpan())
        {
            sum = unchecked(sum + (ulong)DeskCalendar.Nanoseconds(calendar.AddWorkingTime(query.Start, query.Working, DeadlineConvention.CloseOfBusiness).Value));
        }

        return sum;
    }

    private static ulong Compile() => (ulong)DeskCalendar.Build().Timeline.TotalWorkingTime.ToInt64Nanoseconds();

    private static ulong CompileByWalk()
    {
        List<NodaTime.Interval> segments = [];
        LocalDate end = new(DeskCalendar.FirstYear + DeskCalendar.Years, 1, 1);
        for (LocalDate date = new(DeskCalendar.FirstYear, 1, 1); date < end; date = date.PlusDays(1))
        {
            if (date.DayOfWeek <= IsoDayOfWeek.Friday && !DeskCalendar.Holidays.Contains(date))
            {
                segments.Add(new NodaTime.Interval(
                    date.At(new LocalTime(9, 0)).InZoneLeniently(DeskCalendar.Zone).ToInstant(),
                    date.At(new LocalTime(17, 0)).InZoneLeniently(DeskCalendar.Zone).ToInstant()));
            }
        }

        return (ulong)segments.Sum(segment => segment.Duration.ToInt64Nanoseconds());
    }

    private static Func<ulong> Batch(int seed)
    {
        (Instant[] starts, Instant[] ends) = MakePairs(seed);
        Duration[] results = new Duration[BatchPairs];
        return () =>
        {
            DeskCalendar.Calendar.WorkingTimesBetween(starts, ends, results);
            return Checksum(results);
        };
    }

    private static Func<ulong> Singles(int seed)
    {
        (Instant[] starts, Instant[] ends) = MakePairs(seed);
        Duration[] results = new Duration[BatchPairs];
        return () =>
        {
            BusinessCalendar calendar = DeskCalendar.Calendar;
            for (int i = 0; i < starts.Length; i++)
            {
                results[i] = calendar.WorkingTimeBetween(starts[i], ends[i]);
            }

            return Checksum(results);
        };
    }

    /// <summary>A thousandth of the results, so that adding them up does not drown what is measured; equality of all is a test's business.</summary>
    private static ulong Checksum(Duration[] results)
    {
        ulong sum = 0;
        for (int i = 0; i < results.Length; i += 1009)
        {
            sum = unchecked(sum + (ulong)results[i].ToInt64Nanoseconds());
        }

        return sum;
    }

    private static (Instant[] Starts, Instant[] Ends) MakePairs(int seed)
    {
        Query[] queries = MakeQueries(seed, 365, BatchPairs);
        return ([.. queries.Select(query => query.Start)], [.. queries.Select(query => query.End)]);
    }

    /// <summary>Starts to the second anywhere in the first years, so that every span ends within the horizon.</summary>
    private static Query[] MakeQueries(int seed, int days, int count)
    {
        Random random = new(seed);
        Instant first = Instant.FromUtc(DeskCalendar.FirstYear, 1, 2, 0, 0);
        int seconds = 8 * 365 * 86_400;
        Query[] queries = new Query[count];
        for (int i = 0; i < count; i++)
        {
            Instant start = first + Duration.FromSeconds(random.Next(seconds));
            Duration span = Duration.FromSeconds((long)days * 86_400);
            queries[i] = new Query(start, start + span, Duration.FromSeconds((long)days * 86_400 * 40 / 168) + Duration.FromSeconds(random.Next(1, 3600)));
        }

        return queries;
    }

    private readonly record struct Query(Instant Start, Instant End, Duration Working);
}
