using System.Globalization;
using System.Text.Json;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Compensation;

public sealed class BandTests
{
    [SharedFact]
    public void Ratios_EqualTheReference()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "salary_reference.json")));
        JsonElement.ArrayEnumerator cases = document.RootElement.GetProperty("pay_bands").GetProperty("cases").EnumerateArray();
        cases.Count().Should().BeGreaterThan(5);
        foreach (JsonElement @case in cases)
        {
            Rational? Number(string name) => @case.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? Rational.Parse(text.GetString()!, CultureInfo.InvariantCulture) : null;
            Money Amount(string name) => Money.FromAmount(Number(name)!.Value, Currency.UsDollar, Rounding.Exact);
            PayBand band = new("grade", Amount("min"), Amount("max"));
            (band.Midpoint / 100).Should().Be(Number("midpoint")!.Value);
            band.CompaRatio(Amount("pay")).Should().Be(Number("compa_ratio")!.Value);
            band.Penetration(Amount("pay")).Should().Be(Number("range_penetration"));
            band.Spread.Should().Be(Number("range_spread"));
        }
    }

    [Theory]
    [InlineData(99, BandPosition.Below)]
    [InlineData(100, BandPosition.Within)]
    [InlineData(150, BandPosition.Within)]
    [InlineData(151, BandPosition.Above)]
    public void PositionOf_TellsCircles(int pay, BandPosition expected) => Band("a", 100, 150).PositionOf(Euro(pay)).Should().Be(expected);

    [Fact]
    public void FromMidpoint_InvertsMidpointAndSpread()
    {
        // 80,000 and 1/2: least 80,000 ÷ 1.25 = 64,000, most 96,000.
        PayBand.FromMidpoint("g", Euro(80_000), new Rational(1, 2), Rounding.Exact).Should().Be(Band("g", 64_000, 96_000));
    }

    [Fact]
    public void Structure_HasOverlapAndProgression_AndRefusesContradictions()
    {
        PayStructure structure = new([Band("1", 100, 150), Band("2", 120, 180), Band("3", 190, 260)]);
        structure.OverlapWithLower(1).Should().Be(new Rational(1, 2), "(150 − 120) ÷ 60");
        structure.OverlapWithLower(2).Should().Be(new Rational(-1, 7), "a gap of 10 in a width of 70");
        structure.ProgressionFromLower(1).Should().Be(new Rational(1, 5), "150 ÷ 125 − 1");
        FluentActions.Invoking(() => new PayStructure([Band("1", 100, 150), Band("2", 90, 180)])).Should().Throw<ArgumentException>().WithParameterName("bands");
        FluentActions.Invoking(() => new PayStructure([Band("1", 100, 150), Band("1", 120, 180)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new PayStructure([])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Band("x", 150, 100)).Should().Throw<ArgumentException>().WithParameterName("least");
        FluentActions.Invoking(() => Band("x", -1, 100)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Band("x", 1, 2).CompaRatio(new Money(1, Currency.IranianRial))).Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => structure.OverlapWithLower(0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void MeritMatrix_ReadsHalfOpenColumns()
    {
        MeritMatrix matrix = new([0, new Rational(9, 10), new Rational(11, 10)],
            [new("good", [Percent(6), Percent(4), Percent(2)]), new("fair", [Percent(3), Percent(2), Percent(0)])]);
        matrix.MeritFor("good", new Rational(89, 100)).Should().Be(Percent(6));
        matrix.MeritFor("good", new Rational(9, 10)).Should().Be(Percent(4), "a column begins with its start");
        matrix.MeritFor("fair", 5).Should().Be(Percent(0));
        FluentActions.Invoking(() => matrix.MeritFor("great", 1)).Should().Throw<ArgumentException>().WithMessage("*fair, good*");
        FluentActions.Invoking(() => new MeritMatrix([0, 0], [new("x", [Percent(1), Percent(1)])])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new MeritMatrix([0], [new("x", [Percent(1), Percent(1)])])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void BudgetForRaises_CutsAtTheTopAndSharesOutTheRest()
    {
        // Weights 1 : 1 : 2 on 400; the first has room for 30 only, so 370 go 1 : 2, 123.33 and 246.67; the red circle gets nothing.
        PayBand band = Band("g", 1000, 2000);
        RaiseBudget division = RaiseBudget.Divide(Euro(400),
            [new("near the top", Euro(1970), band, 1), new("middle", Euro(1500), band, 1), new("low", Euro(1000), band, 2), new("red", Euro(2100), band, 5)]);
        division.Raises.Select(r => (long)r.MinorUnits).Should().Equal(30_00, 123_33, 246_67, 0);
        division.Left.IsZero.Should().BeTrue();
        RaiseBudget full = RaiseBudget.Divide(Euro(400), [new("near the top", Euro(1970), band, 1), new("no weight", Euro(1000), band, 0)]);
        full.Raises.Select(r => (long)r.MinorUnits).Should().Equal(30_00, 0);
        full.Left.Should().Be(Euro(370));
        RaiseBudget.Divide(Euro(400), []).Left.Should().Be(Euro(400));
        FluentActions.Invoking(() => RaiseBudget.Divide(Euro(-1), [])).Should().Throw<ArgumentException>().WithParameterName("budget");
    }

    [Fact]
    public void OfferCheck_HoldsTheOfferAgainstBandAndPeers()
    {
        OfferCheck check = OfferCheck.Of(Euro(1600), Band("g", 1000, 2000), [Euro(1200), Euro(1700), Euro(1600), Euro(1500)]);
        check.CompaRatio.Should().Be(new Rational(16, 15));
        check.Penetration.Should().Be(new Rational(3, 5));
        (check.PeersBelow, check.PeersAbove, check.Peers).Should().Be((2, 1, 4));
        check.PeerMedian.Should().Be(new Rational(1550_00), "the mean of 1,500 and 1,600");
        OfferCheck.Of(Euro(2500), Band("g", 1000, 2000), []).Should().Match<OfferCheck>(c => c.PeerMedian == null && c.Position == BandPosition.Above);
    }

    [SharedFact]
    public void GeometricSteps_EqualTheReference()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "salary_reference.json")));
        IEnumerable<string> expected = document.RootElement.GetProperty("point_factor").GetProperty("case").GetProperty("geometric_15pct_from_100").EnumerateArray().Select(e => e.GetString()!);
        GradeLadder.Geometric(100, new Rational(115, 100), 4).Starts.Select(s => s.ToString(null, null)).Should().Equal(expected);
    }

    [Fact]
    public void GradeOf_ReadsHalfOpenGrades()
    {
        GradeLadder ladder = GradeLadder.Arithmetic(100, 50, 3);
        ladder.GradeOf(99).Should().BeNull();
        ladder.GradeOf(100).Should().Be(0);
        ladder.GradeOf(new Rational(299, 2)).Should().Be(0);
        ladder.GradeOf(150).Should().Be(1);
        ladder.GradeOf(1000).Should().Be(2);
        FluentActions.Invoking(() => GradeLadder.Geometric(100, 1, 3)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("ratio");
        FluentActions.Invoking(() => new GradeLadder([2, 1])).Should().Throw<ArgumentException>();
    }

    private static PayBand Band(string name, int least, int most) => new(name, Euro(least), Euro(most));

    private static Money Euro(int amount) => new(amount * 100, Currency.Euro);

    private static Percentage Percent(int percent) => Percentage.FromPercent(percent);
}
