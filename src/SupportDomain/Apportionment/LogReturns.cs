using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>The division of a budget that maximises Σ aᵢ ln(1 + xᵢ ÷ bᵢ): saturating returns with scale a and half-way constant b.</summary>
/// <remarks>
/// <para>At the optimum all marginal returns aᵢ ÷ (bᵢ + xᵢ) are equal where no bound stops them (Karush-Kuhn-Tucker), so xᵢ + bᵢ is a water-filling by the
/// weights a, and the shares are exact fractions. 10 with a = 10, 6, 3 and b = 1 gives 111/19, 59/19, 20/19 at a marginal return of 19/13.</para>
/// <para>Pure, and safe to call from any thread. O(n log n) operations on fractions.</para>
/// </remarks>
public static class LogReturns
{
    /// <summary>The optimal division, or the shortfall that forbids any.</summary>
    /// <param name="budget">What is to be spent, all of it; zero or greater.</param>
    /// <param name="scales">The a of each; zero or greater.</param>
    /// <param name="constants">The b of each; greater than zero.</param>
    /// <param name="floors">The least share of each, inclusive; null for zero.</param>
    /// <param name="caps">The greatest share of each, inclusive, null where there is none; null for none at all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scales"/> or <paramref name="constants"/> is null.</exception>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public static DivisionOutcome<LogReturnsResult> Maximise(
        Rational budget, IEnumerable<Rational> scales, IEnumerable<Rational> constants,
        IEnumerable<Rational>? floors = null, IEnumerable<Rational?>? caps = null)
    {
        ImmutableArray<Rational> a = [.. Guard.Against.Null(scales)];
        ImmutableArray<Rational> b = [.. Guard.Against.Null(constants)];
        ImmutableArray<Rational> low = floors is null ? [.. Enumerable.Repeat(Rational.Zero, a.Length)] : [.. floors];
        ImmutableArray<Rational?> high = caps is null ? [.. Enumerable.Repeat<Rational?>(null, a.Length)] : [.. caps];
        Check(b, a.Length, nameof(constants), mayBeZero: false);
        Check(low, a.Length, nameof(floors), mayBeZero: true);
        Check([.. high.Select(h => h ?? Rational.Zero)], a.Length, nameof(caps), mayBeZero: true);
        Check([budget], 1, nameof(budget), mayBeZero: true);
        Rational shifted = budget + SumOf.All(b.AsSpan());
        return WaterFilling.Fill(shifted, a, low.Select((f, i) => f + b[i]), high.Select((c, i) => c is { } cap ? cap + b[i] : (Rational?)null))
            .Select(filled => Unshift(filled, a, b, high));
    }

    private static LogReturnsResult Unshift(WaterFillingResult filled, ImmutableArray<Rational> a, ImmutableArray<Rational> b, ImmutableArray<Rational?> caps)
    {
        ImmutableArray<Rational> shares = [.. filled.Shares.Select((s, i) => s - b[i])];
        Rational? marginal = null;
        double total = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            Rational next = a[i] / (b[i] + shares[i]);
            marginal = !a[i].IsZero && (caps[i] is null || shares[i] < caps[i]) && (marginal is null || next > marginal) ? next : marginal;
            total += a[i].ToDouble() * double.LogP1((shares[i] / b[i]).ToDouble());
        }

        return new(shares, marginal, total);
    }

    private static void Check(ImmutableArray<Rational> values, int count, string parameterName, bool mayBeZero)
    {
        if (values.Length != count)
        {
            throw new ArgumentException($"There are {values.Length} {parameterName} for {count} recipients; there must be one for each.", parameterName);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Sign < (mayBeZero ? 0 : 1))
            {
                throw new ArgumentOutOfRangeException(parameterName, values[i], string.Create(
                    CultureInfo.InvariantCulture, $"{parameterName}[{i}] is {values[i]}; it must be {(mayBeZero ? "zero or greater" : "greater than zero")}."));
            }
        }
    }
}
