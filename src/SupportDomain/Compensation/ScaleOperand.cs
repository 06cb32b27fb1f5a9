using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A value found on a scale, by interpolation between points or by the band it falls in.</summary>
/// <remarks>
/// <para>The place on the scale is a sum of number inputs, each times its rate, or the running value of the model, such as the sum of points.</para>
/// <para>Interpolation is linear between neighbouring points; the first and the last point belong to it, and beyond them is an error. Bands are half-open: each holds
/// from its place, inclusive, to the next one's, exclusive; the last has no end, and before the first is an error.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class ScaleOperand : SalaryOperand
{
    private ScaleOperand(ImmutableArray<NumberTerm> terms, ImmutableArray<ScaledValue> points, bool interpolates)
        : base(CanonicalText.Of(
        [
            interpolates ? "interpolation" : "bands", CanonicalText.Of(terms.Select(t => t.ToString())), .. points.Select(p => CanonicalText.Of(p.At.ToString(null, null)) + p.Value.Canonical),
        ]))
    {
        Terms = terms;
        Points = points;
        Interpolates = interpolates;
        Currency = CommonCurrency([.. points.Select(p => p.Value)], nameof(points));
    }

    /// <summary>The number inputs and their rates; empty for the running value.</summary>
    public ImmutableArray<NumberTerm> Terms { get; }

    /// <summary>The points, or the starts of the bands, ascending.</summary>
    public ImmutableArray<ScaledValue> Points { get; }

    /// <summary>Whether values between two points are interpolated; else the band's value holds.</summary>
    public bool Interpolates { get; }

    /// <summary>Whether the place is the running value of the model.</summary>
    public bool ReadsRunningValue => Terms.IsEmpty;

    internal Currency? Currency { get; }

    /// <summary>Linear between points: 0 years 1.00, 10 years 1.30 give 1.09 for 3 years.</summary>
    /// <param name="terms">The number inputs and their rates; none for the running value.</param>
    /// <param name="points">At least two, at ascending places.</param>
    /// <exception cref="ArgumentException">There are fewer than two points, their places do not ascend, currencies are mixed, or a term names no input or one twice.</exception>
    public static ScaleOperand Interpolation(IEnumerable<NumberTerm> terms, IEnumerable<ScaledValue> points) => Create(terms, points, interpolates: true);

    /// <summary>By band: from 0 points grade A's pay, from 200 points grade B's.</summary>
    /// <param name="terms">The number inputs and their rates; none for the running value.</param>
    /// <param name="bands">At least one, at ascending places.</param>
    /// <exception cref="ArgumentException">There is no band, their places do not ascend, currencies are mixed, or a term names no input or one twice.</exception>
    public static ScaleOperand Bands(IEnumerable<NumberTerm> terms, IEnumerable<ScaledValue> bands) => Create(terms, bands, interpolates: false);

    private static ScaleOperand Create(IEnumerable<NumberTerm> terms, IEnumerable<ScaledValue> points, bool interpolates)
    {
        ImmutableArray<NumberTerm> allTerms = [.. Guard.Against.Null(terms)];
        if (allTerms.Any(t => string.IsNullOrWhiteSpace(t.Input)) || allTerms.DistinctBy(t => t.Input, StringComparer.Ordinal).Count() != allTerms.Length)
        {
            throw new ArgumentException($"The terms are {string.Join(", ", allTerms)}; each names an input, and none twice.", nameof(terms));
        }

        ImmutableArray<ScaledValue> all = [.. Guard.Against.Null(points).Select(p => Guard.Against.Null(p, nameof(points)))];
        int least = interpolates ? 2 : 1;
        if (all.Length < least)
        {
            throw new ArgumentException($"There are {all.Length} points; {least} or more are needed.", nameof(points));
        }

        for (int i = 1; i < all.Length; i++)
        {
            if (all[i].At <= all[i - 1].At)
            {
                throw new ArgumentException($"The place {all[i].At} follows {all[i - 1].At}; places ascend, so that bands do not overlap.", nameof(points));
            }
        }

        return new ScaleOperand(allTerms, all, interpolates);
    }
}
