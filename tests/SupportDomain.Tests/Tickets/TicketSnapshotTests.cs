using System.Reflection;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketSnapshotTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);

    private static readonly Ticket Full = Ticket.Replay(
        new TicketOpened(Id, T0, TicketAttributes.None, new Person(PersonRole.Customer), 1),
        new MessagePosted(Id, T0, new Person(PersonRole.Agent), sequence: 2),
        new MessagePosted(Id, T0, new Person(PersonRole.Customer), sequence: 3),
        new TicketAssigned(Id, T0, new GroupId("g"), new AgentId("a"), sequence: 4),
        new TicketLinked(Id, T0, TicketLinkKind.RelatedTo, new TicketId("T-2"), sequence: 5),
        new TicketDueDateSet(Id, T0, new ClockId("solve"), T0, sequence: 6),
        new TicketStateUnrecognised(Id, T0, "-100", sequence: 7),
        new TicketStatusChanged(Id, T0, TicketStatus.Pending, "answer", sequence: 8));

    /// <summary>Facts that no ticket has, one or two at a time.</summary>
    public static TheoryData<string, object?> Contradictions => new()
    {
        { nameof(TicketSnapshot.Id), default(TicketId) },
        { nameof(TicketSnapshot.Status), (TicketStatus)9 },
        { nameof(TicketSnapshot.Status), TicketStatus.Closed },
        { nameof(TicketSnapshot.Status), TicketStatus.Open },
        { nameof(TicketSnapshot.Version), 0L },
        { nameof(TicketSnapshot.SolvedAt), T0 },
        { nameof(TicketSnapshot.ClosedAt), T0 },
        { nameof(TicketSnapshot.MergedInto), new TicketId("T-2") },
        { nameof(TicketSnapshot.LastEventAt), T0 - Duration.Epsilon },
        { nameof(TicketSnapshot.HandOffs), -1 },
        { nameof(TicketSnapshot.OpeningSequence), 9L },
        { nameof(TicketSnapshot.AttributesSequence), 9L },
        { nameof(TicketSnapshot.Group), default(GroupId) },
        { nameof(TicketSnapshot.Group), new GroupId("other") },
        { nameof(TicketSnapshot.LastAgent), null },
        { nameof(TicketSnapshot.Links), System.Collections.Immutable.ImmutableArray.Create(new TicketLink(TicketLinkKind.RelatedTo, Id)) },
        { nameof(TicketSnapshot.Links), default(System.Collections.Immutable.ImmutableArray<TicketLink>) },
        { nameof(TicketSnapshot.DueDates), System.Collections.Immutable.ImmutableArray.Create(KeyValuePair.Create(new ClockId("x"), T0), KeyValuePair.Create(new ClockId("x"), T0)) },
        { nameof(TicketSnapshot.Findings), System.Collections.Immutable.ImmutableArray<TicketFinding>.Empty },
        { nameof(TicketSnapshot.FindingCounts), System.Collections.Immutable.ImmutableArray.Create(KeyValuePair.Create(TicketFindingKind.UnknownState, 0)) },
        { nameof(TicketSnapshot.Conversation), Full.Conversation with { Replies = 2 } },
        { nameof(TicketSnapshot.Conversation), Full.Conversation with { ChannelBits = 128 } },
        { nameof(TicketSnapshot.Conversation), Full.Conversation with { ChannelBits = 0 } },
        { nameof(TicketSnapshot.Conversation), Full.Conversation with { LastCustomerMessageAt = null } },
        { nameof(TicketSnapshot.Conversation), Full.Conversation with { FirstHumanPublicAgentReplyAt = null } },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Contradiction_IsRefused(string property, object? value)
    {
        TicketSnapshot snapshot = Full.ToSnapshot();
        Ticket.FromSnapshot(snapshot).Should().Be(Full);

        // A reader of documents sets the members one by one; this does the same to one of them.
        typeof(TicketSnapshot).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(snapshot, value);
        FluentActions.Invoking(() => Ticket.FromSnapshot(snapshot)).Should().Throw<ArgumentException>().WithParameterName("snapshot");
    }

    [Fact]
    public void Snapshot_IsNotTheTicket()
    {
        TicketSnapshot snapshot = Full.ToSnapshot();
        Ticket closed = Full.Apply(new TicketStatusChanged(Id, T0, TicketStatus.Closed, sequence: 9));
        snapshot.Status.Should().Be(TicketStatus.Pending);
        Ticket.FromSnapshot(snapshot).Should().NotBe(closed);
        FluentActions.Invoking(() => Ticket.FromSnapshot(null!)).Should().Throw<ArgumentNullException>().WithParameterName("snapshot");
    }
}
