using System.Text.Json;
using FsCheck.Fluent;
using SupportDomain.Scheduling.Assignment;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Scheduling.Assignment;

public sealed class AssignmentSolverTests
{
    private const long No = AssignmentSolver.Forbidden;

    [Fact]
    public void Solve_WorkedExample_GivesItemsOneZeroTwo()
    {
        // 1 + 2 + 2; the only other way at 5 would be none: 4 + 0 + 2 = 6, 3 + 0 + 3 = 6, 1 + 5 + 3 = 9, 4 + 5 + 2 = 11, 3 + 2 + 2 = 7.
        int[] items = new int[3];
        new AssignmentSolver().Solve(3, [4, 1, 3, 2, 0, 5, 3, 2, 2], items).Should().Be(new AssignmentResult(3, 5));
        items.Should().Equal(1, 0, 2);
    }

    [SharedFact]
    public void Solve_ReferenceEntry_GivesItsAssignment()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "queueing_reference.json")));
        JsonElement entry = document.RootElement.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("id").GetString() == "assign_scipy3");
        long[][] cost = entry.GetProperty("inputs").GetProperty("cost").Deserialize<long[][]>()!;
        int[] items = new int[cost.Length];
        AssignmentResult result = new AssignmentSolver().Solve(cost[0].Length, [.. cost.SelectMany(row => row)], items);
        result.TotalCost.Should().Be((Int128)entry.GetProperty("outputs").GetProperty("optimum").GetInt64());
        items.Should().Equal(entry.GetProperty("outputs").GetProperty("assignment").Deserialize<int[]>());
    }

    /// <summary>
    /// The mean of the least cost of n × n exponential costs is the sum of 1 / k² (Parisi's conjecture, proved by Linusson and Wästlund, and by Nair, Prabhakar and Sharma). With fixed draws,
    /// the mean of many is within 4.5 standard errors of it.
    /// </summary>
    [SharedFact]
    public void Solve_ExponentialCosts_GiveParisisMean()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "queueing_reference.json")));
        JsonElement[] entries = [.. document.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("id").GetString()!.StartsWith("parisi_", StringComparison.Ordinal))];
        entries.Should().HaveCount(7);
        SchedulerDraw draw = new(2004);
        foreach (JsonElement entry in entries)
        {
            int n = entry.GetProperty("inputs").GetProperty("n").GetInt32();
            int samples = Math.Max(60, 4_000 / n) * Properties.Scale;
            double sum = 0;
            double squares = 0;
            for (int sample = 0; sample < samples; sample++)
            {
                double least = LeastExponentialCost(n, ref draw);
                sum += least;
                squares += least * least;
            }

            double mean = sum / samples;
            double error = Math.Sqrt(((squares / samples) - (mean * mean)) / samples);
            mean.Should().BeApproximately(entry.GetProperty("outputs").GetProperty("expected_min_cost").GetDouble(), 4.5 * error, "n is {0}", n);
        }
    }

    private static double LeastExponentialCost(int n, ref SchedulerDraw draw)
    {
        const double Unit = 1L << 40;
        long[] costs = new long[n * n];
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = (long)(-Math.Log((draw.Below(int.MaxValue) + 0.5) / int.MaxValue) * Unit);
        }

        return (double)new AssignmentSolver().Solve(n, costs, new int[n]).TotalCost / Unit;
    }

    [Fact]
    public void Solve_EveryMatrixOfTwoByThreeWithSmallCosts_EqualsTryingAll()
    {
        AssignmentSolver solver = new();
        for (int number = 0; number < 4 * 4 * 4 * 4 * 4 * 4; number++)
        {
            int left = number;
            long?[][] costs = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 3).Select(_ => Digit(ref left)).ToArray())];
            Compare(solver, costs, 3, SlowAssignment.Solve(costs, 3));
        }

        static long? Digit(ref int left)
        {
            int digit = left % 4;
            left /= 4;
            return digit == 3 ? null : digit;
        }
    }

    [Fact]
    public void Solve_RandomCostsWithTiesAndForbiddenPairs_EqualsTryingAll()
    {
        AssignmentSolver solver = new();
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                int items = random.Next(6);
                long?[][] costs = Costs(random, random.Next(6), items);
                Compare(solver, costs, items, SlowAssignment.Solve(costs, items));
            },
            cases: 3000);
    }

    [Fact]
    public void Solve_MoreUnitsThanBestItemsCanServe_EqualsDynamicProgramming()
    {
        AssignmentSolver solver = new();
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                int items = random.Next(1, 10);
                long?[][] costs = Costs(random, random.Next(1, 11), items);
                Compare(solver, costs, items, SlowAssignment.SolveBySets(costs, items));
            },
            cases: 300);
    }

    [Fact]
    public void Twins_AgreeWithEachOther()
    {
        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            int items = random.Next(5);
            long?[][] costs = Costs(random, random.Next(5), items);
            (int[] first, int assigned, Int128 cost) = SlowAssignment.Solve(costs, items);
            (int[] second, int otherAssigned, Int128 otherCost) = SlowAssignment.SolveBySets(costs, items);
            second.Should().Equal(first);
            (otherAssigned, otherCost).Should().Be((assigned, cost));
        }
    }

    [Theory]
    [InlineData(50, 400)]
    [InlineData(120, 2000)]
    [InlineData(80, 30)]
    public void Solve_LargerCosts_CostsWhatTheDenseMethodDoes(int units, int items)
    {
        AssignmentSolver solver = new();
        for (int seed = 1; seed <= 3; seed++)
        {
            Random random = new(seed);
            long[] costs = [.. Enumerable.Range(0, units * items).Select(_ => random.NextInt64(seed == 1 ? 5 : 1_000_000))];
            int[] found = new int[units];
            AssignmentResult result = solver.Solve(items, costs, found);
            result.Assigned.Should().Be(Math.Min(units, items));
            found.Where(item => item >= 0).Should().OnlyHaveUniqueItems();
            result.TotalCost.Should().Be((Int128)DenseAssignment.LeastCost(costs, units, items));
        }
    }

    [Theory]
    [InlineData(1, 20000, 1.0)]
    [InlineData(2, 20000, 1.25)]
    [InlineData(3, 20000, 1.36111111111111)]
    [InlineData(10, 4000, 1.54976773116654)]
    [InlineData(50, 300, 1.62513273362153)]
    [InlineData(200, 40, 1.639946546015)]
    public void Solve_ExponentialCosts_AverageToParisisSum(int n, int trials, double expected)
    {
        // The mean least cost of n × n independent exponential costs is the sum of 1/k² to n (Parisi's conjecture, proved 2004-2005); checked to 4.5 standard errors.
        const double Scale = 1L << 40;
        AssignmentSolver solver = new();
        Random random = new(20261121);
        long[] costs = new long[n * n];
        int[] items = new int[n];
        double sum = 0;
        double squares = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            for (int i = 0; i < costs.Length; i++)
            {
                costs[i] = (long)(-Math.Log(1 - random.NextDouble()) * Scale);
            }

            double cost = (double)solver.Solve(n, costs, items).TotalCost / Scale;
            sum += cost;
            squares += cost * cost;
        }

        double mean = sum / trials;
        double error = Math.Sqrt(((squares / trials) - (mean * mean)) / trials);
        mean.Should().BeApproximately(expected, 4.5 * error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue - 1)]
    public void Solve_EqualCostsEverywhere_ServesInOrder(long cost)
    {
        const int Units = 200;
        const int Items = 1000;
        long[] costs = new long[Units * Items];
        Array.Fill(costs, cost);
        int[] found = new int[Units];
        new AssignmentSolver().Solve(Items, costs, found).Should().Be(new AssignmentResult(Units, (Int128)cost * Units));
        found.Should().Equal(Enumerable.Range(0, Units));

        int[] many = new int[Items];
        new AssignmentSolver().Solve(Units, costs, many).Assigned.Should().Be(Units);
        many.Should().Equal(Enumerable.Range(0, Items).Select(unit => unit < Units ? unit : -1));
    }

    [Fact]
    public void Solve_ExtremeCosts_DoNotOverflow()
    {
        long[] costs = [long.MinValue, long.MaxValue - 1, long.MinValue, long.MaxValue - 1, No, long.MinValue];
        int[] found = new int[3];
        new AssignmentSolver().Solve(2, costs, found).Should().Be(new AssignmentResult(2, (Int128)long.MinValue * 2));
        found.Should().Equal(0, -1, 1);
    }

    [Fact]
    public void Solve_PairsThatMustNotBe_ServesAsManyAsCanBe()
    {
        int[] found = new int[3];
        AssignmentSolver solver = new();
        solver.Solve(2, [No, No, No, No, No, No], found).Should().Be(default(AssignmentResult));
        found.Should().Equal(-1, -1, -1);

        // Three units of which all want item 0 only: the cheapest has it. Then one that must give way at a loss, so that two are served.
        solver.Solve(2, [5, No, 4, No, 6, No], found).Should().Be(new AssignmentResult(1, 4));
        found.Should().Equal(-1, 0, -1);
        solver.Solve(2, [0, 1_000_000, 1, No, No, No], found).Should().Be(new AssignmentResult(2, 1_000_001));
        found.Should().Equal(1, 0, -1);
    }

    [Fact]
    public void Solve_Nothing_IsNothing()
    {
        AssignmentSolver solver = new();
        int[] found = [9, 9];
        solver.Solve(0, [], found).Should().Be(default(AssignmentResult));
        found.Should().Equal(-1, -1);
        solver.Solve(5, [], []).Should().Be(default(AssignmentResult));
        solver.Solve(0, [], []).Should().Be(default(AssignmentResult));
    }

    [Fact]
    public void Solve_WrongSizes_AreRefusedAndChangeNothing()
    {
        AssignmentSolver solver = new();
        int[] found = [7, 7];
        FluentActions.Invoking(() => solver.Solve(3, new long[5], found)).Should().Throw<ArgumentException>().WithMessage("*5 costs*need 6*").Which.ParamName.Should().Be("costs");
        FluentActions.Invoking(() => solver.Solve(-1, [], found)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("items");
        FluentActions.Invoking(() => solver.Solve(2, new Failing(), found)).Should().Throw<NotSupportedException>();
        found.Should().Equal(7, 7);
        solver.Solve(3, [4, 1, 3, 2, 0, 5], found).Should().Be(new AssignmentResult(2, 3), "a failure leaves the solver as good as new");
    }

    [Fact]
    public void Solve_Again_AllocatesNothing()
    {
        Random random = new(3);
        long[] costs = [.. Enumerable.Range(0, 50 * 500).Select(_ => random.NextInt64(1000))];
        int[] found = new int[50];
        AssignmentSolver solver = new();
        AssignmentResult first = solver.Solve(500, costs, found);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssignmentResult second = solver.Solve(500, costs, found);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        second.Should().Be(first);
    }

    private static long?[][] Costs(Random random, int units, int items)
    {
        int range = random.Next(1, 4) switch { 1 => 2, 2 => 5, _ => 1000 };
        int forbidden = random.Next(0, 5);
        return [.. Enumerable.Range(0, units).Select(_ => Enumerable.Range(0, items).Select(_ => random.Next(8) < forbidden ? null : (long?)random.Next(-range, range)).ToArray())];
    }

    private static void Compare(AssignmentSolver solver, long?[][] costs, int items, (int[] ItemOfUnit, int Assigned, Int128 Cost) expected)
    {
        int[] found = new int[costs.Length];
        solver.Solve(items, [.. costs.SelectMany(row => row).Select(cost => cost ?? No)], found).Should().Be(new AssignmentResult(expected.Assigned, expected.Cost));
        found.Should().Equal(expected.ItemOfUnit);
        Array.Fill(found, 99);
        solver.Solve(items, new Rows(costs), found).TotalCost.Should().Be(expected.Cost);
        found.Should().Equal(expected.ItemOfUnit);
    }

    private readonly struct Rows(long?[][] costs) : IAssignmentCosts
    {
        public void CopyRow(int unit, Span<long> row)
        {
            for (int item = 0; item < row.Length; item++)
            {
                row[item] = costs[unit][item] ?? No;
            }
        }
    }

    private sealed class Failing : IAssignmentCosts
    {
        public void CopyRow(int unit, Span<long> costs) => throw new NotSupportedException();
    }
}
