using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>How each factor moved a person's pay from that of a reference, in parts that sum exactly.</summary>
/// <remarks>
/// <para>The displayed parts are whole minor units and sum to the difference of both pays: each part is rounded down, and the units that are then missing go to the largest
/// remainders, the earlier stage first among equals. What roundings within the model and at its end did is a part of its own, the last.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class SalaryExplanation
{
    /// <summary>The most factors that may differ where all orders have to be tried: 2^20 mixtures are evaluated.</summary>
    public const int MaxFactorsByEvaluation = 20;

    /// <summary>The most factors of a product that may differ.</summary>
    public const int MaxFactorsOfAProduct = 100;

    private SalaryExplanation(SalaryEstimate reference, SalaryEstimate estimate, ExplanationMethod method, ImmutableArray<ExplanationPart> parts)
    {
        Reference = reference;
        Estimate = estimate;
        Method = method;
        Parts = parts;
    }

    /// <summary>What is compared with.</summary>
    public SalaryEstimate Reference { get; }

    /// <summary>What is explained.</summary>
    public SalaryEstimate Estimate { get; }

    /// <summary>How the difference was divided.</summary>
    public ExplanationMethod Method { get; }

    /// <summary>The parts in the order of the stages, then that of rounding.</summary>
    public ImmutableArray<ExplanationPart> Parts { get; }

    /// <summary>The difference of both pays, which the displayed parts sum to.</summary>
    public Money Difference => Estimate.Pay - Reference.Pay;

    /// <summary>Both pays and their difference as a reason, which has words in English and Persian.</summary>
    public Reason Summary => CompensationReasons.Compared.Of(Reference.Pay, Estimate.Pay, Difference);

    /// <summary>Explains a profile's pay against that of a reference.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reference">The profile to compare with.</param>
    /// <param name="profile">The profile to explain.</param>
    /// <param name="method">How to divide the difference.</param>
    /// <param name="detail">What counts as one factor; the logarithmic index knows stages only.</param>
    /// <returns>The explanation, or why the method gives none.</returns>
    /// <remarks>A product takes O(n³) operations on fractions for n factors that differ; anything else 2^n evaluations, of which each shares its beginning with others.</remarks>
    /// <exception cref="ArgumentException">A profile does not fit the model, or <paramref name="detail"/> is factors and the method the logarithmic index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A named member is unknown.</exception>
    public static ExplanationOutcome Of(
        SalaryModel model, SalaryProfile reference, SalaryProfile profile, ExplanationMethod method, ExplanationDetail detail = ExplanationDetail.Stages)
    {
        Guard.Against.UndefinedEnum(method);
        Guard.Against.UndefinedEnum(detail);
        if (method == ExplanationMethod.LogarithmicMean && detail == ExplanationDetail.Factors)
        {
            throw new ArgumentException("detail is Factors; the logarithmic index divides among stages at the top.", nameof(detail));
        }

        (SalaryEstimate before, SalaryEstimate after) = (Guard.Against.Null(model).Estimate(reference), model.Estimate(profile));
        Differences differences = Differences.Between(model, reference.Resolve(model, nameof(reference)), profile.Resolve(model, nameof(profile)), detail);
        (Rational[]? parts, ExplanationRefusal? refusal) = method == ExplanationMethod.LogarithmicMean ? LogarithmicIndex.Divide(differences) : ShapleyValue.Divide(differences);
        return refusal is null
            ? new ExplanationOutcome(new SalaryExplanation(before, after, method, Display(differences, parts!, before.Pay, after.Pay)))
            : new ExplanationOutcome(refusal);
    }

    /// <summary>Largest remainder on the parts and on what roundings did, which together are the whole difference.</summary>
    private static ImmutableArray<ExplanationPart> Display(Differences differences, Rational[] parts, Money before, Money after)
    {
        Rational difference = (after - before).MinorUnits is var units ? new Rational(units) : default;
        Rational[] all = [.. parts, difference - SumOf.All(parts)];
        BigInteger[] whole = [.. all.Select(p => p.Round(Rounding.Floor))];
        int missing = (int)(difference.Numerator - whole.Aggregate(BigInteger.Zero, (s, w) => s + w));
        foreach (int lucky in Enumerable.Range(0, all.Length).OrderByDescending(i => all[i] - new Rational(whole[i])).ThenBy(i => i).Take(missing))
        {
            whole[lucky] += BigInteger.One;
        }

        return [.. all.Select((p, i) => new ExplanationPart(i < parts.Length ? differences.Names[i] : string.Empty, p, new Money((Int128)whole[i], after.Currency)))];
    }
}
