using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FsCheck.Fluent;
using SupportDomain.Compensation;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Compensation.Models;

namespace SupportDomain.Tests.Compensation;

public sealed class ExplanationTests
{
    internal static readonly string[] CaseIds = ["gitlab_2018_style", "two_factor", "cancelling", "unchanged_factor", "iran_manager_demo (illustrative factors, not data)"];

    public static TheoryData<string> ReferenceCases => new(CaseIds);

    [SharedTheory]
    [MemberData(nameof(ReferenceCases))]
    public void BothMethods_EqualTheReference(string id)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "salary_reference.json")));
        JsonElement @case = document.RootElement.GetProperty("explanations").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        Rational[] Numbers(string name) => [.. @case.GetProperty(name).EnumerateArray().Select(e => Rational.Parse(e.GetString()!, CultureInfo.InvariantCulture))];
        SalaryModel model = Product(@case.GetProperty("base").GetInt64(), [.. Numbers("reference").Zip(Numbers("factors"))]);
        Explain(model, ExplanationMethod.Shapley).Parts.SkipLast(1).Select(p => p.Exact).Should().Equal(Numbers("shapley_exact"));
        Rational[] lmdi = Numbers("lmdi");
        SalaryExplanation index = Explain(model, ExplanationMethod.LogarithmicMean);
        for (int i = 0; i < lmdi.Length; i++)
        {
            // The reference has 17 digits.
            Rational.Abs(index.Parts[i].Exact - lmdi[i]).Should().BeLessThan(new Rational(1, 100_000_000));
        }

        index.Parts.Aggregate(Rational.Zero, (s, p) => s + p.Exact).Should().Be(new Rational(index.Difference.MinorUnits));
    }

    /// <summary>1,000 × ln 2; ln 2 to 40 digits: OEIS A002162.</summary>
    [Fact]
    public void LogarithmicMean_OfFactorsThatCancel_IsTheLogarithmToThirtyDigits()
    {
        Rational ln2 = Rational.Parse("0.6931471805599453094172321214581765680755", CultureInfo.InvariantCulture);
        SalaryExplanation explanation = Explain(Product(1000, (1, 2), (1, new Rational(1, 2))), ExplanationMethod.LogarithmicMean);
        Rational.Abs((explanation.Parts[0].Exact / 1000) - ln2).Should().BeLessThan(new Rational(1, BigInteger.Pow(10, 39)));
        explanation.Parts.Select(p => (int)p.Displayed.MinorUnits).Should().Equal([693, -693, 0], "693.147… and −693.147…, rounded down to 693 and −694, and the missing unit goes to the larger remainder");
    }

    /// <summary>ln 10 to 40 digits: OEIS A002392. Factors 10 and 1000: the second's part is three quarters of the difference, whatever the precision; ln 10 ÷ ln 2 tells the digits.</summary>
    [Fact]
    public void LogarithmicMean_OfTenAndTwo_HasTheRatioOfTheirLogarithms()
    {
        Rational ln2 = Rational.Parse("0.6931471805599453094172321214581765680755", CultureInfo.InvariantCulture);
        Rational ln10 = Rational.Parse("2.3025850929940456840179914546843642076011", CultureInfo.InvariantCulture);
        SalaryExplanation explanation = Explain(Product(1000, (1, 10), (1, 2)), ExplanationMethod.LogarithmicMean);
        Rational.Abs((explanation.Parts[0].Exact / explanation.Parts[1].Exact) - (ln10 / ln2)).Should().BeLessThan(new Rational(1, BigInteger.Pow(10, 38)));
    }

    /// <summary>Factors 10^18 + 1 over 10^18 and its opposite: the logarithms are tiny, and keep their digits: ln(1 + x) = x − x²/2 + ….</summary>
    [Fact]
    public void LogarithmicMean_OfRatiosNearOne_KeepsItsDigits()
    {
        BigInteger big = BigInteger.Pow(10, 18);
        SalaryExplanation explanation = Explain(Product(1_000_000_000_000_000_000, (1, new Rational(big + 1, big)), (1, 2)), ExplanationMethod.LogarithmicMean);
        Rational x = new(1, big);
        Rational ln = x - (x * x / 2) + (x * x * x / 3);
        Rational ratio = explanation.Parts[0].Exact / explanation.Parts[1].Exact * Rational.Parse("0.6931471805599453094172321214581765680755", CultureInfo.InvariantCulture);
        Rational.Abs((ratio / ln) - Rational.One).Should().BeLessThan(new Rational(1, BigInteger.Pow(10, 38)));
    }

    [Fact]
    public void DisplayedParts_SumToTheDifference_AndShapleyEqualsAllOrders() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        SalaryModel model = Models.Random(random, random.Next(0, 5));
        (_, _, SalaryProfile reference) = RandomProfile(random, model);
        (_, _, SalaryProfile profile) = RandomProfile(random, model);
        ExplanationDetail detail = (ExplanationDetail)random.Next(2);
        SalaryExplanation explanation = SalaryExplanation.Of(model, reference, profile, ExplanationMethod.Shapley, detail).Value;
        explanation.Parts.Aggregate(BigInteger.Zero, (s, p) => s + p.Displayed.MinorUnits).Should().Be(explanation.Difference.MinorUnits, "seed {0}", seed);
        explanation.Parts.All(p => Rational.Abs(p.Exact - new Rational(p.Displayed.MinorUnits)) < Rational.One).Should().BeTrue();
        Fraction[] expected = SlowShapley.Parts(model, reference, profile, detail);
        explanation.Parts.SkipLast(1).Select(p => p.Exact).Should().Equal(expected.Select(f => new Rational(f.Top, f.Bottom)), "seed {0}, {1}", seed, detail);
    }, cases: 100);

    [Fact]
    public void Products_UpToTenToTheEighteen_SumByBothMethods_AndPolynomialEqualsAllOrders() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        bool signed = random.Next(4) == 0;
        (Rational, Rational)[] factors = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => (new Rational(random.Next(signed ? -100 : 1, 300), 100), new Rational(random.Next(signed ? -100 : 1, 300), random.Next(1, 128))))];
        SalaryModel model = Product(random.NextInt64(1, 1_000_000_000_000_000_000), factors);
        foreach (ExplanationMethod method in signed ? [ExplanationMethod.Shapley] : Enum.GetValues<ExplanationMethod>())
        {
            SalaryExplanation explanation = Explain(model, method);
            explanation.Parts.Aggregate(BigInteger.Zero, (s, p) => s + p.Displayed.MinorUnits).Should().Be(explanation.Difference.MinorUnits, "seed {0}", seed);
        }

        Fraction[] expected = SlowShapley.Parts(model, At(model, "reference"), At(model, "person"), ExplanationDetail.Stages);
        Explain(model, ExplanationMethod.Shapley).Parts.SkipLast(1).Select(p => p.Exact).Should().Equal(expected.Select(f => new Rational(f.Top, f.Bottom)), "seed {0}", seed);
    });

    [Fact]
    public void Rounding_IsAPartOfItsOwn()
    {
        // 1,000 × 1.2345 = 1,234.5, rounded to hundreds within: 1,200. The factor did 234.5, the rounding −34.5.
        SalaryModel model = Product(1000, (1, new Rational(12345, 10000)));
        model = model.WithStages([.. model.Stages, SalaryStage.Round("hundreds", "1", 100, Rounding.HalfEven)]);
        SalaryExplanation explanation = Explain(model, ExplanationMethod.LogarithmicMean);
        explanation.Parts[0].Exact.Should().Be(new Rational(469, 2));
        explanation.Parts[1].IsRounding.Should().BeTrue();
        explanation.Parts[1].Exact.Should().Be(new Rational(-69, 2));
        explanation.Parts.Select(p => (int)p.Displayed.MinorUnits).Should().Equal([235, -35], "both remainders are a half, and the first of equals gets the unit");
    }

    [Fact]
    public void Refusals_AreTyped()
    {
        SalaryModel negative = Product(1000, (1, -2), (1, 2));
        Refusal(negative, ExplanationMethod.LogarithmicMean).Should().Match<ExplanationRefusal>(r => r.Kind == ExplanationRefusalKind.FactorNotPositive && r.Subject == "f0");
        SalaryExplanation.Of(negative, At(negative, "reference"), At(negative, "person"), ExplanationMethod.Shapley).IsExplained.Should().BeTrue();
        SalaryModel sum = Product(1000, (1, 2));
        sum = sum.WithStages([.. sum.Stages, SalaryStage.Add("bonus", "1", new ConstantOperand(Rial(5)))]);
        Refusal(sum, ExplanationMethod.LogarithmicMean).Should().Match<ExplanationRefusal>(r => r.Kind == ExplanationRefusalKind.NotAProduct && r.Subject == "bonus");
        SalaryModel wide = Product(1000, [.. Enumerable.Repeat((Rational.One, new Rational(11, 10)), 21)]);
        wide = wide.WithStages([.. wide.Stages, SalaryStage.Add("bonus", "1", new ConstantOperand(Rial(5)))]);
        Refusal(wide, ExplanationMethod.Shapley).Kind.Should().Be(ExplanationRefusalKind.TooManyFactors);
        FluentActions.Invoking(() => SalaryExplanation.Of(wide, At(wide, "reference"), At(wide, "person"), ExplanationMethod.LogarithmicMean, ExplanationDetail.Factors)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SalaryExplanation.Of(wide, At(wide, "reference"), At(wide, "person"), ExplanationMethod.Shapley).Value).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void TwentyEqualFactors_OfASum_HaveEqualParts()
    {
        SalaryModel model = Product(1_000_000_000, [.. Enumerable.Repeat((Rational.One, new Rational(11, 10)), 20)]);
        model = model.WithStages([.. model.Stages, SalaryStage.Add("bonus", "1", new ConstantOperand(Rial(5)))]);
        SalaryExplanation explanation = Explain(model, ExplanationMethod.Shapley);

        // Equal factors share equally: (1.1^20 − 1) × 10^9 ÷ 20 each.
        Rational each = (new Rational(BigInteger.Pow(11, 20), BigInteger.Pow(10, 20)) - Rational.One) * 1_000_000_000 / 20;
        explanation.Parts.SkipLast(1).Select(p => p.Exact).Should().AllBeEquivalentTo(each);
    }

    private static SalaryExplanation Explain(SalaryModel model, ExplanationMethod method) => SalaryExplanation.Of(model, At(model, "reference"), At(model, "person"), method).Value;

    private static ExplanationRefusal Refusal(SalaryModel model, ExplanationMethod method) => SalaryExplanation.Of(model, At(model, "reference"), At(model, "person"), method).Refusal!;
}
