using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A component of pay that a rule sets: the minimum wage a day, housing a month, an allowance for each child.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
public sealed record StatutoryComponent
{
    /// <summary>States a component.</summary>
    /// <param name="id">What it is called.</param>
    /// <param name="amount">The amount; zero or more.</param>
    /// <param name="per">What the amount is for.</param>
    /// <param name="count">What it is multiplied by, such as children or married (0 or 1); null for once.</param>
    /// <param name="isInsurable">Whether insurance shares are taken of it.</param>
    /// <param name="isTaxable">Whether it belongs to the tax base.</param>
    /// <param name="source">Where the rule stands.</param>
    /// <exception cref="ArgumentException">A text is blank, or the amount is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="per"/> is no named member.</exception>
    public StatutoryComponent(string id, Money amount, ComponentPer per, string? count, bool isInsurable, bool isTaxable, FactSource source)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Amount = amount.Sign >= 0 ? amount : throw new ArgumentException($"amount is {amount}; it must be zero or greater.", nameof(amount));
        Per = Guard.Against.UndefinedEnum(per);
        Count = Guard.Against.WhiteSpace(count);
        IsInsurable = isInsurable;
        IsTaxable = isTaxable;
        Source = Guard.Against.Null(source);
    }

    /// <summary>What it is called.</summary>
    public string Id { get; }

    /// <summary>The amount.</summary>
    public Money Amount { get; }

    /// <summary>What the amount is for.</summary>
    public ComponentPer Per { get; }

    /// <summary>What it is multiplied by, or null for once.</summary>
    public string? Count { get; }

    /// <summary>Whether insurance shares are taken of it.</summary>
    public bool IsInsurable { get; }

    /// <summary>Whether it belongs to the tax base.</summary>
    public bool IsTaxable { get; }

    /// <summary>Where the rule stands.</summary>
    public FactSource Source { get; }
}
