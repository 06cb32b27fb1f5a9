using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Rounds exact shares, zero or greater, down and gives what is left over to the largest fractions (Hamilton).</summary>
internal sealed class UnitRounding : IContenders
{
    private readonly BigInteger[] _weights;
    private readonly BigInteger[] _shares;

    private UnitRounding(BigInteger[] weights, BigInteger[] shares, bool isNegative)
    {
        _weights = weights;
        _shares = shares;
        IsNegative = isNegative;
    }

    public bool IsNegative { get; }

    /// <summary>The exact shares sum to a whole number; every share becomes the integer below or above it. The sign is put on at the end.</summary>
    internal static (ImmutableArray<Int128> Shares, Tie? Tie) Round(
        ReadOnlySpan<Rational> exact, ImmutableArray<Rational> weights, TiePolicy ties, bool negative)
    {
        BigInteger[] shares = new BigInteger[exact.Length];
        Rational[] fractions = new Rational[exact.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = exact[i].Floor();
            fractions[i] = exact[i] - shares[i];
        }

        UnitRounding work = new(SumOf.Scale(weights.AsSpan(), out _), shares, negative);
        Tie? tie = work.Give((int)SumOf.All(fractions).Numerator, fractions, ties);
        return ([.. shares.Select(s => (Int128)(negative ? -s : s))], tie);
    }

    public BigInteger Weight(int index) => _weights[index];

    public BigInteger Base(int index) => _shares[index];

    private Tie? Give(int units, Rational[] fractions, TiePolicy ties)
    {
        if (units == 0)
        {
            return null;
        }

        int[] order = [.. Enumerable.Range(0, fractions.Length).OrderByDescending(i => fractions[i])];
        Rational cut = fractions[order[units - 1]];
        int[] equal = [.. order.Where(i => fractions[i] == cut)];
        int sure = order.Count(i => fractions[i] > cut);
        bool tied = sure + equal.Length > units;
        ImmutableArray<int> contenders = [.. equal.Order()];
        if (tied)
        {
            ties.Order(equal, this);
        }

        ImmutableArray<int> winners = [.. equal.Take(units - sure).Order()];
        foreach (int i in order.Take(sure).Concat(winners))
        {
            _shares[i] += BigInteger.One;
        }

        return tied ? new Tie(contenders, winners) : null;
    }
}
