namespace SupportDomain.Benchmarks.Collections;

/// <summary>The key packed into one number: 8 bits band, 56 bits biased due, 64 bits sequence.</summary>
internal readonly struct PackedKeyMaker : IKeyMaker<UInt128>
{
    private const long Bias = 1L << 55;

    public static UInt128 Make(long due, long sequence) => unchecked(new UInt128((1UL << 56) | (ulong)(due + Bias), (ulong)sequence));

    public static long Due(UInt128 key) => unchecked((long)((ulong)(key >> 64) & ((1UL << 56) - 1)) - Bias);

    public static long Sequence(UInt128 key) => unchecked((long)(ulong)key);
}
