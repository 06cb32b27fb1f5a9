using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Apportionment;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>An approved amount and the lines that it is for.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class Budget
{
    /// <summary>A budget.</summary>
    /// <param name="approved">The approved amount; zero or greater.</param>
    /// <param name="lines">The lines in any order; a line comes below the one that its parent names.</param>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">An identifier comes twice, a parent is missing, or lines are below one another in a circle.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="approved"/> is negative.</exception>
    /// <exception cref="CurrencyMismatchException">A commitment or absorbable amount is in another currency or series.</exception>
    public Budget(Money approved, IEnumerable<BudgetLine> lines)
    {
        Approved = approved.Sign >= 0 && !approved.IsDefault
            ? approved
            : throw new ArgumentOutOfRangeException(nameof(approved), approved, $"approved is {approved}; it must be an amount of zero or greater.");
        Lines = [.. Guard.Against.Null(lines)];
        foreach (Money bound in Lines.SelectMany(l => (Money?[])[l.Commitment, l.Absorbable]).OfType<Money>())
        {
            if (bound.Currency != approved.Currency)
            {
                throw new CurrencyMismatchException(approved.Currency, bound.Currency);
            }
        }

        // Only the shape is checked here; the weights come with a policy.
        _ = new Hierarchy(Lines.Select(l => new HierarchyLine(l.Id, l.ParentId, Rational.Zero)));
    }

    /// <summary>The approved amount.</summary>
    public Money Approved { get; }

    /// <summary>The lines in the order given.</summary>
    public ImmutableArray<BudgetLine> Lines { get; }

    /// <summary>The same lines with another approved amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="approved"/> is negative.</exception>
    /// <exception cref="CurrencyMismatchException">The currency differs from that of a commitment or absorbable amount.</exception>
    public Budget WithApproved(Money approved) => new(approved, Lines);

    /// <summary>The same amount with other lines.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">The lines do not fit together.</exception>
    /// <exception cref="CurrencyMismatchException">A commitment or absorbable amount is in another currency or series.</exception>
    public Budget WithLines(IEnumerable<BudgetLine> lines) => new(Approved, lines);

    /// <summary>Divides the budget from the top down; reserve and top lines sum to the approved amount, every level to the one above.</summary>
    /// <param name="policy">How.</param>
    /// <param name="earlier">An earlier division to stay near to: among the results that the method allows, ties included, the one with the least
    /// movement from it is taken, level by level from the top. Lines are matched by identifier, one that was not there counts as zero; null if there is none.</param>
    /// <returns>The division, or the shortfall if commitments exceed what there is or the lines cannot absorb it. A shortfall's index is a line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">A line lacks a fact that the policy asks for.</exception>
    /// <exception cref="CurrencyMismatchException">The reserve or the earlier division is in another currency or series.</exception>
    /// <exception cref="InvalidOperationException">The reserve is a part that <see cref="Rounding.Exact"/> does not allow to round.</exception>
    /// <exception cref="OverflowException">The commitments together are beyond 128 bits.</exception>
    public DivisionOutcome<BudgetAllocation> Allocate(BudgetPolicy policy, BudgetAllocation? earlier = null)
    {
        Money reserve = Guard.Against.Null(policy).Reserve.Of(Approved);
        if (reserve > Approved)
        {
            return new(new Shortfall(ShortfallReason.FloorsExceedTotal, new Rational((reserve - Approved).MinorUnits)));
        }

        Hierarchy hierarchy = new(Weigh(policy));
        TiePolicy ties = earlier is null ? policy.Ties : TiePolicy.NearestTo(Lines.Select(l => EarlierUnits(earlier, l.Id)), policy.Ties);
        BoundsRule rule = policy.Method == ApportionmentMethod.LargestRemainder ? BoundsRule.RescaleQuotas : BoundsRule.KeepQuotas;
        return hierarchy.Apportion((Approved - reserve).MinorUnits, policy.Method, rule, ties)
            .Select(result => new BudgetAllocation(this, policy, reserve, result));
    }

    private Int128 EarlierUnits(BudgetAllocation earlier, string id)
    {
        if (earlier.Budget.Approved.Currency != Approved.Currency)
        {
            throw new CurrencyMismatchException(Approved.Currency, earlier.Budget.Approved.Currency);
        }

        return earlier.Find(id)?.MinorUnits ?? 0;
    }

    private IEnumerable<HierarchyLine> Weigh(BudgetPolicy policy)
    {
        KeyValuePair<WeightBasis, Rational>[] counted = [.. policy.Mix.Where(m => m.Value.Sign > 0).OrderBy(m => m.Key)];
        Dictionary<(string? Parent, WeightBasis Basis), Rational> sums = counted
            .SelectMany(m => Lines.GroupBy(l => l.ParentId, StringComparer.Ordinal), (m, g) => (m.Key, Group: g))
            .ToDictionary(x => (x.Group.Key, x.Key), x => SumOf.All([.. x.Group.Select(l => FactOf(l, x.Key))]));
        return Lines.Select(line => new HierarchyLine(
            line.Id,
            line.ParentId,
            counted.Aggregate(Rational.Zero, (weight, m) => sums[(line.ParentId, m.Key)] is { IsZero: false } sum
                ? weight + (m.Value * FactOf(line, m.Key) / sum)
                : weight),
            line.Commitment?.MinorUnits ?? 0,
            line.Absorbable?.MinorUnits));
    }

    private static Rational FactOf(BudgetLine line, WeightBasis basis) => line.Facts.TryGetValue(basis, out Rational fact)
        ? fact
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The policy counts {basis}, and line '{line.Id}' has no such fact; give it one, zero if need be."), nameof(line));
}
