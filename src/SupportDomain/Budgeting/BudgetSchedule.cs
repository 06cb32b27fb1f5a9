using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Budgeting;

/// <summary>A divided budget spread over periods: one row a line, one column a period.</summary>
/// <remarks>Every row sums to the line's amount. Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class BudgetSchedule
{
    internal BudgetSchedule(BudgetAllocation allocation, BudgetPeriods periods, ImmutableArray<ImmutableArray<Money>> rows)
    {
        Allocation = allocation;
        Periods = periods;
        Rows = rows;
    }

    /// <summary>The divided budget.</summary>
    public BudgetAllocation Allocation { get; }

    /// <summary>The periods, one a column.</summary>
    public BudgetPeriods Periods { get; }

    /// <summary>One row for each of the allocation's leaves, in their order.</summary>
    public ImmutableArray<ImmutableArray<Money>> Rows { get; }

    /// <summary>What all lines together have in a period.</summary>
    /// <param name="period">The zero-based period.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public Money TotalOf(int period)
    {
        Guard.Against.OutOfRange(period, 0, Periods.Periods.Length - 1);
        return Money.Sum(Rows.Select(r => r[period]), Allocation.Budget.Approved.Currency);
    }
}
