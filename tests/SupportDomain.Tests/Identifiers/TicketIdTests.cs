using System.Globalization;
using SupportDomain.Identifiers;

namespace SupportDomain.Tests.Identifiers;

public sealed class TicketIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" 42")]
    [InlineData("42\t")]
    [InlineData("4\u00002")]
    public void Construct_WithUnusableText_NamesTheParameter(string text)
    {
        Action act = () => _ = new TicketId(text);
        act.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("value");
        TicketId.TryParse(text, CultureInfo.InvariantCulture, out TicketId id).Should().BeFalse();
        id.IsDefault.Should().BeTrue();
    }

    [Fact]
    public void Construct_AtMaxLength_IsAcceptedAndOneMoreIsNot()
    {
        new TicketId(new string('x', TicketId.MaxLength)).Value.Should().HaveLength(TicketId.MaxLength);
        Action act = () => _ = new TicketId(new string('x', TicketId.MaxLength + 1));
        act.Should().Throw<ArgumentException>().WithMessage("*257*256*");
    }

    [Fact]
    public void Default_HoldsNothing()
    {
        TicketId none = default;
        none.IsDefault.Should().BeTrue();
        none.ToString(null, CultureInfo.InvariantCulture).Should().BeEmpty();
        none.Equals(default).Should().BeTrue();
        FluentActions.Invoking(() => none.Value).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void EqualityAndOrder_AreOrdinal()
    {
        TicketId upper = new("INC1");
        TicketId lower = new("inc1");
        (upper == lower).Should().BeFalse();
        (upper < lower).Should().BeTrue("'I' comes before 'i' in code points");
        (default(TicketId) < upper).Should().BeTrue();
        upper.Should().Be(TicketId.Parse("INC1", CultureInfo.InvariantCulture));
        upper.GetHashCode().Should().Be(new TicketId("INC1").GetHashCode());
    }

    [Fact]
    public void Format_RoundTrips()
    {
        TicketId id = new("INC0000045");
        Span<char> buffer = stackalloc char[10];
        id.TryFormat(buffer, out int written, default, CultureInfo.InvariantCulture).Should().BeTrue();
        TicketId.Parse(buffer[..written], CultureInfo.InvariantCulture).Should().Be(id);
        id.TryFormat(buffer[..9], out written, default, CultureInfo.InvariantCulture).Should().BeFalse();
        written.Should().Be(0);
    }
}
