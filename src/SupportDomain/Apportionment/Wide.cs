namespace SupportDomain.Apportionment;

/// <summary>Comparison of products of 128-bit numbers.</summary>
internal static class Wide
{
    /// <summary>Compares a × b with c × d in 256 bits.</summary>
    internal static int CompareProducts(UInt128 a, UInt128 b, UInt128 c, UInt128 d)
    {
        (UInt128 leftHigh, UInt128 leftLow) = Multiply(a, b);
        (UInt128 rightHigh, UInt128 rightLow) = Multiply(c, d);
        int high = leftHigh.CompareTo(rightHigh);
        return high != 0 ? high : leftLow.CompareTo(rightLow);
    }

    /// <summary>The 256-bit product by halves of 64 bits. Each sum is below 2^128: a product of halves is at most (2^64 − 1)², to which two halves are added.</summary>
    private static (UInt128 High, UInt128 Low) Multiply(UInt128 a, UInt128 b)
    {
        UInt128 mask = ulong.MaxValue;
        UInt128 low = (a & mask) * (b & mask);
        UInt128 first = ((a >> 64) * (b & mask)) + (low >> 64);
        UInt128 second = ((a & mask) * (b >> 64)) + (first & mask);
        UInt128 high = ((a >> 64) * (b >> 64)) + (first >> 64) + (second >> 64);
        return (high, (second << 64) | (low & mask));
    }
}
