namespace SupportDomain.Tickets;

/// <summary>What another ticket is to a ticket.</summary>
public enum TicketLinkKind
{
    /// <summary>The two have to do with each other.</summary>
    RelatedTo = 0,

    /// <summary>The other was closed, and this one goes on with it.</summary>
    FollowUpOf = 1,

    /// <summary>This one was split off the other.</summary>
    SplitFrom = 2,

    /// <summary>The other is the problem behind this one.</summary>
    ProblemOf = 3,

    /// <summary>The other was merged into this one.</summary>
    MergedFrom = 4,
}
