using System.Globalization;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What a simulation says about a number: its value, and how far it may be off by chance.</summary>
/// <remarks>
/// <para>
/// The value is a ratio of sums over all groups (replications or batches); the standard error comes from the groups' residuals, sqrt(k / (k - 1) · Σ (y - value · n)²) / Σ n with y the group's sum and n
/// its count (the ratio estimator; Cochran, Sampling Techniques, 3rd ed., 1977, section 6.4, without the correction for finite populations). The interval uses Student's t with k - 1 degrees of freedom.
/// Worked: groups (sum 2 of 1), (sum 4 of 1), (sum 6 of 1) give 4 ± 4.968: standard error sqrt(3/2 · 8) / 3 = 1.1547, times t = 4.3027 of 2 degrees of freedom.
/// </para>
/// <para>Equal by value; no order. <c>default</c> is an estimate of 0 from nothing. Immutable, safe for use by many threads.</para>
/// </remarks>
/// <param name="Value">The value; NaN if nothing was observed.</param>
/// <param name="StandardError">The standard error; NaN with fewer than two groups of observations.</param>
/// <param name="HalfWidth">Half the width of the 95 % interval; NaN with fewer than two groups.</param>
/// <param name="Observations">How many observations the value is made of.</param>
/// <param name="Groups">How many groups of observations there are; groups without any do not count.</param>
public readonly record struct Estimate(double Value, double StandardError, double HalfWidth, long Observations, int Groups)
{
    /// <summary>The lower end of the 95 % interval.</summary>
    public double Lower => Value - HalfWidth;

    /// <summary>The upper end of the 95 % interval.</summary>
    public double Upper => Value + HalfWidth;

    /// <summary>Value and half width; culture-invariant.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ± {HalfWidth:G3}");
}
