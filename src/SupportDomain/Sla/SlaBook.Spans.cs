using SupportDomain.Collections;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <content>Taking many events at once: what the next ones need is asked of memory while earlier ones are taken.</content>
public sealed partial class SlaBook
{
    /// <summary>So many events are looked up together: enough to keep the memory busy, few enough that what was asked for is still near.</summary>
    private const int BlockLength = 64;

    /// <summary>So many events ahead, the memory of a ticket is asked for.</summary>
    private const int Lookahead = 8;

    /// <summary>A longer span leaves no working memory behind.</summary>
    private const int MostKept = 1 << 16;

    private readonly uint[] _hashes = new uint[BlockLength];
    private readonly int[] _due = new int[BlockLength];
    private Delivery[] _deliveries = [];

    /// <summary>Takes many events, one after the other as by <see cref="Apply(TicketEvent)"/>, in less time if there are many tickets: all of them or, if one is refused, none.</summary>
    /// <param name="events">The events; the instant of each is from 1900 to before 2190.</param>
    /// <returns>How many were taken; the others were there already.</returns>
    /// <remarks>Works in some fifty bytes of memory for each event of the span: hand over a long log in pieces, of some hundred events or more.</remarks>
    /// <exception cref="ArgumentNullException">An event is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside these bounds.</exception>
    /// <exception cref="ArgumentException">There is another event of a ticket with the number of one of these, in the book or among them.</exception>
    public int Apply(ReadOnlySpan<TicketEvent> events)
    {
        if (_deliveries.Length < events.Length)
        {
            _deliveries = new Delivery[events.Length];
        }

        Span<Delivery> deliveries = _deliveries.AsSpan(0, events.Length);
        Receive(events, deliveries);
        int taken = 0;
        for (int i = 0; i < deliveries.Length; i++)
        {
            if (i % Lookahead == 0)
            {
                int ahead = i == 0 ? 0 : Math.Min(i + Lookahead, deliveries.Length);
                Expect(deliveries[ahead..Math.Min(i + (2 * Lookahead), deliveries.Length)]);
                ExpectWakes(deliveries[i..Math.Min(i + Lookahead, deliveries.Length)]);
            }

            taken += TakeDelivery(deliveries[i]) ? 1 : 0;
        }

        Discard(deliveries);
        return taken;
    }

    /// <summary>Reads, checks and looks up the events of a span, and adds the tickets that are new; if one is refused, nothing is left of it.</summary>
    private void Receive(ReadOnlySpan<TicketEvent> events, Span<Delivery> deliveries)
    {
        List<int> added = [];
        Dictionary<(int Slot, long Sequence), int>? numbered = null;
        bool isReceived = false;
        try
        {
            for (int start = 0; start < events.Length; start += BlockLength)
            {
                int length = Math.Min(BlockLength, events.Length - start);
                LookUp(events.Slice(start, length), deliveries.Slice(start, length));
                for (int i = start; i < start + length; i++)
                {
                    Receive(events[i], ref deliveries[i], _hashes[i - start], added);
                    if (numbered is not null || deliveries[i].MayBeThere)
                    {
                        numbered = Check(deliveries, i, numbered);
                    }
                }
            }

            isReceived = true;
        }
        finally
        {
            if (!isReceived)
            {
                added.ForEach(Release);
                Discard(deliveries);
            }
        }
    }

    /// <summary>Finds the tickets of a block; each pass over it waits for memory once, not once an event.</summary>
    private void LookUp(ReadOnlySpan<TicketEvent> events, Span<Delivery> deliveries)
    {
        foreach (TicketEvent next in events)
        {
            TicketIndex.Expect(Guard.Against.Null(next, nameof(events)).Ticket);
        }

        for (int i = 0; i < events.Length; i++)
        {
            _hashes[i] = TicketIndex.HashOf(events[i].Ticket);
            _tickets.Expect(_hashes[i]);
        }

        for (int i = 0; i < events.Length; i++)
        {
            _tickets.ExpectEntry(_hashes[i]);
        }

        for (int i = 0; i < events.Length; i++)
        {
            int slot = _tickets.Find(events[i].Ticket, _hashes[i]);
            deliveries[i].Slot = slot;
            if (slot >= 0)
            {
                Prefetch.TwoLines(ref _rows[slot, 0]);
            }
        }
    }

    private void Receive(TicketEvent next, ref Delivery delivery, uint hash, List<int> added)
    {
        delivery.Step = Occurrence.Of(next);
        delivery.MayBeThere = false;
        if (delivery.Step.Kind == OccurrenceKind.None)
        {
            delivery.Slot = -1;
            return;
        }

        if (delivery.Slot < 0)
        {
            delivery.Slot = _tickets.Find(next.Ticket, hash); // an earlier event of the block may have added it
        }

        if (delivery.Slot < 0)
        {
            delivery.Slot = AddTicket(next.Ticket, hash);
            added.Add(delivery.Slot);
        }

        ref BookRow row = ref _rows[delivery.Slot, 0];
        delivery.MayBeThere = delivery.Step.Sequence != 0 && delivery.Step.Sequence <= row.MaxSequence;
        row.MaxSequence = Math.Max(row.MaxSequence, delivery.Step.Sequence); // too great, should the span be refused, costs a look and nothing else
    }

    /// <summary>Refuses an event whose number another one has, in the book or earlier in the span. Once one may have been there, all numbers of the span are known.</summary>
    private Dictionary<(int Slot, long Sequence), int> Check(ReadOnlySpan<Delivery> deliveries, int index, Dictionary<(int Slot, long Sequence), int>? numbered)
    {
        int from = numbered is null ? 0 : index;
        numbered ??= [];
        for (int i = from; i <= index; i++)
        {
            ref readonly Delivery delivery = ref deliveries[i];
            bool isNumbered = delivery.Slot >= 0 && delivery.Step.Sequence != 0;
            if (isNumbered && !numbered.TryAdd((delivery.Slot, delivery.Step.Sequence), i))
            {
                RequireSame(delivery.Slot, deliveries[numbered[(delivery.Slot, delivery.Step.Sequence)]].Step, delivery.Step, "events");
            }
        }

        _ = deliveries[index].MayBeThere && IsThere(deliveries[index].Slot, deliveries[index].Step, "events");
        return numbered;
    }

    private bool TakeDelivery(in Delivery delivery)
    {
        if (delivery.MayBeThere && IsThere(delivery.Slot, delivery.Step, "events"))
        {
            return false;
        }

        if (delivery.Slot >= 0)
        {
            Take(delivery.Slot, delivery.Step);
        }

        return true;
    }

    /// <summary>Lets time pass for some tickets whose time has come, whose memory is asked for together; false if there is none.</summary>
    private bool PassTimeOfSome(long until)
    {
        int count = 0;
        while (count < _due.Length && _wakes.TryDequeue(out int slot))
        {
            _due[count++] = slot;
            _tickets.Expect(slot);
            Expect(slot);
        }

        for (int i = 0; i < count; i++)
        {
            PassTime(_due[i], until);
        }

        return count > 0;
    }

    /// <summary>Asks for the memory of the tickets whose turn comes next.</summary>
    private void Expect(ReadOnlySpan<Delivery> deliveries)
    {
        foreach (ref readonly Delivery delivery in deliveries)
        {
            if (delivery.Slot >= 0)
            {
                Expect(delivery.Slot);
            }
        }
    }

    /// <summary>Asks for the places in the queue of wake-ups of tickets whose rows were asked for before.</summary>
    private void ExpectWakes(ReadOnlySpan<Delivery> deliveries)
    {
        foreach (ref readonly Delivery delivery in deliveries)
        {
            if (delivery.Slot >= 0)
            {
                _wakes.Expect(_rows[delivery.Slot, 0].Wake);
            }
        }
    }

    private void Expect(int slot)
    {
        ref BookRow row = ref _rows[slot, 0];
        Prefetch.TwoLines(ref row);
        Prefetch.Line(ref row.LastOccurrence);
        _clocks.Expect(slot);
    }

    private void Discard(Span<Delivery> deliveries)
    {
        deliveries.Clear();
        _deliveries = _deliveries.Length > MostKept ? [] : _deliveries;
    }
}
