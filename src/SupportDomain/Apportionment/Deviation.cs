using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

internal static class Deviation
{
    /// <summary>The greatest distance of a running total of shares from the exact running total.</summary>
    internal static Rational OfPrefixes(ApportionmentProblem problem, ReadOnlySpan<Int128> shares)
    {
        BigInteger[] weights = SumOf.Scale(problem.Weights.AsSpan(), out _);
        BigInteger total = weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        BigInteger greatest = BigInteger.Zero;
        BigInteger weightSum = BigInteger.Zero;
        BigInteger shareSum = BigInteger.Zero;
        for (int i = 0; i < shares.Length; i++)
        {
            weightSum += weights[i];
            shareSum += shares[i];
            greatest = BigInteger.Max(greatest, BigInteger.Abs((shareSum * total) - (problem.Units * weightSum)));
        }

        return total.IsZero ? Rational.Zero : new(greatest, total);
    }
}
