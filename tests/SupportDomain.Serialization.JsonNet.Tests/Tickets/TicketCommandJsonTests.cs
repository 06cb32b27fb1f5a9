using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests.Tickets;

public sealed class TicketCommandJsonTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly TicketId Other = new("T-2");
    private static readonly Person By = new(PersonRole.Manager, "m-1");

    private static readonly TicketCommand[] Commands =
    [
        new OpenTicket(Id, new TicketAttributes("Access"), By, new TicketLink(TicketLinkKind.FollowUpOf, Other), new TicketLink(TicketLinkKind.RelatedTo, Other)),
        new OpenTicket(Id, TicketAttributes.None),
        new PostMessage(Id, By, MessageVisibility.Private, ContactChannel.Phone, isAutomatic: true, "text"),
        new PostMessage(Id, default),
        new ChangeStatus(Id, TicketStatus.OnHold, "vendor", By),
        new AssignTicket(Id, new GroupId("g"), new AgentId("a"), By),
        new AssignTicket(Id, null, null),
        new ChangeAttributes(Id, TicketAttributes.None with { Tags = ["vip"] }, By),
        new MergeTicket(Id, Other, [new TicketId("T-3"), new TicketId("T-4")], By),
        new MergeTicket(Id, Other, []),
        new LinkTicket(Id, TicketLinkKind.ProblemOf, Other, By),
        new SetDueDate(Id, new ClockId("solve"), Instant.FromUtc(2026, 3, 2, 9, 0), By),
        new SetDueDate(Id, new ClockId("solve"), null),
        new RedactPersonalData(Id, [3, 1], By),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Commands.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Command_ReadsBackAsItself(int number)
    {
        string json = TicketCommandJson.Write(Commands[number]);
        json.Should().StartWith("{\"v\":1,\"kind\":\"");
        TicketCommand read = TicketCommandJson.Read(json, "command");
        read.Should().Be(Commands[number]);
        read.GetHashCode().Should().Be(Commands[number].GetHashCode());
        TicketCommandJson.Write(read).Should().Be(json);
    }

    [Fact]
    public void EveryKindOfCommand_IsWritten() => typeof(TicketCommand).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(TicketCommand)))
        .Should().BeEquivalentTo(Commands.Select(c => c.GetType()).Distinct());

    [Theory]
    [InlineData("""{"v":1,"kind":"merge","ticket":"T-1","into":"T-2"}""", "$")]
    [InlineData("""{"v":1,"kind":"merge","ticket":"T-1","into":"T-2","targetChain":[""]}""", "$.targetChain[0]")]
    [InlineData("""{"v":1,"kind":"open","ticket":"T-1","attributes":{},"links":[{"link":"relatedTo","other":"T-1"}]}""", "$")]
    [InlineData("""{"v":1,"kind":"changeStatus","ticket":"T-1","status":"asleep"}""", "$.status")]
    [InlineData("""{"v":1,"kind":"changeStatus","ticket":"T-1","status":"open","at":"2026-03-02T09:00:00Z"}""", "$.at")]
    [InlineData("""{"v":0,"kind":"changeStatus","ticket":"T-1","status":"open"}""", "$.v")]
    public void Fault_NamesThePlace(string json, string path) =>
        FluentActions.Invoking(() => TicketCommandJson.Read(json, "command")).Should().Throw<DeskFormatException>().Which.Path.Should().Be(path);

    [Fact]
    public void PriorityMatrix_ReadsBackAsItself()
    {
        PriorityMatrix matrix = new(new PriorityRule("high", "high", "P1"), new PriorityRule("low", "high", "P2"));
        using StringWriter text = new(CultureInfo.InvariantCulture);
        PriorityMatrixJson.Write(text, matrix);
        using StringReader reader = new(text.ToString());
        PriorityMatrixJson.Read(reader, "matrix").Rules.Should().Equal(matrix.Rules);
        using StringReader twice = new("""{"version":1,"priorities":[{"impact":"a","urgency":"b","priority":"c"},{"impact":"a","urgency":"b","priority":"d"}]}""");
        FluentActions.Invoking(() => PriorityMatrixJson.Read(twice, "matrix")).Should().Throw<DeskFormatException>().WithMessage("*'a'*'b'*");
        using StringReader unknown = new("""{"version":1,"priorities":[{"impact":"a","urgency":"b","priority":"c","colour":"red"}]}""");
        FluentActions.Invoking(() => PriorityMatrixJson.Read(unknown, "matrix")).Should().Throw<DeskFormatException>().Which.Path.Should().Be("$.priorities[0].colour");
    }
}
