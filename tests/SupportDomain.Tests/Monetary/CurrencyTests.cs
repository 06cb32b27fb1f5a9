using SupportDomain.Monetary;

namespace SupportDomain.Tests.Monetary;

public sealed class CurrencyTests
{
    /// <summary>ISO 4217, list one, column "minor unit".</summary>
    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("ISK", 0)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    [InlineData("TND", 3)]
    [InlineData("CLF", 4)]
    [InlineData("UYW", 4)]
    [InlineData("MGA", 2)]
    [InlineData("XAD", 2)]
    public void MinorUnitDigits_AreThoseOfIso4217(string code, int digits)
    {
        Currency.Parse(code).MinorUnitDigits.Should().Be(digits);
        Currency.Parse(code).IsoMinorUnitDigits.Should().Be(digits);
    }

    [Fact]
    public void All_HasDistinctThreeLetterCodesInOrder()
    {
        Currency.All.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        Currency.All.Should().OnlyContain(c => c.Code.Length == 3 && c.Code.All(char.IsAsciiLetterUpper));
        Currency.All.Where(c => c.Series.Length > 0).Should().Equal(Currency.IranianNewRial);
        Currency.All.Should().AllSatisfy(c => Currency.Parse(c.Id).Should().BeSameAs(c));
    }

    [Fact]
    public void Rial_HasTwoSeriesThatAreNotEqual()
    {
        Currency.Parse("IRR").Should().Be(Currency.IranianRial);
        Currency.Parse("IRR/new").Should().Be(Currency.IranianNewRial);
        (Currency.IranianRial == Currency.IranianNewRial).Should().BeFalse();
        Currency.IranianRial.MinorUnitDigits.Should().Be(0, "wages and prices are in whole rials");
        Currency.IranianRial.IsoMinorUnitDigits.Should().Be(2);
        Currency.IranianNewRial.MinorUnitsPerMajor.Should().Be(100, "a new rial has 100 gheran");
    }

    [Theory]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("XXX")]
    [InlineData("IRR/old")]
    public void Parse_Unknown_SaysWhatIsAllowed(string id)
    {
        FluentActions.Invoking(() => Currency.Parse(id)).Should().Throw<FormatException>().WithMessage("*ISO 4217*");
        Currency.TryFind(id, out Currency? none).Should().BeFalse();
        none.Should().BeNull();
    }

    [Fact]
    public void Define_MakesUnitsOfAccountAndNothingThatContradictsTheList()
    {
        Currency points = Currency.Define("POINTS", 0);
        points.Should().Be(Currency.Define("POINTS", 0));
        points.Should().NotBe(Currency.Define("POINTS", 1));
        Currency.Define("EUR", 2).Should().BeSameAs(Currency.Euro);
        FluentActions.Invoking(() => Currency.Define("EUR", 3)).Should().Throw<ArgumentException>().WithMessage("*EUR*2*3*");
        FluentActions.Invoking(() => Currency.Define("eur", 3)).Should().Throw<ArgumentException>().WithParameterName("code");
        FluentActions.Invoking(() => Currency.Define("EUR", 3, "New")).Should().Throw<ArgumentException>().WithParameterName("series");
        FluentActions.Invoking(() => Currency.Define("ABCDEFGHIJKLMNOPQ", 0)).Should().Throw<ArgumentException>().WithParameterName("code");
        FluentActions.Invoking(() => Currency.Define("POINTS", 19)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("minorUnitDigits");
        Currency.Define("POINTS", 18).MinorUnitsPerMajor.Should().Be(1_000_000_000_000_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("5")]
    [InlineData("P۲")]
    [InlineData("-")]
    [InlineData("a b")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    public void Define_SymbolThatCouldBeTakenForANumber_IsRefused(string symbol)
    {
        FluentActions.Invoking(() => Currency.Define("POINTS", 0, symbol: symbol)).Should().Throw<ArgumentException>().WithParameterName(nameof(symbol));
    }

    [Fact]
    public void Equality_IsThatOfIdentifierAndDigits()
    {
        Currency points = Currency.Define("POINTS", 0);
        Currency cents = Currency.Define("POINTS", 2);
        points.Should().Be(Currency.Define("POINTS", 0, symbol: "pt"));
        points.Equals(cents).Should().BeFalse();
        points.CompareTo(cents).Should().BeNegative();
        FluentActions.Invoking(() => new Money(1, points) + new Money(1, cents)).Should().Throw<CurrencyMismatchException>().WithMessage("*0 digits*2*");
    }

    [Fact]
    public void Order_IsOrdinal()
    {
        (Currency.Euro < Currency.UsDollar).Should().BeTrue();
        (Currency.IranianRial < Currency.IranianNewRial).Should().BeTrue();
        (null < Currency.Euro).Should().BeTrue();
        Currency.Euro.CompareTo(null).Should().Be(1);
    }
}
