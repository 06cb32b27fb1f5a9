namespace SupportDomain.Apportionment;

/// <summary>The divisor methods of <see cref="DivisorRules"/> in 64-bit integers: weights and totals below 2^63, shares below 2^62.</summary>
internal static class FastDivisorRules
{
    internal readonly struct Jefferson : IFastDivisorRule
    {
        public long HalfUnits => -1;

        public ulong Count(ulong f, ulong r, ulong total) => f;

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => (weight, s + 1);
    }

    internal readonly struct Webster : IFastDivisorRule
    {
        public long HalfUnits => 0;

        public ulong Count(ulong f, ulong r, ulong total) => 2 * r >= total ? f + 1 : f;

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => (2 * weight, (2 * s) + 1);
    }

    internal readonly struct Adams : IFastDivisorRule
    {
        public long HalfUnits => 1;

        public ulong Count(ulong f, ulong r, ulong total) => f + 1;

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => (weight, s);
    }

    internal readonly struct HuntingtonHill : IFastDivisorRule
    {
        public long HalfUnits => 0;

        /// <summary>
        /// √(f(f+1)) ≤ f + r/t exactly if f·t·(t − 2r) ≤ r². Above the half always; below it r² &lt; t²/4, so the left side must first be below t/4 × t.
        /// f·(t − 2r) is below 2^62 × 2^63; the products that follow are below t²/4.
        /// </summary>
        public ulong Count(ulong f, ulong r, ulong total)
        {
            if (f == 0 || 2 * r >= total)
            {
                return f + 1;
            }

            UInt128 left = (UInt128)f * (total - (2 * r));
            return left <= total / 4 && left * total <= (UInt128)r * r ? f + 1 : f;
        }

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => ((UInt128)weight * weight, (UInt128)s * (s + 1));
    }

    internal readonly struct Dean : IFastDivisorRule
    {
        public long HalfUnits => 0;

        public ulong Count(ulong f, ulong r, ulong total) => (UInt128)r * ((2 * f) + 1) >= (UInt128)f * total ? f + 1 : f;

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => ((UInt128)weight * ((2 * s) + 1), 2 * (UInt128)s * (s + 1));
    }

    /// <summary>The first divisor as a fraction of numbers below 2^31.</summary>
    internal readonly struct Modified(uint numerator, uint denominator) : IFastDivisorRule
    {
        public long HalfUnits => 0;

        /// <summary>The first divisor is below 3/2, so a quota of 2 has passed it; below that, the quota times the total is below 2^65.</summary>
        public ulong Count(ulong f, ulong r, ulong total) => f < 2 && (((UInt128)f * total) + r) * denominator < (UInt128)numerator * total
            ? 0
            : Math.Max(1, 2 * r >= total ? f + 1 : f);

        public (UInt128 Numerator, UInt128 Denominator) Priority(ulong weight, ulong s) => s == 0
            ? ((UInt128)weight * denominator, numerator)
            : (2 * weight, (2 * s) + 1);
    }
}
