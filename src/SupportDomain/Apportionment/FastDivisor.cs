using System.Buffers;
using System.Diagnostics;

namespace SupportDomain.Apportionment;

/// <summary>Divisor methods over 64-bit weights in expected linear time.</summary>
/// <remarks>
/// A level x gives everyone the count of divisors at or below weight × x ÷ total, in whole numbers by <see cref="Reciprocal"/>. Two levels are found whose
/// sums enclose the units and lie close together (the idea of selection instead of a queue: Cheng and Eppstein, <i>Linear-time algorithms for proportional
/// apportionment</i>, 2014). The units between them are candidates; the missing ones go to the highest exact priorities.
/// </remarks>
internal static class FastDivisor
{
    private const int MostProbes = 200;

    internal static ApportionmentSummary? TryDivide(in FastInput input, ReadOnlySpan<long> weights, Span<long> shares, ApportionmentMethod method)
    {
        if (input.Units == 0)
        {
            shares.Clear();
            return default(ApportionmentSummary);
        }

        return method.Kind switch
        {
            MethodKind.Jefferson => Divide(input, weights, shares, default(FastDivisorRules.Jefferson)),
            MethodKind.Webster => Divide(input, weights, shares, default(FastDivisorRules.Webster)),
            MethodKind.Adams => Divide(input, weights, shares, default(FastDivisorRules.Adams)),
            MethodKind.HuntingtonHill => Divide(input, weights, shares, default(FastDivisorRules.HuntingtonHill)),
            MethodKind.Dean => Divide(input, weights, shares, default(FastDivisorRules.Dean)),
            _ when method.FirstDivisor.Numerator <= int.MaxValue && method.FirstDivisor.Denominator <= int.MaxValue =>
                Divide(input, weights, shares, new FastDivisorRules.Modified((uint)method.FirstDivisor.Numerator, (uint)method.FirstDivisor.Denominator)),
            _ => null,
        };
    }

    private static ApportionmentSummary Divide<TRule>(in FastInput input, ReadOnlySpan<long> weights, Span<long> shares, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        Bracket bracket = FindBracket(input, weights, rule);
        ulong missing = Fill(input, bracket, weights, shares, rule);
        if (missing == 0)
        {
            return default;
        }

        int count = (int)(bracket.HighSum - bracket.LowSum);
        Candidate[] candidates = ArrayPool<Candidate>.Shared.Rent(2 * count);
        int[] equal = ArrayPool<int>.Shared.Rent(count);
        try
        {
            Gather(input, bracket, weights, candidates.AsSpan(0, count), rule);
            Span<Candidate> scratch = candidates.AsSpan(count, count);
            candidates.AsSpan(0, count).CopyTo(scratch);
            Candidate last = Selection.NthLargest(scratch, (int)missing, new ByPriority<TRule>(rule));
            return Give(candidates.AsSpan(0, count), last, (int)missing, equal, weights, shares, input, rule);
        }
        finally
        {
            ArrayPool<Candidate>.Shared.Return(candidates);
            ArrayPool<int>.Shared.Return(equal);
        }
    }

    /// <summary>
    /// Two levels with sum ≤ units ≤ sum, so close that at most 64 + n/4 units lie between them or that they are neighbours (at most two units a
    /// recipient). A step of one level moves the sum by about one, so the misfit of a probe is the next step.
    /// </summary>
    private static Bracket FindBracket<TRule>(in FastInput input, ReadOnlySpan<long> weights, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        long shift = rule.HalfUnits * (weights.Length / 2);
        ulong level = shift >= 0 && input.Units <= (ulong)shift ? 0 : (ulong)((long)input.Units - shift);
        Bracket bracket = new(null, 0, ulong.MaxValue, 0);
        ulong close = 64 + ((ulong)weights.Length / 4);
        for (int probe = 0; probe < MostProbes; probe++)
        {
            ulong sum = SumAt(input.Total, level, weights, rule);
            bracket = sum <= input.Units
                ? bracket with { Low = level, LowSum = sum }
                : bracket with { High = level, HighSum = sum };
            if (sum == input.Units)
            {
                return bracket with { High = level, HighSum = sum };
            }

            if (bracket.IsClosed && (bracket.HighSum - bracket.LowSum <= close || bracket.High == 0 || bracket.Low + 1 == bracket.High))
            {
                return bracket;
            }

            level = NextLevel(bracket, input.Units, level, sum, probe);
        }

        throw new UnreachableException("Halving a 64-bit interval ends within the probes.");
    }

    private static ulong NextLevel(in Bracket bracket, ulong units, ulong level, ulong sum, int probe)
    {
        // The first probes step by the misfit and a little more; then the interval is halved.
        const int Guesses = 8;
        if (sum <= units)
        {
            ulong step = (units - sum) + ((units - sum) / 8) + 1UL;
            step <<= bracket.High == ulong.MaxValue ? Math.Min(probe, 20) : 0;
            ulong next = level + step;
            return bracket.High == ulong.MaxValue || (probe < Guesses && next < bracket.High) ? next : Middle(bracket);
        }

        ulong back = (sum - units) + ((sum - units) / 8) + 1UL;
        if (bracket.Low is null)
        {
            back <<= Math.Min(probe, 20);
            return back >= level ? 0 : level - back;
        }

        return probe < Guesses && back < level && level - back > bracket.Low ? level - back : Middle(bracket);
    }

    private static ulong Middle(in Bracket bracket) => bracket.Low!.Value + ((bracket.High - bracket.Low.Value) / 2);

    private static ulong SumAt<TRule>(ulong total, ulong level, ReadOnlySpan<long> weights, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        Reciprocal reciprocal = new(level, total);
        ulong sum = 0;
        foreach (long weight in weights)
        {
            sum += CountOf(reciprocal, total, (ulong)weight, rule);
        }

        return sum;
    }

    private static ulong CountOf<TRule>(Reciprocal reciprocal, ulong total, ulong weight, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        ulong f = reciprocal.Divide(weight, out ulong r);
        return weight == 0 ? 0 : rule.Count(f, r, total);
    }

    /// <summary>Writes the shares of the lower level and returns what is missing.</summary>
    private static ulong Fill<TRule>(in FastInput input, in Bracket bracket, ReadOnlySpan<long> weights, Span<long> shares, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        if (bracket.Low is not { } level)
        {
            shares.Clear();
            return input.Units;
        }

        Reciprocal reciprocal = new(level, input.Total);
        for (int i = 0; i < weights.Length && i < shares.Length; i++)
        {
            long share = (long)CountOf(reciprocal, input.Total, (ulong)weights[i], rule);
            shares[i] = input.IsNegative ? -share : share;
        }

        return input.Units - bracket.LowSum;
    }

    private static void Gather<TRule>(in FastInput input, in Bracket bracket, ReadOnlySpan<long> weights, Span<Candidate> candidates, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        Reciprocal low = new(bracket.Low ?? 0, input.Total);
        Reciprocal high = new(bracket.High, input.Total);
        int at = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            ulong weight = (ulong)weights[i];
            ulong to = CountOf(high, input.Total, weight, rule);
            for (ulong s = bracket.Low is null ? 0 : CountOf(low, input.Total, weight, rule); s < to; s++)
            {
                candidates[at++] = new(i, s, weight);
            }
        }
    }

    private static ApportionmentSummary Give<TRule>(
        ReadOnlySpan<Candidate> candidates, Candidate last, int missing, Span<int> equal, ReadOnlySpan<long> weights, Span<long> shares,
        in FastInput input, TRule rule)
        where TRule : struct, IFastDivisorRule
    {
        ByPriority<TRule> order = new(rule);
        long unit = input.IsNegative ? -1 : 1;
        int tied = 0;
        foreach (Candidate candidate in candidates)
        {
            int comparison = order.Compare(candidate, last);
            if (comparison > 0)
            {
                shares[candidate.Index] += unit;
                missing--;
            }
            else if (comparison == 0)
            {
                equal[tied++] = candidate.Index;
            }
        }

        return FastTies.Give(equal[..tied], missing, weights, shares, input);
    }

    /// <summary>Levels and the sums of their shares; no lower level means nothing at all, the highest level means that none is known.</summary>
    private readonly record struct Bracket(ulong? Low, ulong LowSum, ulong High, ulong HighSum)
    {
        internal bool IsClosed => High != ulong.MaxValue && (Low is not null || High == 0);
    }

    private readonly record struct Candidate(int Index, ulong S, ulong Weight);

    private readonly struct ByPriority<TRule>(TRule rule) : IComparer<Candidate>
        where TRule : struct, IFastDivisorRule
    {
        public int Compare(Candidate x, Candidate y)
        {
            (UInt128 a, UInt128 b) = rule.Priority(x.Weight, x.S);
            (UInt128 c, UInt128 d) = rule.Priority(y.Weight, y.S);
            if (b == UInt128.Zero || d == UInt128.Zero)
            {
                return b == d ? a.CompareTo(c) : b == UInt128.Zero ? 1 : -1;
            }

            return Wide.CompareProducts(a, d, c, b);
        }
    }
}
