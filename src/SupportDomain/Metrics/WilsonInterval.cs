using SupportDomain.Internal;

namespace SupportDomain.Metrics;

/// <summary>The interval within which a share lies that was observed on so many cases: the score interval of Wilson.</summary>
/// <remarks>
/// <para>With x of n cases, p = x ÷ n and z the quantile of the normal distribution, (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n). Wilson (1927), "Probable
/// Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22(158); recommended without correction for continuity
/// by Newcombe (1998), Statistics in Medicine 17, method 3. 15 of 148 give 0.0624 to 0.1605 at 95 %.</para>
/// <para>A share of a few tickets says little: 9 of 10 within target is anything from 60 % to 98 %.</para>
/// <para>Bounds are binary floating-point numbers, right to 1e-12 of 1. Equality is by value; there is no order; <c>default</c> is from 0 to 0. Safe to share between threads.</para>
/// </remarks>
/// <param name="Lower">The lower bound, from 0 to 1.</param>
/// <param name="Upper">The upper bound, from 0 to 1.</param>
public readonly record struct WilsonInterval(double Lower, double Upper)
{
    /// <summary>The interval of a share.</summary>
    /// <param name="successes">How many cases have the property, from 0 to <paramref name="cases"/>, both inclusive.</param>
    /// <param name="cases">How many cases there are, from 1 on.</param>
    /// <param name="confidence">How sure it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside these bounds.</exception>
    public static WilsonInterval Of(long successes, long cases, ConfidenceLevel confidence = ConfidenceLevel.Percent95)
    {
        Guard.Against.NegativeOrZero(cases);
        Guard.Against.OutOfRange(successes, 0, cases);
        double z = Quantile(Guard.Against.UndefinedEnum(confidence));
        double n = cases;
        double p = successes / n;
        double squared = z * z / n;
        double middle = p + (squared / 2);
        double half = z * Math.Sqrt((p * (1 - p) / n) + (squared / (4 * n)));
        return new(
            successes == 0 ? 0 : Math.Max(0, (middle - half) / (1 + squared)),
            successes == cases ? 1 : Math.Min(1, (middle + half) / (1 + squared)));
    }

    /// <summary>Φ⁻¹((1 + confidence) ÷ 2), rounded to double.</summary>
    private static double Quantile(ConfidenceLevel confidence) => confidence switch
    {
        ConfidenceLevel.Percent90 => 1.6448536269514722,
        ConfidenceLevel.Percent99 => 2.5758293035489004,
        _ => 1.959963984540054,
    };
}
