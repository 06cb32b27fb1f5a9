namespace SupportDomain.Collections;

/// <summary>How a rung finds the bucket of an entry.</summary>
internal enum RungKind
{
    /// <summary>Equal steps of the high word.</summary>
    High,

    /// <summary>Equal steps of the low word among entries with one high word.</summary>
    Low,

    /// <summary>Two buckets, parted by one entry.</summary>
    Pivot,
}
