using System.Globalization;

namespace SupportDomain.Scheduling;

/// <summary>Names one offer of a scheduler: its number in the order of offering, from 1.</summary>
/// <remarks>
/// The number is never given out again, so that an answer to an offer that is over is told from an answer to a later one (fencing). Equality and order are those of the number. <c>default</c> is number 0, which names
/// nothing and is refused by every command. Immutable, and safe to share between threads.
/// </remarks>
/// <param name="Value">The number.</param>
public readonly record struct OfferId(long Value) : IComparable<OfferId>
{
    /// <summary>Whether <paramref name="left"/> was made before <paramref name="right"/>.</summary>
    public static bool operator <(OfferId left, OfferId right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> was made after <paramref name="right"/>.</summary>
    public static bool operator >(OfferId left, OfferId right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> was made before <paramref name="right"/> or is the same.</summary>
    public static bool operator <=(OfferId left, OfferId right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> was made after <paramref name="right"/> or is the same.</summary>
    public static bool operator >=(OfferId left, OfferId right) => left.Value >= right.Value;

    /// <summary>Compares the numbers.</summary>
    public int CompareTo(OfferId other) => Value.CompareTo(other.Value);

    /// <summary>The number in the invariant culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
