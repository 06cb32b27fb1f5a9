using System.Collections.Immutable;
using SupportDomain.Apportionment;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>How a budget is divided, as data: what counts how much, by which rule, who wins a tie, what is kept back.</summary>
/// <remarks>
/// <para>A line's weight among its siblings is Σ coefficient × (its fact ÷ the siblings' facts together), exactly: with half of the weight on volume and half
/// on head count, a team with 30 % of the tickets and 50 % of the people weighs 40 %.</para>
/// <para>Floors and caps rescale largest remainder (whoever is bound drops out, the others share in proportion); divisor methods skip whoever is full.</para>
/// <para>Of the quotas of largest remainder a budget takes <see cref="Quota.Hare"/> only. The rounded ones need weights that are counts of votes, and every
/// one but Hare's gives the first lines more than their proportion, until nothing is left for the others.</para>
/// <para>Equality is that of the object. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class BudgetPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="mix">The coefficient of each basis; none negative, at least one above zero.</param>
    /// <param name="method">Largest remainder with <see cref="Quota.Hare"/> or a divisor method; the former if null. <see cref="ApportionmentMethod.Webster"/> suits rolling budgets.</param>
    /// <param name="ties">Who wins a tie, a policy without values of its own; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <param name="reserve">What is kept back; nothing if null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="mix"/> is null.</exception>
    /// <exception cref="ArgumentException">No basis counts, a basis comes twice, the method is largest remainder with another quota than Hare's, or the tie policy holds values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coefficient is negative.</exception>
    public BudgetPolicy(
        IEnumerable<KeyValuePair<WeightBasis, Rational>> mix, ApportionmentMethod? method = null, TiePolicy? ties = null, BudgetReserve? reserve = null)
    {
        Mix = WeightBases.Distinct(Guard.Against.Null(mix), nameof(mix));
        Method = CheckQuota(method ?? ApportionmentMethod.LargestRemainder, nameof(method));
        Ties = ties is not { HoldsValues: true }
            ? ties ?? TiePolicy.LowestIndex
            : throw new ArgumentException($"ties is {ties} with values for single recipients; a budget's policy takes one without.", nameof(ties));
        Reserve = reserve ?? BudgetReserve.None;
        foreach ((WeightBasis basis, Rational coefficient) in Mix)
        {
            Guard.Against.UndefinedEnum(basis, nameof(mix));
            if (coefficient.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(mix), coefficient, $"The coefficient of {basis} is {coefficient}; it must be zero or greater.");
            }
        }

        if (!Mix.Values.Any(c => c.Sign > 0))
        {
            throw new ArgumentException("No basis of mix has a coefficient above zero; at least one must count.", nameof(mix));
        }
    }

    /// <summary>How much each basis counts.</summary>
    public ImmutableDictionary<WeightBasis, Rational> Mix { get; }

    /// <summary>The rule.</summary>
    public ApportionmentMethod Method { get; }

    /// <summary>Who wins a tie.</summary>
    public TiePolicy Ties { get; }

    /// <summary>What is kept back.</summary>
    public BudgetReserve Reserve { get; }

    private static ApportionmentMethod CheckQuota(ApportionmentMethod method, string parameterName)
    {
        if (method.IsDivisorMethod || method.Quota == Quota.Hare)
        {
            return method;
        }

        string reason = method.Quota is Quota.Droop or Quota.HagenbachBischoffRounded
            ? "a quota rounded to whole weights needs weights that are counts of votes, and those of a budget are proportions"
            : "a quota below the exact proportion can leave a line without any of its share";
        throw new ArgumentException(
            $"method is {method}; {reason}; a budget takes {ApportionmentMethod.LargestRemainder} or a divisor method such as {ApportionmentMethod.Webster}.", parameterName);
    }
}
