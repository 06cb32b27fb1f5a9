using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;
using Interval = NodaTime.Interval;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>The compiled calendar against its slow twin, over random calendars around the worst dates of many zones.</summary>
public sealed class TwinTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Twin_CountsSecondBySecond_AsByEdges() => Properties.Check(
        Seeds,
        seed =>
        {
            SlowTwin twin = new(TwinSpec.Random(seed));
            long from = twin.Start + (new Random(seed).NextInt64(twin.End - twin.Start));
            long to = Math.Min(twin.End, from + (2 * TwinSpec.Day));
            twin.WorkingBySteps(from, to).Should().Be(twin.Working(from, to));
        },
        cases: 12);

    [Fact]
    public void IsOpen_AtAndAroundEveryEdge_EqualsTwin() => Check((calendar, twin, random) =>
    {
        foreach (long edge in twin.Edges.Where(edge => edge > twin.Start && edge < twin.End))
        {
            calendar.IsOpen(At(edge)).Should().Be(twin.IsOpen(edge));
            calendar.IsOpen(At(edge - 1)).Should().Be(twin.IsOpen(edge - 1));
            calendar.IsOpen(At(edge) - Duration.Epsilon).Should().Be(twin.IsOpen(edge - 1));
        }
    });

    [Fact]
    public void WorkingTimeBetween_EqualsTwin_AndAddsUpOverSplits() => Check((calendar, twin, random) =>
    {
        long[] points = [.. Enumerable.Range(0, 12).Select(_ => Point(twin, random)).Order()];
        for (int i = 1; i < points.Length; i++)
        {
            calendar.WorkingTimeBetween(At(points[i - 1]), At(points[i])).Should().Be(Duration.FromSeconds(twin.Working(points[i - 1], points[i])));
            calendar.WorkingTimeBetween(At(points[i]), At(points[i - 1])).Should().Be(Duration.Zero);
        }

        Duration sum = points.Skip(1).Zip(points, (to, from) => calendar.WorkingTimeBetween(At(from), At(to))).Aggregate(Duration.Zero, (a, b) => a + b);
        calendar.WorkingTimeBetween(At(points[0]), At(points[^1])).Should().Be(sum);
    });

    [Fact]
    public void AddWorkingTime_BothConventions_EqualTheirDefinitions() => Check((calendar, twin, random) =>
    {
        long t = Point(twin, random);
        long d = RandomDuration(twin, random);
        List<long> later = [.. twin.Candidates(t, d).Where(u => u >= t)];
        Expect(calendar, calendar.AddWorkingTime(At(t), Duration.FromSeconds(d), DeadlineConvention.CloseOfBusiness), later.Where(u => twin.Working(t, u) >= d).Order());
        Expect(calendar, calendar.AddWorkingTime(At(t), Duration.FromSeconds(d), DeadlineConvention.NextOpening), later.Where(u => twin.Working(t, u) == d && u < twin.End && twin.IsOpen(u)).Order());
    });

    [Fact]
    public void NextOpening_IsTheLastInstantThatStillMeets() => Check((calendar, twin, random) =>
    {
        Instant t = At(Point(twin, random));
        Duration d = Duration.FromSeconds(RandomDuration(twin, random));
        if (calendar.AddWorkingTime(t, d, DeadlineConvention.NextOpening).TryGetValue(out Instant breachAt) && breachAt < calendar.Timeline.End)
        {
            calendar.WorkingTimeBetween(t, breachAt).Should().Be(d);
            calendar.WorkingTimeBetween(t, breachAt + Duration.Epsilon).Should().Be(d + Duration.Epsilon);
            Instant dueAt = calendar.AddWorkingTime(t, d, DeadlineConvention.CloseOfBusiness).Value;
            dueAt.Should().BeLessThanOrEqualTo(breachAt);
            calendar.WorkingTimeBetween(t, dueAt).Should().Be(d);
        }
    });

    [Fact]
    public void SubtractWorkingTime_AllConventions_EqualTheirDefinitions() => Check((calendar, twin, random) =>
    {
        long t = Point(twin, random);
        long d = RandomDuration(twin, random);
        Duration duration = Duration.FromSeconds(d);
        List<long> earlier = [.. twin.Candidates(t, d).Where(u => u <= t)];
        Expect(calendar, calendar.SubtractWorkingTime(At(t), duration, StartConvention.LatestStart), earlier.Where(u => twin.Working(u, t) >= d).OrderDescending());
        Expect(
            calendar,
            calendar.SubtractWorkingTime(At(t), duration, StartConvention.LatestWorkingStart),
            earlier.Where(u => twin.Working(u, t) == d && ((u < twin.End && twin.IsOpen(u)) || twin.IsClosing(u) || IsLastMoment(twin, u))).OrderDescending());

        // The earliest start is only known where working time before it shows that it is one.
        Expect(calendar, calendar.SubtractWorkingTime(At(t), duration, StartConvention.EarliestStart), earlier.Where(u => twin.Working(u, t) <= d).Order().Take(1).Where(u => twin.Working(twin.Start, u) > 0));
    });

    [Fact]
    public void OpeningsAndClosings_EqualTwin() => Check((calendar, twin, random) =>
    {
        long t = Point(twin, random);
        long[] openings = [.. twin.Edges.Where(twin.IsOpening)];
        long[] closings = [.. twin.Edges.Where(edge => twin.IsClosing(edge) || IsLastMoment(twin, edge))];
        Expect(calendar, calendar.NextOpening(At(t)), openings.Where(u => u > t));
        Expect(calendar, calendar.PreviousOpening(At(t)), openings.Where(u => u <= t).Reverse());
        Expect(calendar, calendar.NextClosing(At(t)), closings.Where(u => u > t));
        Expect(calendar, calendar.PreviousClosing(At(t)), closings.Where(u => u <= t).Reverse());
    });

    [Fact]
    public void Periods_AllWays_AreTheSameAndTwins() => Check((calendar, twin, random) =>
    {
        long from = Point(twin, random);
        long to = Point(twin, random);
        List<Interval> ascending = [.. calendar.Timeline.PeriodsBetween(At(from), At(to))];
        calendar.Timeline.PeriodsBetweenDescending(At(from), At(to)).Reverse().Should().Equal(ascending);
        Interval[] buffer = new Interval[random.Next(1, 4)];
        List<Interval> copied = [];
        Instant next = At(from);
        do
        {
            int count = calendar.Timeline.CopyPeriods(next, At(to), buffer, out next);
            copied.AddRange(buffer[..count]);
        }
        while (next != At(to));

        copied.Should().Equal(ascending);
        ascending.Sum(period => (long)period.Duration.TotalSeconds).Should().Be(twin.Working(from, to));
        ascending.TrueForAll(period => period.Start < period.End).Should().BeTrue("no period is empty");
        ascending.Skip(1).Zip(ascending).All(pair => pair.First.Start > pair.Second.End).Should().BeTrue("touching periods are merged");
    });

    [Fact]
    public void BusinessDays_EqualTwinsWalk() => Properties.Check(Seeds, seed =>
    {
        TwinSpec spec = TwinSpec.Random(seed);
        BusinessCalendar calendar = spec.Build();
        SlowTwin twin = new(spec);
        bool[] isBusinessDay = [.. Enumerable.Range(0, spec.Days).Select(twin.IsBusinessDay)];
        for (int day = 0; day < spec.Days; day++)
        {
            LocalDate date = spec.From.PlusDays(day);
            calendar.IsBusinessDay(date).Should().Be(isBusinessDay[day], "{0}", date);
            if (isBusinessDay[day])
            {
                calendar.EndOfBusinessDay(date).Should().Be(twin.EndOf(day) is { } end ? BusinessTimeResult.Found(At(end)) : BusinessTimeResult.OutsideHorizon, "{0}", date);
            }

            for (int n = -3; n <= 3; n++)
            {
                int? expected = Walk(isBusinessDay, day, n);
                BusinessDateResult actual = calendar.AddBusinessDays(date, n);
                (actual.IsFound ? actual.Value : (LocalDate?)null).Should().Be(expected is { } found ? spec.From.PlusDays(found) : null);
                calendar.BusinessDaysBetween(spec.From, date).Should().Be(isBusinessDay.Take(day).Count(open => open));
            }
        }
    });

    [Fact]
    public void Explain_AgreesWithIsOpen_EverywhereNearEdges() => Check((calendar, twin, random) =>
    {
        foreach (long edge in twin.Edges.Where(edge => edge < twin.End))
        {
            CalendarExplanation explanation = calendar.Explain(At(edge));
            explanation.IsOpen.Should().Be(twin.IsOpen(edge));
            (explanation.Since ?? calendar.Timeline.Start).Should().BeLessThanOrEqualTo(At(edge));
            (explanation.Until ?? calendar.Timeline.End).Should().BeGreaterThan(At(edge));
            bool closes = explanation.Layer is CalendarLayer.Closure or CalendarLayer.Holiday;
            (closes && explanation.IsOpen).Should().BeFalse("{0}", explanation);
        }
    });

    [Fact]
    public void ToBuilder_BuildsAnEqualCalendar() => Check((calendar, _, _) =>
    {
        BusinessCalendar again = calendar.ToBuilder().Build();
        again.Should().Be(calendar);
        again.GetHashCode().Should().Be(calendar.GetHashCode());
        again.Timeline.Should().Be(calendar.Timeline);
    });

    [Fact]
    public void SetOperations_EqualTwinsPointByPoint_AndKeepTheLaws() => Properties.Check(Seeds, seed =>
    {
        TwinSpec spec = TwinSpec.Random(seed);
        TwinSpec otherSpec = TwinSpec.Random(unchecked(seed + 7));
        BusinessCalendar a = spec.Build();
        BusinessCalendar b = new SpecOnOtherDates(otherSpec).BuildOver(spec);
        WorkingTimeline union = a.Timeline.Union(b.Timeline);
        WorkingTimeline both = a.Timeline.Intersect(b.Timeline);
        WorkingTimeline only = a.Timeline.Except(b.Timeline);
        union.Should().Be(b.Timeline.Union(a.Timeline));
        both.Should().Be(b.Timeline.Intersect(a.Timeline));
        only.Union(both).Should().Be(a.Timeline.Clip(union.Start, union.End));
        only.Intersect(both).Count.Should().Be(0);
        union.TotalWorkingTime.Should().Be(a.Timeline.Clip(union.Start, union.End).TotalWorkingTime + b.Timeline.Clip(union.Start, union.End).TotalWorkingTime - both.TotalWorkingTime);
        union.Union(a.Timeline).Should().Be(union);
        union.Intersect(a.Timeline).Should().Be(a.Timeline.Clip(union.Start, union.End));
        foreach (Interval period in Enumerable.Range(0, union.Count).Select(i => union[i]))
        {
            foreach (Instant instant in (Instant[])[period.Start, period.End - Duration.Epsilon])
            {
                (a.IsOpen(instant) || b.IsOpen(instant)).Should().BeTrue();
                both.IsOpen(instant).Should().Be(a.IsOpen(instant) && b.IsOpen(instant));
                only.IsOpen(instant).Should().Be(a.IsOpen(instant) && !b.IsOpen(instant));
            }
        }
    });

    private static void Check(Action<BusinessCalendar, SlowTwin, Random> property) => Properties.Check(Seeds, seed =>
    {
        TwinSpec spec = TwinSpec.Random(seed);
        property(spec.Build(), new SlowTwin(spec), new Random(seed));
    });

    private static void Expect(BusinessCalendar calendar, BusinessTimeResult actual, IEnumerable<long> best)
    {
        long[] first = [.. best.Take(1)];
        if (first.Length == 1)
        {
            actual.Should().Be(BusinessTimeResult.Found(At(first[0])));
        }
        else
        {
            actual.Status.Should().Be(calendar.Timeline.Count == 0 ? BusinessTimeStatus.NoWorkingTime : BusinessTimeStatus.OutsideHorizon);
        }
    }

    private static Instant At(long second) => Instant.FromUnixTimeSeconds(second);

    private static bool IsLastMoment(SlowTwin twin, long second) => second == twin.End && twin.End > twin.Start && twin.IsOpen(twin.Edges[^2]);

    private static long Point(SlowTwin twin, Random random)
    {
        long edge = twin.Edges[random.Next(twin.Edges.Count)];
        long point = random.Next(3) switch
        {
            0 => edge,
            1 => edge + random.Next(-2, 3),
            _ => twin.Start + random.NextInt64(twin.End - twin.Start),
        };
        return Math.Clamp(point, twin.Start, twin.End);
    }

    private static long RandomDuration(SlowTwin twin, Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => twin.Working(Point(twin, random), Point(twin, random)),
        2 => random.Next(4 * 3600),
        _ => random.NextInt64(twin.Working(twin.Start, twin.End) + 2),
    };

    private static int? Walk(bool[] isBusinessDay, int day, int n)
    {
        int left = Math.Abs(n);
        int at = day;
        while (left > 0)
        {
            at += Math.Sign(n);
            if (at < 0 || at >= isBusinessDay.Length)
            {
                return null;
            }

            left -= isBusinessDay[at] ? 1 : 0;
        }

        return at;
    }

    /// <summary>A spec moved to the dates of another, so that both horizons overlap.</summary>
    private sealed class SpecOnOtherDates(TwinSpec spec)
    {
        public BusinessCalendar BuildOver(TwinSpec other) => new TwinSpec
        {
            Zone = spec.Zone,
            From = other.From.PlusDays(1),
            Days = Math.Max(4, spec.Days),
            Week = spec.Week,
            LaterWeek = spec.LaterWeek,
            LaterFrom = spec.LaterFrom,
            Overrides = spec.Overrides,
            Holidays = spec.Holidays,
            Closures = spec.Closures,
            CutsAtMidnight = spec.CutsAtMidnight,
        }.Build();
    }
}
