using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketAttributesTests
{
    private static readonly TicketAttributes Full = new("t", "p", "q", "c")
    {
        Impact = "i",
        Urgency = "u",
        Tier = "gold",
        Customer = new CustomerId("k-1"),
        Site = "s",
        Language = "fa",
        Value = Money.Parse("EUR 1.00", null),
        Tags = ["b", "a", "b"],
        Custom = new NamedTexts(KeyValuePair.Create("colour", "red")),
        Personal = new NamedTexts(KeyValuePair.Create("phone", "1")),
    };

    [Fact]
    public void Fields_AreFoundByName()
    {
        Enum.GetValues<TicketField>().Select(f => Full[f]).Should().Equal("t", "p", "q", "c", "i", "u", "gold", "k-1", "s", "fa");
        Enum.GetValues<TicketField>().Select(f => TicketAttributes.None[f]).Should().OnlyContain(v => v == null);
        FluentActions.Invoking(() => Full[(TicketField)99]).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("field");
        Full.Tags.Should().Equal("a", "b");
        Full.HasTag("b").Should().BeTrue();
        Full.HasTag("B").Should().BeFalse();
        Full.Custom["colour"].Should().Be("red");
        Full.Custom["Colour"].Should().BeNull();
    }

    [Fact]
    public void Equality_SeesEveryAttribute()
    {
        TicketAttributes same = Full with { Tags = ["a", "b"], Custom = NamedTexts.None.With("colour", "red"), Personal = NamedTexts.None.With("phone", "1") };
        same.Should().Be(Full);
        same.GetHashCode().Should().Be(Full.GetHashCode());
        TicketAttributes[] others =
        [
            Full with { Type = null }, Full with { Priority = null }, Full with { Queue = null }, Full with { Channel = null }, Full with { Impact = null },
            Full with { Urgency = null }, Full with { Tier = null }, Full with { Customer = null }, Full with { Site = null }, Full with { Language = null },
            Full with { Value = null }, Full with { Tags = [] }, Full with { Custom = NamedTexts.None }, Full with { Personal = NamedTexts.None },
        ];
        others.Should().OnlyContain(o => o != Full);
        Full.WithoutPersonal().Should().Be(others[^1]);
    }

    [Fact]
    public void NamedTexts_AreSortedAndEachOnce()
    {
        NamedTexts texts = new(KeyValuePair.Create("b", "2"), KeyValuePair.Create("a", "1"), KeyValuePair.Create("c", "3"));
        texts.Items.Select(p => p.Key).Should().Equal("a", "b", "c");
        texts.Items.Should().OnlyContain(p => texts[p.Key] == p.Value);
        texts["d"].Should().BeNull();
        texts.With("b", null).Count.Should().Be(2);
        texts.With("b", "4")["b"].Should().Be("4");
        (texts.With("b", "2") == texts).Should().BeTrue();
        (texts.With("b", "4") != texts).Should().BeTrue();
        FluentActions.Invoking(() => new NamedTexts(KeyValuePair.Create("a", "1"), KeyValuePair.Create("a", "1"))).Should().Throw<ArgumentException>().WithMessage("*'a'*twice*");
        FluentActions.Invoking(() => new NamedTexts(KeyValuePair.Create(" ", "1"))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Full with { Tags = ["a", " "] }).Should().Throw<ArgumentException>().WithParameterName("Tags");
    }

    [Fact]
    public void Events_WithUnusableParts_AreRefused()
    {
        TicketId id = new("T-1");
        FluentActions.Invoking(() => new TicketStatusChanged(id, default, TicketStatus.Open, "vendor")).Should().Throw<ArgumentException>().WithParameterName("holdReason").WithMessage("*vendor*Open*");
        FluentActions.Invoking(() => new TicketStatusChanged(id, default, TicketStatus.OnHold, " ")).Should().Throw<ArgumentException>().WithParameterName("holdReason");
        FluentActions.Invoking(() => new TicketStatusChanged(id, default, TicketStatus.Open, sequence: -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("sequence");
        FluentActions.Invoking(() => new TicketAssigned(id, default, default(GroupId), null)).Should().Throw<ArgumentException>().WithParameterName("group");
        FluentActions.Invoking(() => new TicketAssigned(id, default, null, default(AgentId))).Should().Throw<ArgumentException>().WithParameterName("agent");
        FluentActions.Invoking(() => new TicketLinked(id, default, (TicketLinkKind)9, new TicketId("T-2"))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("kind");
        FluentActions.Invoking(() => new TicketLinked(id, default, TicketLinkKind.RelatedTo, id)).Should().Throw<ArgumentException>().WithParameterName("other");
        FluentActions.Invoking(() => new TicketDueDateSet(id, default, default, null)).Should().Throw<ArgumentException>().WithParameterName("clock");
        FluentActions.Invoking(() => new MessagePosted(id, default, default, (MessageVisibility)2)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("visibility");
        FluentActions.Invoking(() => new Person((PersonRole)9)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("role");
        FluentActions.Invoking(() => new Person(PersonRole.Agent, "")).Should().Throw<ArgumentException>().WithParameterName("id");
    }
}
