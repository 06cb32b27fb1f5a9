namespace SupportDomain.Sla;

/// <summary>An occurrence in the log of a book. It holds no reference, so that collecting garbage does not walk the log: what an occurrence refers to stands apart.</summary>
internal struct LoggedStep
{
    internal const int Bytes = 32;

    public long At;
    public long Sequence;

    /// <summary>The place of what it refers to, or -1.</summary>
    public int Payload;

    /// <summary>The occurrence of the same ticket that was delivered before this one, or -1.</summary>
    public int Previous;
    public OccurrenceKind Kind;
    public byte Role;
    public byte Visibility;
    public bool IsAutomatic;
    public byte Channel;
    public byte Status;

    /// <summary>Not folded yet: it came out of order.</summary>
    public bool IsNew;
}
