using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>The sentences that an explained ticket is told in: events, facts of the conversation, and the account of a clock.</summary>
public static class ExplanationReasons
{
    private static readonly ReasonKind Opened = new("explain.event.opened");
    private static readonly ReasonKind StatusChanged = new("explain.event.status", "status");
    private static readonly ReasonKind Held = new("explain.event.held", "status", "hold");
    private static readonly ReasonKind Reply = new("explain.event.reply", "channel");
    private static readonly ReasonKind CustomerMessage = new("explain.event.customer", "channel");
    private static readonly ReasonKind Note = new("explain.event.note");
    private static readonly ReasonKind Automatic = new("explain.event.automatic");
    private static readonly ReasonKind OtherMessage = new("explain.event.message");
    private static readonly ReasonKind AssignedToGroup = new("explain.event.group", "group");
    private static readonly ReasonKind AssignedToAgent = new("explain.event.agent", "agent");
    private static readonly ReasonKind Assigned = new("explain.event.assigned", "group", "agent");
    private static readonly ReasonKind Unassigned = new("explain.event.unassigned");
    private static readonly ReasonKind AttributesChanged = new("explain.event.attributes", "attributes");
    private static readonly ReasonKind DueDateSet = new("explain.event.duedate", "clock", "due");
    private static readonly ReasonKind DueDateGone = new("explain.event.duedategone", "clock");
    private static readonly ReasonKind Merged = new("explain.event.merged", "into");
    private static readonly ReasonKind Linked = new("explain.event.linked", "other");
    private static readonly ReasonKind UnknownState = new("explain.event.unknownstate", "state");
    private static readonly ReasonKind Redacted = new("explain.event.redacted");
    private static readonly ReasonKind NoMessages = new("explain.conversation.none");
    private static readonly ReasonKind Messages = new("explain.conversation.messages", "messages", "customer", "replies", "private", "automatic");
    private static readonly ReasonKind FirstReply = new("explain.conversation.firstreply", "at", "after");
    private static readonly ReasonKind Waiting = new("explain.conversation.waiting", "since");
    private static readonly ReasonKind HandOffs = new("explain.handoffs", "agents", "groups", "reopened");
    private static readonly ReasonKind Account = new("explain.account", "counted", "closed", "paused", "pausedclosed", "before", "after", "life");

    private static readonly ReasonKind Head = new("explain.head", "ticket", "status", "asof");
    private static readonly ReasonKind Measured = new("explain.clock.measured", "allowed", "counted", "paused");
    private static readonly ReasonKind MeasuredWithoutTarget = new("explain.clock.withouttarget", "counted", "paused");
    private static readonly ReasonKind NotStarted = new("explain.clock.notstarted");
    private static readonly ReasonKind Further = new("explain.further", "count", "length");

    /// <summary>All of them.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        Opened, StatusChanged, Held, Reply, CustomerMessage, Note, Automatic, OtherMessage, AssignedToGroup, AssignedToAgent, Assigned, Unassigned, AttributesChanged, DueDateSet,
        DueDateGone, Merged, Linked, UnknownState, Redacted, NoMessages, Messages, FirstReply, Waiting, HandOffs, Account,
        Head, Measured, MeasuredWithoutTarget, NotStarted, Further,
    ];

    /// <summary>What an event is.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ticketEvent"/> is null.</exception>
    public static Reason Of(TicketEvent ticketEvent) => Guard.Against.Null(ticketEvent) switch
    {
        TicketOpened => Opened.Of(),
        TicketStatusChanged { HoldReason: { } hold } e => Held.Of(TicketReasons.NameOf(e.Status), new ReasonName(hold)),
        TicketStatusChanged e => StatusChanged.Of(TicketReasons.NameOf(e.Status)),
        MessagePosted e => Of(e),
        TicketAssigned { Group: { } group, Agent: { } agent } => Assigned.Of(new ReasonName(group.Value), new ReasonName(agent.Value)),
        TicketAssigned { Group: { } group } => AssignedToGroup.Of(new ReasonName(group.Value)),
        TicketAssigned { Agent: { } agent } => AssignedToAgent.Of(new ReasonName(agent.Value)),
        TicketAssigned => Unassigned.Of(),
        TicketAttributesChanged e => AttributesChanged.Of(new ReasonName(Text(e.Attributes))),
        TicketDueDateSet { DueAt: { } due } e => DueDateSet.Of(new ReasonName(e.Clock.Value), new ReasonInstant(due)),
        TicketDueDateSet e => DueDateGone.Of(new ReasonName(e.Clock.Value)),
        TicketMerged e => Merged.Of(new ReasonName(e.Into.Value)),
        TicketLinked e => Linked.Of(new ReasonName(e.Other.Value)),
        TicketStateUnrecognised e => UnknownState.Of(new ReasonName(e.State)),
        _ => Redacted.Of(),
    };

    /// <summary>The facts of a ticket's conversation and of its way through the desk, each a sentence.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is null.</exception>
    public static ImmutableArray<Reason> FactsOf(Ticket ticket)
    {
        Conversation c = Guard.Against.Null(ticket).Conversation;
        ImmutableArray<Reason>.Builder facts = ImmutableArray.CreateBuilder<Reason>();
        facts.Add(c.Messages == 0 ? NoMessages.Of() : Messages.Of(Count(c.Messages), Count(c.CustomerMessages), Count(c.Replies), Count(c.PrivateMessages), Count(c.AutomaticMessages)));
        if (c.FirstHumanPublicAgentReplyAt is { } first)
        {
            facts.Add(FirstReply.Of(new ReasonInstant(first), new ReasonDuration(first - ticket.OpenedAt)));
        }

        if (c.OldestUnansweredCustomerMessageAt is { } waiting)
        {
            facts.Add(Waiting.Of(new ReasonInstant(waiting)));
        }

        facts.Add(HandOffs.Of(Count(ticket.HandOffs), Count(ticket.GroupChanges), Count(ticket.ReopenCount)));
        return facts.ToImmutable();
    }

    /// <summary>The account of a clock: what became of every second of the ticket's life; the parts sum to the last parameter exactly.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="timeline"/> is null.</exception>
    public static Reason AccountOf(SlaTimeline timeline)
    {
        Guard.Against.Null(timeline);
        ReasonDuration In(params ReadOnlySpan<SlaTimelineState> states)
        {
            Duration sum = Duration.Zero;
            foreach (SlaTimelineState state in states)
            {
                sum += timeline.In(state);
            }

            return new ReasonDuration(sum);
        }

        return Account.Of(
            In(SlaTimelineState.Running), In(SlaTimelineState.Closed), In(SlaTimelineState.Paused), In(SlaTimelineState.PausedAndClosed),
            In(SlaTimelineState.NotStarted), In(SlaTimelineState.Stopped, SlaTimelineState.Cancelled), new ReasonDuration(timeline.Length));
    }

    /// <summary>The ticket, how it stands, and as of when.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="explanation"/> is null.</exception>
    public static Reason HeadOf(TicketExplanation explanation) => Head.Of(
        new ReasonName(Guard.Against.Null(explanation).Ticket.Id.Value), TicketReasons.NameOf(explanation.Ticket.Status), new ReasonInstant(explanation.AsOf));

    /// <summary>What a clock measured of an instance; null stands for one that has not started.</summary>
    public static Reason MeasuredOf(ClockVerdict? verdict) => verdict switch
    {
        null => NotStarted.Of(),
        { Allowed: { } allowed } => Measured.Of(new ReasonDuration(allowed), new ReasonDuration(verdict.Counted), new ReasonDuration(verdict.Paused)),
        _ => MeasuredWithoutTarget.Of(new ReasonDuration(verdict.Counted), new ReasonDuration(verdict.Paused)),
    };

    /// <summary>So many segments more, so long in all, which are not told one by one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="segments"/> is null.</exception>
    public static Reason FurtherOf(IReadOnlyCollection<SlaTimelineSegment> segments) => Further.Of(
        new ReasonCount(Guard.Against.Null(segments).Count), new ReasonDuration(segments.Aggregate(Duration.Zero, (sum, s) => sum + s.Length)));

    private static Reason Of(MessagePosted message)
    {
        ReasonName channel = new(CamelName.Of(message.Channel));
        return message.IsHumanPublicReply ? Reply.Of(channel)
            : message.IsHumanCustomerMessage ? CustomerMessage.Of(channel)
            : message.IsAutomatic || message.By.Role == PersonRole.Bot ? Automatic.Of()
            : message.Visibility == MessageVisibility.Private ? Note.Of() : OtherMessage.Of();
    }

    private static string Text(TicketAttributes attributes) => string.Join(
        ", ", Enum.GetValues<TicketField>().Where(f => attributes[f] is not null).Select(f => $"{CamelName.Of(f)} = {attributes[f]}"));

    private static ReasonCount Count(int count) => new(count);
}
