using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A share of insurance: a rate of the insurable pay.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
public sealed record InsuranceShare
{
    /// <summary>States a share.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 % to 100 %, or the payer no named member.</exception>
    public InsuranceShare(string id, SharePayer payer, Percentage rate, FactSource source)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Payer = Guard.Against.UndefinedEnum(payer);
        Rate = Guard.Against.OutOfRange(rate, Percentage.Zero, Percentage.Hundred);
        Source = Guard.Against.Null(source);
    }

    /// <summary>What it is called.</summary>
    public string Id { get; }

    /// <summary>Who pays it.</summary>
    public SharePayer Payer { get; }

    /// <summary>The part of the insurable pay.</summary>
    public Percentage Rate { get; }

    /// <summary>Where the rule stands.</summary>
    public FactSource Source { get; }
}
