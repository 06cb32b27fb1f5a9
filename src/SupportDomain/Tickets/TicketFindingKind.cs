namespace SupportDomain.Tickets;

/// <summary>In what way a recorded history breaks the rules.</summary>
public enum TicketFindingKind
{
    /// <summary>A status followed one that the transition table does not let it follow.</summary>
    ForbiddenTransition = 0,

    /// <summary>An event bears an earlier instant than the one recorded before it.</summary>
    TimeWentBack = 1,

    /// <summary>The ticket was opened a second time.</summary>
    OpenedAgain = 2,
}
