using FsCheck.Fluent;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Compensation.Models;

namespace SupportDomain.Tests.Compensation;

public sealed class AdviceTests
{
    [Fact]
    public void Best_EqualsBruteForce_UpToTwelveFactors() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        int n = random.Next(1, 13);
        SalaryModel model = Product(random.NextInt64(1, 1_000_000_000), [.. Enumerable.Range(0, n).Select(_ => (Rational.One, new Rational(random.Next(90, 130), 100)))]);
        if (random.Next(2) == 0)
        {
            model = model.WithStages([.. model.Stages, SalaryStage.Clamp("ceiling", "1", null, Rial(random.NextInt64(1, 1_500_000_000)))]);
        }

        CareerStep[] steps = [.. Enumerable.Range(0, n).Select(i => CareerStep.ToLevel(Name(i), "person", Cost(random.Next(0, 50)), random.Next(0, 24)))];
        (int money, int months) = (random.Next(0, 200), random.Next(0, 100));
        SalaryAdvice advice = SalaryAdvice.Of(model, At(model, "reference"), steps, [], Cost(money), months);

        // All subsets, each estimated literally; the first of the best by pay, cost, months, number and position.
        var best = Enumerable.Range(0, 1 << n)
            .Select(set => Enumerable.Range(0, n).Where(i => (set & (1 << i)) != 0).ToArray())
            .Select(taken => (Taken: taken, Cost: taken.Sum(i => (int)steps[i].Cost.MinorUnits), Months: taken.Sum(i => steps[i].Months)))
            .Where(x => x.Cost <= money && x.Months <= months)
            .Select(x => (x.Taken, x.Cost, x.Months, Pay: SlowSalary.Pay(model, input => x.Taken.Any(i => Name(i) == input) ? "person" : "reference", _ => throw new InvalidOperationException())))
            .OrderByDescending(x => x.Pay).ThenBy(x => x.Cost).ThenBy(x => x.Months).ThenBy(x => x.Taken.Length).ThenBy(x => string.Join(",", x.Taken.Select(t => t.ToString("D2", null))), StringComparer.Ordinal).First();
        advice.Best.Pay.MinorUnits.Should().Be((Int128)best.Pay, "seed {0}", seed);
        advice.Best.Steps.Should().Equal(best.Taken.Select(i => steps[i]), "seed {0}", seed);
        (advice.Best.Cost.MinorUnits, advice.Best.Months).Should().Be((best.Cost, best.Months));
        advice.Options.Should().BeInDescendingOrder(o => o.Gain.MinorUnits);
    }, cases: 25);

    [Fact]
    public void Options_SayGainCostTimeEvidenceAndTheEmployersSide()
    {
        LevelEvidence certificate = new(EvidenceKind.Certificate, "a certificate in leadership");
        LevelEvidence practice = new(EvidenceKind.Years, "two years of leading a team");
        SalaryModel model = new(Header(), [SalaryInput.OfLevels("leadership", [new InputLevel("none"), new InputLevel("proved", certificate, practice)], isChangeable: true),
            SalaryInput.OfLevels("city", [new InputLevel("small"), new InputLevel("large")], isChangeable: false), SalaryInput.OfNumber("years", 0, 20, 1, isChangeable: true)],
        [
            Base(100_000_000), Times("leadership", ("none", "1"), ("proved", "1.10")), Times("city", ("small", "1"), ("large", "1.2")),
            SalaryStage.Multiply("years", "1", ScaleOperand.Interpolation([new("years", 1)], [new(0, Plain("1")), new(20, Plain("1.4"))])),
        ]);
        SalaryProfile profile = SalaryProfile.Empty.WithLevel("leadership", "none").WithLevel("city", "small").WithNumber("years", 5);
        CareerStep course = CareerStep.ToLevel("leadership", "proved", Cost(24_000_000), 6);
        CareerStep year = CareerStep.ToNumber("years", 6, Cost(0), 12);
        SalaryAdvice advice = SalaryAdvice.Of(model, profile, [year, course], [practice], Cost(30_000_000), 12);

        // 100m × 1.1 (5 years) = 110m; leadership 121m, a year more 112m; both 100m × 1.1 × 1.12 = 123.2m, but they take 18 months.
        advice.Now.Pay.MinorUnits.Should().Be(110_000_000);
        AdviceOption first = advice.Options[0];
        first.Step.Should().Be(course);
        first.Gain.MinorUnits.Should().Be(11_000_000);
        first.MissingEvidence.Should().Equal(certificate);
        first.GainPerCost.Should().Be(new Rational(11, 24));
        first.GainPerMonth.Should().Be(new Rational(11_000_000, 6));
        first.MonthsUntilTrainingIsCheaper.Should().Be(new System.Numerics.BigInteger(3), "24 ÷ 11 = 2.18 months, rounded up");
        advice.Best.Steps.Should().Equal(course);
        advice.ByGainPerCost.First().Step.Should().Be(year, "it costs nothing");
        SalaryAdvice.Of(model, profile, [year, course], [], Cost(30_000_000), 18).Best.Pay.MinorUnits.Should().Be(123_200_000);
        FluentActions.Invoking(() => SalaryAdvice.Of(model, profile, [CareerStep.ToLevel("city", "large", Cost(0), 0)], [], Cost(0), 0)).Should().Throw<ArgumentException>().WithMessage("*cannot change*");
        FluentActions.Invoking(() => SalaryAdvice.Of(model, profile, [CareerStep.ToLevel("leadership", "x", Cost(0), 0)], [], Cost(0), 0)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SalaryAdvice.Of(model, profile, [course], [], new Money(1, Currency.IranianNewRial), 12)).Should().Throw<CurrencyMismatchException>();
    }

    [Fact]
    public void TooManyCombinations_AreRefused()
    {
        SalaryModel model = Product(1000, [.. Enumerable.Repeat((Rational.One, new Rational(11, 10)), 23)]);
        CareerStep[] steps = [.. Enumerable.Range(0, 23).Select(i => CareerStep.ToLevel(Name(i), "person", Cost(0), 0))];
        FluentActions.Invoking(() => SalaryAdvice.Of(model, At(model, "reference"), steps, [], Cost(0), 0)).Should().Throw<ArgumentException>().WithParameterName("steps");
    }

    private static Money Cost(Int128 units) => new(units, Currency.IranianRial);
}
