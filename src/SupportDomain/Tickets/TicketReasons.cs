using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The reasons that tickets give: why a command is forbidden, and what breaks the rules in a recorded history.</summary>
public static class TicketReasons
{
    private static readonly ImmutableArray<ReasonKind> Statuses =
        [.. Enum.GetValues<TicketStatus>().Select(s => new ReasonKind("ticket.status." + Word(s)))];

    /// <summary>The ticket has not been opened.</summary>
    public static ReasonKind NotOpened { get; } = new("ticket.command.notopened", "ticket");

    /// <summary>There is a ticket of that name already.</summary>
    public static ReasonKind AlreadyOpened { get; } = new("ticket.command.alreadyopened", "ticket");

    /// <summary>The command bears an earlier instant than the ticket's last event.</summary>
    public static ReasonKind ClockWentBack { get; } = new("ticket.command.clockwentback", "ticket", "now", "last");

    /// <summary>The ticket is closed or cancelled: a further request is a follow-up ticket.</summary>
    public static ReasonKind Ended { get; } = new("ticket.command.ended", "ticket", "status");

    /// <summary>The ticket was merged, and what is wanted belongs to the one that goes on.</summary>
    public static ReasonKind EndedByMerge { get; } = new("ticket.command.endedbymerge", "ticket", "target");

    /// <summary>The transition table does not allow the step.</summary>
    public static ReasonKind ForbiddenTransition { get; } = new("ticket.command.transition", "ticket", "from", "to");

    /// <summary>A ticket is put on hold for a reason.</summary>
    public static ReasonKind HoldWithoutReason { get; } = new("ticket.command.holdwithoutreason", "ticket");

    /// <summary>The status merged is entered by a merge, which names the other ticket.</summary>
    public static ReasonKind MergeWithoutTarget { get; } = new("ticket.command.mergewithouttarget", "ticket");

    /// <summary>The target goes on in the ticket that would be merged into it.</summary>
    public static ReasonKind MergeCycle { get; } = new("ticket.command.mergecycle", "ticket", "target");

    /// <summary>The target was itself merged.</summary>
    public static ReasonKind TargetMerged { get; } = new("ticket.command.targetmerged", "ticket", "target", "final");

    /// <summary>A customer does not write internal notes.</summary>
    public static ReasonKind PrivateCustomerMessage { get; } = new("ticket.command.privatecustomermessage", "ticket");

    /// <summary>A redaction names an event that the ticket's log does not have.</summary>
    public static ReasonKind NoSuchEvent { get; } = new("ticket.command.nosuchevent", "ticket", "number", "last");

    /// <summary>Finding: a status followed one that it may not follow.</summary>
    public static ReasonKind FoundTransition { get; } = new("ticket.finding.transition", "at", "from", "to");

    /// <summary>Finding: an event bears an earlier instant than the one before it.</summary>
    public static ReasonKind FoundTimeWentBack { get; } = new("ticket.finding.timewentback", "at");

    /// <summary>Finding: the ticket was opened a second time.</summary>
    public static ReasonKind FoundOpenedAgain { get; } = new("ticket.finding.openedagain", "at");

    /// <summary>Finding: a state of unknown meaning.</summary>
    public static ReasonKind FoundUnknownState { get; } = new("ticket.finding.unknownstate", "at", "status");

    /// <summary>Finding: an event before the opening.</summary>
    public static ReasonKind FoundBeforeOpening { get; } = new("ticket.finding.beforeopening", "at");

    /// <summary>Finding: numbers and instants tell two orders.</summary>
    public static ReasonKind FoundNumberWentBack { get; } = new("ticket.finding.numberwentback", "at");

    /// <summary>Finding: something came after the end.</summary>
    public static ReasonKind FoundAfterEnd { get; } = new("ticket.finding.afterend", "at", "status");

    /// <summary>Every kind, the names of the statuses included.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        .. Statuses, NotOpened, AlreadyOpened, ClockWentBack, Ended, EndedByMerge, ForbiddenTransition, HoldWithoutReason, MergeWithoutTarget, MergeCycle, TargetMerged,
        PrivateCustomerMessage, NoSuchEvent, FoundTransition, FoundTimeWentBack, FoundOpenedAgain, FoundUnknownState, FoundBeforeOpening, FoundNumberWentBack, FoundAfterEnd,
    ];

    /// <summary>The name of a status, as a reason that reads in every language.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member.</exception>
    public static Reason NameOf(TicketStatus status) => Statuses[(int)Guard.Against.UndefinedEnum(status)].Of();

    /// <summary>A finding as a reason.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The finding's kind is not a named member.</exception>
    public static Reason Of(TicketFinding finding) => finding.Kind switch
    {
        TicketFindingKind.ForbiddenTransition => FoundTransition.Of(At(finding.At), NameOf(finding.From), NameOf(finding.To)),
        TicketFindingKind.TimeWentBack => FoundTimeWentBack.Of(At(finding.At)),
        TicketFindingKind.OpenedAgain => FoundOpenedAgain.Of(At(finding.At)),
        TicketFindingKind.UnknownState => FoundUnknownState.Of(At(finding.At), NameOf(finding.From)),
        TicketFindingKind.BeforeOpening => FoundBeforeOpening.Of(At(finding.At)),
        TicketFindingKind.NumberWentBack => FoundNumberWentBack.Of(At(finding.At)),
        TicketFindingKind.AfterEnd => FoundAfterEnd.Of(At(finding.At), NameOf(finding.From)),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, $"There is no kind of finding {(int)finding.Kind}."),
    };

    private static ReasonInstant At(Instant instant) => new(instant);

    private static string Word(TicketStatus status) => status switch
    {
        TicketStatus.New => "new",
        TicketStatus.Open => "open",
        TicketStatus.Pending => "pending",
        TicketStatus.OnHold => "onhold",
        TicketStatus.Solved => "solved",
        TicketStatus.Closed => "closed",
        TicketStatus.Cancelled => "cancelled",
        _ => "merged",
    };
}
