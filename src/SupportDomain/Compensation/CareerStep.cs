using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Something that a person can do to come to another level: a course, a certificate, a year of experience, with what it costs and how long it takes.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed record CareerStep
{
    private CareerStep(string input, string? level, Rational? number, Money cost, int months)
    {
        Input = Guard.Against.NullOrWhiteSpace(input);
        Level = level;
        Number = number;
        Cost = cost.Sign >= 0 ? cost : throw new ArgumentException($"cost is {cost}; it must be zero or greater.", nameof(cost));
        Months = Guard.Against.Negative(months);
    }

    /// <summary>The input that changes.</summary>
    public string Input { get; }

    /// <summary>The level that is reached; null for a number.</summary>
    public string? Level { get; }

    /// <summary>The number that is reached, in units; null for a level.</summary>
    public Rational? Number { get; }

    /// <summary>What it costs; zero or more.</summary>
    public Money Cost { get; }

    /// <summary>How many months it takes; zero or more.</summary>
    public int Months { get; }

    /// <summary>A step to a level.</summary>
    /// <exception cref="ArgumentException">A text is blank, or the cost is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is negative.</exception>
    public static CareerStep ToLevel(string input, string level, Money cost, int months) => new(input, Guard.Against.NullOrWhiteSpace(level), null, cost, months);

    /// <summary>A step to a number.</summary>
    /// <exception cref="ArgumentException">The input is blank, or the cost is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is negative.</exception>
    public static CareerStep ToNumber(string input, Rational number, Money cost, int months) => new(input, null, number, cost, months);

    /// <summary>Input and what is reached.</summary>
    public override string ToString() => $"{Input}: {Level ?? Number?.ToString(null, null)}";
}
