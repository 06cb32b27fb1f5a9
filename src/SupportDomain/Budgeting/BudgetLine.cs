using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>A line of a budget: a department, a team, a channel or a goal, with the facts that it is measured by.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class BudgetLine
{
    /// <summary>A line.</summary>
    /// <param name="id">Names the line; unique in the budget, not blank.</param>
    /// <param name="facts">What it is measured by; each zero or greater. A policy that asks for a fact which is missing is refused, not guessed.</param>
    /// <param name="parentId">The line above; null at the top.</param>
    /// <param name="name">What people call it, not blank; the identifier if null.</param>
    /// <param name="kind">What it stands for.</param>
    /// <param name="commitment">What is bound already and must be covered: the floor, inclusive, zero or greater; null for nothing.</param>
    /// <param name="absorbable">What the line can use at most: the cap, inclusive, zero or greater; null for any amount.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="facts"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="name"/> is blank, or a basis comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fact, the commitment or the absorbable amount is negative, an amount holds no currency, or a basis or the kind is unknown.</exception>
    public BudgetLine(
        string id, IEnumerable<KeyValuePair<WeightBasis, Rational>> facts, string? parentId = null, string? name = null,
        BudgetLineKind kind = BudgetLineKind.Other, Money? commitment = null, Money? absorbable = null)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Facts = WeightBases.Distinct(Guard.Against.Null(facts), nameof(facts));
        ParentId = parentId;
        Name = name is null ? id : Guard.Against.NullOrWhiteSpace(name);
        Kind = Guard.Against.UndefinedEnum(kind);
        Commitment = commitment;
        Absorbable = absorbable;
        foreach ((WeightBasis basis, Rational fact) in Facts)
        {
            Guard.Against.UndefinedEnum(basis, nameof(facts));
            if (fact.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(facts), fact, $"The fact {basis} of '{id}' is {fact}; it must be zero or greater.");
            }
        }

        CheckNotNegative(commitment, nameof(commitment));
        CheckNotNegative(absorbable, nameof(absorbable));
    }

    /// <summary>Names the line.</summary>
    public string Id { get; }

    /// <summary>The line above; null at the top.</summary>
    public string? ParentId { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>What it stands for.</summary>
    public BudgetLineKind Kind { get; }

    /// <summary>What it is measured by.</summary>
    public ImmutableDictionary<WeightBasis, Rational> Facts { get; }

    /// <summary>The least amount, inclusive; null for none.</summary>
    public Money? Commitment { get; }

    /// <summary>The greatest amount, inclusive; null for none.</summary>
    public Money? Absorbable { get; }

    private static void CheckNotNegative(Money? amount, string parameterName)
    {
        if (amount is { } value && (value.IsDefault || value.Sign < 0))
        {
            throw new ArgumentOutOfRangeException(
                parameterName, value, $"{parameterName} is {(value.IsDefault ? "money without a currency" : value)}; it must be an amount of zero or greater.");
        }
    }
}
