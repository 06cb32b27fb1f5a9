using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Open a ticket; with links, as a follow-up of a closed one or split off another.</summary>
public sealed record OpenTicket : TicketCommand
{
    /// <summary>Asks for a new ticket.</summary>
    /// <param name="ticket">Its name, which no ticket has yet.</param>
    /// <param name="attributes">What is known of it.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="links">The tickets that it is tied to from the beginning.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or a link is <c>default</c>, a link ties the ticket to itself, or one stands twice.</exception>
    public OpenTicket(TicketId ticket, TicketAttributes attributes, Person by = default, params ReadOnlySpan<TicketLink> links)
        : base(ticket, by)
    {
        Attributes = Guard.Against.Null(attributes);
        foreach (TicketLink link in links)
        {
            OtherTicket.Check(ticket, link.Other, nameof(links));
        }

        Links = [.. links];
        if (Links.ToImmutableSortedSet().Count != Links.Length)
        {
            throw new ArgumentException($"Ticket {ticket.Value} would be tied to the same ticket twice in the same way; each link stands once.", nameof(links));
        }
    }

    /// <summary>What is known of it.</summary>
    public TicketAttributes Attributes { get; }

    /// <summary>The tickets that it is tied to from the beginning.</summary>
    public ImmutableArray<TicketLink> Links { get; }

    /// <inheritdoc/>
    public bool Equals(OpenTicket? other) => base.Equals(other) && Attributes == other.Attributes && Links.AsSpan().SequenceEqual(other.Links.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Attributes, Links.Length);
}
