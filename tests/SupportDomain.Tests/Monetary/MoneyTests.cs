using System.Globalization;
using NodaTime;
using SupportDomain.Apportionment;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Monetary;

public sealed class MoneyTests
{
    private static readonly Currency Kuwait = Currency.Parse("KWD");

    [Fact]
    public void Arithmetic_IsExactAndChecked()
    {
        Money a = new(1234, Currency.Euro);
        Money b = new(-34, Currency.Euro);
        (a + b).Should().Be(new Money(1200, Currency.Euro));
        (a - b).Should().Be(new Money(1268, Currency.Euro));
        (-a).Should().Be(new Money(-1234, Currency.Euro));
        (a * 3).Should().Be(new Money(3702, Currency.Euro));
        (3 * a).Should().Be(a * 3);
        (a / b).Should().Be(new Rational(-617, 17));
        a.Amount.Should().Be(new Rational(617, 50));
        b.Abs().Should().Be(new Money(34, Currency.Euro));
        Money.Sum([a, b, b], Currency.Euro).MinorUnits.Should().Be(1166);
        Money most = new(Int128.MaxValue, Currency.Euro);
        FluentActions.Invoking(() => most + new Money(1, Currency.Euro)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => most * 2).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => -new Money(Int128.MinValue, Currency.Euro)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => new Money(Int128.MinValue, Currency.Euro).Abs()).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => most.Times(2, Rounding.HalfEven)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => a / Money.Zero(Currency.Euro)).Should().Throw<DivideByZeroException>();
    }

    [Fact]
    public void MixedCurrenciesAndSeries_NeverMix()
    {
        Money old = new(10_000, Currency.IranianRial);
        Money renewed = new(100, Currency.IranianNewRial);
        Action[] mixes =
        [
            () => _ = old + renewed, () => _ = old - renewed, () => _ = old / renewed, () => _ = old < renewed, () => _ = old.CompareTo(renewed),
            () => _ = Money.Sum([old], Currency.Euro),
        ];
        mixes.Should().AllSatisfy(mix => mix.Should().Throw<CurrencyMismatchException>());
        FluentActions.Invoking(() => old + renewed).Should().Throw<CurrencyMismatchException>().Which.Right.Should().Be(Currency.IranianNewRial);
        (old == renewed).Should().BeFalse();
    }

    [Fact]
    public void Default_HoldsNoCurrencyAndIsRefused()
    {
        Money none = default;
        none.IsDefault.Should().BeTrue();
        none.Should().Be(default(Money));
        none.CompareTo(default).Should().Be(0);
        none.ToString(null, CultureInfo.InvariantCulture).Should().BeEmpty();
        FluentActions.Invoking(() => none.Currency).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => none + new Money(1, Currency.Euro)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => none * 2).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => none.Split(2)).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(Rounding.HalfEven, "12.34", "-12.34")]
    [InlineData(Rounding.HalfAwayFromZero, "12.35", "-12.35")]
    [InlineData(Rounding.HalfTowardsZero, "12.34", "-12.34")]
    [InlineData(Rounding.TowardsZero, "12.34", "-12.34")]
    [InlineData(Rounding.AwayFromZero, "12.35", "-12.35")]
    [InlineData(Rounding.Floor, "12.34", "-12.35")]
    [InlineData(Rounding.Ceiling, "12.35", "-12.34")]
    public void FromAmount_HalfACent_RoundsAsNamed(Rounding rounding, string positive, string negative)
    {
        // 12.345 lies half-way between 12.34 and 12.35.
        Rational half = new(12_345, 1_000);
        Money.FromAmount(half, Currency.Euro, rounding).ToString("N", CultureInfo.InvariantCulture).Should().Be(positive);
        Money.FromAmount(-half, Currency.Euro, rounding).ToString("N", CultureInfo.InvariantCulture).Should().Be(negative);
    }

    [Fact]
    public void FromAmount_Exact_RefusesHalfACent()
    {
        FluentActions.Invoking(() => Money.FromAmount(new Rational(12_345, 1_000), Currency.Euro, Rounding.Exact))
            .Should().Throw<InvalidOperationException>().WithMessage("*1234*Exact*");
        FluentActions.Invoking(() => Money.FromAmount(1, Currency.Euro, (Rounding)99)).Should().Throw<ArgumentOutOfRangeException>();
        Money.FromAmount(new Rational(12_345, 1_000), Kuwait, Rounding.Exact).MinorUnits.Should().Be(12_345);
    }

    [Fact]
    public void Redenominate_FollowsTheLawBothWays()
    {
        // 10,000 old rials = 1 new rial = 100 gheran, so 163,511,616 old rials = 16,351.1616 new ones.
        Money wage = new(163_511_616, Currency.IranianRial);
        Money renewed = wage.Redenominate(Redenomination.IranianRial, Rounding.HalfEven);
        renewed.Should().Be(new Money(1_635_116, Currency.IranianNewRial));
        renewed.Redenominate(Redenomination.IranianRial, Rounding.Exact).Should().Be(new Money(163_511_600, Currency.IranianRial));
        FluentActions.Invoking(() => wage.Redenominate(Redenomination.IranianRial, Rounding.Exact)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => new Money(1, Currency.Euro).Redenominate(Redenomination.IranianRial, Rounding.Exact))
            .Should().Throw<CurrencyMismatchException>();
    }

    [Fact]
    public void Toman_IsTenOldRials()
    {
        Money.FromToman(new Rational(25, 2), Rounding.Exact).Should().Be(new Money(125, Currency.IranianRial));
        new Money(125, Currency.IranianRial).ToToman().Should().Be(new Rational(25, 2));
        FluentActions.Invoking(() => new Money(125, Currency.IranianNewRial).ToToman()).Should().Throw<InvalidOperationException>().WithMessage("*IRR/new*");
    }

    [Fact]
    public void Convert_TakesOnlyItsOwnDatedRate()
    {
        ExchangeRate rate = new(Currency.Euro, Currency.UsDollar, new Rational(11, 10), new LocalDate(2026, 11, 20), "hand-made example");
        new Money(999, Currency.Euro).Convert(rate, Rounding.HalfEven).Should().Be(new Money(1099, Currency.UsDollar), "9.99 × 1.1 = 10.989");
        new Money(1100, Currency.UsDollar).Convert(rate.Inverse(), Rounding.Exact).Should().Be(new Money(1000, Currency.Euro));
        FluentActions.Invoking(() => new Money(1, Currency.UsDollar).Convert(rate, Rounding.HalfEven)).Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => new ExchangeRate(Currency.Euro, Currency.Euro, 1, default, "x")).Should().Throw<ArgumentException>().WithParameterName("to");
        FluentActions.Invoking(() => new ExchangeRate(Currency.Euro, Currency.UsDollar, 0, default, "x")).Should().Throw<ArgumentException>().WithParameterName("rate");
        FluentActions.Invoking(() => new ExchangeRate(Currency.Euro, Currency.UsDollar, 1, default, " ")).Should().Throw<ArgumentException>().WithParameterName("source");
    }

    [Fact]
    public void Take_SevenPercent_RoundsOnce()
    {
        // 7 % of 12.34 = 0.8638
        new Money(1234, Currency.Euro).Take(Percentage.FromPercent(7), Rounding.HalfEven).Should().Be(new Money(86, Currency.Euro));
        new Money(1237, Currency.Euro).RoundTo(5, Rounding.HalfAwayFromZero).Should().Be(new Money(1235, Currency.Euro));
        FluentActions.Invoking(() => new Money(1, Currency.Euro).RoundTo(0, Rounding.Floor)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("minorUnits");
    }

    [Fact]
    public void Allocate_And_Split_SumToTheWhole()
    {
        Money amount = new(5, Currency.Euro);
        amount.Allocate([7, 3]).Should().Equal(new Money(4, Currency.Euro), new Money(1, Currency.Euro));
        (-amount).Allocate([7, 3]).Should().Equal(new Money(-4, Currency.Euro), new Money(-1, Currency.Euro));
        amount.Split(3).Select(m => (int)m.MinorUnits).Should().Equal(2, 2, 1);
        (-amount).Split(3).Select(m => (int)m.MinorUnits).Should().Equal(-2, -2, -1);
        new Money(Int128.MinValue, Currency.Euro).Split(1).Single().MinorUnits.Should().Be(Int128.MinValue);
        Money.Sum(new Money(Int128.MinValue, Currency.Euro).Allocate([1, 1, 1]), Currency.Euro).MinorUnits.Should().Be(Int128.MinValue);
        FluentActions.Invoking(() => amount.Allocate([0, 0])).Should().Throw<ArgumentException>().WithParameterName("weights");
        FluentActions.Invoking(() => amount.Allocate([])).Should().Throw<ArgumentException>().WithParameterName("weights");
        FluentActions.Invoking(() => amount.Allocate([1, -1])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*weights?1?*-1*");
        FluentActions.Invoking(() => amount.Split(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("parts");
        Money.Zero(Currency.Euro).Allocate([0, 0]).Should().OnlyContain(m => m.IsZero);
        amount.Allocate([1, 1], ties: TiePolicy.HighestIndex).Select(m => (int)m.MinorUnits).Should().Equal(2, 3);
    }
}
