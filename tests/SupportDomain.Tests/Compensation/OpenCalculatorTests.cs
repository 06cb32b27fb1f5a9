using System.Globalization;
using System.Text.Json;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Compensation.Models;

namespace SupportDomain.Tests.Compensation;

/// <summary>Every entry of the published calculators, as model data. The amounts that are not published are these tests' own.</summary>
public sealed class OpenCalculatorTests
{
    [SharedFact]
    public void EveryEntry_HasItsTest()
    {
        using JsonDocument document = Reference();
        Names(document.RootElement.GetProperty("open_salary_formulas")).Should().Equal("gitlab_2018", "gitlab_2019_now", "buffer_current", "buffer_2015");
        Names(document.RootElement.GetProperty("point_factor")).Should().Equal("semantics", "numbers", "case");
        ExplanationTests.CaseIds.Should().Equal(
            document.RootElement.GetProperty("explanations").GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        document.RootElement.GetProperty("iran").GetProperty("verified").GetArrayLength().Should().Be(5, "IranReferenceTests has a test for each");
    }

    /// <summary>about.gitlab.com/blog/2018/03/23, no one below 41 %: benchmark × (0.7 × max(0.2, rent + hot market) ÷ 1.26 + 0.30) × level × experience × contract × country, at each case, level and experience.</summary>
    [SharedFact]
    public void GitLab2018_AllCasesLevelsAndExperiences()
    {
        using JsonDocument document = Reference();
        JsonElement published = document.RootElement.GetProperty("open_salary_formulas").GetProperty("gitlab_2018");
        JsonElement[] cases = [.. published.GetProperty("cases").EnumerateArray()];
        JsonProperty[] levels = [.. published.GetProperty("level").EnumerateObject()];
        JsonProperty[] experiences = [.. published.GetProperty("experience").EnumerateObject()];
        (cases.Length, levels.Length, experiences.Length).Should().Be((3, 5, 5));
        string[] places = [.. cases.Select((_, i) => "place " + i.ToString(CultureInfo.InvariantCulture))];
        IEnumerable<TableRow> ByPlace(string name) => cases.Select((c, i) => new TableRow(Plain(c.GetProperty(name).GetRawText()), places[i]));
        static IEnumerable<TableRow> ByName(JsonProperty[] table) => table.Select(p => new TableRow(Plain(p.Value.GetRawText()), p.Name));
        SalaryModel model = new(Header(Currency.UsDollar),
            [Levels("place", places), Levels("level", [.. levels.Select(l => l.Name)]), Levels("experience", [.. experiences.Select(e => e.Name)])],
        [
            SalaryStage.Set("benchmark", "2018", new ConstantOperand(Dollars(100_000))),
            SalaryStage.Multiply("location", "2018", new GroupOperand(
            [
                SalaryStage.Add("rent index", "2018", "place", ByPlace("rent")),
                SalaryStage.Add("hot market", "2018", new TableOperand(["place"], [.. ByPlace("hot")])),
                SalaryStage.Clamp("location floor", "2018", Plain("0.2"), null),
                SalaryStage.Multiply("weight of rent", "2018", new ConstantOperand(Plain("70/126"))),
                SalaryStage.Add("fixed part", "2018", new ConstantOperand(Plain("0.3"))),
            ])),
            SalaryStage.Multiply("level", "2018", "level", ByName(levels)),
            SalaryStage.Multiply("experience", "2018", "experience", ByName(experiences)),
            SalaryStage.Multiply("contract", "2018", new ConstantOperand(Plain("1"))),
            SalaryStage.Multiply("country", "2018", new ConstantOperand(Plain("1"))),
        ]);
        for (int i = 0; i < cases.Length; i++)
        {
            foreach (JsonProperty level in levels)
            {
                foreach (JsonProperty experience in experiences)
                {
                    SalaryEstimate estimate = model.Estimate(SalaryProfile.Empty.WithLevel("place", places[i]).WithLevel("level", level.Name).WithLevel("experience", experience.Name));
                    Rational expected = Rational.Parse(cases[i].GetProperty("location").GetString()!, CultureInfo.InvariantCulture)
                        * Plain(level.Value.GetRawText()).Value * Plain(experience.Value.GetRawText()).Value * 100_000_00;
                    estimate.Steps[^1].Value.Should().Be(expected, "{0}, {1}, {2}", places[i], level.Name, experience.Name);
                }
            }
        }
    }

    /// <summary>Only the wording is public: benchmark × location × level × compa ratio × contract × exchange rate. By hand: 100,000 × 0.9 × 1.2 × 0.95 × 1 × 4/5 = 82,080.</summary>
    [Fact]
    public void GitLabNow_IsAProductOfSixNumbers()
    {
        string[] names = ["location", "level", "compa ratio", "contract", "exchange rate"];
        string[] factors = ["0.9", "1.2", "0.95", "1", "4/5"];
        SalaryModel model = new(Header(Currency.UsDollar), names.Select(n => Levels(n, "here")),
            [SalaryStage.Set("benchmark", "now", new ConstantOperand(Dollars(100_000))), .. names.Zip(factors).Select(f => Times(f.First, ("here", f.Second)))]);
        model.Estimate(At(model, "here")).Pay.Should().Be(new Money(82_080_00, Currency.UsDollar));
    }

    /// <summary>
    /// (35 % of the overall base + 65 % of the location's) × role × experience from 1 to 1.3, + 3,000 a dependant, + 5 % a year of loyalty, + 10,000 or 30 % more equity. By hand, with bases of
    /// 60,000 and 80,000: 73,000 × 1.2 × 1.15 = 100,740; two dependants 106,740; two years 117,414; the choice 127,414.
    /// </summary>
    [Theory]
    [InlineData(0, 0, "equity", 0, 87_600)]
    [InlineData(5, 0, "equity", 0, 100_740)]
    [InlineData(5, 2, "equity", 0, 106_740)]
    [InlineData(5, 2, "equity", 2, 117_414)]
    [InlineData(5, 2, "salary", 2, 127_414)]
    [InlineData(10, 0, "salary", 0, 123_880)]
    public void Buffer2015_SumsMultipliesAndAddsByTurns(int experience, int dependants, string choice, int years, int expected)
    {
        SalaryModel model = new(Header(Currency.UsDollar),
            [SalaryInput.OfNumber("experience", 0, 10, 1, true), SalaryInput.OfNumber("dependants", 0, 20, 1, false), SalaryInput.OfNumber("years", 0, 50, 1, false), Levels("choice", "equity", "salary")],
        [
            SalaryStage.Add("overall base", "2015", new GroupOperand([SalaryStage.Set("overall", "2015", new ConstantOperand(Dollars(60_000))), SalaryStage.Multiply("35 %", "2015", new ConstantOperand(Plain("0.35")))])),
            SalaryStage.Add("location base", "2015", new GroupOperand([SalaryStage.Set("location", "2015", new ConstantOperand(Dollars(80_000))), SalaryStage.Multiply("65 %", "2015", new ConstantOperand(Plain("0.65")))])),
            SalaryStage.Multiply("role", "2015", new ConstantOperand(Plain("1.2"))),
            SalaryStage.Multiply("experience", "2015", ScaleOperand.Interpolation([new("experience", 1)], [new(0, Plain("1")), new(10, Plain("1.3"))])),
            SalaryStage.Add("dependants", "2015", ScaleOperand.Interpolation([new("dependants", 1)], [new(0, Dollars(0)), new(20, Dollars(60_000))])),
            SalaryStage.Multiply("loyalty", "2015", ScaleOperand.Interpolation([new("years", 1)], [new(0, Plain("1")), new(50, Plain("3.5"))])),
            SalaryStage.Add("choice", "2015", "choice", [new(Dollars(0), "equity"), new(Dollars(10_000), "salary")]),
        ]);
        model.Review().Should().BeEmpty();
        SalaryProfile profile = SalaryProfile.Empty.WithNumber("experience", experience).WithNumber("dependants", dependants).WithNumber("years", years).WithLevel("choice", choice);
        model.Estimate(profile).Pay.Should().Be(new Money(expected * 100, Currency.UsDollar));
    }

    /// <summary>Points of a table of the user's own, from the reference: 0, 20, 40, 63; and grades of 15 % more each from 100.</summary>
    [SharedFact]
    public void PointFactor_LevelsGivePoints_AndGradesBeginAtGeometricSteps()
    {
        using JsonDocument document = Reference();
        JsonElement @case = document.RootElement.GetProperty("point_factor").GetProperty("case");
        int[] points = [.. @case.GetProperty("levels").EnumerateArray().Select(e => e.GetInt32())];
        Rational[] starts = [.. @case.GetProperty("geometric_15pct_from_100").EnumerateArray().Select(e => Rational.Parse(e.GetString()!, CultureInfo.InvariantCulture))];
        GradeLadder ladder = GradeLadder.Geometric(100, new Rational(23, 20), starts.Length);
        ladder.Starts.Should().Equal(starts);
        SalaryModel model = new(Header(), [Levels("knowledge", [.. points.Select((_, i) => Name(i))])],
        [
            SalaryStage.Points("grade", "1", [SalaryStage.Add("fixed", "1", new ConstantOperand(Plain("100"))), SalaryStage.Add("knowledge", "1", "knowledge", points.Select((p, i) => new TableRow(Plain(p), Name(i))))],
                ScaleOperand.Bands([], starts.Select((s, i) => new ScaledValue(s, Rial(i))))),
        ]);

        // 100, 120, 140 and 163 points: grades begin at 100, 115, 132.25 and 152.0875.
        Enumerable.Range(0, points.Length).Select(i => (int)model.Estimate(SalaryProfile.Empty.WithLevel("knowledge", Name(i))).Pay.MinorUnits).Should().Equal(0, 1, 2, 3);
        points.Select(p => ladder.GradeOf(100 + p)).Should().Equal(0, 1, 2, 3);
    }

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "salary_reference.json")));

    private static IEnumerable<string> Names(JsonElement section) => section.EnumerateObject().Select(p => p.Name);

    private static SourcedValue Dollars(int amount) => new(new Money(amount * 100, Currency.UsDollar), Source);
}
