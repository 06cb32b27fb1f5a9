using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests.Tickets;

public sealed class TicketEventJsonTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant At = Instant.FromUtc(2026, 3, 2, 9, 0) + Duration.FromNanoseconds(1);
    private static readonly Person By = new(PersonRole.Agent, "sara");

    private static readonly TicketAttributes Full = new("Access", "P1", "Identity", "web")
    {
        Impact = "1 - High",
        Urgency = "2 - Medium",
        Tier = "gold",
        Customer = new CustomerId("k-1"),
        Site = "Tehran",
        Language = "fa",
        Value = Money.Parse("IRR 1200000", CultureInfo.InvariantCulture),
        Tags = ["vip", "card"],
        Custom = new NamedTexts(KeyValuePair.Create("colour", string.Empty), KeyValuePair.Create("size", "10")),
        Personal = new NamedTexts(KeyValuePair.Create("subject", "کارت گم شد \"!\"\n")),
    };

    private static readonly TicketEvent[] Events =
    [
        new TicketOpened(Id, At, Full, By, 1),
        new TicketOpened(Id, At, TicketAttributes.None),
        new TicketStatusChanged(Id, At, TicketStatus.OnHold, "part ordered", By, 2),
        new TicketStatusChanged(Id, At, TicketStatus.Solved),
        new TicketStateUnrecognised(Id, At, "-100", By, 3),
        new TicketStateUnrecognised(Id, At, string.Empty),
        new MessagePosted(Id, At, By, MessageVisibility.Private, ContactChannel.SocialMedia, isAutomatic: true, "سلام \u200F1\u0000", 4),
        new MessagePosted(Id, At, default),
        new MessagePosted(Id, At, new Person(PersonRole.Customer), text: string.Empty),
        new TicketAssigned(Id, At, new GroupId("network"), new AgentId("sara"), By, 5),
        new TicketAssigned(Id, At, null, null),
        new TicketAttributesChanged(Id, At, Full, By, long.MaxValue),
        new TicketMerged(Id, At, new TicketId("T-2"), By, 7),
        new TicketLinked(Id, At, TicketLinkKind.SplitFrom, new TicketId("T-2"), By, 8),
        new TicketDueDateSet(Id, At, new ClockId("solve"), Instant.MaxValue, By, 9),
        new TicketDueDateSet(Id, Instant.MinValue, new ClockId("solve"), null),
        new PersonalDataRedacted(Id, At, [4, 1], By, 10),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Events.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Event_ReadsBackAsItself(int number)
    {
        string line = TicketEventJson.Write(Events[number]);
        line.Should().StartWith("{\"v\":1,\"kind\":\"").And.NotContain("\n");
        TicketEvent read = TicketEventJson.Read(line, "log");
        read.Should().Be(Events[number]);
        TicketEventJson.Write(read).Should().Be(line);
    }

    [Fact]
    public void EveryKindOfEvent_IsWritten() => typeof(TicketEvent).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(TicketEvent)))
        .Should().BeEquivalentTo(Events.Select(e => e.GetType()).Distinct());

    /// <summary>Version 1, written down: what a store holds has to be read for ever.</summary>
    [Fact]
    public void Version1_IsFixed()
    {
        TicketEventJson.Write(new TicketOpened(Id, Instant.FromUtc(2026, 3, 2, 9, 0), new TicketAttributes("Access", "P2") { Tags = ["vip"] }, new Person(PersonRole.Customer, "c-1"), 1)).Should().Be(
            """{"v":1,"kind":"opened","ticket":"T-1","at":"2026-03-02T09:00:00Z","sequence":1,"by":{"role":"customer","id":"c-1"},"attributes":{"type":"Access","priority":"P2","tags":["vip"]}}""");
        TicketEventJson.Write(new MessagePosted(Id, Instant.FromUtc(2026, 3, 2, 9, 5), By, MessageVisibility.Public, ContactChannel.InPerson, text: "Done", sequence: 2)).Should().Be(
            """{"v":1,"kind":"messagePosted","ticket":"T-1","at":"2026-03-02T09:05:00Z","sequence":2,"by":{"role":"agent","id":"sara"},"visibility":"public","channel":"inPerson","text":"Done"}""");
        TicketEventJson.Write(new PersonalDataRedacted(Id, Instant.FromUtc(2026, 3, 3, 9, 0), [2, 1], sequence: 3)).Should().Be(
            """{"v":1,"kind":"personalDataRedacted","ticket":"T-1","at":"2026-03-03T09:00:00Z","sequence":3,"sequences":[1,2]}""");
    }

    [Theory]
    [InlineData("""{"v":2,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z"}""", "$.v")]
    [InlineData("""{"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z"}""", "$")]
    [InlineData("""{"v":1,"kind":"moved","ticket":"T-1","at":"2026-03-02T09:00:00Z"}""", "$.kind")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"","at":"2026-03-02T09:00:00Z"}""", "$.ticket")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"yesterday"}""", "$.at")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z","sequence":0}""", "$.sequence")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z","sequence":1.5}""", "$.sequence")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z","group":" x"}""", "$.group")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z","text":"x"}""", "$.text")]
    [InlineData("""{"v":1,"kind":"assigned","ticket":"T-1","at":"2026-03-02T09:00:00Z","by":{"role":"boss"}}""", "$.by.role")]
    [InlineData("""{"v":1,"kind":"merged","ticket":"T-1","at":"2026-03-02T09:00:00Z","into":"T-1"}""", "$")]
    [InlineData("""{"v":1,"kind":"statusChanged","ticket":"T-1","at":"2026-03-02T09:00:00Z","status":"open","holdReason":"x"}""", "$")]
    [InlineData("""{"v":1,"kind":"personalDataRedacted","ticket":"T-1","at":"2026-03-02T09:00:00Z","sequences":[0]}""", "$.sequences[0]")]
    [InlineData("""{"v":1,"kind":"personalDataRedacted","ticket":"T-1","at":"2026-03-02T09:00:00Z","sequences":[]}""", "$")]
    [InlineData("""{"v":1,"kind":"opened","ticket":"T-1","at":"2026-03-02T09:00:00Z","attributes":{"colour":"red"}}""", "$.attributes.colour")]
    [InlineData("""{"v":1,"kind":"opened","ticket":"T-1","at":"2026-03-02T09:00:00Z","attributes":{"value":"12"}}""", "$.attributes.value")]
    [InlineData("""{"v":1,"kind":"opened","ticket":"T-1","at":"2026-03-02T09:00:00Z","attributes":{"tags":[1]}}""", "$.attributes.tags[0]")]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    public void Fault_NamesThePlace(string line, string path)
    {
        DeskFormatException fault = FluentActions.Invoking(() => TicketEventJson.Read(line, "log.jsonl")).Should().Throw<DeskFormatException>().Which;
        fault.Path.Should().Be(path);
        fault.DocumentName.Should().Be("log.jsonl");
        fault.Allowed.Should().NotBeEmpty();
    }

    [Fact]
    public void Lines_ReadBackAndFoldToTheSameTicket()
    {
        TicketEvent[] history =
        [
            new TicketOpened(Id, At, Full, By, 1),
            new TicketStatusChanged(Id, At + Duration.FromHours(1), TicketStatus.Solved, sequence: 2),
            new MessagePosted(Id, At + Duration.FromHours(2), By, text: "line\nbreak", sequence: 3),
        ];
        using StringWriter text = new(CultureInfo.InvariantCulture);
        TicketEventJson.WriteLines(text, history);
        text.ToString().Split('\n').Should().HaveCount(history.Length + 1);
        using StringReader reader = new("\n" + text + "  \n");
        Ticket.Replay([.. TicketEventJson.ReadLines(reader, "log")]).Should().Be(Ticket.Replay(history));
    }

    [Fact]
    public void Lines_WithAFault_NameItsLine()
    {
        using StringReader reader = new(TicketEventJson.Write(Events[0]) + "\n\n" + """{"v":1,"kind":"assigned","ticket":"T-1","at":"x"}""" + "\n");
        List<TicketEvent> read = [];
        FluentActions.Invoking(() => read.AddRange(TicketEventJson.ReadLines(reader, "log"))).Should().Throw<DeskFormatException>().Which.Line.Should().Be(3);
        using StringReader broken = new("\n{\n");
        FluentActions.Invoking(() => TicketEventJson.ReadLines(broken, "log").ToArray()).Should().Throw<DeskFormatException>().Which.Line.Should().Be(2);
    }
}
