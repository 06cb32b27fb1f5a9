using System.Globalization;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Numerics;

public sealed class PercentageTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("12.5%", "12.5%")]
    [InlineData("12.50 %", "12.5%")]
    [InlineData("100/3%", "100/3%")]
    [InlineData("-5%", "-5%")]
    [InlineData("۱۲٫۵٪", "12.5%")]
    [InlineData("0%", "0%")]
    public void Parse_RoundTrips(string text, string canonical)
    {
        Percentage value = Percentage.Parse(text, Invariant);
        value.ToString(null, Invariant).Should().Be(canonical);
        Percentage.Parse(canonical, Invariant).Should().Be(value);
        Span<char> buffer = new char[canonical.Length];
        value.TryFormat(buffer, out int written, default, Invariant).Should().BeTrue();
        written.Should().Be(canonical.Length);
        value.TryFormat(buffer[1..], out _, default, Invariant).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("12.5")]
    [InlineData("12.5%%")]
    [InlineData("0,500%")]
    public void Parse_WithoutNumberOrSign_IsRefused(string text)
    {
        FluentActions.Invoking(() => Percentage.Parse(text, Invariant)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Of_TwelveAndAHalfPercentOfEighty_IsTen()
    {
        Percentage.FromPercent(new Rational(25, 2)).Of(80).Should().Be((Rational)10);
        (Percentage.FromPercent(12) + Percentage.FromPercent(3)).Should().Be(Percentage.FromFraction(new Rational(3, 20)));
        (Percentage.FromPercent(3) - Percentage.FromPercent(12)).Percent.Should().Be((Rational)(-9));
        (-Percentage.Hundred).Fraction.Should().Be((Rational)(-1));
        (Percentage.Zero < Percentage.Hundred).Should().BeTrue();
        default(Percentage).Should().Be(Percentage.Zero);
    }
}
