using System.Numerics;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Benchmarks.Compensation;

/// <summary>Twenty factors of hundredths, then an addition: no product, and denominators of 133 bits, so that neither the polynomial nor 128 bits can be used.</summary>
internal static class ShapleyOfTwenty
{
    private const int Factors = 20;
    private const long Base = 1_000_000_007;

    private static readonly SalaryModel Model = Create();

    internal static ulong Ours()
    {
        SalaryProfile At(string level) => Model.Inputs.Aggregate(SalaryProfile.Empty, (p, i) => p.WithLevel(i.Name, level));
        SalaryExplanation explanation = SalaryExplanation.Of(Model, At("reference"), At("person"), ExplanationMethod.Shapley).Value;
        return explanation.Parts.SkipLast(1).Aggregate(0UL, (sum, p) => SalaryData.Checksum(sum, (ulong)(Int128)p.Exact.Round(Rounding.Floor)));
    }

    internal static ulong Rival()
    {
        BigInteger[] all = new BigInteger[Factors + 1];
        BigInteger[][] with = [.. Enumerable.Range(0, Factors).Select(_ => new BigInteger[Factors + 1])];
        for (int set = 0; set < 1 << Factors; set++)
        {
            BigInteger value = Base;
            for (int i = 0; i < Factors; i++)
            {
                value *= (set & (1 << i)) != 0 ? 101 + i : 100;
            }

            int size = BitOperations.PopCount((uint)set);
            all[size] += value;
            for (int i = 0; i < Factors; i++)
            {
                if ((set & (1 << i)) != 0)
                {
                    with[i][size] += value;
                }
            }
        }

        return Enumerable.Range(0, Factors).Aggregate(0UL, (sum, i) => SalaryData.Checksum(sum, Part(all, with, i)));
    }

    private static ulong Part(BigInteger[] all, BigInteger[][] with, int i)
    {
        BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (f, k) => f * k);
        BigInteger sum = 0;
        for (int size = 0; size <= Factors; size++)
        {
            sum += size > 0 ? Factorial(size - 1) * Factorial(Factors - size) * with[i][size] : 0;
            sum -= size < Factors ? Factorial(size) * Factorial(Factors - size - 1) * (all[size] - with[i][size]) : 0;
        }

        return (ulong)(sum / (Factorial(Factors) * BigInteger.Pow(100, Factors)));
    }

    private static SalaryModel Create()
    {
        FactSource source = new("figures of a benchmark", new LocalDate(2026, 1, 1), FactStanding.Assumption);
        string[] names = [.. Enumerable.Range(0, Factors).Select(i => $"factor {i}")];
        SourcedValue Euros(long cents) => new(new Money(cents, Currency.Euro), source);
        return new SalaryModel(
            new SalaryModelHeader("twenty", "1", Currency.Euro, new LocalDate(2026, 1, 1), null, new LocalDate(2026, 1, 1), Rounding.HalfEven),
            names.Select(n => SalaryInput.OfLevels(n, [new InputLevel("reference"), new InputLevel("person")], isChangeable: true)),
            [
                SalaryStage.Set("base", "1", new ConstantOperand(Euros(Base))),
                .. names.Select((n, i) => SalaryStage.Multiply(n, "1", n, [new TableRow(new SourcedValue(1, source), "reference"), new TableRow(new SourcedValue(new Rational(101 + i, 100), source), "person")])),
                SalaryStage.Add("bonus", "1", new ConstantOperand(Euros(100))),
            ]);
    }
}
