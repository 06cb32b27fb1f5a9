using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Monetary;

public sealed class MoneyTextTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly string[] Forms = ["C", "Cg", "Cgp", "Cga", "S", "Sg", "Sgp", "N", "Ng", "Nga"];

    [Theory]
    [InlineData("EUR", 1234, null, "EUR 12.34")]
    [InlineData("EUR", -5, "C", "EUR -0.05")]
    [InlineData("EUR", 123456789, "Sg", "€1,234,567.89")]
    [InlineData("EUR", -123456789, "Sg", "-€1,234,567.89")]
    [InlineData("JPY", 1234, "Ng", "1,234")]
    [InlineData("KWD", 1, "N", "0.001")]
    [InlineData("IRR", 163511616, "Cg", "IRR 163,511,616")]
    [InlineData("IRR", 163511616, "Tg", "16,351,161.6 toman")]
    [InlineData("IRR", 103909680, "Tgp", "۱۰٬۳۹۰٬۹۶۸ تومان")]
    [InlineData("IRR", -125, "Tp", "−۱۲٫۵ تومان")]
    [InlineData("IRR", 5, "Ta", "٠٫٥ تومان")]
    [InlineData("IRR/new", 1635116, "Cgp", "IRR/new ۱۶٬۳۵۱٫۱۶")]
    public void Format_WritesAsDocumentedAndParsesBack(string currency, long minorUnits, string? format, string expected)
    {
        Money money = new(minorUnits, Currency.Parse(currency));
        money.ToString(format, Invariant).Should().Be(expected);
        Money.Parse(expected, Currency.Parse(currency), Invariant).Should().Be(money);
        Span<char> exact = new char[expected.Length];
        money.TryFormat(exact, out int written, format, Invariant).Should().BeTrue();
        written.Should().Be(expected.Length);
        money.TryFormat(exact[1..], out written, format, Invariant).Should().BeFalse();
        written.Should().Be(0);
    }

    [Theory]
    [InlineData("EUR 12.34", "EUR", 1234)]
    [InlineData("12.34 EUR", "EUR", 1234)]
    [InlineData(" EUR12.3 ", "EUR", 1230)]
    [InlineData("EUR 12.3400", "EUR", 1234)]
    [InlineData("-12 EUR", "EUR", -1200)]
    [InlineData("EUR +1", "EUR", 100)]
    [InlineData("12.5 toman", "IRR", 125)]
    [InlineData("Toman 12.5", "IRR", 125)]
    [InlineData("۱۰٬۳۹۰٬۹۶۸ تومان", "IRR", 103_909_680)]
    [InlineData("تومان ١٢٫٥", "IRR", 125)]
    [InlineData("\u200E−۱۲ تومان", "IRR", -120)]
    [InlineData("IRR/new 3.50", "IRR/new", 350)]
    [InlineData("IRR 1,234", "IRR", 1234)]
    public void Parse_KnownForms_AreRead(string text, string currency, long minorUnits)
    {
        Money.Parse(text, Invariant).Should().Be(new Money(minorUnits, Currency.Parse(currency)));
        Money.TryParse(text, Invariant, out Money money).Should().BeTrue();
        money.MinorUnits.Should().Be(minorUnits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("EUR")]
    [InlineData("12.34")]
    [InlineData("eur 12.34")]
    [InlineData("ABC 1")]
    [InlineData("€12.34")]
    [InlineData("EUR 12.345")]
    [InlineData("IRR 1.5")]
    [InlineData("12.55 toman")]
    [InlineData("EUR 12,34")]
    [InlineData("EUR 1,23,456")]
    [InlineData("EUR ,123")]
    [InlineData("EUR 1.2.3")]
    [InlineData("EUR 12.")]
    [InlineData("EUR 1e5")]
    [InlineData("EUR 12.34 EUR")]
    [InlineData("EUR 12 34")]
    [InlineData("--EUR 5")]
    [InlineData("ریال 5")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        FluentActions.Invoking(() => Money.Parse(text, Invariant)).Should().Throw<FormatException>();
        Money.TryParse(text, Invariant, out Money money).Should().BeFalse();
        money.IsDefault.Should().BeTrue();
    }

    [Fact]
    public void Parse_WithCurrency_ReadsNumbersSymbolsAndRials()
    {
        Money.Parse("-€12.34", Currency.Euro, Invariant).Should().Be(new Money(-1234, Currency.Euro));
        Money.Parse("€-12.34", Currency.Euro, Invariant).Should().Be(new Money(-1234, Currency.Euro));
        Money.Parse("12.34", Currency.Euro, Invariant).Should().Be(new Money(1234, Currency.Euro));
        Money.Parse("۵ ریال", Currency.IranianRial, Invariant).Should().Be(new Money(5, Currency.IranianRial));
        Money.TryParse("USD 12.34", Currency.Euro, Invariant, out _).Should().BeFalse("another currency is not converted");
        Money.TryParse("5 toman", Currency.IranianNewRial, Invariant, out _).Should().BeFalse("toman are old rials");
        FluentActions.Invoking(() => Money.Parse("USD 1", Currency.Euro, Invariant)).Should().Throw<FormatException>().WithMessage("*USD 1*EUR*");
    }

    [Fact]
    public void Parse_GroupAfterALeadingZero_IsRefused()
    {
        Money.TryParse("KWD 0,500", Invariant, out _).Should().BeFalse("half a dinar with a decimal comma is not 500");
        Money.TryParse("KWD 0.500", CultureInfo.GetCultureInfo("de-DE"), out _).Should().BeFalse();
        Money.Parse("KWD 0,500", CultureInfo.GetCultureInfo("de-DE")).MinorUnits.Should().Be(500);
        Money.Parse("KWD 500", Invariant).MinorUnits.Should().Be(500_000);
    }

    [Fact]
    public void Parse_BeyondItsBounds_IsRefusedAtOnce()
    {
        string tenMegabytes = "EUR " + new string('9', 10_000_000);
        FluentActions.Invoking(() => Money.Parse(tenMegabytes, Invariant)).Should().Throw<FormatException>().WithMessage("*10000004*");
        Money.TryParse(tenMegabytes, Invariant, out _).Should().BeFalse();
        Rational.TryParse(tenMegabytes.AsSpan(4), Invariant, out _).Should().BeFalse();
        Percentage.TryParse(tenMegabytes.AsSpan(4), Invariant, out _).Should().BeFalse();

        // 2^127 − 1 = 170141183460469231731687303715884105727
        Money.Parse("JPY 170141183460469231731687303715884105727", Invariant).MinorUnits.Should().Be(Int128.MaxValue);
        Money.Parse("JPY -170141183460469231731687303715884105728", Invariant).MinorUnits.Should().Be(Int128.MinValue);
        FluentActions.Invoking(() => Money.Parse("JPY 170141183460469231731687303715884105728", Invariant)).Should().Throw<OverflowException>();
        Money.TryParse("JPY 170141183460469231731687303715884105728", Invariant, out _).Should().BeFalse();
        new Money(Int128.MinValue, Currency.Parse("JPY")).ToString(null, Invariant).Should().Be("JPY -170141183460469231731687303715884105728");
    }

    [Theory]
    [InlineData("X")]
    [InlineData("Cx")]
    [InlineData("T")]
    public void Format_Unknown_IsRefused(string format)
    {
        FluentActions.Invoking(() => new Money(1, Currency.Euro).ToString(format, Invariant)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Format_InEveryCulture_RoundTrips()
    {
        CultureInfo[] cultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures);
        cultures.Should().Contain(c => c.Name == "fa-IR").And.Contain(c => c.Name == "en-IN");
        Money[] amounts =
        [
            new(0, Currency.Euro), new(-123_456_789_01, Currency.Euro), new(1_234_567_890_123, Currency.IranianRial), new(-5, Currency.IranianNewRial),
            new(Int128.MinValue, Currency.Parse("KWD")),
        ];
        foreach (CultureInfo culture in cultures)
        {
            foreach (Money money in amounts)
            {
                foreach (string form in Forms)
                {
                    string text = money.ToString(form, culture);
                    Money.Parse(text, money.Currency, culture).Should().Be(money, "{0} in {1} is '{2}'", form, culture.Name, text);
                    if (form[0] == 'C')
                    {
                        Money.Parse(text, culture).Should().Be(money);
                    }
                }
            }
        }
    }

    /// <summary>Digits of a code are no part of the amount, and a currency that is called toman is not ten rials.</summary>
    [Fact]
    public void Format_CurrencyWithDigitsInItsCode_RoundTrips()
    {
        Currency[] currencies =
        [
            Currency.Define("P2", 2), Currency.Define("T1000", 0, "r2"), Currency.Define("IRR", 2, "v10"), Currency.Define("TOMAN", 0), Currency.Define("PTS", 3, symbol: "toman"),
        ];
        foreach (Currency currency in currencies)
        {
            foreach (Money money in (Money[])[new(0, currency), new(-1_234_567, currency), new(2, currency), new(Int128.MinValue, currency)])
            {
                foreach (string form in (string[])["C", "Cg", "Cp", "S", "Sg", "N"])
                {
                    foreach (string culture in (string[])["", "fa-IR", "ar-EG", "de-DE", "sv-SE"])
                    {
                        string text = money.ToString(form, CultureInfo.GetCultureInfo(culture));
                        Money.Parse(text, currency, CultureInfo.GetCultureInfo(culture)).Should().Be(money, "'{0}'", text);
                    }
                }
            }

            Money.Parse($"12 {currency.Id}", currency, Invariant).Should().Be(new Money(12 * currency.MinorUnitsPerMajor, currency));
            Money.Parse($"-{currency.Id} 12", currency, Invariant).Should().Be(new Money(-12 * currency.MinorUnitsPerMajor, currency));
        }

        FluentActions.Invoking(() => Money.Parse("P2", currencies[0], Invariant)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Money.Parse("XP2 5", currencies[0], Invariant)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Money.Parse("5 XP2", currencies[0], Invariant)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Money.Parse("P2 5 P2", currencies[0], Invariant)).Should().Throw<FormatException>();
    }

    [Fact]
    public void Format_AnyAmount_RoundTrips()
    {
        string[] cultures = ["", "fa-IR", "ar-EG", "de-DE", "fr-FR", "de-CH", "en-IN", "sv-SE"];
        Arbitrary<(long High, long Low, Currency Currency, string Culture, string Form)> cases =
            (from high in Gen.Choose(int.MinValue, int.MaxValue)
             from low in Gen.Choose(int.MinValue, int.MaxValue)
             from currency in Gen.Elements<Currency>([.. Currency.All])
             from culture in Gen.Elements(cultures)
             from form in Gen.Elements(Forms)
             select ((long)high, (long)low, currency, culture, form)).ToArbitrary();
        Properties.Check(cases, c =>
        {
            Money money = new((Int128)c.High * c.Low, c.Currency);
            CultureInfo culture = CultureInfo.GetCultureInfo(c.Culture);
            Money.Parse(money.ToString(c.Form, culture), c.Currency, culture).Should().Be(money);
            Money.Parse(money.ToString(null, Invariant), Invariant).Should().Be(money);
        }, 1000);
    }

    [Fact]
    public void Algebra_HoldsForRandomAmounts()
    {
        Arbitrary<(int A, int B, int C, int Factor)> cases =
            (from a in Gen.Choose(int.MinValue, int.MaxValue)
             from b in Gen.Choose(int.MinValue, int.MaxValue)
             from c in Gen.Choose(int.MinValue, int.MaxValue)
             from factor in Gen.Choose(-1_000_000, 1_000_000)
             select (a, b, c, factor)).ToArbitrary();
        Properties.Check(cases, t =>
        {
            Money a = new(t.A, Currency.Euro);
            Money b = new(t.B, Currency.Euro);
            Money c = new(t.C, Currency.Euro);
            (a + b).Should().Be(b + a);
            ((a + b) + c).Should().Be(a + (b + c));
            (a + -a).IsZero.Should().BeTrue();
            (a - b).Should().Be(a + -b);
            ((a + b) * t.Factor).Should().Be((a * t.Factor) + (b * t.Factor));
            a.Times(t.Factor, Rounding.Exact).Should().Be(a * t.Factor);
            (a < b).Should().Be(t.A < t.B);
            if (t.B != 0)
            {
                b.Times(a / b, Rounding.Exact).Should().Be(a);
            }
        }, 500);
    }
}
