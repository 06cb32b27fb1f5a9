using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <content>Snapshots.</content>
public sealed partial class SlaBook
{
    /// <summary>The state in canonical form: linear in the events.</summary>
    /// <exception cref="InvalidOperationException">Something is still to be told up to <see cref="AdvancedTo"/>, since events came after it: advance first.</exception>
    public SlaBookSnapshot ToSnapshot()
    {
        Settle();
        if (NextPending() <= _advancedTo || (_wakes.NextReadyAt ?? SlaTime.Never) <= _advancedTo || _wakes.ReadyCount > 0)
        {
            throw new InvalidOperationException($"Events came that tell something up to {AdvancedTo}, and it has not been told; advance time before taking a snapshot.");
        }

        return new SlaBookSnapshot(AdvancedTo, _tickets.Places.Select(TicketOf));
    }

    /// <summary>Makes a book of a snapshot: linear in the events. What was to be told up to <see cref="SlaBookSnapshot.AdvancedTo"/> is not told again.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="clocks">The clocks; other ones than before judge the histories anew.</param>
    /// <param name="actions">Actions by time; null for none.</param>
    /// <exception cref="ArgumentNullException">An argument without default is null.</exception>
    /// <exception cref="ArgumentException">There is no clock, or two clocks or actions have the same name, or two events of a ticket the same number.</exception>
    public static SlaBook Restore(SlaBookSnapshot snapshot, IEnumerable<SlaClock> clocks, IEnumerable<TimedAction>? actions = null)
    {
        Guard.Against.Null(snapshot);
        SlaBook book = new(clocks, actions);
        foreach (SlaBookTicket ticket in snapshot.Tickets)
        {
            int slot = book.AddTicket(ticket.Ticket, TicketIndex.HashOf(ticket.Ticket));
            foreach (TicketEvent next in ticket.Events)
            {
                Occurrence step = Occurrence.Of(next);
                if (step.Kind != OccurrenceKind.None && !book.IsThere(slot, step, nameof(snapshot)))
                {
                    book.Enter(slot, step);
                }
            }
        }

        book._advancedTo = snapshot.AdvancedTo is { } at ? SlaTime.OfEvent(at) : SlaTime.Unset;
        if (book._advancedTo != SlaTime.Unset)
        {
            book._wakes.AdvanceTo(book._advancedTo);
        }

        foreach (int slot in book._tickets.Places)
        {
            book.Refold(slot);
        }

        return book;
    }

    private SlaBookTicket TicketOf(int slot)
    {
        TicketId ticket = _tickets.TicketAt(slot);
        return new SlaBookTicket(ticket, StepsOf(slot, isNewLeftOut: false).Select(o => EventOf(ticket, o)));
    }

    private static TicketEvent EventOf(TicketId ticket, in Occurrence step)
    {
        Instant at = SlaTime.ToInstant(step.At);
        Person by = new((PersonRole)step.Role);
        return step.Kind switch
        {
            OccurrenceKind.Opened => new TicketOpened(ticket, at, (TicketAttributes)step.Payload!, by, step.Sequence),
            OccurrenceKind.Attributes => new TicketAttributesChanged(ticket, at, (TicketAttributes)step.Payload!, sequence: step.Sequence),
            OccurrenceKind.Status => new TicketStatusChanged(ticket, at, (TicketStatus)step.Status, (string?)step.Payload, sequence: step.Sequence),
            OccurrenceKind.Message => new MessagePosted(ticket, at, by, (MessageVisibility)step.Visibility, (ContactChannel)step.Channel, step.IsAutomatic, sequence: step.Sequence),
            _ => (TicketEvent)step.Payload!,
        };
    }
}
