namespace SupportDomain.Desks;

/// <summary>How many rows of a log were read, and what became of them.</summary>
/// <param name="Accepted">Rows that count: one ticket each.</param>
/// <param name="Rejected">Rows left out because of a fault.</param>
public readonly record struct RowCounts(long Accepted, long Rejected)
{
    /// <summary>All rows read, the header not included.</summary>
    public long Read => Accepted + Rejected;
}
