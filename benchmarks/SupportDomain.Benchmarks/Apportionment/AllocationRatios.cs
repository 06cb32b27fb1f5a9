using SupportDomain.Apportionment;
using SupportDomain.Benchmarks.Ratios;

namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>Area <c>allocation</c>: a million weights up to 10^9 and 10^18 units.</summary>
internal static class AllocationRatios
{
    private const string Area = "allocation";
    private const int Million = 1_000_000;

    internal static IEnumerable<RatioCase> All()
    {
        Contender ours = Ours("largest remainder", ApportionmentMethod.LargestRemainder);
        yield return new(Area, "largest-remainder-vs-decimal", Million, Million, ours, Plain("decimal and a sort", PlainLargestRemainder.InDecimal));
        yield return new(Area, "largest-remainder-vs-uint128", Million, Million, ours, Plain("UInt128.DivRem and a sort", PlainLargestRemainder.InUInt128));
        yield return new(Area, "equal-remainders-vs-uint128", Million, Million,
            OursOn("equal weights", EqualWeights, ApportionmentMethod.LargestRemainder),
            PlainOn("UInt128.DivRem and a sort", EqualWeights, PlainLargestRemainder.InUInt128));

        yield return new(Area, "water-filling-vs-sort", Million, Million,
            WaterFill("floors and caps", (units, weights, floors, caps, shares) => WaterFilling.FillUnits(units, weights, floors, caps, shares, out _)),
            WaterFill("a sort of the levels in Int128", PlainWaterFilling.Fill), InQuick: false);

        // The rival of these is our own largest remainder, which computes something else: ratio ≥ 0.1 is the goal, and no checksum is shared.
        foreach (ApportionmentMethod method in (ApportionmentMethod[])
            [
                ApportionmentMethod.Webster, ApportionmentMethod.HuntingtonHill, ApportionmentMethod.Jefferson,
                ApportionmentMethod.Adams, ApportionmentMethod.Dean, ApportionmentMethod.ModifiedSainteLague,
            ])
        {
            yield return new(Area, $"{method.Id.Replace('/', '-')}-vs-largest-remainder", Million, Million,
                SumOnly(method.Id, method), SumOnly("largest remainder", ApportionmentMethod.LargestRemainder));
        }
    }

    /// <summary>Water-filling with floors and caps that bind about half of the recipients; the rival sorts the levels at which bounds are met.</summary>
    private static Contender WaterFill(string name, Action<long, long[], long[], long[], long[]> fill) => new(name, seed =>
    {
        long[] weights = AllocationData.Weights(Million, seed);
        Random random = new(seed);
        long[] floors = [.. weights.Select(w => w * random.NextInt64(0, 2_000))];
        long[] caps = [.. floors.Select((f, i) => f + (weights[i] * random.NextInt64(1, 4_000)))];
        long[] shares = new long[Million];
        return () =>
        {
            fill(AllocationData.Units, weights, floors, caps, shares);
            return AllocationData.Checksum(shares);
        };
    });

    private static long[] EqualWeights(int count, int seed)
    {
        // 10^18 + 499,999 units by equal weights: every remainder is the same, and half a million units are contested.
        long[] weights = new long[count];
        Array.Fill(weights, seed + 1L);
        return weights;
    }

    private static Contender Ours(string name, ApportionmentMethod method) => OursOn(name, AllocationData.Weights, method);

    private static Contender OursOn(string name, Func<int, int, long[]> data, ApportionmentMethod method) => new(name, seed =>
    {
        long[] weights = data(Million, seed);
        long[] shares = new long[Million];
        return () =>
        {
            Apportioner.Apportion(AllocationData.Units + 499_999, weights, shares, method);
            return AllocationData.Checksum(shares);
        };
    });

    private static Contender SumOnly(string name, ApportionmentMethod method) => new(name, seed =>
    {
        long[] weights = AllocationData.Weights(Million, seed);
        long[] shares = new long[Million];
        return () =>
        {
            Apportioner.Apportion(AllocationData.Units + 499_999, weights, shares, method);
            ulong sum = 0;
            foreach (long share in shares)
            {
                sum += (ulong)share;
            }

            return sum;
        };
    });

    private static Contender Plain(string name, Action<long, long[], long[]> divide) => PlainOn(name, AllocationData.Weights, divide);

    private static Contender PlainOn(string name, Func<int, int, long[]> data, Action<long, long[], long[]> divide) => new(name, seed =>
    {
        long[] weights = data(Million, seed);
        long[] shares = new long[Million];
        return () =>
        {
            divide(AllocationData.Units + 499_999, weights, shares);
            return AllocationData.Checksum(shares);
        };
    });
}
