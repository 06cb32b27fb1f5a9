namespace SupportDomain.Scheduling;

/// <summary>An open offer, linked with the other offers of its item and of its agent.</summary>
internal struct OfferState
{
    internal long Id;
    internal long ExpiresAt;
    internal int Item;
    internal int Agent;
    internal int NextOfItem;
    internal int NextOfAgent;
    internal int PreviousOfAgent;
    internal int Units;
    internal bool Blocks;
}
