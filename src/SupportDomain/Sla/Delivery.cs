namespace SupportDomain.Sla;

/// <summary>An event of a span that a book has been handed: read, checked and looked up, not taken yet.</summary>
internal struct Delivery
{
    public Occurrence Step;

    /// <summary>The place of its ticket, or -1 if it changes no clock.</summary>
    public int Slot;

    /// <summary>Whether its number is one that its ticket has reached already.</summary>
    public bool MayBeThere;
}
