namespace SupportDomain.Benchmarks.Collections;

/// <summary>How a priority of the base library's queue is made of a due and a sequence number.</summary>
internal interface IKeyMaker<TKey>
{
    static abstract TKey Make(long due, long sequence);

    static abstract long Due(TKey key);

    static abstract long Sequence(TKey key);
}
