using System.Numerics;
using SupportDomain.Apportionment;

namespace SupportDomain.Tests.Apportionment;

/// <summary>The definitions, one unit at a time, in integers; shares no code with the library. Ties go to the lower index.</summary>
internal static class SlowApportionment
{
    internal static readonly ApportionmentMethod[] DivisorMethods =
    [
        ApportionmentMethod.Jefferson, ApportionmentMethod.Webster, ApportionmentMethod.HuntingtonHill, ApportionmentMethod.Adams,
        ApportionmentMethod.Dean, ApportionmentMethod.ModifiedSainteLague,
    ];

    /// <summary>Each unit in turn goes to the highest weight ÷ d(s); compared as squares. Floors first; a full recipient takes no part.</summary>
    internal static long[] ByDivisor(ApportionmentMethod method, long units, BigInteger[] weights, long[]? floors = null, long[]? caps = null)
    {
        long[] shares = floors is null ? new long[weights.Length] : [.. floors];
        for (long given = shares.Sum(); given < units; given++)
        {
            int best = -1;
            for (int i = 0; i < weights.Length; i++)
            {
                bool open = !weights[i].IsZero && (caps is null || shares[i] < caps[i]);
                if (open && (best < 0 || IsHigher(method.Id, weights[i], shares[i], weights[best], shares[best])))
                {
                    best = i;
                }
            }

            shares[best]++;
        }

        return shares;
    }

    /// <summary>Rounds w × multiplier ÷ divisor down and gives the rest to the largest remainders, one each.</summary>
    internal static long[] ByRemainder(long units, BigInteger[] weights, BigInteger multiplier, BigInteger divisor)
    {
        long[] shares = [.. weights.Select(w => (long)(w * multiplier / divisor))];
        int[] order = [.. Enumerable.Range(0, weights.Length).OrderByDescending(i => weights[i] * multiplier % divisor).ThenBy(i => i)];
        foreach (int i in order.Take((int)(units - shares.Sum())))
        {
            shares[i]++;
        }

        return shares;
    }

    internal static long[] Hamilton(long units, BigInteger[] weights) =>
        ByRemainder(units, weights, units, weights.Aggregate(BigInteger.Zero, BigInteger.Add));

    private static bool IsHigher(string method, BigInteger weight, long share, BigInteger otherWeight, long otherShare)
    {
        (BigInteger n, BigInteger d) = DivisorSquared(method, share);
        (BigInteger m, BigInteger e) = DivisorSquared(method, otherShare);
        if (n.IsZero || m.IsZero)
        {
            return n.IsZero && (!m.IsZero || weight > otherWeight);
        }

        return weight * weight * d * m > otherWeight * otherWeight * e * n;
    }

    private static (BigInteger Numerator, BigInteger Denominator) DivisorSquared(string method, BigInteger s) => method switch
    {
        "jefferson" => ((s + 1) * (s + 1), 1),
        "adams" => (s * s, 1),
        "huntington-hill" => (s * (s + 1), 1),
        "dean" => (4 * s * s * (s + 1) * (s + 1), ((2 * s) + 1) * ((2 * s) + 1)),
        "modified-sainte-lague/7/10" when s.IsZero => (49, 100),
        _ => (((2 * s) + 1) * ((2 * s) + 1), 4),
    };
}
