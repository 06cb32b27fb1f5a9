using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;

namespace SupportDomain.Tests.Identifiers;

public sealed class ReasonTests
{
    private static readonly ReasonKind Kind = new("sla.pause.status", "ticket", "since");

    [Theory]
    [InlineData("")]
    [InlineData("sla")]
    [InlineData(".sla")]
    [InlineData("sla.")]
    [InlineData("sla..pause")]
    [InlineData("Sla.pause")]
    [InlineData("sla pause.x")]
    public void Code_ThatIsNone_IsRefused(string text) => FluentActions.Invoking(() => new ReasonCode(text)).Should().Throw<ArgumentException>().WithParameterName(nameof(text));

    [Fact]
    public void Code_HasAreaFirst()
    {
        Kind.Code.Area.Should().Be("sla");
        Kind.Code.Text.Should().Be("sla.pause.status");
        default(ReasonCode).IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => default(ReasonCode).Text).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => new Reason(default)).Should().Throw<ArgumentException>().WithParameterName("code");
    }

    [Fact]
    public void Reason_EqualsByCodeAndParameters()
    {
        Instant at = Instant.FromUtc(2026, 1, 1, 0, 0);
        Reason one = Kind.Of(new ReasonName("T-1"), new ReasonInstant(at));
        (one == Kind.Of(new ReasonName("T-1"), new ReasonInstant(at))).Should().BeTrue();
        one.GetHashCode().Should().Be(Kind.Of(new ReasonName("T-1"), new ReasonInstant(at)).GetHashCode());
        (one != Kind.Of(new ReasonName("T-2"), new ReasonInstant(at))).Should().BeTrue();
        one.Should().NotBe(Kind.Of(new ReasonCount(1), new ReasonInstant(at)));
        one.ToString(null, CultureInfo.InvariantCulture).Should().StartWith("sla.pause.status(T-1, 2026");
        default(ReasonName).Should().Be(new ReasonName(string.Empty));
    }

    [Fact]
    public void Reason_WithMoreOrFewerParameters_IsRefused()
    {
        FluentActions.Invoking(() => Kind.Of(new ReasonName("T-1"))).Should().Throw<ArgumentException>().WithParameterName("parameters").WithMessage("*ticket, since*");
        FluentActions.Invoking(() => Kind.Of(new ReasonName("T-1"), null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new ReasonKind("a.b", "x", "x")).Should().Throw<ArgumentException>().WithMessage("*'x'*");
    }

    [Theory]
    [InlineData(2, 3, 67)]
    [InlineData(1, 2, 50)]
    [InlineData(1, 200, 1)]
    [InlineData(-1, 200, -1)]
    [InlineData(1, 201, 0)]
    [InlineData(5, 4, 125)]
    [InlineData(long.MaxValue, 1, -1)]
    public void Share_IsRoundedToWholePercent(long part, long whole, long percent)
    {
        Int128 expected = percent == -1 && part > 0 ? (Int128)part * 100 : percent;
        new ReasonShare(part, whole).Percent.Should().Be(expected);
    }

    [Fact]
    public void Share_OfNothing_IsRefused()
    {
        FluentActions.Invoking(() => new ReasonShare(1, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("whole");
        default(ReasonShare).Percent.Should().Be(0);
    }

    [Fact]
    public void Money_IsAParameter() => new ReasonKind("a.b", "amount").Of(Money.Parse("EUR 12.34", null)).ToString(null, null).Should().Be("a.b(EUR 12.34)");
}
