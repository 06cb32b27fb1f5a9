using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>What is kept back before a budget is divided: a percentage or an amount.</summary>
/// <remarks>Equality compares both. Immutable, and safe to share between threads.</remarks>
public sealed record BudgetReserve
{
    private BudgetReserve(Percentage? part, Rounding rounding, Money? amount)
    {
        Part = part;
        Rounding = rounding;
        Amount = amount;
    }

    /// <summary>Nothing is kept back.</summary>
    public static BudgetReserve None { get; } = new(Percentage.Zero, Rounding.Exact, null);

    /// <summary>The part of the approved budget; null if the reserve is an amount.</summary>
    public Percentage? Part { get; }

    /// <summary>How the part is rounded to the smallest unit.</summary>
    public Rounding Rounding { get; }

    /// <summary>The amount; null if the reserve is a part.</summary>
    public Money? Amount { get; }

    /// <summary>A part of the approved budget, rounded as named.</summary>
    /// <param name="part">From 0 % to 100 %, both inclusive.</param>
    /// <param name="rounding">How the part becomes a whole number of the smallest units.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is outside of its range, or the rounding is unknown.</exception>
    public static BudgetReserve OfPart(Percentage part, Rounding rounding) =>
        new(Guard.Against.OutOfRange(part, Percentage.Zero, Percentage.Hundred), Guard.Against.UndefinedEnum(rounding), null);

    /// <summary>A fixed amount.</summary>
    /// <param name="amount">Zero or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is negative, or holds no currency.</exception>
    public static BudgetReserve OfAmount(Money amount) => amount.Sign >= 0 && !amount.IsDefault
        ? new(null, Rounding.Exact, amount)
        : throw new ArgumentOutOfRangeException(
            nameof(amount), amount, $"amount is {(amount.IsDefault ? "money without a currency" : amount)}; it must be an amount of zero or greater.");

    internal Money Of(Money approved)
    {
        if (Part is { } part)
        {
            return approved.Take(part, Rounding);
        }

        Money amount = Amount!.Value;
        return amount.Currency == approved.Currency ? amount : throw new CurrencyMismatchException(approved.Currency, amount.Currency);
    }
}
