using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A tie from a ticket to another one.</summary>
/// <remarks>
/// <para>Equality is that of kind and ticket; the order is by kind, then by the other ticket's name.</para>
/// <para><c>default</c> names no ticket and sorts first. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct TicketLink : IComparable<TicketLink>
{
    /// <summary>States a tie.</summary>
    /// <param name="kind">What the other ticket is to this one.</param>
    /// <param name="other">The other ticket.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is <c>default</c>.</exception>
    public TicketLink(TicketLinkKind kind, TicketId other)
    {
        Kind = Guard.Against.UndefinedEnum(kind);
        Other = other.IsDefault ? throw new ArgumentException("A link names the other ticket; default(TicketId) names none.", nameof(other)) : other;
    }

    /// <summary>What the other ticket is to this one.</summary>
    public TicketLinkKind Kind { get; }

    /// <summary>The other ticket.</summary>
    public TicketId Other { get; }

    /// <summary>Order by kind, then by the other ticket's name.</summary>
    public static bool operator <(TicketLink left, TicketLink right) => left.CompareTo(right) < 0;

    /// <summary>Order by kind, then by the other ticket's name.</summary>
    public static bool operator <=(TicketLink left, TicketLink right) => left.CompareTo(right) <= 0;

    /// <summary>Order by kind, then by the other ticket's name.</summary>
    public static bool operator >(TicketLink left, TicketLink right) => left.CompareTo(right) > 0;

    /// <summary>Order by kind, then by the other ticket's name.</summary>
    public static bool operator >=(TicketLink left, TicketLink right) => left.CompareTo(right) >= 0;

    /// <summary>Order by kind, then by the other ticket's name.</summary>
    public int CompareTo(TicketLink other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Other.CompareTo(other.Other);
}
