using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Take what tells of a person out of some events of a ticket's log; allowed in every status.</summary>
public sealed record RedactPersonalData : TicketCommand
{
    /// <summary>Asks for a redaction.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="sequences">The numbers of the events concerned, from 1; at least one, in any order.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>, or no event is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number named is less than 1.</exception>
    public RedactPersonalData(TicketId ticket, ImmutableArray<long> sequences, Person by = default)
        : base(ticket, by) => Sequences = PersonalDataRedacted.CheckSequences(sequences);

    /// <summary>The numbers of the events concerned, ascending, each once.</summary>
    public ImmutableArray<long> Sequences { get; }

    /// <inheritdoc/>
    public bool Equals(RedactPersonalData? other) => base.Equals(other) && Sequences.AsSpan().SequenceEqual(other.Sequences.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Sequences.Length, Sequences[0]);
}
