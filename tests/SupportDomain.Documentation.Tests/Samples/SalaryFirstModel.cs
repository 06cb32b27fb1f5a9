using System.Globalization;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SalaryFirstModel
{
    internal static void Run()
    {
        #region SalaryFirstModel
        LocalDate day = new(2026, 1, 1);
        FactSource decided = new("decided by the board", day, FactStanding.Decided);
        FactSource assumed = new("our guess, to be checked", day, FactStanding.Assumption);
        SourcedValue Factor(string number) => new(Rational.Parse(number, CultureInfo.InvariantCulture), assumed);

        SalaryModel model = new(
            new SalaryModelHeader("support team", "2026", Currency.Euro, from: day, until: null, pricesOf: day, Rounding.HalfEven),
            [
                SalaryInput.OfLevels("software", [new InputLevel("none"), new InputLevel("proved", new LevelEvidence(EvidenceKind.Years, "a year of daily work"))], isChangeable: true),
                SalaryInput.OfNumber("years", least: 0, most: 240, partsPerUnit: 12, isChangeable: true),
            ],
            [
                SalaryStage.Set("base", "2026", new ConstantOperand(new SourcedValue(new Money(3_000_00, Currency.Euro), decided))),
                SalaryStage.Multiply("software", "2026", "software", [new TableRow(Factor("1"), "none"), new TableRow(Factor("1.08"), "proved")]),
                SalaryStage.Multiply("experience", "2026", ScaleOperand.Interpolation(
                    [new NumberTerm("years", Rational.One)],
                    [new ScaledValue(0, Factor("1")), new ScaledValue(10, Factor("1.3")), new ScaledValue(20, Factor("1.4"))])),
                SalaryStage.Round("whole euros", "2026", step: 100, Rounding.HalfEven),
            ]);
        Console.WriteLine($"doubts: {model.Review().Length}");

        SalaryProfile newcomer = SalaryProfile.Empty.WithLevel("software", "none").WithNumber("years", 0);
        SalaryProfile person = SalaryProfile.Empty.WithLevel("software", "proved").WithNumber("years", new Rational(5, 2));
        SalaryExplanation explanation = SalaryExplanation.Of(model, newcomer, person, ExplanationMethod.Shapley).Value;
        Console.WriteLine(ReasonText.Of(explanation.Summary, WordingLanguage.English));
        foreach (ExplanationPart part in explanation.Parts)
        {
            Console.WriteLine(ReasonText.Of(part.Reason, WordingLanguage.English));
        }

        // → doubts: 0
        // → The pay is EUR 3,483.00, the reference EUR 3,000.00; the difference is EUR 483.00.
        // → software raised it by EUR 249.00.
        // → experience raised it by EUR 234.00.
        // → Rounding made a difference of EUR 0.00.
        #endregion
    }
}
