using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Shapley's value (1953): the mean of a factor's effect over all orders, exact.</summary>
internal static class ShapleyValue
{
    internal static (Rational[]? Parts, ExplanationRefusal? Refusal) Divide(Differences differences)
    {
        int n = differences.Changed.Length;
        bool isProduct = differences.TryFactor(out (Rational Before, Rational After)[] factors) is null;
        int most = isProduct ? SalaryExplanation.MaxFactorsOfAProduct : SalaryExplanation.MaxFactorsByEvaluation;
        if (n > most)
        {
            return (null, new ExplanationRefusal(
                ExplanationRefusalKind.TooManyFactors, differences.Model.Header.Id, $"{n} factors differ; at most {most} can be taken in all orders{(isProduct ? string.Empty : " where the model is no product")}. Compare with a nearer reference, or by stages."));
        }

        try
        {
            Rational[] changed = isProduct ? OfProduct(factors, differences) : ShapleyEvaluation.Run(differences);
            Rational[] parts = new Rational[differences.Names.Length];
            for (int i = 0; i < n; i++)
            {
                parts[differences.Changed[i]] = changed[i];
            }

            return (parts, null);
        }
        catch (ArgumentException e)
        {
            return (null, new ExplanationRefusal(ExplanationRefusalKind.NoPayInBetween, differences.Model.Header.Id, $"A mixture of both profiles has no pay: {e.Message}"));
        }
    }

    /// <summary>n! × k! (n − k − 1)! ÷ n!: the weight of a set of k others.</summary>
    internal static BigInteger[] Weights(int n, out BigInteger all)
    {
        BigInteger[] factorials = new BigInteger[n + 1];
        factorials[0] = BigInteger.One;
        for (int i = 1; i <= n; i++)
        {
            factorials[i] = factorials[i - 1] * i;
        }

        all = factorials[n];
        return [.. Enumerable.Range(0, n).Select(k => factorials[k] * factorials[n - k - 1])];
    }

    /// <summary>
    /// For a product the sets of one size are a coefficient of the polynomial whose roots are the other factors, Π (before + after × t): O(n²) a factor instead of 2^n.
    /// </summary>
    private static Rational[] OfProduct((Rational Before, Rational After)[] factors, Differences differences)
    {
        int n = differences.Changed.Length;
        BigInteger[] weights = Weights(n, out BigInteger all);
        Rational fixedPart = differences.ValueOf(_ => false);
        (Rational Before, Rational After)[] changed = [.. differences.Changed.Select(c => factors[c])];
        if (fixedPart.IsZero)
        {
            fixedPart = WithoutChanged(differences, factors);
        }
        else
        {
            fixedPart = changed.Aggregate(fixedPart, (p, f) => p / f.Before);
        }

        return [.. Enumerable.Range(0, n).Select(i =>
        {
            Rational[] bySize = new Rational[n];
            bySize[0] = Rational.One;
            int degree = 0;
            for (int j = 0; j < n; j++)
            {
                if (j != i)
                {
                    degree++;
                    for (int k = degree; k >= 0; k--)
                    {
                        bySize[k] = (bySize[k] * changed[j].Before) + (k > 0 ? bySize[k - 1] * changed[j].After : Rational.Zero);
                    }
                }
            }

            Rational mean = bySize.Select((c, k) => c * weights[k]).Aggregate(Rational.Zero, Rational.Add) / all;
            return fixedPart * (changed[i].After - changed[i].Before) * mean;
        })];
    }

    /// <summary>What the factors that do not differ and the constants multiply to, found from a mixture that is not zero.</summary>
    private static Rational WithoutChanged(Differences differences, (Rational Before, Rational After)[] factors)
    {
        HashSet<int> after = [.. differences.Changed.Where(c => factors[c].Before.IsZero)];
        if (after.Any(c => factors[c].After.IsZero))
        {
            return Rational.Zero;
        }

        Rational value = differences.ValueOf(after.Contains);
        return differences.Changed.Aggregate(value, (p, c) => p / (after.Contains(c) ? factors[c].After : factors[c].Before));
    }
}
