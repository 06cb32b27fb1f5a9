using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketDeciderTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly TicketId Other = new("T-2");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Person Customer = new(PersonRole.Customer, "c-1");
    private static readonly Person Agent = new(PersonRole.Agent, "a-1");

    public static TheoryData<TicketStatus, TicketStatus> Pairs
    {
        get
        {
            TheoryData<TicketStatus, TicketStatus> pairs = [];
            foreach (TicketStatus from in Enum.GetValues<TicketStatus>())
            {
                foreach (TicketStatus to in Enum.GetValues<TicketStatus>())
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    /// <summary>Every pair of the table, both ways: the command is allowed or refused, and the history folds, with a finding where the command is refused.</summary>
    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryPair_BindsCommandsAndFindsInHistory(TicketStatus from, TicketStatus to)
    {
        Ticket ticket = In(from);
        Ticket folded = ticket.Apply(StatusEvent(to, ticket.LastSequence + 1));
        folded.Status.Should().Be(to, "recorded history always applies");
        bool isAllowed = TicketTransitions.IsAllowed(from, to);
        folded.CountOf(TicketFindingKind.ForbiddenTransition).Should().Be(isAllowed ? 0 : 1);

        TicketCommand command = to == TicketStatus.Merged ? new MergeTicket(Id, Other, []) : new ChangeStatus(Id, to, to == TicketStatus.OnHold ? "part ordered" : null, Agent);
        if (isAllowed && !TicketTransitions.IsFinal(from))
        {
            ImmutableArray<TicketEvent> decided = TicketDecider.Decide(ticket, command, T0);
            ticket.Apply(decided.AsSpan()).Status.Should().Be(to);
            decided.Should().HaveCount(from == to ? 0 : 1, "staying is no step");
        }
        else
        {
            TicketCommandException refused = Refused(ticket, command);
            refused.Status.Should().Be(from);
            refused.Message.Should().Contain("T-1");
            ReasonCode expected = !TicketTransitions.IsFinal(from) ? TicketReasons.ForbiddenTransition.Code
                : from == TicketStatus.Merged ? TicketReasons.EndedByMerge.Code : TicketReasons.Ended.Code;
            refused.Reason.Code.Should().Be(expected);
        }
    }

    [Fact]
    public void ChangeStatus_SameAgainForAnotherReason_IsRecorded()
    {
        Ticket held = In(TicketStatus.OnHold);
        TicketDecider.Decide(held, new ChangeStatus(Id, TicketStatus.OnHold, "vendor"), T0).Should().ContainSingle()
            .Which.Should().Be(new TicketStatusChanged(Id, T0, TicketStatus.OnHold, "vendor", sequence: 3));
    }

    [Fact]
    public void ChangeStatus_OnHoldWithoutReasonOrMergedWithoutTarget_IsRefused()
    {
        Refused(In(TicketStatus.Open), new ChangeStatus(Id, TicketStatus.OnHold)).Reason.Should().Be(TicketReasons.HoldWithoutReason.Of(new ReasonName("T-1")));
        Refused(In(TicketStatus.Open), new ChangeStatus(Id, TicketStatus.Merged)).Message.Should().Contain(nameof(MergeTicket));
    }

    [Theory]
    [InlineData(TicketStatus.New, TicketStatus.New)]
    [InlineData(TicketStatus.Open, TicketStatus.Open)]
    [InlineData(TicketStatus.Pending, TicketStatus.Open)]
    [InlineData(TicketStatus.OnHold, TicketStatus.OnHold)]
    [InlineData(TicketStatus.Solved, TicketStatus.Open)]
    public void CustomerMessage_TakesUpWhatWaitsForTheCustomerOrIsSolved(TicketStatus before, TicketStatus after)
    {
        Ticket ticket = In(before);
        Ticket answered = ticket.Apply(TicketDecider.Decide(ticket, new PostMessage(Id, Customer, channel: ContactChannel.Email, text: "Still broken"), T0).AsSpan());
        answered.Status.Should().Be(after);
        answered.ReopenCount.Should().Be(before == TicketStatus.Solved ? 1 : 0);
        answered.Conversation.OldestUnansweredCustomerMessageAt.Should().Be(T0);
        ticket.Apply(TicketDecider.Decide(ticket, new PostMessage(Id, Customer, isAutomatic: true), T0).AsSpan()).Status.Should().Be(before, "an absence note is nobody's word");
        ticket.Apply(TicketDecider.Decide(ticket, new PostMessage(Id, Agent, MessageVisibility.Private), T0).AsSpan()).Status.Should().Be(before, "a note is for the desk");
    }

    [Theory]
    [InlineData(TicketStatus.Closed)]
    [InlineData(TicketStatus.Cancelled)]
    public void CustomerMessage_OnAnEndedTicket_IsRefusedAndNamesTheFollowUp(TicketStatus status)
    {
        TicketCommandException refused = Refused(In(status), new PostMessage(Id, Customer));
        refused.Reason.Should().Be(TicketReasons.Ended.Of(new ReasonName("T-1"), TicketReasons.NameOf(status)));
        refused.Message.Should().Contain(nameof(TicketLinkKind.FollowUpOf)).And.Contain("T-1");
        ImmutableArray<TicketEvent> followUp = TicketDecider.Decide(null, new OpenTicket(Other, TicketAttributes.None, Customer, new TicketLink(TicketLinkKind.FollowUpOf, Id)), T0);
        followUp.Should().Equal(new TicketOpened(Other, T0, TicketAttributes.None, Customer, 1), new TicketLinked(Other, T0, TicketLinkKind.FollowUpOf, Id, Customer, 2));
        Ticket.Replay(followUp.AsSpan()).Links.Should().Equal(new TicketLink(TicketLinkKind.FollowUpOf, Id));
    }

    [Fact]
    public void Reply_OrAssignmentToAnAgent_TakesUpANewTicket()
    {
        Ticket ticket = In(TicketStatus.New);
        ticket.Apply(TicketDecider.Decide(ticket, new PostMessage(Id, Agent), T0).AsSpan()).Status.Should().Be(TicketStatus.Open);
        ticket.Apply(TicketDecider.Decide(ticket, new PostMessage(Id, new Person(PersonRole.Bot)), T0).AsSpan()).Status.Should().Be(TicketStatus.New);
        ticket.Apply(TicketDecider.Decide(ticket, new AssignTicket(Id, new GroupId("network"), null), T0).AsSpan()).Status.Should().Be(TicketStatus.New);
        ticket.Apply(TicketDecider.Decide(ticket, new AssignTicket(Id, new GroupId("network"), new AgentId("sara")), T0).AsSpan()).Status.Should().Be(TicketStatus.Open);
    }

    [Fact]
    public void Merge_EndsTheTicketAndNamesWhereItGoesOn()
    {
        Ticket merged = In(TicketStatus.Open);
        merged = merged.Apply(TicketDecider.Decide(merged, new MergeTicket(Id, Other, [], Agent), T0).AsSpan());
        merged.Status.Should().Be(TicketStatus.Merged);
        merged.MergedInto.Should().Be(Other);
        Refused(merged, new PostMessage(Id, Customer)).Reason.Should().Be(TicketReasons.EndedByMerge.Of(new ReasonName("T-1"), new ReasonName("T-2")));
    }

    [Fact]
    public void Merge_IntoWhatGoesOnInIt_IsRefusedHoweverLongTheCircle()
    {
        Dictionary<TicketId, TicketId> into = Enumerable.Range(2, 9_999).ToDictionary(i => new TicketId($"T-{i}"), i => new TicketId(i == 10_000 ? "T-1" : $"T-{i + 1}"));
        ImmutableArray<TicketId> chain = MergeChain.Of(Other, t => into.TryGetValue(t, out TicketId next) ? next : null);
        chain.Should().HaveCount(9_999).And.EndWith(Id);
        Refused(In(TicketStatus.Open), new MergeTicket(Id, Other, chain)).Reason.Code.Should().Be(TicketReasons.MergeCycle.Code);
        Refused(In(TicketStatus.Open), new MergeTicket(Id, Other, [new TicketId("T-3"), new TicketId("T-4")]))
            .Reason.Should().Be(TicketReasons.TargetMerged.Of(new ReasonName("T-1"), new ReasonName("T-2"), new ReasonName("T-4")));
        FluentActions.Invoking(() => new MergeTicket(Id, Id, [])).Should().Throw<ArgumentException>().WithParameterName("into");
        FluentActions.Invoking(() => new MergeTicket(Id, Other, default)).Should().Throw<ArgumentException>().WithParameterName("targetChain");
        FluentActions.Invoking(() => new TicketMerged(Id, T0, Id)).Should().Throw<ArgumentException>().WithParameterName("into").WithMessage("*T-1*itself*");
    }

    [Fact]
    public void MergeChain_OfARecordedCircle_Ends()
    {
        TicketId third = new("T-3");
        MergeChain.Of(Id, t => t == Id ? Other : t == Other ? third : Id).Should().Equal(Other, third, Id);
        MergeChain.Of(Id, _ => Other).Should().Equal(Other);
        MergeChain.Of(Id, _ => null).Should().BeEmpty();
        FluentActions.Invoking(() => MergeChain.Of(default, _ => null)).Should().Throw<ArgumentException>().WithParameterName("start");
    }

    [Fact]
    public void Decide_WhatIsAlreadySo_LeadsToNoEvent()
    {
        Ticket ticket = In(TicketStatus.Open).Apply(
            new TicketAssigned(Id, T0, new GroupId("g"), new AgentId("a"), sequence: 3),
            new TicketLinked(Id, T0, TicketLinkKind.ProblemOf, Other, sequence: 4),
            new TicketDueDateSet(Id, T0, new ClockId("solve"), T0, sequence: 5));
        TicketDecider.Decide(ticket, new AssignTicket(Id, new GroupId("g"), new AgentId("a")), T0).Should().BeEmpty();
        TicketDecider.Decide(ticket, new LinkTicket(Id, TicketLinkKind.ProblemOf, Other), T0).Should().BeEmpty();
        TicketDecider.Decide(ticket, new SetDueDate(Id, new ClockId("solve"), T0), T0).Should().BeEmpty();
        TicketDecider.Decide(ticket, new SetDueDate(Id, new ClockId("other"), null), T0).Should().BeEmpty();
        TicketDecider.Decide(ticket, new ChangeAttributes(Id, ticket.Attributes), T0).Should().BeEmpty();
        TicketDecider.Decide(ticket, new SetDueDate(Id, new ClockId("solve"), null), T0).Should().ContainSingle();
    }

    [Fact]
    public void Decide_BeforeTheLastEvent_IsRefused()
    {
        TicketCommandException refused = Refused(In(TicketStatus.Open), new PostMessage(Id, Customer), T0 - Duration.Epsilon);
        refused.Reason.Should().Be(TicketReasons.ClockWentBack.Of(new ReasonName("T-1"), new ReasonInstant(T0 - Duration.Epsilon), new ReasonInstant(T0)));
    }

    [Fact]
    public void Decide_OnNoTicketOrATwin_IsRefused()
    {
        Refused(null, new PostMessage(Id, Customer)).Should().BeEquivalentTo(new { Status = (TicketStatus?)null, Ticket = Id, Reason = TicketReasons.NotOpened.Of(new ReasonName("T-1")) });
        Refused(In(TicketStatus.Open), new OpenTicket(Id, TicketAttributes.None)).Reason.Code.Should().Be(TicketReasons.AlreadyOpened.Code);
        FluentActions.Invoking(() => TicketDecider.Decide(In(TicketStatus.Open), new PostMessage(Other, Customer), T0)).Should().Throw<ArgumentException>().WithParameterName("command");
        FluentActions.Invoking(() => TicketDecider.Decide(null, null!, T0)).Should().Throw<ArgumentNullException>().WithParameterName("command");
    }

    [Fact]
    public void Decide_PrivateMessageOfACustomer_IsRefused() =>
        Refused(In(TicketStatus.Open), new PostMessage(Id, Customer, MessageVisibility.Private)).Reason.Code.Should().Be(TicketReasons.PrivateCustomerMessage.Code);

    [Fact]
    public void Redact_AnEventThatIsNotThere_IsRefused()
    {
        Refused(In(TicketStatus.Open), new RedactPersonalData(Id, [1, 9])).Reason.Should().Be(TicketReasons.NoSuchEvent.Of(new ReasonName("T-1"), new ReasonCount(9), new ReasonCount(2)));
        TicketDecider.Decide(In(TicketStatus.Closed), new RedactPersonalData(Id, [2, 1, 2]), T0).Should().Equal(new PersonalDataRedacted(Id, T0, [1, 2], default, 3));
        FluentActions.Invoking(() => new RedactPersonalData(Id, [])).Should().Throw<ArgumentException>().WithParameterName("sequences");
        FluentActions.Invoking(() => new RedactPersonalData(Id, [0])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("sequences");
    }

    [Fact]
    public void Open_WithTheSameLinkTwiceOrToItself_IsRefused()
    {
        TicketLink split = new(TicketLinkKind.SplitFrom, Other);
        FluentActions.Invoking(() => new OpenTicket(Id, TicketAttributes.None, Customer, split, split)).Should().Throw<ArgumentException>().WithParameterName("links");
        FluentActions.Invoking(() => new OpenTicket(Id, TicketAttributes.None, Customer, new TicketLink(TicketLinkKind.SplitFrom, Id))).Should().Throw<ArgumentException>().WithParameterName("links");
    }

    private static TicketCommandException Refused(Ticket? ticket, TicketCommand command, Instant? now = null) =>
        FluentActions.Invoking(() => TicketDecider.Decide(ticket, command, now ?? T0)).Should().Throw<TicketCommandException>().Which;

    private static Ticket In(TicketStatus status) => status == TicketStatus.New
        ? Ticket.Open(new TicketOpened(Id, T0, TicketAttributes.None, Customer, sequence: 1))
        : Ticket.Replay(new TicketOpened(Id, T0, TicketAttributes.None, Customer, sequence: 1), StatusEvent(status, 2));

    private static TicketEvent StatusEvent(TicketStatus status, long sequence) => status == TicketStatus.Merged
        ? new TicketMerged(Id, T0, Other, sequence: sequence)
        : new TicketStatusChanged(Id, T0, status, status == TicketStatus.OnHold ? "part ordered" : null, sequence: sequence);
}
