using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Apportionment;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Apportionment;

public sealed class HierarchyTests
{
    [Fact]
    public void Apportion_SumsAtEveryLevelWithinTheBounds()
    {
        Arbitrary<(HierarchyLine[] Lines, int Units, int Method)> cases =
            (from n in Gen.Choose(1, 14)
             from parents in Gen.ArrayOf(Gen.Choose(-3, 12), n)
             from weights in Gen.ArrayOf(Gen.Choose(0, 20), n)
             from floors in Gen.ArrayOf(Gen.Choose(-6, 4), n)
             from extra in Gen.ArrayOf(Gen.Choose(-20, 60), n)
             from units in Gen.Choose(-200, 200)
             from method in Gen.Choose(0, 6)
             select (Enumerable.Range(0, n).Select(i => Line(i, parents[i], weights[i], floors[i], extra[i])).ToArray(), units, method)).ToArbitrary();
        int feasible = 0;
        Properties.Check(cases, c =>
        {
            ApportionmentMethod method = c.Method == 6 ? ApportionmentMethod.LargestRemainder : SlowApportionment.DivisorMethods[c.Method];
            BoundsRule rule = c.Method == 6 && c.Units % 2 == 0 ? BoundsRule.RescaleQuotas : BoundsRule.KeepQuotas;
            Hierarchy hierarchy = new(c.Lines);
            DivisionOutcome<HierarchyResult> outcome = hierarchy.Apportion(c.Units, method, rule);
            if (outcome.IsFeasible)
            {
                feasible++;
                Check(hierarchy, outcome.Value, c.Units);
                hierarchy.Apportion(-c.Units, method, rule).Value.Shares.Should().Equal(outcome.Value.Shares.Select(s => -s));
            }
        }, 1000);
        feasible.Should().BeGreaterThan(200);
    }

    [Fact]
    public void Apportion_FloorOfALineBindsThoseAbove()
    {
        // Without its line's floor of 70, department A would get half of 100.
        Hierarchy hierarchy = new(
        [
            new("A", null, 1), new("B", null, 1), new("A1", "A", 1), new("A2", "A", 9, Floor: 70),
        ]);
        HierarchyResult result = hierarchy.Apportion(100).Value;
        result.Shares.Should().Equal(70, 30, 0, 70);
        result.DivisionOf(0)!.Shares.Should().Equal(0, 70);
        result.DivisionOf(2).Should().BeNull();
        hierarchy.ParentOf(3).Should().Be(0);
        hierarchy.ParentOf(0).Should().BeNull();
        hierarchy.Top.Should().Equal(0, 1);
        hierarchy.ChildrenOf(0).Should().Equal(2, 3);
    }

    [Fact]
    public void Apportion_NearestTo_KeepsTheEarlierWinnersAtEveryLevel()
    {
        Hierarchy hierarchy = new([new("A", null, 1), new("B", null, 1), new("B1", "B", 1), new("B2", "B", 1)]);
        hierarchy.Apportion(5).Value.Shares.Should().Equal(3, 2, 1, 1);
        HierarchyResult kept = hierarchy.Apportion(5, ties: TiePolicy.NearestTo([2, 3, 1, 2])).Value;
        kept.Shares.Should().Equal(2, 3, 1, 2);
        kept.Ties.Select(t => t.Line).Should().Equal(null, 1);
        FluentActions.Invoking(() => hierarchy.Apportion(5, ties: TiePolicy.ByRank([1]))).Should().Throw<ArgumentException>().WithParameterName("ties");
    }

    [Fact]
    public void Construct_CirclesStrangersAndTwins_AreNamed()
    {
        Action[] wrong =
        [
            () => _ = new Hierarchy([new("A", "B", 1), new("B", "A", 1)]),
            () => _ = new Hierarchy([new("A", "A", 1)]),
            () => _ = new Hierarchy([new("A", "nobody", 1)]),
            () => _ = new Hierarchy([new("A", null, 1), new("A", null, 1)]),
            () => _ = new Hierarchy([new(" ", null, 1)]),
            () => _ = new Hierarchy([new("A", null, -1)]),
            () => _ = new Hierarchy([new("A", null, 1, -1)]),
            () => _ = new Hierarchy([null!]),
        ];
        wrong.Should().AllSatisfy(act => act.Should().Throw<ArgumentException>().WithParameterName("lines"));
        FluentActions.Invoking(() => new Hierarchy([new("top", null, 1), new("A", "B", 1), new("B", "A", 1)]))
            .Should().Throw<ArgumentException>().WithMessage("*'A'*circle*");
    }

    [Fact]
    public void Apportion_AHundredThousandLevels_NeedsNoStack()
    {
        const int Depth = 100_000;
        Hierarchy chain = new(Enumerable.Range(0, Depth).Select(i => new HierarchyLine($"{i}", i == 0 ? null : $"{i - 1}", 1)));
        chain.Apportion(7).Value.Shares.All(s => s == 7).Should().BeTrue();
    }

    [Fact]
    public void Apportion_BoundsThatCannotHold_AreShortfallsOfALine()
    {
        Hierarchy hierarchy = new([new("A", null, 1, Cap: 5), new("A1", "A", 1, Floor: 6)]);
        hierarchy.Apportion(5).Shortfall.Should().Be(new Shortfall(ShortfallReason.CapBelowFloor, 1, 0));
        new Hierarchy([new("A", null, 1), new("A1", "A", 0)]).Apportion(5).Shortfall
            .Should().Be(new Shortfall(ShortfallReason.CapsBelowTotal, 5), "nobody below A has a weight");
        new Hierarchy([]).Apportion(5).Shortfall.Should().Be(new Shortfall(ShortfallReason.NoRecipient, 5));
    }

    private static HierarchyLine Line(int index, int parent, int weight, int floor, int extra) => new(
        $"L{index}", parent < 0 || parent >= index ? null : $"L{parent}", weight, Math.Max(0, floor), extra < 0 ? null : Math.Max(0, floor) + extra);

    private static void Check(Hierarchy hierarchy, HierarchyResult result, Int128 units)
    {
        hierarchy.Top.Aggregate((Int128)0, (sum, i) => sum + result.Shares[i]).Should().Be(units);
        for (int i = 0; i < hierarchy.Lines.Length; i++)
        {
            Int128 size = Int128.Abs(result.Shares[i]);
            (size >= hierarchy.Lines[i].Floor && !(size > hierarchy.Lines[i].Cap)).Should().BeTrue();
            int[] children = [.. hierarchy.ChildrenOf(i)];
            if (children.Length > 0)
            {
                children.Aggregate((Int128)0, (sum, c) => sum + result.Shares[c]).Should().Be(result.Shares[i]);
            }
        }
    }
}
