using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Apportionment.Cases;

namespace SupportDomain.Tests.Apportionment;

/// <summary>What each method promises, and a counter-example where it does not.</summary>
public sealed class MethodProperties
{
    [Fact]
    public void StaysWithinQuota_HoldsForLargestRemainderAndIsBrokenByEveryOther()
    {
        Properties.Check(Any(), c => Analyze.QuotaViolations(Of(c, ApportionmentMethod.LargestRemainder)).Should().BeEmpty());
        foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
        {
            method.StaysWithinQuota.Should().BeFalse();
            Find(c => !Analyze.QuotaViolations(Of(c, method)).IsEmpty).Should().NotBeNull("{0} breaks quota somewhere", method);
        }
    }

    [Fact]
    public void HouseMonotone_HoldsForDivisorMethodsAndIsBrokenByLargestRemainder()
    {
        Properties.Check(Any(), c =>
        {
            foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
            {
                method.IsHouseMonotone.Should().BeTrue();
                ShareChanges more = Analyze.NextUnit(Of(c, method)).Value;
                more.Losers.Should().BeEmpty("{0} {1}", method, c);
                more.Movement.Should().Be(1);
            }
        });
        ApportionmentMethod.LargestRemainder.IsHouseMonotone.Should().BeFalse();
        Find(c => !Analyze.NextUnit(Of(c, ApportionmentMethod.LargestRemainder)).Value.Losers.IsEmpty).Should().NotBeNull();
    }

    [Fact]
    public void PopulationMonotone_HoldsForDivisorMethodsAndIsBrokenByLargestRemainder()
    {
        Arbitrary<(Case Before, Case After)> pairs =
            (from c in Any().Generator
             from growth in Gen.ArrayOf(Gen.Choose(80, 150), c.Weights.Length)
             select (c with { Weights = [.. c.Weights.Select(w => w * 100)] },
                 c with { Weights = [.. c.Weights.Select((w, i) => w * growth[i])] })).ToArbitrary();
        Properties.Check(pairs, p =>
        {
            foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
            {
                method.IsPopulationMonotone.Should().BeTrue();
                Analyze.PopulationParadoxes(Of(p.Before, method), Of(p.After, method)).Should().BeEmpty("{0} {1} {2}", method, p.Before, p.After);
            }
        });
        ApportionmentMethod.LargestRemainder.IsPopulationMonotone.Should().BeFalse();
        Random random = new(20261121);
        bool found = Enumerable.Range(0, 100_000).Any(_ =>
        {
            Case before = new(random.Next(3, 20), [random.Next(1, 1000), random.Next(1, 1000), random.Next(1, 1000)]);
            Case after = before with { Weights = [.. before.Weights.Select(w => w * random.Next(80, 150) / 100 + 1)] };
            return !Analyze.PopulationParadoxes(Of(before, ApportionmentMethod.LargestRemainder), Of(after, ApportionmentMethod.LargestRemainder)).IsEmpty;
        });
        found.Should().BeTrue();
    }

    [Fact]
    public void PopulationParadoxes_OfNegativeUnits_AreThoseOfTheirMagnitudes()
    {
        // Of −10 by 6, 4 then 4, 6 the shares follow the weights: no paradox.
        Analyze.PopulationParadoxes(Divide(-10, 6, 4), Divide(-10, 4, 6)).Should().BeEmpty();
        Random random = new(20261121);
        int found = 0;
        for (int i = 0; i < 20_000; i++)
        {
            int units = random.Next(3, 20);
            Rational[] old = [random.Next(1, 1000), random.Next(1, 1000), random.Next(1, 1000)];
            Rational[] now = [.. old.Select(w => w * random.Next(80, 150))];
            ImmutableArray<(int, int)> pairs = Analyze.PopulationParadoxes(Divide(units, old), Divide(units, now));
            Analyze.PopulationParadoxes(Divide(-units, old), Divide(-units, now)).Should().Equal(pairs);
            found += pairs.Length;
        }

        found.Should().BePositive();
        static ApportionmentResult Divide(int units, params Rational[] weights) => Apportioner.Apportion(new ApportionmentProblem(units, weights)).Value;
    }

    /// <summary>Any subset, given the units that it holds together, divides them in the same way.</summary>
    [Fact]
    public void DivisorMethods_AreCoherent() => Properties.Check(Any(), c =>
    {
        foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
        {
            Int128[] shares = [.. Of(c, method).Shares];
            for (int set = 1; set < 1 << c.Weights.Length; set += 3)
            {
                int[] members = [.. Enumerable.Range(0, c.Weights.Length).Where(i => ((set >> i) & 1) == 1 && c.Weights[i] > 0)];
                if (members.Length > 0)
                {
                    Int128 held = members.Aggregate((Int128)0, (sum, i) => sum + shares[i]);
                    ApportionmentProblem part = new(held, members.Select(i => (Rational)c.Weights[i]), method);
                    Apportioner.Apportion(part).Value.Shares.Should().Equal(members.Select(i => shares[i]), "{0} {1} {2}", method, c, set);
                }
            }
        }
    }, 60);

    [Fact]
    public void LargestRemainder_IsNotCoherent() => Find(c =>
    {
        Int128[] shares = [.. Of(c, ApportionmentMethod.LargestRemainder).Shares];
        if (c.Weights.Length < 3 || c.Weights[0] + c.Weights[1] == 0)
        {
            return false;
        }

        ApportionmentProblem part = new(shares[0] + shares[1], c.Exact.Take(2));
        ApportionmentResult again = Apportioner.Apportion(part).Value;
        return again.Tie is null && again.Shares[0] != shares[0];
    }).Should().NotBeNull();

    [Fact]
    public void Jefferson_IsWebsterWithDearerFirstUnits_AndFavoursTheLarge()
    {
        // 1832 in small: Σ over many random houses, Jefferson's bias is negative (large favoured) and Adams's positive.
        Random random = new(1832);
        Rational jefferson = 0;
        Rational adams = 0;
        for (int i = 0; i < 200; i++)
        {
            Case c = new(60, [.. Enumerable.Range(0, 9).Select(_ => random.NextInt64(1, 1000))]);
            jefferson += Analyze.Bias(Of(c, ApportionmentMethod.Jefferson));
            adams += Analyze.Bias(Of(c, ApportionmentMethod.Adams));
        }

        jefferson.Sign.Should().Be(-1);
        adams.Sign.Should().Be(1);
    }

    [Fact]
    public void Threshold_IsInclusive()
    {
        // 5 of 100 votes are exactly 5 %; 4 are below.
        ApportionmentProblem problem = new ApportionmentProblem(91, [91, 5, 4], ApportionmentMethod.Webster).WithThreshold(Percentage.FromPercent(5));
        Apportioner.Apportion(problem).Value.Shares[1].Should().BeGreaterThan(0);
        Apportioner.Apportion(problem).Value.Shares[2].Should().Be(0);
    }

    private static ApportionmentResult Of(Case c, ApportionmentMethod method) => ApportionerProperties.Exact(c, method);

    private static Case? Find(Func<Case, bool> test)
    {
        Random random = new(20261121);
        for (int i = 0; i < 50_000; i++)
        {
            Case c = new(random.Next(2, 60), [.. Enumerable.Range(0, random.Next(3, 7)).Select(_ => (long)random.Next(1, random.Next(5, 2000)))]);
            if (test(c))
            {
                return c;
            }
        }

        return null;
    }
}
