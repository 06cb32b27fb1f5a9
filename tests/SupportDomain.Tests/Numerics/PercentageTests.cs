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

    /// <summary>What a culture writes, it reads: 1.125 % is 1,125% in German and never 1125 %.</summary>
    [Fact]
    public void Format_InEveryCulture_RoundTrips()
    {
        CultureInfo[] cultures = CultureInfo.GetCultures(CultureTypes.AllCultures);
        cultures.Select(c => c.Name).Should().Contain(["de-DE", "fa-IR", "fr-FR", "en-IN", "ar-EG", "ar-SA"]);
        Rational[] percents = [new(9, 8), new(-25, 2), new(-1, 1_000), 1_125, 123_456_789, new(-1_234_567_125, 1_000), new(100, 3), new(-22, 7), 0];
        foreach (CultureInfo culture in cultures)
        {
            foreach (Percentage value in percents.Select(Percentage.FromPercent))
            {
                string text = value.ToString(null, culture);
                Percentage.Parse(text, culture).Should().Be(value, "'{0}' in {1}", text, culture.Name);
                Rational.Parse(value.Percent.ToString(null, culture), culture).Should().Be(value.Percent, "in {0}", culture.Name);
                Span<char> buffer = new char[text.Length];
                value.TryFormat(buffer, out int written, default, culture).Should().BeTrue();
                buffer[..written].ToString().Should().Be(text);
            }
        }
    }

    [Theory]
    [InlineData("de-DE", "1,125%")]
    [InlineData("fr-FR", "1,125%")]
    [InlineData("en-IN", "1.125%")]
    [InlineData("fa-IR", "1٫125%")]
    [InlineData("ar-EG", "1٫125%")]
    public void Format_HasTheSeparatorOfTheProvider(string culture, string text)
    {
        Percentage.FromPercent(new Rational(9, 8)).ToString(null, CultureInfo.GetCultureInfo(culture)).Should().Be(text);
    }

    /// <summary>Where a slash or a letter separates decimals, "25/2" would be read as a fraction: the fraction is what is written. A sign that cannot be read is not written.</summary>
    [Theory]
    [InlineData("/", "-")]
    [InlineData("e", "-")]
    [InlineData("::", "-")]
    [InlineData(".", "")]
    [InlineData(".", "/")]
    [InlineData(".", "0")]
    public void Format_ByAnOddProvider_RoundTrips(string separator, string sign)
    {
        NumberFormatInfo format = new() { NumberDecimalSeparator = separator, NegativeSign = sign };
        Percentage value = Percentage.FromPercent(new Rational(-25, 2));
        Percentage.Parse(value.ToString(null, format), format).Should().Be(value);
    }

    /// <summary>2^−1000 has a thousand decimals and more text than is read, its fraction 302 digits.</summary>
    [Fact]
    public void Format_LongDecimal_IsWrittenAsTheShorterFraction()
    {
        Percentage value = Percentage.FromPercent(new Rational(1, System.Numerics.BigInteger.Pow(2, 1000)));
        Percentage.Parse(value.ToString(null, null), null).Should().Be(value);
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
