using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Monetary;

/// <summary>A law that replaces one series of a currency by another at a fixed factor.</summary>
/// <remarks>Equality compares all parts. Immutable, and safe to share between threads.</remarks>
public sealed record Redenomination
{
    /// <summary>A law.</summary>
    /// <param name="old">The series that goes.</param>
    /// <param name="replacement">The series that comes; another one.</param>
    /// <param name="factor">Major units of the old series for one of the new; greater than zero.</param>
    /// <param name="source">The law.</param>
    /// <exception cref="ArgumentNullException">A currency or the source is null.</exception>
    /// <exception cref="ArgumentException">Both are the same, or the source is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is zero or negative.</exception>
    public Redenomination(Currency old, Currency replacement, Rational factor, string source)
    {
        Old = Guard.Against.Null(old);
        Replacement = Guard.Against.Null(replacement) != old
            ? replacement
            : throw new ArgumentException($"replacement is {replacement}, as old is; a law needs two series.", nameof(replacement));
        Factor = factor.Sign > 0
            ? factor
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"factor is {factor}; it must be greater than zero.");
        Source = Guard.Against.NullOrWhiteSpace(source);
    }

    /// <summary>10,000 old rials are one new rial of 100 gheran: one gheran is 100 old rials, ten toman.</summary>
    public static Redenomination IranianRial { get; } = new(
        Currency.IranianRial, Currency.IranianNewRial, 10_000, "Iranian law on the monetary reform, signed in October 2025");

    /// <summary>The series that goes.</summary>
    public Currency Old { get; }

    /// <summary>The series that comes.</summary>
    public Currency Replacement { get; }

    /// <summary>Major units of the old series for one of the new.</summary>
    public Rational Factor { get; }

    /// <summary>The law.</summary>
    public string Source { get; }
}
