using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>What tells of a person was taken out of some events of the ticket's log.</summary>
/// <remarks>
/// <para>Taken out is what <see cref="TicketEvent.WithoutPersonalData"/> takes out, and nothing that a rule reads: every status, instant, count and
/// verdict that is computed of the log stays as it was.</para>
/// <para>Equality is by value, the numbers in order.</para>
/// </remarks>
public sealed record PersonalDataRedacted : TicketEvent
{
    /// <summary>Records a redaction.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When it was asked for.</param>
    /// <param name="sequences">The numbers of the events that it takes personal data out of, from 1; at least one, in any order.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="sequence">Its own number in the ticket's log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>, or no event is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number named is less than 1, or <paramref name="sequence"/> is negative.</exception>
    public PersonalDataRedacted(TicketId ticket, Instant at, ImmutableArray<long> sequences, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence) => Sequences = CheckSequences(sequences);

    /// <summary>The numbers of the events concerned, ascending, each once.</summary>
    public ImmutableArray<long> Sequences { get; }

    /// <inheritdoc/>
    public bool Equals(PersonalDataRedacted? other) => base.Equals(other) && Sequences.AsSpan().SequenceEqual(other.Sequences.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Sequences.Length, Sequences[0]);

    internal static ImmutableArray<long> CheckSequences(ImmutableArray<long> sequences)
    {
        if (sequences.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A redaction names no event; it must name at least one by its number.", nameof(sequences));
        }

        foreach (long named in sequences)
        {
            if (named < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(sequences), named, $"A redaction names the event {named}; events are numbered from 1.");
            }
        }

        return [.. sequences.Distinct().Order()];
    }
}
