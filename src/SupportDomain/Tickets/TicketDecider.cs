using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Decides what comes of a command: the events to append to the ticket's log, or why it is forbidden.</summary>
/// <remarks>
/// <para>Pure: equal tickets and commands at equal instants give equal events. Folding what was decided never gives a finding.</para>
/// <para>Safe to call from any thread.</para>
/// </remarks>
public static class TicketDecider
{
    /// <summary>The events that a command leads to, in order, each with the next number of the ticket's log.</summary>
    /// <remarks>
    /// <para>What is already so (the same status for the same reason, the same assignment, attributes, link or due date) leads to no event.</para>
    /// <para>What the customer writes in person opens a ticket that is pending or solved. An answer of an agent or manager, or an assignment to an agent, opens one that is new.
    /// Once a ticket is closed, cancelled or merged, only links and redactions are allowed.</para>
    /// </remarks>
    /// <param name="ticket">The ticket as it stands, or null where there is none of that name.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="now">When; not before the ticket's last event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="command"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="command"/> is for another ticket.</exception>
    /// <exception cref="TicketCommandException">The rules forbid the command.</exception>
    public static ImmutableArray<TicketEvent> Decide(Ticket? ticket, TicketCommand command, Instant now)
    {
        Guard.Against.Null(command);
        if (ticket is not null && ticket.Id != command.Ticket)
        {
            throw new ArgumentException($"The command is for ticket {command.Ticket.Value}; it cannot be decided on ticket {ticket.Id.Value}.", nameof(command));
        }

        if (command is OpenTicket open)
        {
            return ticket is null ? Open(open, now) : throw Forbidden(ticket, command, TicketReasons.AlreadyOpened.Of(Name(ticket.Id)), $"Ticket {ticket.Id.Value} was opened before; a new ticket has a new name.");
        }

        if (ticket is null)
        {
            throw new TicketCommandException(
                command, null, TicketReasons.NotOpened.Of(Name(command.Ticket)), $"Ticket {command.Ticket.Value} has not been opened; {command.GetType().Name} is for a ticket that was.");
        }

        if (now < ticket.LastEventAt)
        {
            throw Forbidden(
                ticket,
                command,
                TicketReasons.ClockWentBack.Of(Name(ticket.Id), new ReasonInstant(now), new ReasonInstant(ticket.LastEventAt)),
                $"The command comes at {now}, and the last event of ticket {ticket.Id.Value} is of {ticket.LastEventAt}; a command comes at that instant or later.");
        }

        return command switch
        {
            LinkTicket link => Link(ticket, link, now),
            RedactPersonalData redact => Redact(ticket, redact, now),
            _ when TicketTransitions.IsFinal(ticket.Status) => throw Ended(ticket, command),
            PostMessage message => Post(ticket, message, now),
            ChangeStatus change => Change(ticket, change, now),
            AssignTicket assign => Assign(ticket, assign, now),
            ChangeAttributes change => Change(ticket, change, now),
            SetDueDate set => SetDue(ticket, set, now),
            MergeTicket merge => Merge(ticket, merge, now),
            _ => throw new ArgumentException($"A command of kind {command.GetType().Name} is unknown to this version.", nameof(command)),
        };
    }

    private static ImmutableArray<TicketEvent> Open(OpenTicket open, Instant now) =>
    [
        new TicketOpened(open.Ticket, now, open.Attributes, open.By, sequence: 1),
        .. open.Links.Select((link, i) => new TicketLinked(open.Ticket, now, link.Kind, link.Other, open.By, sequence: i + 2)),
    ];

    private static ImmutableArray<TicketEvent> Post(Ticket ticket, PostMessage post, Instant now)
    {
        if (post.By.Role == PersonRole.Customer && post.Visibility == MessageVisibility.Private)
        {
            throw Forbidden(
                ticket, post, TicketReasons.PrivateCustomerMessage.Of(Name(ticket.Id)), $"A customer wrote a private message on ticket {ticket.Id.Value}; what a customer writes is public.");
        }

        MessagePosted posted = new(ticket.Id, now, post.By, post.Visibility, post.Channel, post.IsAutomatic, post.Text, ticket.LastSequence + 1);
        bool opens = (posted.IsHumanCustomerMessage && ticket.Status is TicketStatus.Pending or TicketStatus.Solved)
            || (posted.IsHumanPublicReply && ticket.Status == TicketStatus.New);
        return opens ? [posted, Opened(ticket, post, now, ticket.LastSequence + 2)] : [posted];
    }

    private static ImmutableArray<TicketEvent> Change(Ticket ticket, ChangeStatus change, Instant now)
    {
        if (change.Status == TicketStatus.Merged)
        {
            throw Forbidden(
                ticket, change, TicketReasons.MergeWithoutTarget.Of(Name(ticket.Id)), $"Ticket {ticket.Id.Value} cannot just be {TicketStatus.Merged}; {nameof(MergeTicket)} names the ticket that goes on.");
        }

        if (!TicketTransitions.IsAllowed(ticket.Status, change.Status))
        {
            throw Forbidden(
                ticket,
                change,
                TicketReasons.ForbiddenTransition.Of(Name(ticket.Id), TicketReasons.NameOf(ticket.Status), TicketReasons.NameOf(change.Status)),
                $"Ticket {ticket.Id.Value} is {ticket.Status} and cannot move to {change.Status}; it can move to {string.Join(", ", TicketTransitions.FollowersOf(ticket.Status))}.");
        }

        if (change is { Status: TicketStatus.OnHold, HoldReason: null })
        {
            throw Forbidden(
                ticket, change, TicketReasons.HoldWithoutReason.Of(Name(ticket.Id)), $"Ticket {ticket.Id.Value} was to be put on hold without a reason; say what it waits for.");
        }

        return change.Status == ticket.Status && string.Equals(change.HoldReason, ticket.HoldReason, StringComparison.Ordinal)
            ? []
            : [new TicketStatusChanged(ticket.Id, now, change.Status, change.HoldReason, change.By, ticket.LastSequence + 1)];
    }

    private static ImmutableArray<TicketEvent> Assign(Ticket ticket, AssignTicket assign, Instant now)
    {
        if (assign.Group == ticket.Group && assign.Agent == ticket.Agent)
        {
            return [];
        }

        TicketAssigned assigned = new(ticket.Id, now, assign.Group, assign.Agent, assign.By, ticket.LastSequence + 1);
        return ticket.Status == TicketStatus.New && assign.Agent is not null ? [assigned, Opened(ticket, assign, now, ticket.LastSequence + 2)] : [assigned];
    }

    private static ImmutableArray<TicketEvent> Change(Ticket ticket, ChangeAttributes change, Instant now) => change.Attributes == ticket.Attributes
        ? []
        : [new TicketAttributesChanged(ticket.Id, now, change.Attributes, change.By, ticket.LastSequence + 1)];

    private static ImmutableArray<TicketEvent> SetDue(Ticket ticket, SetDueDate set, Instant now)
    {
        Instant? current = ticket.DueDates.TryGetValue(set.Clock, out Instant due) ? due : null;
        return current == set.DueAt ? [] : [new TicketDueDateSet(ticket.Id, now, set.Clock, set.DueAt, set.By, ticket.LastSequence + 1)];
    }

    private static ImmutableArray<TicketEvent> Merge(Ticket ticket, MergeTicket merge, Instant now)
    {
        if (merge.TargetChain.Contains(ticket.Id))
        {
            throw Forbidden(
                ticket,
                merge,
                TicketReasons.MergeCycle.Of(Name(ticket.Id), Name(merge.Into)),
                $"Ticket {merge.Into.Value} goes on in ticket {ticket.Id.Value}; to merge {ticket.Id.Value} into it would close a circle.");
        }

        if (!merge.TargetChain.IsEmpty)
        {
            throw Forbidden(
                ticket,
                merge,
                TicketReasons.TargetMerged.Of(Name(ticket.Id), Name(merge.Into), Name(merge.TargetChain[^1])),
                $"Ticket {merge.Into.Value} was merged itself; merge {ticket.Id.Value} into {merge.TargetChain[^1].Value}, where it goes on.");
        }

        return [new TicketMerged(ticket.Id, now, merge.Into, merge.By, ticket.LastSequence + 1)];
    }

    private static ImmutableArray<TicketEvent> Link(Ticket ticket, LinkTicket link, Instant now) => ticket.Links.Contains(new TicketLink(link.Kind, link.Other))
        ? []
        : [new TicketLinked(ticket.Id, now, link.Kind, link.Other, link.By, ticket.LastSequence + 1)];

    private static ImmutableArray<TicketEvent> Redact(Ticket ticket, RedactPersonalData redact, Instant now) => redact.Sequences[^1] > ticket.LastSequence
        ? throw Forbidden(
            ticket,
            redact,
            TicketReasons.NoSuchEvent.Of(Name(ticket.Id), new ReasonCount(redact.Sequences[^1]), new ReasonCount(ticket.LastSequence)),
            $"A redaction names the event {redact.Sequences[^1]} of ticket {ticket.Id.Value}, whose last one is {ticket.LastSequence}; it names events that are there.")
        : [new PersonalDataRedacted(ticket.Id, now, redact.Sequences, redact.By, ticket.LastSequence + 1)];

    private static TicketStatusChanged Opened(Ticket ticket, TicketCommand command, Instant now, long sequence) =>
        new(ticket.Id, now, TicketStatus.Open, holdReason: null, command.By, sequence);

    private static TicketCommandException Ended(Ticket ticket, TicketCommand command) => ticket.MergedInto is { } target
        ? Forbidden(
            ticket, command, TicketReasons.EndedByMerge.Of(Name(ticket.Id), Name(target)), $"Ticket {ticket.Id.Value} was merged into {target.Value} and takes no {command.GetType().Name}; it goes on there.")
        : Forbidden(
            ticket,
            command,
            TicketReasons.Ended.Of(Name(ticket.Id), TicketReasons.NameOf(ticket.Status)),
            $"Ticket {ticket.Id.Value} is {ticket.Status} and takes no {command.GetType().Name}; a further request is a follow-up ticket: {nameof(OpenTicket)} with a link {nameof(TicketLinkKind.FollowUpOf)} {ticket.Id.Value}.");

    private static TicketCommandException Forbidden(Ticket ticket, TicketCommand command, Reason reason, string message) => new(command, ticket.Status, reason, message);

    private static ReasonName Name(TicketId ticket) => new(ticket.Value);
}
