using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Apportionment;

/// <summary>Random divisions: few and many recipients, small weights that tie, large ones that nearly overflow, zeros among them.</summary>
internal static class Cases
{
    internal sealed record Case(long Units, long[] Weights)
    {
        internal BigInteger[] Big => [.. Weights.Select(w => (BigInteger)w)];

        internal Rational[] Exact => [.. Weights.Select(w => (Rational)w)];

        public override string ToString() => $"{Units} by [{string.Join(", ", Weights)}]";
    }

    internal static Arbitrary<Case> Any(int mostUnits = 60) =>
        (from size in Gen.Choose(1, 9)
         from scale in Gen.Elements(3, 10, 1_000, 100_000_000)
         from weights in Gen.ArrayOf(Gen.Choose(0, scale), size)
         from units in Gen.Choose(0, mostUnits)
         where weights.Any(w => w > 0)
         select new Case(units, [.. weights.Select(w => (long)w)])).ToArbitrary();

    /// <summary>Units up to 10^18 by weights up to 10^9 or by a few up to 2^62.</summary>
    internal static Arbitrary<Case> Large() =>
        (from size in Gen.Choose(1, 6)
         from factor in Gen.Elements(1L, 1_000_000_000L)
         from weights in Gen.ArrayOf(Gen.Choose(0, 1_000_000_000), size)
         from high in Gen.Choose(0, 1_000_000_000)
         from low in Gen.Choose(0, 1_000_000_000)
         where weights.Any(w => w > 0) && weights.Sum(w => (decimal)w * factor) < long.MaxValue
         select new Case((high * 1_000_000_000L) + low, [.. weights.Select(w => w * factor)])).ToArbitrary();
}
