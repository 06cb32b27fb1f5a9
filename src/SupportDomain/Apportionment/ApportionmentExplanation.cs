using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Every unit of a division accounted for: quota, remainder, divisor, floor, cap, tie.</summary>
/// <remarks>
/// <para>The parts of each share sum exactly to the share. Wording in languages is a matter of reports; here are reason codes and numbers.</para>
/// <para>Equality is that of the object. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class ApportionmentExplanation
{
    private ApportionmentExplanation(ApportionmentResult result, ImmutableArray<ShareExplanation> lines, DivisorRange? divisors, Rational? cut)
    {
        Result = result;
        Lines = lines;
        Divisors = divisors;
        LeastRemainder = cut;
    }

    /// <summary>The division.</summary>
    public ApportionmentResult Result { get; }

    /// <summary>One explanation for each recipient.</summary>
    public ImmutableArray<ShareExplanation> Lines { get; }

    /// <summary>The common divisors that give the result; null for largest remainder and where no unit was given by weight.</summary>
    public DivisorRange? Divisors { get; }

    /// <summary>The smallest fraction of a quota that got a unit left over; null for divisor methods and where none was left over.</summary>
    public Rational? LeastRemainder { get; }

    /// <summary>Explains a division.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    /// <exception cref="OverflowException">A quota below the exact proportion gives a recipient more than 128 bits of units before some are returned.</exception>
    public static ApportionmentExplanation Of(ApportionmentResult result)
    {
        ApportionmentProblem problem = Guard.Against.Null(result).Problem;
        Rational[] weights = problem.TakingPart();
        Rational[] quotas = QuotasOf(problem, weights);
        Rational[] filled = problem.BoundsRule == BoundsRule.RescaleQuotas ? Filled(problem, weights) : quotas;
        BigInteger shift = ShiftOf(problem);
        ImmutableArray<ShareExplanation> lines = [.. Enumerable.Range(0, problem.Count).Select(i => Explain(result, i, weights[i], (quotas[i], filled[i], shift)))];
        IEnumerable<Rational> lifted = lines
            .Where(l => l.Parts.Any(p => p.Reason is ShareReason.LargestRemainder or ShareReason.TieWon))
            .Select(l => filled[l.Index] - filled[l.Index].Floor());
        return problem.Method.IsDivisorMethod
            ? new(result, lines, DivisorRange.Of(result, weights), null)
            : new(result, lines, null, lifted.Select(r => (Rational?)r).Min());
    }

    private static Rational[] QuotasOf(ApportionmentProblem problem, Rational[] weights)
    {
        Rational total = SumOf.All(weights);
        BigInteger units = BigInteger.Abs(problem.Units);
        if (total.IsZero || units.IsZero)
        {
            return [.. weights.Select(_ => Rational.Zero)];
        }

        // The Hare quota for divisor methods, as their Quota says; a fraction of the total as the numerator of one over the other.
        BigInteger[] scaled = SumOf.Scale([.. weights, total], out BigInteger scale);
        (BigInteger numerator, BigInteger denominator) = ExactApportionment.QuotaOf(problem.Method.Quota, scaled[^1], units, scale);
        return [.. scaled[..^1].Select(w => new Rational(w * denominator, numerator))];
    }

    private static Rational[] Filled(ApportionmentProblem problem, Rational[] weights) =>
        [.. WaterFilling.Fill(
            BigInteger.Abs(problem.Units), weights, weights.Select((_, i) => new Rational(problem.FloorOf(i))),
            weights.Select((_, i) => problem.CapOf(i) is { } cap ? new Rational(cap) : (Rational?)null)).Value.Shares];

    private static ShareExplanation Explain(ApportionmentResult result, int index, Rational weight, (Rational Quota, Rational Filled, BigInteger Shift) exact)
    {
        (Rational quota, Rational filled, BigInteger shift) = exact;
        ApportionmentProblem problem = result.Problem;
        bool negative = Int128.IsNegative(problem.Units);
        List<SharePart> parts = [];
        void Add(ShareReason reason, BigInteger units)
        {
            if (!units.IsZero)
            {
                parts.Add(new(reason, (Int128)(negative ? -units : units)));
            }
        }

        BigInteger share = BigInteger.Abs(result.Shares[index]);
        BigInteger floor = problem.FloorOf(index);
        BigInteger? cap = problem.CapOf(index);
        bool won = result.Tie?.Winners.Contains(index) ?? false;
        BigInteger whole = quota.Floor();
        BigInteger raised = BigInteger.Max(whole, floor);
        BigInteger bounded = cap < raised ? cap.Value : raised;
        Add(ShareReason.WholeQuota, whole);
        Add(ShareReason.LiftedToFloor, raised - whole);
        Add(ShareReason.CutToCap, bounded - raised);
        Add(ShareReason.Redistributed, problem.BoundsRule == BoundsRule.RescaleQuotas ? filled.Floor() - bounded : 0);
        BigInteger known = parts.Aggregate(BigInteger.Zero, (sum, p) => sum + BigInteger.Abs(p.Units) * (Int128.IsNegative(p.Units) == negative ? 1 : -1));
        BigInteger rest = share - known - (won ? 1 : 0);
        BigInteger shifted = rest.Sign > 0 ? BigInteger.Min(rest, BigInteger.Max(shift, 0)) : BigInteger.Max(rest, BigInteger.Min(shift, 0));
        Add(ShareReason.Redistributed, shifted);
        Add(ShareReason.TieWon, won ? 1 : 0);
        Add(RestReason(problem.Method, rest.Sign), rest - shifted);
        return new(index, problem.Weights[index], result.Shares[index], negative ? -quota : quota, [.. parts])
        {
            IsBelowThreshold = weight.IsZero && !problem.Weights[index].IsZero,
            LostTie = !won && (result.Tie?.Contenders.Contains(index) ?? false),
            Floor = problem.FloorOf(index),
            Cap = problem.CapOf(index),
        };
    }

    /// <summary>How many units the bounds of others move every share, where quotas are kept: the level with bounds against the one without.</summary>
    private static BigInteger ShiftOf(ApportionmentProblem problem)
    {
        bool moves = !problem.Method.IsDivisorMethod && problem.BoundsRule == BoundsRule.KeepQuotas && !(problem.Floors.IsEmpty && problem.Caps.IsEmpty);
        return moves ? ExactApportionment.LevelOf(problem) - ExactApportionment.LevelOf(problem.WithFloors([]).WithCaps([])) : BigInteger.Zero;
    }

    private static ShareReason RestReason(ApportionmentMethod method, int sign) => method.IsDivisorMethod
        ? sign > 0 ? ShareReason.HighestPriority : ShareReason.LowerPriority
        : sign > 0 ? ShareReason.LargestRemainder : ShareReason.Returned;
}
