using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Tests of a division that its recipients can make themselves: quotas, the next unit, paradoxes, bias.</summary>
/// <remarks>Pure, and safe to call from any thread.</remarks>
public static class Analyze
{
    /// <summary>The exact proportion of each recipient: units × weight ÷ all weight that takes part. New York in 1832: 38.593 of 240.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    public static ImmutableArray<Rational> Quotas(ApportionmentProblem problem)
    {
        Rational[] weights = Guard.Against.Null(problem).TakingPart();
        Rational total = SumOf.All(weights);
        return total.IsZero
            ? [.. weights.Select(_ => Rational.Zero)]
            : [.. weights.Select(w => w * new Rational(problem.Units) / total)];
    }

    /// <summary>The zero-based recipients whose share is less than the quota rounded down or more than the quota rounded up.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static ImmutableArray<int> QuotaViolations(ApportionmentResult result)
    {
        ImmutableArray<Rational> quotas = Quotas(Guard.Against.Null(result).Problem);
        return [.. Enumerable.Range(0, quotas.Length)
            .Where(i => (BigInteger)result.Shares[i] < quotas[i].Floor() || (BigInteger)result.Shares[i] > quotas[i].Ceiling())];
    }

    /// <summary>How the shares change with one unit more; a recipient that loses shows the Alabama paradox.</summary>
    /// <returns>The recipients whose share changes, or the shortfall of the larger division.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="OverflowException">There is no next unit within 128 bits.</exception>
    public static DivisionOutcome<ShareChanges> NextUnit(ApportionmentResult result)
    {
        Int128 units = Guard.Against.Null(result).Problem.Units;
        if (units == Int128.MaxValue || units == Int128.MinValue)
        {
            throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"The division is of {units} units; there is no next one within 128 bits."));
        }

        Int128 more = Int128.IsNegative(units) ? units - 1 : units + 1;
        return Apportioner.Apportion(result.Problem.WithUnits(more)).Select(next => ShareChanges.Between(result, next));
    }

    /// <summary>Every loss of a unit while the total grows one by one: the Alabama paradox, wherever it shows.</summary>
    /// <param name="problem">The division; its own units do not matter.</param>
    /// <param name="fromUnits">The first total, inclusive.</param>
    /// <param name="toUnits">The last total, inclusive; not less than the first.</param>
    /// <returns>The losses in order of the total and of the recipient; totals that the bounds forbid are passed over. Empty for every divisor method.
    /// One division for each total.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="problem"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public static ImmutableArray<HouseLoss> HouseLosses(ApportionmentProblem problem, Int128 fromUnits, Int128 toUnits)
    {
        Guard.Against.Null(problem);
        Guard.Against.OutOfRange(toUnits, fromUnits, Int128.MaxValue);
        List<HouseLoss> losses = [];
        ApportionmentResult? before = null;
        for (Int128 units = fromUnits; ; units++)
        {
            DivisionOutcome<ApportionmentResult> outcome = Apportioner.Apportion(problem.WithUnits(units));
            ApportionmentResult? now = outcome.IsFeasible ? outcome.Value : null;
            for (int i = 0; before is not null && now is not null && i < problem.Count; i++)
            {
                if (now.Shares[i] < before.Shares[i])
                {
                    losses.Add(new(units, i, before.Shares[i], now.Shares[i]));
                }
            }

            before = now;
            if (units == toUnits)
            {
                return [.. losses];
            }
        }
    }

    /// <summary>Pairs in which a recipient lost a unit to another although its own weight grew in greater proportion: the population paradox.
    /// A weight below the threshold counts as zero, as it does in the division.</summary>
    /// <param name="before">The earlier division.</param>
    /// <param name="after">The later division of the same units among the same recipients by other weights.</param>
    /// <returns>Every pair (loser, gainer) by index. Empty for every divisor method without bounds.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The divisions differ in units or in the number of recipients.</exception>
    public static ImmutableArray<(int Loser, int Gainer)> PopulationParadoxes(ApportionmentResult before, ApportionmentResult after)
    {
        CheckComparable(Guard.Against.Null(before), Guard.Against.Null(after));
        Rational[] old = before.Problem.TakingPart();
        Rational[] now = after.Problem.TakingPart();
        int[] fallen = [.. Enumerable.Range(0, old.Length).Where(i => after.Shares[i] < before.Shares[i] && old[i].Sign > 0)];
        int[] risen = [.. Enumerable.Range(0, old.Length).Where(i => after.Shares[i] > before.Shares[i] && old[i].Sign > 0)];

        // Of negative units whoever bears more has the greater share.
        (int[] losers, int[] gainers) = before.Problem.Units < 0 ? (risen, fallen) : (fallen, risen);
        return [.. losers.SelectMany(_ => gainers, (l, g) => (l, g)).Where(p => now[p.l] * old[p.g] > now[p.g] * old[p.l])];
    }

    /// <summary>How the others' shares change when someone joins with units of its own: the new-states paradox.</summary>
    /// <param name="result">The division without the newcomer.</param>
    /// <param name="weight">The newcomer's weight; it is listed last, with the least of the floors there are and no cap.</param>
    /// <param name="units">The units that are added for it; null for its fair ones, the quota rounded to the nearest.</param>
    /// <returns>The changes among the others, or the shortfall of the larger division.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="ArgumentException">The tie policy holds values for single recipients, which say nothing of a newcomer.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is negative.</exception>
    /// <exception cref="OverflowException">The larger total is beyond 128 bits.</exception>
    public static DivisionOutcome<ShareChanges> NewRecipient(ApportionmentResult result, Rational weight, Int128? units = null)
    {
        Guard.Against.OutOfRange(weight, Rational.Zero, Rational.Max(weight, Rational.Zero));
        ApportionmentProblem old = Guard.Against.Null(result).Problem;
        Rational total = SumOf.All(old.TakingPart());
        Int128 added = units ?? (total.IsZero ? 0 : (Int128)(weight * new Rational(old.Units) / total).Round(Rounding.HalfAwayFromZero));
        Int128 floor = old.Floors.IsEmpty ? 0 : old.Floors.Min();
        ApportionmentProblem joined = new ApportionmentProblem(old.Units + added, [.. old.Weights, weight], old.Method).WithTies(old.Ties);
        joined = old.Floors.IsEmpty ? joined : joined.WithFloors([.. old.Floors, floor]);
        joined = old.Caps.IsEmpty ? joined : joined.WithCaps([.. old.Caps, null]);
        joined = joined.WithBoundsRule(old.BoundsRule).WithThreshold(old.Threshold);
        return Apportioner.Apportion(joined).Select(more => ShareChanges.Between(result, more));
    }

    /// <summary>By how much the smaller third of the recipients is favoured over the larger third: (units per weight of the small) ÷ (of the large) − 1.</summary>
    /// <returns>Zero where there is no bias, where fewer than three take part, or where the larger third has no units; positive favours the small, −1 gives them
    /// nothing. The thirds take the weights that take part in order; zero weights and those below the threshold stay out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public static Rational Bias(ApportionmentResult result)
    {
        Rational[] weights = Guard.Against.Null(result).Problem.TakingPart();
        int[] order = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i].Sign > 0).OrderBy(i => weights[i])];
        int third = order.Length / 3;
        (Rational smallUnits, Rational smallWeight) = SumOfThird(result, order.AsSpan(0, third));
        (Rational largeUnits, Rational largeWeight) = SumOfThird(result, order.AsSpan(order.Length - third));
        return third == 0 || largeUnits.IsZero ? Rational.Zero : (smallUnits * largeWeight / (smallWeight * largeUnits)) - 1;
    }

    private static (Rational Units, Rational Weight) SumOfThird(ApportionmentResult result, ReadOnlySpan<int> third)
    {
        Rational units = Rational.Zero;
        Rational weight = Rational.Zero;
        foreach (int i in third)
        {
            units += new Rational(result.Shares[i]);
            weight += result.Problem.Weights[i];
        }

        return (units, weight);
    }

    private static void CheckComparable(ApportionmentResult before, ApportionmentResult after)
    {
        if (before.Problem.Units != after.Problem.Units || before.Problem.Count != after.Problem.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"after divides {after.Problem.Units} among {after.Problem.Count}; it must divide {before.Problem.Units} among {before.Problem.Count}, as before does."),
                nameof(after));
        }
    }
}
