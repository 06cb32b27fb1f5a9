using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>The state of a book in canonical form: how far time was advanced, and the events of every ticket as far as clocks read them. States follow from these and the clocks.</summary>
/// <remarks>
/// <para>Books that would tell the same under every sequence of further calls, with the same clocks, give equal snapshots, whatever the order of delivery was.</para>
/// <para>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class SlaBookSnapshot : IEquatable<SlaBookSnapshot>
{
    /// <summary>Makes a snapshot, for example from stored data.</summary>
    /// <param name="advancedTo">The instant that time was advanced to, or null.</param>
    /// <param name="tickets">The tickets, in any order; each once.</param>
    /// <exception cref="ArgumentNullException">A ticket is null.</exception>
    /// <exception cref="ArgumentException">A ticket stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="advancedTo"/> is before 1900 or after 2189.</exception>
    public SlaBookSnapshot(Instant? advancedTo, params IEnumerable<SlaBookTicket> tickets)
    {
        _ = advancedTo is { } at ? SlaTime.OfEvent(at, nameof(advancedTo)) : 0;
        AdvancedTo = advancedTo;
        Tickets = [.. Guard.Against.Null(tickets).Select(t => Guard.Against.Null(t, nameof(tickets))).OrderBy(t => t.Ticket)];
        for (int i = 1; i < Tickets.Length; i++)
        {
            if (Tickets[i].Ticket == Tickets[i - 1].Ticket)
            {
                throw new ArgumentException($"Ticket {Tickets[i].Ticket.Value} stands twice in the snapshot; it stands once.", nameof(tickets));
            }
        }
    }

    /// <summary>The instant that time was advanced to, or null.</summary>
    public Instant? AdvancedTo { get; }

    /// <summary>The tickets in ordinal order.</summary>
    public ImmutableArray<SlaBookTicket> Tickets { get; }

    /// <summary>Equality of instant and tickets.</summary>
    public static bool operator ==(SlaBookSnapshot? left, SlaBookSnapshot? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of instant or tickets.</summary>
    public static bool operator !=(SlaBookSnapshot? left, SlaBookSnapshot? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SlaBookSnapshot? other) => other is not null && AdvancedTo == other.AdvancedTo && Tickets.AsSpan().SequenceEqual(other.Tickets.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SlaBookSnapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AdvancedTo, Tickets.Length);
}
