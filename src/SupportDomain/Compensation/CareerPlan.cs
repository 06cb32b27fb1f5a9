using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>Steps that are taken one after the other.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class CareerPlan
{
    internal CareerPlan(ImmutableArray<CareerStep> steps, Money pay, Money gain, Money cost, int months)
    {
        Steps = steps;
        Pay = pay;
        Gain = gain;
        Cost = cost;
        Months = months;
    }

    /// <summary>The steps, in the order in which they were given; none where nothing within the limits raises the pay.</summary>
    public ImmutableArray<CareerStep> Steps { get; }

    /// <summary>The pay after all of them.</summary>
    public Money Pay { get; }

    /// <summary>What they add to the pay of a month, together; in a product more than the sum of what each adds alone.</summary>
    public Money Gain { get; }

    /// <summary>What they cost together.</summary>
    public Money Cost { get; }

    /// <summary>How many months they take, one after the other.</summary>
    public int Months { get; }

    /// <summary>The plan as a reason, which has words in English and Persian.</summary>
    public Reason Reason => Steps.IsEmpty
        ? CompensationReasons.NothingHelps.Of()
        : CompensationReasons.BestPlan.Of(new ReasonCount(Steps.Length), Gain, Cost, new ReasonCount(Months));
}
