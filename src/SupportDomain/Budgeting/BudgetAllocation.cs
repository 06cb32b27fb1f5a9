using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Apportionment;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Budgeting;

/// <summary>A divided budget: reserve and top lines sum to the approved amount, the lines below a line to its amount.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class BudgetAllocation
{
    private readonly HierarchyResult _result;
    private readonly FrozenDictionary<string, int> _byId;

    internal BudgetAllocation(Budget budget, BudgetPolicy policy, Money reserve, HierarchyResult result)
    {
        Budget = budget;
        Policy = policy;
        Reserve = reserve;
        _result = result;
        _byId = budget.Lines.Select((l, i) => (l.Id, i)).ToFrozenDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        Amounts = [.. result.Shares.Select(s => new Money(s, budget.Approved.Currency))];
    }

    /// <summary>What was divided.</summary>
    public Budget Budget { get; }

    /// <summary>How it was divided.</summary>
    public BudgetPolicy Policy { get; }

    /// <summary>What is kept back.</summary>
    public Money Reserve { get; }

    /// <summary>The amount of each line, in the order of the budget's lines.</summary>
    public ImmutableArray<Money> Amounts { get; }

    /// <summary>The lines with nothing below them, in order; with the reserve they sum to the approved amount.</summary>
    public ImmutableArray<BudgetLine> Leaves => [.. Budget.Lines.Where((_, i) => _result.DivisionOf(i) is null)];

    /// <summary>Every tie that the policy decided, by the line above; null for the top.</summary>
    public IEnumerable<(string? LineId, Tie Tie)> Ties => _result.Ties.Select(t => (t.Line is { } line ? Budget.Lines[line].Id : null, t.Tie));

    /// <summary>The amount of a line.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="lineId"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such line.</exception>
    public Money AmountOf(string lineId) => Find(Guard.Against.Null(lineId))
        ?? throw new ArgumentException($"The budget has no line '{lineId}'.", nameof(lineId));

    /// <summary>Why the lines below a line, or at the top, have their amounts: every unit accounted for.</summary>
    /// <param name="lineId">The line above; null for the top.</param>
    /// <exception cref="ArgumentException">There is no such line, or nothing is below it.</exception>
    public ApportionmentExplanation Explain(string? lineId = null) => ApportionmentExplanation.Of(DivisionOf(lineId));

    /// <summary>The lines that an explanation speaks of, in its order.</summary>
    /// <param name="lineId">The line above; null for the top.</param>
    public ImmutableArray<BudgetLine> LinesBelow(string? lineId = null) =>
        [.. Budget.Lines.Where(l => string.Equals(l.ParentId, lineId, StringComparison.Ordinal))];

    /// <summary>Spreads the amount of every line with nothing below it over periods, so that each running total is within half a unit of its exact value.</summary>
    /// <param name="periods">The periods, whose weights sum to more than zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="periods"/> is null.</exception>
    public BudgetSchedule Spread(BudgetPeriods periods)
    {
        Guard.Against.Null(periods);
        return new(this, periods, [.. Leaves.Select(leaf => periods.Spread(AmountOf(leaf.Id)))]);
    }

    /// <summary>What changed from an earlier division to this one, line by line.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The earlier division is in another currency or series.</exception>
    public BudgetComparison CompareWith(BudgetAllocation earlier) => new(Guard.Against.Null(earlier), this);

    internal Money? Find(string lineId) => _byId.TryGetValue(lineId, out int line) ? Amounts[line] : null;

    private ApportionmentResult DivisionOf(string? lineId)
    {
        if (lineId is null)
        {
            return _result.Top;
        }

        return _byId.TryGetValue(lineId, out int line) && _result.DivisionOf(line) is { } division
            ? division
            : throw new ArgumentException($"The budget has no line '{lineId}' with lines below it.", nameof(lineId));
    }
}
