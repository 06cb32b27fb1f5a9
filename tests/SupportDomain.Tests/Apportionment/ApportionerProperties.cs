using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Apportionment.Cases;

namespace SupportDomain.Tests.Apportionment;

public sealed class ApportionerProperties
{
    private static readonly ApportionmentMethod[] AllMethods =
    [
        .. SlowApportionment.DivisorMethods, ApportionmentMethod.LargestRemainder, ApportionmentMethod.WithQuota(Quota.Droop),
        ApportionmentMethod.WithQuota(Quota.HagenbachBischoff), ApportionmentMethod.WithQuota(Quota.HagenbachBischoffRounded),
        ApportionmentMethod.WithQuota(Quota.Imperiali),
    ];

    [Fact]
    public void DivisorMethods_EqualOneUnitAtATime() => Properties.Check(Any(), c =>
    {
        foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
        {
            long[] expected = SlowApportionment.ByDivisor(method, c.Units, c.Big);
            Fast(c, method).Should().Equal(expected, "{0}, fast, {1}", method, c);
            Exact(c, method).Shares.Should().Equal(expected.Select(s => (Int128)s), "{0}, exact, {1}", method, c);
        }
    });

    [Fact]
    public void LargestRemainder_EqualsItsDefinition() => Properties.Check(Any(), c =>
    {
        long[] expected = SlowApportionment.Hamilton(c.Units, c.Big);
        Fast(c, ApportionmentMethod.LargestRemainder).Should().Equal(expected);
        Exact(c, ApportionmentMethod.LargestRemainder).Shares.Should().Equal(expected.Select(s => (Int128)s));
    });

    [Fact]
    public void Bounds_OfDivisorMethods_EqualOneUnitAtATime()
    {
        Arbitrary<(Case Case, int[] Low, int[] Extra)> cases =
            (from c in Any().Generator
             from low in Gen.ArrayOf(Gen.Choose(0, 4), c.Weights.Length)
             from extra in Gen.ArrayOf(Gen.Choose(0, 30), c.Weights.Length)
             select (c, low, extra)).ToArbitrary();
        Properties.Check(cases, t =>
        {
            long[] low = [.. t.Low.Select(l => (long)l)];
            long[] high = [.. low.Select((l, i) => l + t.Extra[i])];
            long reachable = high.Where((_, i) => t.Case.Weights[i] > 0).Sum() + low.Where((_, i) => t.Case.Weights[i] == 0).Sum();
            foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
            {
                DivisionOutcome<ApportionmentResult> outcome = Apportioner.Apportion(
                    new ApportionmentProblem(t.Case.Units, t.Case.Exact, method)
                        .WithFloors(low.Select(l => (Int128)l)).WithCaps(high.Select(h => (Int128?)h)));
                outcome.IsFeasible.Should().Be(low.Sum() <= t.Case.Units && t.Case.Units <= reachable);
                if (outcome.IsFeasible)
                {
                    outcome.Value.Shares.Should().Equal(
                        SlowApportionment.ByDivisor(method, t.Case.Units, t.Case.Big, low, high).Select(s => (Int128)s), "{0} {1}", method, t.Case);
                }
                else if (low.Sum() > t.Case.Units)
                {
                    outcome.Shortfall.Should().Be(new Shortfall(ShortfallReason.FloorsExceedTotal, low.Sum() - t.Case.Units));
                }
                else
                {
                    outcome.Shortfall!.Amount.Should().Be((Rational)(t.Case.Units - reachable));
                }
            }
        });
    }

    [Fact]
    public void Bounds_OfLargestRemainder_AreTheNearestPointByLeastSquares()
    {
        Arbitrary<(Case Case, int[] Low, int[] Extra)> cases =
            (from c in Any(8).Generator
             where c.Weights.Length <= 4
             from low in Gen.ArrayOf(Gen.Choose(0, 2), c.Weights.Length)
             from extra in Gen.ArrayOf(Gen.Choose(0, 6), c.Weights.Length)
             select (c, low, extra)).ToArbitrary();
        Properties.Check(cases, t =>
        {
            DivisionOutcome<ApportionmentResult> outcome = Apportioner.Apportion(new ApportionmentProblem(t.Case.Units, t.Case.Exact)
                .WithFloors(t.Low.Select(l => (Int128)l)).WithCaps(t.Low.Select((l, i) => (Int128?)(l + t.Extra[i]))));
            if (outcome.IsFeasible)
            {
                BigInteger total = t.Case.Big.Aggregate(BigInteger.Zero, BigInteger.Add);
                BigInteger Cost(IEnumerable<BigInteger> shares) => shares
                    .Select((s, i) => (s * total) - (t.Case.Units * t.Case.Big[i])).Aggregate(BigInteger.Zero, (sum, e) => sum + (e * e));
                BigInteger least = EveryPoint(t.Case, t.Low, t.Extra).Min(Cost);
                Cost(outcome.Value.Shares.Select(s => (BigInteger)s)).Should().Be(least, "{0}", t.Case);
            }
        }, 400);
    }

    [Fact]
    public void Results_SumHaveTheSignAndMirror() => Properties.Check(Any(), c =>
    {
        foreach (ApportionmentMethod method in AllMethods)
        {
            ImmutableArray<Int128> shares = Exact(c, method).Shares;
            shares.Aggregate((Int128)0, (a, b) => a + b).Should().Be(c.Units, "{0} {1}", method, c);
            shares.Should().OnlyContain(s => s >= 0);
            shares.Where((_, i) => c.Weights[i] == 0).Should().NotContain(s => s != 0, "{0} {1}", method, c);
            Exact(c with { Units = -c.Units }, method).Shares.Should().Equal(shares.Select(s => -s), "{0} {1}", method, c);
            Fast(c, method).Should().Equal(shares.Select(s => (long)s), "{0} {1}", method, c);
            Fast(c with { Units = -c.Units }, method).Should().Equal(shares.Select(s => -(long)s), "{0} {1}", method, c);
        }
    });

    [Fact]
    public void LargeNumbers_FastEqualsExact() => Properties.Check(Large(), c =>
    {
        foreach (ApportionmentMethod method in AllMethods)
        {
            ApportionmentResult exact = Exact(c, method);
            long[] shares = new long[c.Weights.Length];
            ApportionmentSummary summary = Apportioner.Apportion(c.Units, c.Weights, shares, method);
            shares.Should().Equal(exact.Shares.Select(s => (long)s), "{0} {1}", method, c);
            shares.Sum().Should().Be(c.Units);
            summary.Contenders.Should().Be(exact.Tie?.Contenders.Length ?? 0, "{0} {1}", method, c);
            summary.ContestedUnits.Should().Be(exact.Tie?.Units ?? 0);
        }
    });

    [Fact]
    public void RenamingRecipients_RenamesShares() => Properties.Check(Any(), c =>
    {
        int[] order = [.. Enumerable.Range(0, c.Weights.Length).OrderBy(i => (i * 7) % (c.Weights.Length + 1))];
        Case renamed = c with { Weights = [.. order.Select(i => c.Weights[i])] };
        foreach (ApportionmentMethod method in AllMethods)
        {
            ApportionmentResult original = Exact(c, method);
            ApportionmentResult other = Exact(renamed, method);
            (other.Tie is null).Should().Be(original.Tie is null);
            for (int i = 0; i < order.Length; i++)
            {
                bool contested = original.Tie?.Contenders.Contains(order[i]) ?? false;
                Int128 difference = Int128.Abs(other.Shares[i] - original.Shares[order[i]]);
                (difference == 0 || (contested && difference == 1)).Should().BeTrue("{0} {1}", method, c);
            }
        }
    });

    [Fact]
    public void EveryTiePolicy_GivesTheContestedUnitsToContendersOnly() => Properties.Check(Any(), c =>
    {
        int n = c.Weights.Length;
        TiePolicy[] policies =
        [
            TiePolicy.HighestIndex, TiePolicy.LargestWeight, TiePolicy.SmallestWeight, TiePolicy.Drawn(20261121),
            TiePolicy.ByRank(Enumerable.Range(0, n).Select(i => (i * 5) % 3)), TiePolicy.NearestTo(Enumerable.Range(0, n).Select(i => (Int128)(i % 4))),
        ];
        foreach (ApportionmentMethod method in AllMethods)
        {
            ApportionmentResult first = Exact(c, method);
            foreach (TiePolicy policy in policies)
            {
                ApportionmentResult other = Apportioner.Apportion(first.Problem.WithTies(policy)).Value;
                (other.Tie?.Contenders ?? []).Should().Equal(first.Tie?.Contenders ?? []);
                (other.Tie?.Units).Should().Be(first.Tie?.Units);
                for (int i = 0; i < n; i++)
                {
                    int won = (other.Tie?.Winners.Contains(i) ?? false) ? 1 : 0;
                    int before = (first.Tie?.Winners.Contains(i) ?? false) ? 1 : 0;
                    (other.Shares[i] - won).Should().Be(first.Shares[i] - before, "without the contested units all are equal: {0} {1}", method, c);
                }

                long[] fast = new long[n];
                Apportioner.Apportion(c.Units, c.Weights, fast, method, policy);
                fast.Should().Equal(other.Shares.Select(s => (long)s), "{0} {1} {2}", method, policy, c);
            }
        }
    });

    [Fact]
    public void NearestTo_MovesTheLeastOfAllAllowedResults()
    {
        Arbitrary<(Case Case, int[] Earlier, bool Refund)> cases =
            (from size in Gen.Choose(2, 7)
             from weights in Gen.ArrayOf(Gen.Choose(1, 2), size)
             from units in Gen.Choose(1, 20)
             from earlier in Gen.ArrayOf(Gen.Choose(0, 6), size)
             from refund in Gen.Elements(true, false)
             select (new Case(units, [.. weights.Select(w => (long)w)]), earlier, refund)).ToArbitrary();
        Properties.Check(cases, t =>
        {
            Case c = t.Refund ? t.Case with { Units = -t.Case.Units } : t.Case;
            Int128[] earlier = [.. t.Earlier.Select(e => (Int128)(t.Refund ? -e : e))];
            foreach (ApportionmentMethod method in AllMethods)
            {
                ApportionmentProblem problem = new(c.Units, c.Exact, method);
                ApportionmentResult nearest = Apportioner.Apportion(problem.WithTies(TiePolicy.NearestTo(earlier))).Value;
                Int128 least = EveryAllowedResult(nearest).Min(shares => Distance(shares, earlier));
                Distance(nearest.Shares, earlier).Should().Be(least, "{0} {1}", method, c);
            }
        });
    }

    internal static ApportionmentResult Exact(Case c, ApportionmentMethod method) =>
        Apportioner.Apportion(new ApportionmentProblem(c.Units, c.Exact, method)).Value;

    private static long[] Fast(Case c, ApportionmentMethod method)
    {
        long[] shares = new long[c.Weights.Length];
        Apportioner.Apportion(c.Units, c.Weights, shares, method);
        return shares;
    }

    private static Int128 Distance(IEnumerable<Int128> shares, Int128[] earlier) =>
        shares.Select((s, i) => Int128.Abs(s - earlier[i])).Aggregate((Int128)0, (a, b) => a + b);

    /// <summary>The same result with every other choice of winners among the contenders.</summary>
    private static IEnumerable<IEnumerable<Int128>> EveryAllowedResult(ApportionmentResult result)
    {
        if (result.Tie is not { } tie)
        {
            return [result.Shares];
        }

        Int128 unit = result.Problem.Units < 0 ? -1 : 1;
        return Enumerable.Range(0, 1 << tie.Contenders.Length)
            .Where(set => BitOperations.PopCount((uint)set) == tie.Units)
            .Select(set => result.Shares.Select((s, i) =>
            {
                int place = tie.Contenders.IndexOf(i);
                Int128 without = tie.Winners.Contains(i) ? s - unit : s;
                return place >= 0 && ((set >> place) & 1) == 1 ? without + unit : without;
            }));
    }

    private static IEnumerable<BigInteger[]> EveryPoint(Case c, int[] low, int[] extra)
    {
        IEnumerable<BigInteger[]> points = [[]];
        for (int i = 0; i < low.Length; i++)
        {
            int at = i;
            int most = c.Weights[i] == 0 ? low[i] : low[i] + extra[i];
            points = points.SelectMany(p => Enumerable.Range(low[at], most - low[at] + 1).Select(s => (BigInteger[])[.. p, s]));
        }

        return points.Where(p => p.Aggregate(BigInteger.Zero, BigInteger.Add) == c.Units);
    }
}
