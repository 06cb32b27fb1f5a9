using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Numerics;

public sealed class RationalTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void Construct_BringsToLowestTerms()
    {
        Rational half = new(-2, -4);
        half.Numerator.Should().Be(1);
        half.Denominator.Should().Be(2);
        new Rational(2, -4).ToString(null, Invariant).Should().Be("-1/2");
        default(Rational).Should().Be(Rational.Zero).And.Be(new Rational(0, -7));
        default(Rational).Denominator.Should().Be(1);
        default(Rational).GetHashCode().Should().Be(new Rational(0, 5).GetHashCode());
        FluentActions.Invoking(() => new Rational(1, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("denominator");
        FluentActions.Invoking(() => Rational.One / 0).Should().Throw<DivideByZeroException>();
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("-7/2", "-7/2")]
    [InlineData("6/4", "3/2")]
    [InlineData("2.75", "11/4")]
    [InlineData("-0.10", "-1/10")]
    [InlineData("1,234.5", "2469/2")]
    [InlineData("۲٫۷۵", "11/4")]
    [InlineData("١/٣", "1/3")]
    [InlineData("0/5", "0")]
    public void Parse_ReadsIntegersDecimalsAndFractions(string text, string canonical)
    {
        Rational value = Rational.Parse(text, Invariant);
        value.ToString(null, Invariant).Should().Be(canonical);
        Rational.Parse(canonical, Invariant).Should().Be(value);
        Span<char> buffer = new char[canonical.Length];
        value.TryFormat(buffer, out int written, default, Invariant).Should().BeTrue();
        written.Should().Be(canonical.Length);
        value.TryFormat(buffer[1..], out written, default, Invariant).Should().BeFalse();
        written.Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("1e9")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("0,500")]
    [InlineData("-0,500")]
    [InlineData("00,500")]
    [InlineData("012,345.5")]
    [InlineData("۰٬۵۰۰")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Rational.TryParse(text, Invariant, out _).Should().BeFalse();
        FluentActions.Invoking(() => Rational.Parse(text, Invariant)).Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData(Rounding.HalfEven, 2, -2, 2)]
    [InlineData(Rounding.HalfAwayFromZero, 3, -3, 2)]
    [InlineData(Rounding.HalfTowardsZero, 2, -2, 2)]
    [InlineData(Rounding.TowardsZero, 2, -2, 2)]
    [InlineData(Rounding.AwayFromZero, 3, -3, 3)]
    [InlineData(Rounding.Floor, 2, -3, 2)]
    [InlineData(Rounding.Ceiling, 3, -2, 3)]
    public void Round_GivesTheWorkedNumbers(Rounding rounding, int half, int negativeHalf, int below)
    {
        new Rational(5, 2).Round(rounding).Should().Be(half);
        new Rational(-5, 2).Round(rounding).Should().Be(negativeHalf);
        new Rational(12, 5).Round(rounding).Should().Be(below);
        new Rational(4, 2).Round(rounding).Should().Be(2);
    }

    [Fact]
    public void Round_HalfEven_GoesToTheEvenNeighbourOnBothSides()
    {
        new Rational(7, 2).Round(Rounding.HalfEven).Should().Be(4);
        new Rational(-7, 2).Round(Rounding.HalfEven).Should().Be(-4);
        new Rational(1, 2).Round(Rounding.HalfEven).Should().Be(0);
        FluentActions.Invoking(() => new Rational(1, 2).Round(Rounding.Exact)).Should().Throw<InvalidOperationException>();
        new Rational(7, 2).Floor().Should().Be(3);
        new Rational(-7, 2).Floor().Should().Be(-4);
        new Rational(-7, 2).Ceiling().Should().Be(-3);
    }

    [Fact]
    public void ToDecimalString_RoundsTheLastDigit()
    {
        new Rational(2, 3).ToDecimalString(4, Rounding.HalfEven).Should().Be("0.6667");
        new Rational(-1, 2000).ToDecimalString(2, Rounding.HalfEven).Should().Be("0.00");
        new Rational(-5, 4).ToDecimalString(1, Rounding.Floor).Should().Be("-1.3");
        new Rational(5, 1).ToDecimalString(0, Rounding.Exact).Should().Be("5");
    }

    [Fact]
    public void FromDecimal_IsExact()
    {
        Rational.FromDecimal(0.1m).Should().Be(new Rational(1, 10));
        Rational.FromDecimal(decimal.MinValue).Should().Be(new Rational(BigInteger.Parse("-79228162514264337593543950335", Invariant)));
        Rational.FromDecimal(-0.0000000000000000000000000001m).Should().Be(new Rational(-1, BigInteger.Pow(10, 28)));
    }

    [Fact]
    public void Arithmetic_ObeysTheFieldLaws()
    {
        Gen<Rational> any = from n in Gen.Choose(-1000, 1000) from d in Gen.Choose(1, 60) select new Rational(n, d);
        Arbitrary<(Rational A, Rational B, Rational C)> cases = (from a in any from b in any from c in any select (a, b, c)).ToArbitrary();
        Properties.Check(cases, t =>
        {
            (t.A + t.B).Should().Be(t.B + t.A);
            ((t.A + t.B) * t.C).Should().Be((t.A * t.C) + (t.B * t.C));
            (t.A - t.B + t.B).Should().Be(t.A);
            (t.A.CompareTo(t.B) > 0).Should().Be((t.A.Numerator * t.B.Denominator) > (t.B.Numerator * t.A.Denominator));
            BigInteger.GreatestCommonDivisor((t.A * t.B).Numerator, (t.A * t.B).Denominator).IsOne.Should().BeTrue();
            Rational.Parse(t.A.ToString(null, Invariant), Invariant).Should().Be(t.A);
            (t.A.Floor() <= t.A.Ceiling() && (Rational)t.A.Floor() <= t.A && (Rational)t.A.Ceiling() >= t.A).Should().BeTrue();
            t.A.ToDouble().Should().BeApproximately((double)t.A.Numerator / (double)t.A.Denominator, 1e-12);
            if (!t.B.IsZero)
            {
                (t.A / t.B * t.B).Should().Be(t.A);
            }
        }, 500);
    }

    [Fact]
    public void ToDouble_OfHugeAndTinyNumbers_StaysInItsErrorBound()
    {
        new Rational(BigInteger.Pow(10, 400), BigInteger.Pow(10, 399) * 3).ToDouble().Should().BeApproximately(10.0 / 3, 1e-15);
        new Rational(1, BigInteger.Pow(10, 300)).ToDouble().Should().BeApproximately(1e-300, 1e-315);
        new Rational(BigInteger.Pow(10, 400)).ToDouble().Should().Be(double.PositiveInfinity);
        default(Rational).ToDouble().Should().Be(0);
    }
}
