using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A ticket in a snapshot of a book: its events as far as clocks read them.</summary>
/// <remarks>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class SlaBookTicket : IEquatable<SlaBookTicket>
{
    /// <summary>Makes a ticket of a snapshot, for example from stored data.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="events">Its events.</param>
    /// <exception cref="ArgumentException">There is no event, or one belongs to another ticket.</exception>
    /// <exception cref="ArgumentNullException">An event is null.</exception>
    public SlaBookTicket(TicketId ticket, params IEnumerable<TicketEvent> events)
    {
        Ticket = ticket;
        Events = [.. Guard.Against.Null(events)];
        if (Events.IsEmpty || SlaEvaluator.TicketOf(Events.AsSpan()) != ticket)
        {
            throw new ArgumentException($"The events are {(Events.IsEmpty ? "none" : $"of ticket {Events[0].Ticket.Value}")}; ticket {ticket} has at least one event, of its own.", nameof(events));
        }
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>Its events by instant, then by number: without texts and names, merges as a status, and without those that change no clock.</summary>
    public ImmutableArray<TicketEvent> Events { get; }

    /// <summary>Equality of ticket and events.</summary>
    public static bool operator ==(SlaBookTicket? left, SlaBookTicket? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of ticket or events.</summary>
    public static bool operator !=(SlaBookTicket? left, SlaBookTicket? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SlaBookTicket? other) => other is not null && Ticket == other.Ticket && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SlaBookTicket);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ticket, Events.Length);
}
