using System.Collections.Immutable;
using SupportDomain.Monetary;

namespace SupportDomain.Budgeting;

/// <summary>Two divisions of a budget, line by line.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class BudgetComparison
{
    internal BudgetComparison(BudgetAllocation earlier, BudgetAllocation later)
    {
        Earlier = earlier;
        Later = later;
        if (earlier.Budget.Approved.Currency != later.Budget.Approved.Currency)
        {
            throw new CurrencyMismatchException(earlier.Budget.Approved.Currency, later.Budget.Approved.Currency);
        }

        Changes =
        [
            .. later.Budget.Lines.Select(l => new BudgetChange(l.Id, earlier.Find(l.Id), later.AmountOf(l.Id))),
            .. earlier.Budget.Lines.Where(l => later.Find(l.Id) is null).Select(l => new BudgetChange(l.Id, earlier.AmountOf(l.Id), null)),
        ];
    }

    /// <summary>The earlier division.</summary>
    public BudgetAllocation Earlier { get; }

    /// <summary>The later division.</summary>
    public BudgetAllocation Later { get; }

    /// <summary>Every line of either division: those of the later one in order, then those that are gone.</summary>
    public ImmutableArray<BudgetChange> Changes { get; }

    /// <summary>The later approved amount minus the earlier one.</summary>
    public Money ApprovedChange => Later.Budget.Approved - Earlier.Budget.Approved;

    /// <summary>The later reserve minus the earlier one.</summary>
    public Money ReserveChange => Later.Reserve - Earlier.Reserve;

    /// <summary>How much moved: the sum of the magnitudes of all changes of lines with nothing below them in either division.</summary>
    public Money Movement
    {
        get
        {
            HashSet<string> leaves = [.. Earlier.Leaves.Concat(Later.Leaves).Select(l => l.Id)];
            return Money.Sum(Changes.Where(c => leaves.Contains(c.LineId)).Select(c => c.Change.Abs()), Later.Budget.Approved.Currency);
        }
    }
}
