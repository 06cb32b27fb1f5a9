using NodaTime;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.BusinessTime;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Budgeting;

public sealed class BudgetTests
{
    private static readonly BudgetPolicy ByVolume = new([new(WeightBasis.Volume, 1)]);

    [Fact]
    public void Allocate_MixOfVolumeAndHeadCount_IsTheExactWeight()
    {
        // Phone: half of 30 % of the tickets and half of 50 % of the people = 40 % of 1,000.00.
        BudgetPolicy half = new([new(WeightBasis.Volume, new Rational(1, 2)), new(WeightBasis.HeadCount, new Rational(1, 2))]);
        Budget budget = new(Euro(100_000), [Line("phone", (WeightBasis.Volume, 30), (WeightBasis.HeadCount, 5)), Line("chat", (WeightBasis.Volume, 70), (WeightBasis.HeadCount, 5))]);
        BudgetAllocation allocation = budget.Allocate(half).Value;
        allocation.AmountOf("phone").Should().Be(Euro(40_000));
        allocation.AmountOf("chat").Should().Be(Euro(60_000));
        allocation.Explain().Lines[0].Weight.Should().Be(new Rational(2, 5));
    }

    [Fact]
    public void Allocate_ReserveCommitmentsAndCaps_SumAtEveryLevel()
    {
        // 10 % reserve of 1,000.01 half-even = 100.00; 900.01 remain. IT must cover 500.00, marketing absorbs 150.00; the rest goes to support.
        Budget budget = new(Euro(100_001),
        [
            new BudgetLine("support", Volume(60), kind: BudgetLineKind.Department),
            new BudgetLine("it", Volume(20), commitment: Euro(50_000)),
            new BudgetLine("marketing", Volume(60), absorbable: Euro(15_000)),
            new BudgetLine("tier1", Volume(2), "support"), new BudgetLine("tier2", Volume(1), "support"), new BudgetLine("leads", Volume(0), "support"),
        ]);
        BudgetPolicy policy = new(ByVolume.Mix, reserve: BudgetReserve.OfPart(Percentage.FromPercent(10), Rounding.HalfEven));
        BudgetAllocation allocation = budget.Allocate(policy).Value;
        allocation.Reserve.Should().Be(Euro(10_000));
        allocation.Amounts.Select(a => (int)a.MinorUnits).Should().Equal(25_001, 50_000, 15_000, 16_667, 8_334, 0);
        (allocation.Reserve + Money.Sum(allocation.Leaves.Select(l => allocation.AmountOf(l.Id)), Currency.Euro)).Should().Be(budget.Approved);
        allocation.Explain("support").Lines[0].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 16_667));
        allocation.Explain("support").Lines[1].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 8_333), new SharePart(ShareReason.LargestRemainder, 1));
        allocation.LinesBelow("support").Select(l => l.Id).Should().Equal("tier1", "tier2", "leads");
        FluentActions.Invoking(() => allocation.AmountOf("nobody")).Should().Throw<ArgumentException>().WithParameterName("lineId");
        FluentActions.Invoking(() => allocation.Explain("tier1")).Should().Throw<ArgumentException>().WithParameterName("lineId");
    }

    /// <summary>Two commitments of 2^127 − 1 are more than any budget, and more than 128 bits; two such absorbable amounts bind nobody.</summary>
    [Fact]
    public void Allocate_BoundsBeyond128Bits_OverflowOrBindNobody()
    {
        Money most = Euro(0) + new Money(Int128.MaxValue, Currency.Euro);
        Budget committed = new(Euro(100), [new BudgetLine("top", Volume(1)), .. Pair(l => new BudgetLine(l, Volume(1), "top", commitment: most))]);
        FluentActions.Invoking(() => committed.Allocate(ByVolume)).Should().Throw<OverflowException>();
        Budget absorbing = new(most, [new BudgetLine("top", Volume(1)), .. Pair(l => new BudgetLine(l, Volume(1), "top", absorbable: most))]);
        absorbing.Allocate(ByVolume).Value.AmountOf("a").MinorUnits.Should().Be((Int128.MaxValue / 2) + 1);

        static BudgetLine[] Pair(Func<string, BudgetLine> line) => [line("a"), line("b")];
    }

    [Fact]
    public void Amounts_WithoutACurrency_AreRefused()
    {
        FluentActions.Invoking(() => BudgetReserve.OfAmount(default)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("amount");
        FluentActions.Invoking(() => new BudgetLine("a", Volume(1), commitment: default(Money))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("commitment");
        FluentActions.Invoking(() => new BudgetLine("a", Volume(1), absorbable: default(Money))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("absorbable");
        FluentActions.Invoking(() => new BudgetLine("a", Volume(1), name: " ")).Should().Throw<ArgumentException>().WithParameterName("name");
        FluentActions.Invoking(() => new BudgetLine("a", [new((WeightBasis)9, 1)])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("facts");
    }

    /// <summary>1 Farvardin 1405 is 21 March 2026.</summary>
    [Fact]
    public void Period_OfAnotherCalendar_IsKeptInTheIsoCalendar()
    {
        BudgetPeriod period = new("spring", new LocalDate(1405, 1, 1, CalendarSystem.PersianAstronomical), new LocalDate(1405, 2, 1, CalendarSystem.PersianAstronomical), 1);
        period.Start.Should().Be(new LocalDate(2026, 3, 21));
        period.End.Should().Be(new LocalDate(2026, 4, 21));
        (period with { Start = new LocalDate(1405, 1, 2, CalendarSystem.PersianAstronomical) }).Start.Should().Be(new LocalDate(2026, 3, 22));
        new BudgetPeriods([period, new("rest", new LocalDate(2026, 4, 21), new LocalDate(2026, 5, 1), 1)]).Periods.Should().HaveCount(2);
        FluentActions.Invoking(() => new BudgetPeriods([period with { Name = " " }])).Should().Throw<ArgumentException>().WithParameterName("periods");
        FluentActions.Invoking(() => new BudgetPeriods([null!])).Should().Throw<ArgumentNullException>().WithParameterName("periods");
    }

    [Fact]
    public void Allocate_CommitmentsBeyondTheBudget_IsAShortfall()
    {
        Budget budget = new(Euro(100), [new BudgetLine("a", Volume(1), commitment: Euro(90)), new BudgetLine("b", Volume(1), commitment: Euro(30))]);
        budget.Allocate(ByVolume).Shortfall.Should().Be(new Shortfall(ShortfallReason.FloorsExceedTotal, 20));
        new Budget(Euro(100), [new BudgetLine("a", Volume(1), absorbable: Euro(90))]).Allocate(ByVolume).Shortfall
            .Should().Be(new Shortfall(ShortfallReason.CapsBelowTotal, 10));
        BudgetPolicy greedy = new(ByVolume.Mix, reserve: BudgetReserve.OfAmount(Euro(101)));
        new Budget(Euro(100), [new BudgetLine("a", Volume(1))]).Allocate(greedy).Shortfall.Should().Be(new Shortfall(ShortfallReason.FloorsExceedTotal, 1));
    }

    [Fact]
    public void Allocate_AgainWithAnotherTotal_StaysNearTheEarlier()
    {
        BudgetLine[] lines = [new("a", Volume(1)), new("b", Volume(1)), new("c", Volume(1))];
        BudgetAllocation first = new Budget(Euro(100), lines).Allocate(new BudgetPolicy(ByVolume.Mix, ties: TiePolicy.HighestIndex)).Value;
        first.Amounts.Select(a => (int)a.MinorUnits).Should().Equal(33, 33, 34);

        // 101: two of three get 34. The lowest indexes would move three units; the last keeps its unit, and one moves.
        BudgetAllocation free = new Budget(Euro(101), lines).Allocate(ByVolume).Value;
        free.CompareWith(first).Movement.Should().Be(Euro(3));
        BudgetAllocation near = new Budget(Euro(101), lines).Allocate(ByVolume, first).Value;
        near.Amounts.Select(a => (int)a.MinorUnits).Should().Equal(34, 33, 34);
        BudgetComparison comparison = near.CompareWith(first);
        comparison.Movement.Should().Be(Euro(1));
        comparison.ApprovedChange.Should().Be(Euro(1));
        comparison.Changes.Should().Contain(new BudgetChange("a", Euro(33), Euro(34)));
        near.Ties.Should().ContainSingle().Which.Tie.Contenders.Should().Equal(0, 1, 2);
    }

    [Fact]
    public void CompareWith_LinesThatCameAndWent_CountWhole()
    {
        BudgetAllocation first = new Budget(Euro(100), [new("a", Volume(1)), new("old", Volume(1))]).Allocate(ByVolume).Value;
        BudgetAllocation second = new Budget(Euro(100), [new("a", Volume(1)), new("new", Volume(1))]).Allocate(ByVolume, first).Value;
        second.CompareWith(first).Changes.Should().Equal(
            new BudgetChange("a", Euro(50), Euro(50)), new BudgetChange("new", null, Euro(50)), new BudgetChange("old", Euro(50), null));
        second.CompareWith(first).Movement.Should().Be(Euro(100));
    }

    [Fact]
    public void Spread_OverSolarHijriMonths_FollowsTheirDays()
    {
        // 1404 has 365 days, 1403 is a leap year of 366: 6 × 31 + 5 × 30 + 29 or 30.
        BudgetPeriods.SolarHijriMonths(1404).Periods.Select(p => (int)p.Weight.Floor()).Should().Equal(31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29);
        BudgetPeriods.SolarHijriMonths(1403).Periods[11].Weight.Should().Be((Rational)30);
        BudgetPeriods.SolarHijriMonths(1404).Periods[0].Start.Should().Be(new LocalDate(2025, 3, 21));
        BudgetPeriods.SolarHijriMonths(9376).Periods.Should().HaveCount(12);
        BudgetPeriods.IsoMonths(2028).Periods[1].Weight.Should().Be((Rational)29);
        BudgetPeriods.IsoMonths(9998).Periods[11].End.Should().Be(new LocalDate(9999, 1, 1));
        FluentActions.Invoking(() => BudgetPeriods.IsoMonths(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("year");

        Money rials = new(1_000_000_000, Currency.IranianRial);
        BudgetAllocation allocation = new Budget(rials, [new("support", Volume(1))]).Allocate(ByVolume).Value;
        BudgetSchedule schedule = allocation.Spread(BudgetPeriods.SolarHijriMonths(1404));

        // 10^9 × 31/365 = 84,931,506.85 after one month, 169,863,013.70 after two: 84,931,507 each, as the running totals round.
        schedule.Rows[0].Take(4).Select(m => (int)m.MinorUnits).Should().Equal(84_931_507, 84_931_507, 84_931_507, 84_931_506);
        Money.Sum(schedule.Rows[0], Currency.IranianRial).Should().Be(rials);
        schedule.TotalOf(0).Should().Be(schedule.Rows[0][0]);
        FluentActions.Invoking(() => schedule.TotalOf(12)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("period");
    }

    [Fact]
    public void Spread_ByWorkingDays_FollowsTheCalendar()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(MondayToFriday()).Build();
        BudgetPeriods periods = BudgetPeriods.IsoMonths(2026).ByWorkingDays(calendar);

        // February 2026 begins on a Sunday and has 20 days from Monday to Friday; January has 22.
        periods.Periods[0].Weight.Should().Be((Rational)22);
        periods.Periods[1].Weight.Should().Be((Rational)20);
        periods.Periods.Aggregate(Rational.Zero, (sum, p) => sum + p.Weight).Should().Be((Rational)261);
        periods.Spread(Euro(26_100))[1].Should().Be(Euro(2_000));

        // Thursday 29 January to Tuesday 3 February: Thursday, Friday, Monday.
        BudgetPeriods days = BudgetPeriods.WorkingDays(calendar, new LocalDate(2026, 1, 29), new LocalDate(2026, 2, 3));
        days.Periods.Select(p => p.Name).Should().Equal("2026-01-29", "2026-01-30", "2026-02-02");
        days.Spread(Euro(100)).Should().Equal(Euro(33), Euro(34), Euro(33));
        FluentActions.Invoking(() => BudgetPeriods.WorkingDays(calendar, new LocalDate(2026, 1, 31), new LocalDate(2026, 2, 2))).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(Quota.Droop, "*largest-remainder/droop*rounded to whole weights*counts of votes*largest-remainder/hare*")]
    [InlineData(Quota.HagenbachBischoffRounded, "*hagenbach-bischoff-rounded*rounded to whole weights*counts of votes*")]
    [InlineData(Quota.HagenbachBischoff, "*largest-remainder/hagenbach-bischoff*below the exact proportion*webster*")]
    [InlineData(Quota.Imperiali, "*largest-remainder/imperiali*below the exact proportion*")]
    public void Policy_QuotaOtherThanHare_IsRefused(Quota quota, string message)
    {
        FluentActions.Invoking(() => new BudgetPolicy(ByVolume.Mix, ApportionmentMethod.WithQuota(quota))).Should().Throw<ArgumentException>()
            .WithParameterName("method").WithMessage(message);

        // 100.00 by 8000, 1000, 1000 is 80, 10, 10; with 50.00 committed to the last, the others share 50.00 by 8 to 1.
        BudgetPolicy hare = new(ByVolume.Mix, ApportionmentMethod.WithQuota(Quota.Hare));
        Budget budget = new(Euro(10_000), [new("a", Volume(8000)), new("b", Volume(1000)), new("c", Volume(1000))]);
        budget.Allocate(hare).Value.Amounts.Select(a => (int)a.MinorUnits).Should().Equal(8_000, 1_000, 1_000);
        Budget bound = budget.WithLines([new("a", Volume(8000)), new("b", Volume(1000)), new("c", Volume(1000), commitment: Euro(5_000))]);
        bound.Allocate(hare).Value.Amounts.Select(a => (int)a.MinorUnits).Should().Equal(4_444, 556, 5_000);
    }

    [Fact]
    public void BasisThatComesTwice_IsRefusedWithAnEqualValueToo()
    {
        foreach (Rational second in (Rational[])[1, 2])
        {
            KeyValuePair<WeightBasis, Rational>[] twice = [new(WeightBasis.Volume, 1), new(WeightBasis.Volume, second)];
            FluentActions.Invoking(() => new BudgetPolicy(twice)).Should().Throw<ArgumentException>().WithParameterName("mix").WithMessage("*Volume twice*");
            FluentActions.Invoking(() => new BudgetLine("a", twice)).Should().Throw<ArgumentException>().WithParameterName("facts").WithMessage("*Volume twice*");
        }
    }

    [Fact]
    public void HostileInput_IsNamed()
    {
        FluentActions.Invoking(() => new Budget(Euro(1), [new("a", Volume(1), "b"), new("b", Volume(1), "a")])).Should().Throw<ArgumentException>().WithMessage("*circle*");
        FluentActions.Invoking(() => new Budget(Euro(-1), [])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("approved");
        FluentActions.Invoking(() => new Budget(default, [])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("approved");
        FluentActions.Invoking(() => new Budget(new Money(1, Currency.IranianNewRial), [new("a", Volume(1), commitment: new Money(1, Currency.IranianRial))]))
            .Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => new BudgetLine("a", Volume(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("facts");
        FluentActions.Invoking(() => new BudgetLine("a", Volume(1), commitment: Euro(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("commitment");
        FluentActions.Invoking(() => new BudgetPolicy([new(WeightBasis.Volume, 0)])).Should().Throw<ArgumentException>().WithParameterName("mix");
        FluentActions.Invoking(() => new BudgetPolicy([new(WeightBasis.Volume, -1)])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("mix");
        FluentActions.Invoking(() => new BudgetPolicy(ByVolume.Mix, ties: TiePolicy.ByRank([1]))).Should().Throw<ArgumentException>().WithParameterName("ties");
        FluentActions.Invoking(() => new Budget(Euro(1), [new("a", [])]).Allocate(ByVolume)).Should().Throw<ArgumentException>().WithMessage("*Volume*'a'*");
        FluentActions.Invoking(() => BudgetReserve.OfPart(Percentage.FromPercent(101), Rounding.Floor)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("part");
        FluentActions.Invoking(() => BudgetReserve.OfAmount(Euro(-1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("amount");
        FluentActions.Invoking(() => new BudgetPeriods([])).Should().Throw<ArgumentException>().WithParameterName("periods");
        FluentActions.Invoking(() => new BudgetPeriods([new("p", new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1), 1)])).Should().Throw<ArgumentException>();
        BudgetPolicy dollars = new(ByVolume.Mix, reserve: BudgetReserve.OfAmount(new Money(1, Currency.UsDollar)));
        FluentActions.Invoking(() => new Budget(Euro(1), [new("a", Volume(1))]).Allocate(dollars)).Should().Throw<CurrencyMismatchException>();
    }

    private static Money Euro(long cents) => new(cents, Currency.Euro);

    private static KeyValuePair<WeightBasis, Rational>[] Volume(Rational volume) => [new(WeightBasis.Volume, volume)];

    private static BudgetLine Line(string id, params (WeightBasis Basis, Rational Fact)[] facts) =>
        new(id, facts.Select(f => KeyValuePair.Create(f.Basis, f.Fact)));

    private static WeeklyHours MondayToFriday() => WeeklyHours.Closed.With(
        DayInterval.WholeDay, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
}
