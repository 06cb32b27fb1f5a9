using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Divides an amount in proportion to weights, between floors and caps, exactly.</summary>
/// <remarks>
/// <para>Share i is its weight times one water level, moved into the bounds of i: clamp(level × weight, floor, cap). The shares are unique; with floors of
/// zero they are the weighted max-min fair ones, and they minimise the sum of share² ÷ weight. 100 by 5, 3, 2 with a cap of 40 for the first and a floor of
/// 30 for the last gives 40, 30, 30 at the level 10.</para>
/// <para>In whole units the same rule is <see cref="BoundsRule.RescaleQuotas"/> of an <see cref="ApportionmentProblem"/>: every share is then the exact one
/// rounded down or up, and never beyond a bound.</para>
/// <para>Pure, and safe to call from any thread. O(n log n) operations on fractions.</para>
/// </remarks>
public static partial class WaterFilling
{
    /// <summary>Divides an amount, or says by how much the bounds forbid it.</summary>
    /// <param name="amount">Any number; a negative one gives the negated shares of its magnitude.</param>
    /// <param name="weights">One for each recipient; a zero weight gets its floor.</param>
    /// <param name="floors">The least magnitude of each share, inclusive; null for none.</param>
    /// <param name="caps">The greatest magnitude of each share, inclusive, null where there is none; null for none at all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one floor or cap for each weight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight, floor or cap is negative.</exception>
    public static DivisionOutcome<WaterFillingResult> Fill(
        Rational amount, IEnumerable<Rational> weights, IEnumerable<Rational>? floors = null, IEnumerable<Rational?>? caps = null)
    {
        ImmutableArray<Rational> w = [.. Guard.Against.Null(weights)];
        ImmutableArray<Rational> low = floors is null ? [.. Enumerable.Repeat(Rational.Zero, w.Length)] : [.. floors];
        ImmutableArray<Rational?> high = caps is null ? [.. Enumerable.Repeat<Rational?>(null, w.Length)] : [.. caps];
        CheckNotNegative(w, w.Length, nameof(weights));
        CheckNotNegative(low, w.Length, nameof(floors));
        CheckNotNegative([.. high.Select(h => h ?? Rational.Zero)], w.Length, nameof(caps));
        DivisionOutcome<WaterFillingResult> outcome = FillMagnitude(Rational.Abs(amount), w, low, high);
        return amount.Sign < 0 ? outcome.Select(r => r.Negated()) : outcome;
    }

    /// <summary>Weighted max-min fairness: nobody gets more than it demands, and nobody can get more without taking from someone who has less per weight.</summary>
    /// <param name="capacity">What there is; zero or greater. What exceeds all demands stays unassigned.</param>
    /// <param name="demands">What each wants at most.</param>
    /// <param name="weights">The claim of each; equal if null. A zero weight gets nothing.</param>
    /// <returns>The shares: 10 for demands of 2, 2.6, 4 and 5 gives 2, 2.6, 2.7, 2.7.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="demands"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one weight for each demand.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity, a demand or a weight is negative.</exception>
    public static ImmutableArray<Rational> MaxMin(Rational capacity, IEnumerable<Rational> demands, IEnumerable<Rational>? weights = null)
    {
        ImmutableArray<Rational> caps = [.. Guard.Against.Null(demands)];
        ImmutableArray<Rational> w = weights is null ? [.. Enumerable.Repeat(Rational.One, caps.Length)] : [.. weights];
        Guard.Against.OutOfRange(capacity, Rational.Zero, Rational.Max(capacity, Rational.Zero));
        CheckNotNegative(caps, caps.Length, nameof(demands));
        CheckNotNegative(w, caps.Length, nameof(weights));
        ImmutableArray<Rational> reachable = [.. caps.Select((c, i) => w[i].IsZero ? Rational.Zero : c)];
        Rational most = SumOf.All(reachable.AsSpan());
        return capacity >= most ? reachable : Fill(capacity, w, null, reachable.Select(c => (Rational?)c)).Value.Shares;
    }

    /// <summary>The integer form, for a problem whose bounds rescale the quotas.</summary>
    internal static DivisionOutcome<ApportionmentResult> FillUnits(ApportionmentProblem problem)
    {
        ImmutableArray<Rational> weights = [.. problem.TakingPart()];
        ImmutableArray<Rational> floors = [.. weights.Select((_, i) => new Rational(problem.FloorOf(i)))];
        ImmutableArray<Rational?> caps = [.. weights.Select((_, i) => problem.CapOf(i) is { } cap ? new Rational(cap) : (Rational?)null)];
        bool negative = Int128.IsNegative(problem.Units);
        return FillMagnitude(BigInteger.Abs(problem.Units), weights, floors, caps).Select(exact =>
        {
            (ImmutableArray<Int128> shares, Tie? tie) = UnitRounding.Round(exact.Shares.AsSpan(), weights, problem.Ties, negative);
            return new ApportionmentResult(problem, shares, tie);
        });
    }

    private static void CheckNotNegative(ImmutableArray<Rational> values, int count, string parameterName)
    {
        if (values.Length != count)
        {
            throw new ArgumentException($"There are {values.Length} {parameterName} for {count} recipients; there must be one for each.", parameterName);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Sign < 0)
            {
                throw new ArgumentOutOfRangeException(
                    parameterName, values[i], string.Create(CultureInfo.InvariantCulture, $"{parameterName}[{i}] is {values[i]}; it must be zero or greater."));
            }
        }
    }

    private static DivisionOutcome<WaterFillingResult> FillMagnitude(
        Rational amount, ImmutableArray<Rational> weights, ImmutableArray<Rational> floors, ImmutableArray<Rational?> caps)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (caps[i] < floors[i])
            {
                return new(new Shortfall(ShortfallReason.CapBelowFloor, floors[i] - caps[i]!.Value, i));
            }
        }

        Rational least = SumOf.All(floors.AsSpan());
        if (least > amount)
        {
            return new(new Shortfall(ShortfallReason.FloorsExceedTotal, least - amount));
        }

        bool bounded = !weights.Where((w, i) => w.Sign > 0 && caps[i] is null).Any();
        Rational most = bounded ? SumOf.All([.. weights.Select((w, i) => w.IsZero ? floors[i] : caps[i]!.Value)]) : amount;
        if (most < amount)
        {
            return new(new Shortfall(weights.All(w => w.IsZero) ? ShortfallReason.NoRecipient : ShortfallReason.CapsBelowTotal, amount - most));
        }

        Rational level = FindLevel(amount, weights, floors, caps);
        return new(new WaterFillingResult(level, [.. weights.Select((w, i) => Clamp(level * w, floors[i], caps[i]))]));
    }

    private static Rational Clamp(Rational value, Rational floor, Rational? cap) =>
        cap is { } most && value > most ? most : Rational.Max(value, floor);

    /// <summary>
    /// Sweeps the levels at which a recipient leaves its floor or reaches its cap, upwards, until the shares sum to the amount. Between two of them
    /// the sum is <c>bound + slope × level</c>. All fractions are scaled to integers first.
    /// </summary>
    private static Rational FindLevel(
        Rational amount, ImmutableArray<Rational> weights, ImmutableArray<Rational> floors, ImmutableArray<Rational?> caps)
    {
        int n = weights.Length;
        BigInteger[] slopes = SumOf.Scale(weights.AsSpan(), out BigInteger weightScale);
        BigInteger[] amounts = SumOf.Scale([.. floors, .. caps.Select(c => c ?? Rational.Zero), amount], out BigInteger amountScale);
        List<(BigInteger At, BigInteger Weight, bool IsFloor)> events = new(2 * n);
        BigInteger bound = BigInteger.Zero;
        for (int i = 0; i < n; i++)
        {
            bound += amounts[i];
            if (!slopes[i].IsZero)
            {
                events.Add((amounts[i], slopes[i], true));
                if (caps[i] is not null)
                {
                    events.Add((amounts[n + i], slopes[i], false));
                }
            }
        }

        events.Sort(static (a, b) => (a.At * b.Weight).CompareTo(b.At * a.Weight));
        Rational unit = new(weightScale, amountScale);
        BigInteger slope = BigInteger.Zero;
        BigInteger target = amounts[^1];
        Rational last = Rational.Zero;
        foreach ((BigInteger at, BigInteger weight, bool isFloor) in events)
        {
            if ((slope * at) >= (target - bound) * weight)
            {
                return slope.IsZero ? last : new Rational(target - bound, slope) * unit;
            }

            last = new Rational(at, weight) * unit;
            slope += isFloor ? weight : -weight;
            bound += isFloor ? -at : at;
        }

        return slope.IsZero ? last : new Rational(target - bound, slope) * unit;
    }
}
