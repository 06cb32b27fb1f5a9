using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Apportionment;

public sealed class SharingProperties
{
    private static readonly Gen<Rational> Number = from n in Gen.Choose(0, 40) from d in Gen.Choose(1, 4) select new Rational(n, d);

    /// <summary>The twin tries every choice of who is at the floor, who at the cap and who between, and keeps the consistent one.</summary>
    [Fact]
    public void WaterFilling_EqualsTheTwinOverAllBoundSets()
    {
        Arbitrary<(Rational Amount, Rational[] Weights, Rational[] Low, Rational?[] High)> cases =
            (from n in Gen.Choose(1, 5)
             from weights in Gen.ArrayOf(Number, n)
             from low in Gen.ArrayOf(Number, n)
             from extra in Gen.ArrayOf(Number, n)
             from open in Gen.ArrayOf(Gen.Choose(0, 3), n)
             from amount in Gen.Choose(0, 200)
             select ((Rational)amount, weights, low, (Rational?[])[.. low.Select((l, i) => open[i] == 0 ? null : (Rational?)(l + extra[i]))])).ToArbitrary();
        int feasible = 0;
        Properties.Check(cases, c =>
        {
            Rational[]? expected = Twin(c.Amount, c.Weights, c.Low, c.High);
            DivisionOutcome<WaterFillingResult> outcome = WaterFilling.Fill(c.Amount, c.Weights, c.Low, c.High);
            outcome.IsFeasible.Should().Be(expected is not null);
            if (expected is not null)
            {
                feasible++;
                outcome.Value.Shares.Should().Equal(expected);
                WaterFilling.Fill(-c.Amount, c.Weights, c.Low, c.High).Value.Shares.Should().Equal(expected.Select(x => -x));
            }
        }, 1000);
        feasible.Should().BeGreaterThan(100);
    }

    [Fact]
    public void IntegerWaterFilling_IsTheExactOneRoundedWithinItsBounds()
    {
        Arbitrary<(int Amount, int[] Weights, int[] Low, int[] Extra)> cases =
            (from n in Gen.Choose(1, 8)
             from weights in Gen.ArrayOf(Gen.Choose(0, 30), n)
             from low in Gen.ArrayOf(Gen.Choose(0, 10), n)
             from extra in Gen.ArrayOf(Gen.Choose(0, 60), n)
             from amount in Gen.Choose(0, 200)
             select (amount, weights, low, extra)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            ApportionmentProblem problem = new ApportionmentProblem(c.Amount, c.Weights.Select(w => (Rational)w))
                .WithFloors(c.Low.Select(l => (Int128)l)).WithCaps(c.Low.Select((l, i) => (Int128?)(l + c.Extra[i]))).WithBoundsRule(BoundsRule.RescaleQuotas);
            DivisionOutcome<ApportionmentResult> units = Apportioner.Apportion(problem);
            DivisionOutcome<WaterFillingResult> exact = WaterFilling.Fill(
                c.Amount, problem.Weights, c.Low.Select(l => (Rational)l), c.Low.Select((l, i) => (Rational?)(l + c.Extra[i])));
            units.Shortfall.Should().Be(exact.Shortfall);
            if (units.IsFeasible)
            {
                units.Value.Shares.Aggregate((Int128)0, (a, b) => a + b).Should().Be(c.Amount);
                units.Value.Shares.Should().OnlyContain(s => s >= 0);
                for (int i = 0; i < c.Weights.Length; i++)
                {
                    Rational x = exact.Value.Shares[i];
                    ((BigInteger)units.Value.Shares[i] >= x.Floor() && (BigInteger)units.Value.Shares[i] <= x.Ceiling()).Should().BeTrue();
                }

                Apportioner.Apportion(problem.WithUnits(-c.Amount)).Value.Shares.Should().Equal(units.Value.Shares.Select(s => -s));
            }
        }, 500);
    }

    /// <summary>Shares that are one level times the weights, clamped, and sum to the amount are the only ones: each case proves itself.</summary>
    [Fact]
    public void WaterFilling_TenThousandCases_AreClampedLevelsThatSum()
    {
        Arbitrary<(int Amount, int[] Weights, int[] Low, int[] Extra)> cases =
            (from n in Gen.Choose(1, 12)
             from weights in Gen.ArrayOf(Gen.Choose(0, 1000), n)
             from low in Gen.ArrayOf(Gen.Choose(0, 100), n)
             from extra in Gen.ArrayOf(Gen.Choose(0, 400), n)
             from part in Gen.Choose(0, 100)
             select (low.Sum() + (extra.Where((_, i) => weights[i] > 0).Sum() * part / 100), weights, low, extra)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            Rational[] weights = [.. c.Weights.Select(w => (Rational)w)];
            Rational[] low = [.. c.Low.Select(l => (Rational)l)];
            Rational?[] high = [.. c.Low.Select((l, i) => (Rational?)(l + c.Extra[i]))];
            WaterFillingResult result = WaterFilling.Fill(c.Amount, weights, low, high).Value;
            IsClamped([.. result.Shares], result.Level, weights, low, high).Should().BeTrue();
            result.Shares.Aggregate(Rational.Zero, Rational.Add).Should().Be((Rational)c.Amount);

            long[] fast = new long[weights.Length];
            long[] floors = [.. c.Low.Select(l => (long)l)];
            long[] caps = [.. c.Low.Select((l, i) => (long)(l + c.Extra[i]))];
            ApportionmentProblem problem = new ApportionmentProblem(c.Amount, weights).WithFloors(c.Low.Select(l => (Int128)l))
                .WithCaps(caps.Select(h => (Int128?)h)).WithBoundsRule(BoundsRule.RescaleQuotas);
            foreach (TiePolicy ties in (TiePolicy[])[TiePolicy.LowestIndex, TiePolicy.LargestWeight, TiePolicy.NearestTo(c.Low.Select(l => (Int128)(-l - 3)))])
            {
                foreach (int sign in (int[])[1, -1])
                {
                    ApportionmentResult exact = Apportioner.Apportion(problem.WithTies(ties).WithUnits(sign * c.Amount)).Value;
                    WaterFilling.FillUnits(sign * c.Amount, [.. c.Weights.Select(w => (long)w)], floors, caps, fast, out ApportionmentSummary summary, ties).Should().BeNull();
                    fast.Should().Equal(exact.Shares.Select(s => (long)s));
                    summary.ContestedUnits.Should().Be(exact.Tie?.Units ?? 0);
                }
            }
        }, 10_000);
    }

    [Fact]
    public void FillUnits_HostileInput_IsNamedOrAShortfall()
    {
        long[] shares = [7, 7];
        WaterFilling.FillUnits(5, [1, 1], [3, 3], [], shares, out _).Should().Be(new Shortfall(ShortfallReason.FloorsExceedTotal, 1));
        WaterFilling.FillUnits(5, [1, 1], [], [2, 2], shares, out _).Should().Be(new Shortfall(ShortfallReason.CapsBelowTotal, 1));
        WaterFilling.FillUnits(5, [1, 1], [3, 0], [2, 9], shares, out _).Should().Be(new Shortfall(ShortfallReason.CapBelowFloor, 1, 0));
        WaterFilling.FillUnits(5, [0, 0], [], [], shares, out _).Should().Be(new Shortfall(ShortfallReason.NoRecipient, 5));
        FluentActions.Invoking(() => WaterFilling.FillUnits(5, [1, 1], [-1, 0], [], shares, out _)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("floors");
        FluentActions.Invoking(() => WaterFilling.FillUnits(5, [1, 1], [], [1], shares, out _)).Should().Throw<ArgumentException>().WithParameterName("caps");
        FluentActions.Invoking(() => WaterFilling.FillUnits(long.MinValue, [1, 1], [], [], shares, out _)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("units");
        shares.Should().Equal(7, 7);
        WaterFilling.FillUnits(long.MaxValue, [long.MaxValue, long.MaxValue], [1, 1], [long.MaxValue, 2], shares, out _).Should().BeNull();
        shares.Should().Equal(long.MaxValue - 2, 2);
        WaterFilling.FillUnits(-9, [long.MaxValue - 1, 1], [0, 4], [], shares, out _).Should().BeNull();
        shares.Should().Equal(-5, -4);

        // Every pass can fix one only: bounds in powers of two, more of them than passes, repeated.
        long[] weights = [.. Enumerable.Range(0, 60).Select(i => 1L << i)];
        long[] caps = [.. Enumerable.Range(0, 60).Select(i => (long)i)];
        long[] result = new long[60];
        WaterFilling.FillUnits(900, weights, [], caps, result, out _).Should().BeNull();
        result.Sum().Should().Be(900);
        result.Where((s, i) => s > caps[i]).Should().BeEmpty();
    }

    [Fact]
    public void Claims_AreBoundedMonotoneAndDual()
    {
        Arbitrary<(Rational Estate, Rational[] Claims)> cases =
            (from n in Gen.Choose(1, 7)
             from claims in Gen.ArrayOf(Number, n)
             from percent in Gen.Choose(0, 120)
             select (new Rational(percent, 100) * claims.Aggregate(Rational.Zero, Rational.Add), claims)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            Rational total = c.Claims.Aggregate(Rational.Zero, Rational.Add);
            foreach (ClaimsRule rule in Enum.GetValues<ClaimsRule>())
            {
                ImmutableArray<Rational> awards = ConflictingClaims.Divide(c.Estate, c.Claims, rule);
                awards.Aggregate(Rational.Zero, Rational.Add).Should().Be(Rational.Min(c.Estate, total));
                awards.Where((a, i) => a.Sign < 0 || a > c.Claims[i]).Should().BeEmpty();
                ImmutableArray<Rational> more = ConflictingClaims.Divide(c.Estate + 1, c.Claims, rule);
                more.Where((a, i) => a < awards[i]).Should().BeEmpty("a larger estate takes nothing from anyone");
            }

            if (c.Estate <= total)
            {
                // Dividing what there is and dividing what is missing are mirror images: equal awards and equal losses swap, the Talmud is its own dual.
                ConflictingClaims.Divide(total - c.Estate, c.Claims, ClaimsRule.EqualAwards).Select((l, i) => c.Claims[i] - l)
                    .Should().Equal(ConflictingClaims.Divide(c.Estate, c.Claims, ClaimsRule.EqualLosses));
                ConflictingClaims.Divide(total - c.Estate, c.Claims, ClaimsRule.Talmud).Select((l, i) => c.Claims[i] - l)
                    .Should().Equal(ConflictingClaims.Divide(c.Estate, c.Claims, ClaimsRule.Talmud));
            }
        });
    }

    /// <summary>Aumann and Maschler's contested garment: any two claimants share what they hold by halving what both claim.</summary>
    [Fact]
    public void Talmud_TwoClaimants_IsTheContestedGarment()
    {
        // Estate 1, claims 1 and 1/2: half is contested; 3/4 and 1/4.
        ConflictingClaims.Divide(1, [1, new Rational(1, 2)], ClaimsRule.Talmud).Should().Equal(new Rational(3, 4), new Rational(1, 4));
        ClaimsAward units = ConflictingClaims.DivideUnits(200, [100, 200, 300], ClaimsRule.EqualAwards);
        units.Awards.Should().Equal(67, 67, 66);
        units.Tie!.Contenders.Should().Equal(0, 1, 2);
        FluentActions.Invoking(() => ConflictingClaims.Divide(-1, [1], ClaimsRule.Talmud)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("estate");
        FluentActions.Invoking(() => ConflictingClaims.Divide(1, [-1], ClaimsRule.Talmud)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("claims");
        FluentActions.Invoking(() => ConflictingClaims.Divide(1, [1], (ClaimsRule)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("rule");
        ConflictingClaims.Divide(5, [], ClaimsRule.Talmud).Should().BeEmpty();
    }

    [Fact]
    public void Spreading_KeepsEveryPrefixWithinHalfAUnit()
    {
        Arbitrary<(int High, int Low, int[] Weights)> cases =
            (from n in Gen.Choose(1, 40)
             from weights in Gen.ArrayOf(Gen.Choose(0, 1000), n)
             from high in Gen.Choose(-1_000_000_000, 1_000_000_000)
             from low in Gen.Choose(-1_000_000_000, 1_000_000_000)
             where weights.Any(w => w > 0)
             select (high, low, weights)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            long units = c.Low % 3 == 0 ? c.Low : ((long)c.High * 1_000_000_000) + c.Low;
            SpreadResult spread = Spreading.Cumulative(units, c.Weights.Select(w => (Rational)w)).Value;
            BigInteger weightSum = 0;
            BigInteger shareSum = 0;
            BigInteger total = c.Weights.Sum(w => (long)w);
            for (int i = 0; i < c.Weights.Length; i++)
            {
                weightSum += c.Weights[i];
                shareSum += spread.Shares[i];
                (2 * BigInteger.Abs((shareSum * total) - (units * weightSum)) <= total).Should().BeTrue();
                (c.Weights[i] != 0 || spread.Shares[i] == 0).Should().BeTrue();
            }

            shareSum.Should().Be(units);
            Spreading.Cumulative(-units, c.Weights.Select(w => (Rational)w)).Value.Shares.Should().Equal(spread.Shares.Select(s => -s));
            long[] fast = new long[c.Weights.Length];
            Spreading.Cumulative(units, [.. c.Weights.Select(w => (long)w)], fast);
            fast.Should().Equal(spread.Shares.Select(s => (long)s));
        }, 500);
    }

    [Fact]
    public void Spreading_HostileInput_IsNamedOrExact()
    {
        long[] shares = new long[3];
        Spreading.Cumulative(long.MinValue, [long.MaxValue, long.MaxValue, 1], shares);
        shares.Aggregate(BigInteger.Zero, (a, b) => a + b).Should().Be(long.MinValue);
        Spreading.Cumulative(long.MinValue, [1, 0, 0], shares);
        shares.Should().Equal(long.MinValue, 0, 0);
        Spreading.Cumulative(5, [0]).Shortfall.Should().Be(new Shortfall(ShortfallReason.NoRecipient, 5));
        Spreading.Cumulative(0, []).Value.Shares.Should().BeEmpty();
        FluentActions.Invoking(() => Spreading.Cumulative(5, [0, 0, 0], shares)).Should().Throw<ArgumentException>().WithParameterName("units");
        FluentActions.Invoking(() => Spreading.Cumulative(5, [0, 0, -1], shares)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void MarginalReturns_GreedyExactAndEveryDivisionAgree()
    {
        Arbitrary<(int Budget, int[][] Gains)> cases =
            (from n in Gen.Choose(1, 4)
             from gains in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(-5, 20), 4), n)
             from budget in Gen.Choose(0, 9)
             select (budget, gains)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            MarginalReturns any = new(c.Gains.Select(row => row.Select(g => (long)g)));
            any.Exact(c.Budget).TotalReturn.Should().Be(Best(c.Gains, 0, c.Budget));
            int[][] falling = [.. c.Gains.Select(row => row.OrderDescending().ToArray())];
            MarginalReturns concave = new(falling.Select(row => row.Select(g => (long)g)));
            ReturnAllocation greedy = concave.Greedy(c.Budget);
            greedy.TotalReturn.Should().Be(Best(falling, 0, c.Budget));
            (greedy.Shares.Sum() + greedy.Unspent).Should().Be(c.Budget);
            ReturnAllocation exact = any.Exact(c.Budget);
            exact.Shares.Select((s, i) => c.Gains[i].Take(s).Sum()).Sum().Should().Be((int)exact.TotalReturn);
        });
    }

    [Fact]
    public void MarginalReturns_TieIsBetweenRecipients()
    {
        static bool IsTied(long budget, params long[][] gains) => new MarginalReturns(gains).Greedy(budget).IsTied;
        IsTied(1, [5, 5]).Should().BeFalse("nobody else could have had the unit");
        IsTied(1, [5, 5], [4]).Should().BeFalse();
        IsTied(1, [5, 5], [5]).Should().BeTrue();
        IsTied(2, [5], [5]).Should().BeFalse("both have all that they can take");
        IsTied(2, [5], [5, 5]).Should().BeTrue("the second could have had both");
        IsTied(0, [5], [5]).Should().BeFalse();
    }

    [Fact]
    public void MarginalReturns_RisingGains_AreRefusedByTheGreedyRule()
    {
        MarginalReturns rising = new([[1, 100], [5, 5]]);
        rising.FindConcavityFault().Should().Be(new ConcavityFault(0, 1, 1, 100));
        FluentActions.Invoking(() => rising.Greedy(2)).Should().Throw<InvalidOperationException>().WithMessage("*100*Exact*");
        rising.Exact(2).Shares.Should().Equal(2, 0);
        FluentActions.Invoking(() => rising.Greedy(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("budget");
        FluentActions.Invoking(() => new MarginalReturns(Enumerable.Repeat(Enumerable.Repeat(1L, 30_000), 1)).Exact(30_000))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("budget");
        new MarginalReturns([[3, 3], [3]]).Greedy(2).IsTied.Should().BeTrue();
        new MarginalReturns([[3, 2], [1]]).Greedy(2).IsTied.Should().BeFalse();
        new MarginalReturns([]).Greedy(2).Unspent.Should().Be(2);
    }

    [Fact]
    public void LogReturns_EqualiseMarginalReturnsBetweenTheBounds()
    {
        Gen<Rational> positive = from n in Gen.Choose(1, 30) from d in Gen.Choose(1, 3) select new Rational(n, d);
        Arbitrary<(Rational[] A, Rational[] B, Rational[] Low, Rational[] Extra, int Spare)> cases =
            (from n in Gen.Choose(1, 6)
             from a in Gen.ArrayOf(positive, n)
             from b in Gen.ArrayOf(positive, n)
             from low in Gen.ArrayOf(Number, n)
             from extra in Gen.ArrayOf(Number, n)
             from percent in Gen.Choose(0, 100)
             select (a, b, low, extra, percent)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            Rational budget = c.Low.Concat(c.Extra.Select(e => e * new Rational(c.Spare, 100))).Aggregate(Rational.Zero, Rational.Add);
            LogReturnsResult result = LogReturns.Maximise(budget, c.A, c.B, c.Low, c.Low.Select((l, i) => (Rational?)(l + c.Extra[i]))).Value;
            result.Shares.Aggregate(Rational.Zero, Rational.Add).Should().Be(budget);
            for (int i = 0; i < c.A.Length; i++)
            {
                Rational marginal = c.A[i] / (c.B[i] + result.Shares[i]);
                bool atFloor = result.Shares[i] == c.Low[i];
                bool atCap = result.Shares[i] == c.Low[i] + c.Extra[i];
                bool full = result.MarginalReturn is null && atCap;
                (full || marginal == result.MarginalReturn || (atFloor && marginal < result.MarginalReturn) || (atCap && marginal > result.MarginalReturn))
                    .Should().BeTrue("Karush-Kuhn-Tucker");
            }
        });
        FluentActions.Invoking(() => LogReturns.Maximise(1, [1], [0])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("constants");
        FluentActions.Invoking(() => LogReturns.Maximise(1, [1, 1], [1])).Should().Throw<ArgumentException>().WithParameterName("constants");
        LogReturns.Maximise(5, [1], [1], caps: [3]).Shortfall.Should().Be(new Shortfall(ShortfallReason.CapsBelowTotal, 2));
    }

    private static int Best(int[][] gains, int row, int budget)
    {
        if (row == gains.Length)
        {
            return 0;
        }

        return Enumerable.Range(0, Math.Min(budget, gains[row].Length) + 1).Max(k => gains[row].Take(k).Sum() + Best(gains, row + 1, budget - k));
    }

    private static Rational[]? Twin(Rational amount, Rational[] weights, Rational[] low, Rational?[] high)
    {
        int n = weights.Length;
        for (int code = 0; code < (int)BigInteger.Pow(3, n); code++)
        {
            int[] state = [.. Enumerable.Range(0, n).Select(i => code / (int)BigInteger.Pow(3, i) % 3)];
            if (Enumerable.Range(0, n).Any(i => (state[i] == 1 && high[i] is null) || (state[i] == 2 && weights[i].IsZero)))
            {
                continue;
            }

            Rational fixedSum = 0;
            Rational free = 0;
            for (int i = 0; i < n; i++)
            {
                fixedSum += state[i] == 0 ? low[i] : state[i] == 1 ? high[i]!.Value : 0;
                free += state[i] == 2 ? weights[i] : 0;
            }

            foreach (Rational level in free.IsZero ? Levels(weights, low, high) : [(amount - fixedSum) / free])
            {
                Rational[] shares = [.. Enumerable.Range(0, n).Select(i => state[i] == 0 ? low[i] : state[i] == 1 ? high[i]!.Value : level * weights[i])];
                if (level.Sign >= 0 && shares.Aggregate(Rational.Zero, Rational.Add) == amount && IsClamped(shares, level, weights, low, high))
                {
                    return shares;
                }
            }
        }

        return null;
    }

    private static IEnumerable<Rational> Levels(Rational[] weights, Rational[] low, Rational?[] high) =>
        Enumerable.Range(0, weights.Length).Where(i => !weights[i].IsZero)
            .SelectMany(i => (Rational[])[low[i] / weights[i], (high[i] ?? 0) / weights[i]]).Append(0);

    private static bool IsClamped(Rational[] shares, Rational level, Rational[] weights, Rational[] low, Rational?[] high) =>
        Enumerable.Range(0, shares.Length).All(i =>
        {
            Rational wanted = level * weights[i];
            return shares[i] == (high[i] is { } h && wanted > h ? h : wanted < low[i] ? low[i] : wanted);
        });
}
