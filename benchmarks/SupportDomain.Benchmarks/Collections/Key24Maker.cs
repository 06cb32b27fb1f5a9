namespace SupportDomain.Benchmarks.Collections;

/// <summary>The key as a reader would write it.</summary>
internal readonly struct Key24Maker : IKeyMaker<Key24>
{
    public static Key24 Make(long due, long sequence) => new(1, due, sequence);

    public static long Due(Key24 key) => key.Due;

    public static long Sequence(Key24 key) => key.Sequence;
}
