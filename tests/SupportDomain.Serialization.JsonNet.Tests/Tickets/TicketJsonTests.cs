using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests.Tickets;

public sealed class TicketJsonTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Person Customer = new(PersonRole.Customer, "c-1");

    /// <summary>A life with every fact that a ticket can have; each prefix of it is a ticket.</summary>
    private static readonly TicketEvent[] Life =
    [
        new TicketOpened(Id, T0, new TicketAttributes("Access", "P1") { Tags = ["vip"], Personal = new NamedTexts(KeyValuePair.Create("subject", "x")) }, Customer, 1),
        new TicketAssigned(Id, T0, new GroupId("g1"), new AgentId("a1"), sequence: 2),
        new MessagePosted(Id, T0 + Duration.FromMinutes(1), new Person(PersonRole.Agent), channel: ContactChannel.Email, sequence: 3),
        new MessagePosted(Id, T0 + Duration.FromMinutes(2), Customer, channel: ContactChannel.Chat, sequence: 4),
        new TicketAssigned(Id, T0 + Duration.FromMinutes(3), new GroupId("g2"), null, sequence: 5),
        new TicketStatusChanged(Id, T0 + Duration.FromMinutes(4), TicketStatus.OnHold, "vendor", sequence: 6),
        new TicketLinked(Id, T0 + Duration.FromMinutes(5), TicketLinkKind.ProblemOf, new TicketId("T-9"), sequence: 7),
        new TicketDueDateSet(Id, T0 + Duration.FromMinutes(6), new ClockId("solve"), T0 + Duration.FromDays(1), sequence: 8),
        new TicketStatusChanged(Id, T0 + Duration.FromMinutes(7), TicketStatus.Closed, sequence: 9),
        new TicketStatusChanged(Id, T0 + Duration.FromMinutes(8), TicketStatus.Open, sequence: 10),
        new TicketStateUnrecognised(Id, T0 + Duration.FromMinutes(2), "-100", sequence: 11),
        new TicketMerged(Id, T0 + Duration.FromMinutes(9), new TicketId("T-2"), sequence: 12),
        new MessagePosted(Id, T0 + Duration.FromMinutes(10), Customer, MessageVisibility.Private, isAutomatic: true, sequence: 13),
    ];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, Life.Length)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Ticket_ReadsBackAsItselfAndGoesOn(int length)
    {
        Ticket ticket = Ticket.Replay(Life.AsSpan(0, length));
        string json = TicketJson.Write(ticket);
        Ticket read = TicketJson.Read(json, "ticket");
        read.Should().Be(ticket);
        TicketJson.Write(read).Should().Be(json);
        read.Apply(Life.AsSpan(length)).Should().Be(Ticket.Replay(Life));
    }

    /// <summary>Version 1, written down: what a store holds has to be read for ever.</summary>
    [Fact]
    public void Version1_IsFixed() => TicketJson.Write(Ticket.Replay(
        new TicketOpened(Id, T0, new TicketAttributes("Access"), Customer, 1),
        new MessagePosted(Id, T0 + Duration.FromMinutes(2), Customer, channel: ContactChannel.Chat, sequence: 2),
        new TicketStateUnrecognised(Id, T0 + Duration.FromMinutes(3), "-100", sequence: 3))).Should().Be(
        """
        {"v":1,"kind":"ticket","ticket":"T-1","version":3,"lastSequence":3,"openingSequence":1,"attributesSequence":1,"lastEventAt":"2026-03-02T09:03:00Z","openedAt":"2026-03-02T09:00:00Z","by":{"role":"customer","id":"c-1"},"attributes":{"type":"Access"},"status":"new","statusSince":"2026-03-02T09:00:00Z","findingCounts":[{"finding":"unknownState","count":1}],"findings":[{"finding":"unknownState","at":"2026-03-02T09:03:00Z","from":"new","to":"new"}],"conversation":{"messages":1,"customerMessages":1,"lastCustomerMessageAt":"2026-03-02T09:02:00Z","oldestUnansweredAt":"2026-03-02T09:02:00Z","channels":["chat"]}}
        """);

    [Theory]
    [InlineData("\"v\":1", "\"v\":2", "$.v")]
    [InlineData("\"kind\":\"ticket\"", "\"kind\":\"opened\"", "$.kind")]
    [InlineData("\"status\":\"merged\"", "\"status\":\"open\"", "$")]
    [InlineData("\"handOffs\":1", "\"handOffs\":-1", "$.handOffs")]
    [InlineData("\"count\":1", "\"count\":2", "$")]
    [InlineData("\"channels\":[", "\"channels\":[\"pigeon\",", "$.conversation.channels[0]")]
    [InlineData("\"messages\":3", "\"messages\":1", "$")]
    [InlineData("\"clock\":\"solve\"", "\"clock\":\"solve\",\"x\":1", "$.dueDates[0].x")]
    [InlineData("\"statusSince\"", "\"statusSinceWhen\"", "$")]
    public void Fault_NamesThePlace(string correct, string faulty, string path)
    {
        string json = TicketJson.Write(Ticket.Replay([.. Life, new TicketAssigned(Id, T0 + Duration.FromMinutes(10), null, new AgentId("a2"), sequence: 14)]));
        json.Should().Contain(correct);
        int at = json.IndexOf(correct, StringComparison.Ordinal);
        FluentActions.Invoking(() => TicketJson.Read(json[..at] + faulty + json[(at + correct.Length)..], "ticket")).Should().Throw<DeskFormatException>().Which.Path.Should().Be(path);
    }
}
