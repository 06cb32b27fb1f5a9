using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A bracket of a yearly income tax: what lies above its start is taxed at its rate, up to the next one's start.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
public sealed record TaxBracket
{
    /// <summary>States a bracket.</summary>
    /// <exception cref="ArgumentException">The start is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 % to 100 %.</exception>
    public TaxBracket(Money yearlyFrom, Percentage rate, FactSource source)
    {
        YearlyFrom = yearlyFrom.Sign >= 0 ? yearlyFrom : throw new ArgumentException($"yearlyFrom is {yearlyFrom}; it must be zero or greater.", nameof(yearlyFrom));
        Rate = Guard.Against.OutOfRange(rate, Percentage.Zero, Percentage.Hundred);
        Source = Guard.Against.Null(source);
    }

    /// <summary>The yearly income at which it begins.</summary>
    public Money YearlyFrom { get; }

    /// <summary>The rate of what lies in it.</summary>
    public Percentage Rate { get; }

    /// <summary>Where the rule stands.</summary>
    public FactSource Source { get; }
}
