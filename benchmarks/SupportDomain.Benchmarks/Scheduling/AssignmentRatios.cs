using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Scheduling.Assignment;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>Area <c>assignment</c>: 200 free units and 10,000 waiting items; the checksum is the total cost. An operation is one whole assignment.</summary>
internal static class AssignmentRatios
{
    private const string Area = "assignment";
    private const int Units = 200;
    private const int Items = 10_000;

    internal static IEnumerable<RatioCase> All()
    {
        yield return Case("random-costs", (random, _, _) => random.NextInt64(1_000_000));

        // All want the same items, a little differently: the longest paths.
        yield return Case("shared-order", (random, _, item) => (item * 100L) + random.NextInt64(20_000), inQuick: false);

        // Few different costs, so that nearly every choice is a tie that has to be settled.
        yield return Case("few-costs", (random, _, _) => random.NextInt64(4), inQuick: false);
        yield return Case("equal-costs", (_, _, _) => 7, inQuick: false);
    }

    private static RatioCase Case(string name, Func<Random, int, int, long> cost, bool inQuick = true) =>
        new(Area, name, Units * (long)Items, 1, Ours(cost), Rival(cost), inQuick);

    private static Contender Ours(Func<Random, int, int, long> cost)
    {
        AssignmentSolver solver = new();
        return new("AssignmentSolver", seed =>
        {
            long[] costs = Costs(seed, cost);
            int[] found = new int[Units];
            return () => (ulong)solver.Solve(Items, costs, found).TotalCost;
        });
    }

    private static Contender Rival(Func<Random, int, int, long> cost) => new("dense Hungarian method", seed =>
    {
        long[] costs = Costs(seed, cost);
        return () => (ulong)PlainHungarian.LeastCost(costs, Units, Items);
    });

    private static long[] Costs(int seed, Func<Random, int, int, long> cost)
    {
        Random random = new(seed);
        long[] costs = new long[Units * Items];
        for (int place = 0; place < costs.Length; place++)
        {
            costs[place] = cost(random, place / Items, place % Items);
        }

        return costs;
    }
}
