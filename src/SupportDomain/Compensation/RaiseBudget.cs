using System.Collections.Immutable;
using SupportDomain.Apportionment;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A budget for raises, divided by weight and cut at the top of each band.</summary>
/// <remarks>The raises and what is left sum to the budget. Immutable, and safe to share between threads.</remarks>
public sealed class RaiseBudget
{
    private RaiseBudget(Money budget, ImmutableArray<RaiseCandidate> candidates, ImmutableArray<Money> raises, Money left)
    {
        Budget = budget;
        Candidates = candidates;
        Raises = raises;
        Left = left;
    }

    /// <summary>What was to be divided.</summary>
    public Money Budget { get; }

    /// <summary>Who took part.</summary>
    public ImmutableArray<RaiseCandidate> Candidates { get; }

    /// <summary>The raise of each candidate.</summary>
    public ImmutableArray<Money> Raises { get; }

    /// <summary>What no band had room for; greater than zero only where every candidate with a weight is at the top.</summary>
    public Money Left { get; }

    /// <summary>Divides a budget: quotas in proportion to the weights, what a band's top cuts is shared out anew among the others, whole units by largest remainder.</summary>
    /// <param name="budget">The budget; zero or more.</param>
    /// <param name="candidates">Who takes part.</param>
    /// <param name="ties">Who gets the odd unit among equals; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <exception cref="ArgumentException">The budget is negative, or a candidate is null.</exception>
    /// <exception cref="CurrencyMismatchException">A candidate is paid in another currency or series.</exception>
    public static RaiseBudget Divide(Money budget, IEnumerable<RaiseCandidate> candidates, TiePolicy? ties = null)
    {
        ImmutableArray<RaiseCandidate> all = [.. Guard.Against.Null(candidates).Select(c => Guard.Against.Null(c, nameof(candidates)))];
        if (budget.Sign < 0)
        {
            throw new ArgumentException($"budget is {budget}; it must be zero or greater.", nameof(budget));
        }

        Money room = Money.Sum(all.Where(c => !c.Weight.IsZero).Select(c => c.Room), budget.Currency);
        Money spent = room < budget ? room : budget;
        if (spent.IsZero)
        {
            return new RaiseBudget(budget, all, [.. all.Select(_ => Money.Zero(budget.Currency))], budget);
        }

        ApportionmentProblem problem = new ApportionmentProblem(spent.MinorUnits, all.Select(c => c.Weight))
            .WithBoundsRule(BoundsRule.RescaleQuotas).WithCaps(all.Select(c => (Int128?)(c.Weight.IsZero ? 0 : c.Room.MinorUnits))).WithTies(ties ?? TiePolicy.LowestIndex);
        ApportionmentResult result = Apportioner.Apportion(problem).Value;
        return new RaiseBudget(budget, all, [.. result.Shares.Select(s => new Money(s, budget.Currency))], budget - spent);
    }
}
