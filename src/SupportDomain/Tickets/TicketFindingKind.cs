namespace SupportDomain.Tickets;

/// <summary>In what way a recorded history breaks the rules.</summary>
public enum TicketFindingKind
{
    /// <summary>A status followed one that the transition table does not let it follow.</summary>
    ForbiddenTransition = 0,

    /// <summary>An event bears an earlier instant than the latest one folded before it, though none before the opening.</summary>
    TimeWentBack = 1,

    /// <summary>The ticket was opened a second time.</summary>
    OpenedAgain = 2,

    /// <summary>The source recorded a state whose meaning is not known; the status stayed.</summary>
    UnknownState = 3,

    /// <summary>An event bears an earlier instant than the opening.</summary>
    BeforeOpening = 4,

    /// <summary>An event bears a number that is not greater than one folded before it: numbers and instants tell two orders.</summary>
    NumberWentBack = 5,

    /// <summary>A message, an assignment, new attributes or a due date came to a ticket that was closed, cancelled or merged.</summary>
    AfterEnd = 6,
}
