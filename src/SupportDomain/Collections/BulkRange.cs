namespace SupportDomain.Collections;

/// <summary>The least and the greatest high word of many items.</summary>
internal struct BulkRange
{
    internal ulong Least;
    internal ulong Greatest;
}
