using System.Diagnostics.CodeAnalysis;
using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>A division, or the shortfall that forbids it.</summary>
/// <typeparam name="T">What a division consists of.</typeparam>
/// <remarks>Exactly one of the two stands. Immutable, and safe to share between threads.</remarks>
public sealed class DivisionOutcome<T>
    where T : class
{
    private readonly T? _value;

    internal DivisionOutcome(T value) => _value = value;

    internal DivisionOutcome(Shortfall shortfall) => Shortfall = shortfall;

    /// <summary>Whether the division could be made.</summary>
    [MemberNotNullWhen(false, nameof(Shortfall))]
    public bool IsFeasible => Shortfall is null;

    /// <summary>Why not, or null.</summary>
    public Shortfall? Shortfall { get; }

    /// <summary>The division.</summary>
    /// <exception cref="InvalidOperationException">There is a <see cref="Shortfall"/>.</exception>
    public T Value => _value ?? throw new InvalidOperationException($"{Shortfall} There is no division; ask IsFeasible first.");

    internal DivisionOutcome<TOther> Select<TOther>(Func<T, TOther> selector)
        where TOther : class => _value is null
            ? new DivisionOutcome<TOther>(Guard.Against.Null(Shortfall))
            : new DivisionOutcome<TOther>(selector(_value));
}
