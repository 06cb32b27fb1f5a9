using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportDomain.Collections;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Keeps the clocks of many open tickets: takes events as they come, tells what is to be told when time is advanced, and knows the one instant to wake up at.</summary>
/// <remarks>
/// <para>Comes to the same verdicts and notices as <see cref="SlaEvaluator"/> does on the whole histories. Events with different instants may come in any order: as long as
/// time has not been advanced past them it changes nothing. One that comes later than that has its ticket folded anew, and where a breach was told, or should have been, the
/// next advance brings a correction with both verdicts.</para>
/// <para>For that the book keeps of each event what clocks read (some forty bytes: no text, no name of a person) until the ticket is forgotten. A clock on a ticket takes some
/// hundred bytes in dense arrays, without an object of its own; three hundred after a retarget or with a due date set by hand.</para>
/// <para>Changes in place and is not safe to use from several threads at once. An event costs constant time for each clock, apart from the look-up of its policy; one out
/// of order, or a second at one instant with an effect on the same clock, costs a fold of its ticket when it is next asked for. Advancing costs amortised constant time for
/// each thing told. A failed call changes nothing.</para>
/// </remarks>
public sealed partial class SlaBook
{
    private readonly ClockRules[] _rules;
    private readonly int[] _effects;
    private readonly ClockState[] _working;
    private readonly TicketIndex _tickets = new();
    private readonly Chunked<BookRow> _rows = new(BookRow.Bytes, width: 1);
    private readonly ClockTable _clocks;
    private readonly Chunked<LoggedStep> _log = new(LoggedStep.Bytes, width: 1);
    private readonly Chunked<object?> _payloads = new(sizeof(long), width: 1);
    private readonly Stack<int> _freePayloads = [];
    private readonly AddressablePriorityQueue<int> _wakes = new();
    private readonly PriorityQueue<(SlaNotice Notice, int Slot, int Generation), long> _pending = new();
    private readonly List<int> _dirty = [];
    private readonly NoticeCollector _collector = new();
    private readonly List<SlaNotice> _told = [];
    private int _freeOccurrence = -1;
    private long _advancedTo = SlaTime.Unset;

    /// <summary>Makes an empty book.</summary>
    /// <param name="clocks">The clocks, in the order of their verdicts; at least one.</param>
    /// <param name="actions">Actions by time; null for none.</param>
    /// <exception cref="ArgumentNullException">A clock or action is null.</exception>
    /// <exception cref="ArgumentException">There is no clock, or two clocks or actions have the same name.</exception>
    public SlaBook(IEnumerable<SlaClock> clocks, IEnumerable<TimedAction>? actions = null)
    {
        Clocks = [.. Guard.Against.Null(clocks).Select(c => Guard.Against.Null(c, nameof(clocks)))];
        Actions = [.. (actions ?? []).Select(a => Guard.Against.Null(a, nameof(actions)))];
        _ = SlaEvaluator.RulesOf(Clocks, nameof(clocks));
        ClockRules[] rules = SlaEvaluator.RulesOf([.. Clocks, .. Actions.Select(a => a.Clock)], nameof(actions));
        _rules = [.. rules.Select((r, i) => i < Clocks.Length ? r : new ClockRules(r.Clock, i) { Action = Actions[i - Clocks.Length] })];
        _effects = new int[_rules.Length];
        _working = new ClockState[_rules.Length];
        _clocks = new ClockTable(_rules.Length);
    }

    /// <summary>The clocks.</summary>
    public ImmutableArray<SlaClock> Clocks { get; }

    /// <summary>The actions by time.</summary>
    public ImmutableArray<TimedAction> Actions { get; }

    /// <summary>The number of tickets.</summary>
    public int Count => _tickets.Count;

    /// <summary>The instant that time was advanced to last, or null before the first.</summary>
    public Instant? AdvancedTo => _advancedTo == SlaTime.Unset ? null : SlaTime.ToInstant(_advancedTo);

    /// <summary>The instant to advance to next if no event comes: the first at which there is something to tell; null if there is nothing to tell at all.</summary>
    public Instant? NextWakeAt
    {
        get
        {
            Settle();
            long next = Math.Min(_wakes.ReadyCount > 0 ? _wakes.AdvancedTo : _wakes.NextReadyAt ?? SlaTime.Never, NextPending());
            return next == SlaTime.Never ? null : SlaTime.ToInstant(next);
        }
    }

    /// <summary>Takes an event.</summary>
    /// <param name="next">The event; its instant is from 1900 to before 2190.</param>
    /// <returns>Whether it was taken, or is there already.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside these bounds.</exception>
    /// <exception cref="ArgumentException">There is another event of the ticket with this number.</exception>
    public SlaBookResult Apply(TicketEvent next)
    {
        Occurrence step = Occurrence.Of(Guard.Against.Null(next));
        if (step.Kind == OccurrenceKind.None)
        {
            return SlaBookResult.Applied; // it changes no clock
        }

        uint hash = TicketIndex.HashOf(next.Ticket);
        int slot = _tickets.Find(next.Ticket, hash);
        if (slot >= 0)
        {
            Expect(slot);
            if (IsThere(slot, step, nameof(next)))
            {
                return SlaBookResult.Duplicate;
            }
        }

        Take(slot >= 0 ? slot : AddTicket(next.Ticket, hash), step);
        return SlaBookResult.Applied;
    }

    /// <summary>Advances time, and tells what is to be told up to it, inclusive: levels reached, deadlines that passed before it, stops in time, corrections, actions due.</summary>
    /// <param name="now">The instant, not before <see cref="AdvancedTo"/>, from 1900 to before 2190.</param>
    /// <param name="notices">Where the notices are added, in their order.</param>
    /// <returns>How many were added.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="notices"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is outside these bounds.</exception>
    public int AdvanceTo(Instant now, ICollection<SlaNotice> notices)
    {
        Guard.Against.Null(notices);
        long until = SlaTime.OfEvent(now, nameof(now));
        if (until < _advancedTo)
        {
            throw new ArgumentOutOfRangeException(nameof(now), now, string.Create(CultureInfo.InvariantCulture, $"Time was advanced to {AdvancedTo}; it cannot go back to {now}."));
        }

        Settle();
        _wakes.AdvanceTo(until);
        while (PassTimeOfSome(until))
        {
        }

        _advancedTo = until;
        _told.Clear();
        while (NextPending() <= until)
        {
            _told.Add(_pending.Dequeue().Notice);
        }

        _told.Sort(SlaNotice.Compare);
        foreach (SlaNotice notice in _told)
        {
            notices.Add(notice);
        }

        return _told.Count;
    }

    /// <summary>Whether there is a ticket of that name.</summary>
    public bool Contains(TicketId ticket) => Find(ticket) >= 0;

    /// <summary>How the clocks of a ticket stand: of each that has started the last instance, in the order of the clocks. Constant time for each clock.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="asOf">The instant, not before the ticket's last event nor <see cref="AdvancedTo"/>.</param>
    /// <exception cref="ArgumentException">There is no such ticket.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is before one of these.</exception>
    public ImmutableArray<ClockVerdict> StandingOf(TicketId ticket, Instant asOf)
    {
        int slot = SlotOf(ticket);
        Settle();
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        long earliest = Math.Max(_advancedTo, _rows[slot, 0].LastAt);
        if (until < earliest)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, string.Create(CultureInfo.InvariantCulture, $"Ticket {ticket.Value} is known up to {SlaTime.ToInstant(earliest)}; ask as of then or later, or its whole history."));
        }

        ImmutableArray<ClockVerdict>.Builder verdicts = ImmutableArray.CreateBuilder<ClockVerdict>();
        for (int c = 0; c < Clocks.Length; c++)
        {
            _clocks.Load(slot, c, out ClockState state);
            if (state.Instance > 0)
            {
                _rules[c].PassTime(ref state, until, until, sink: null);
                verdicts.Add(ClockVerdict.Of(ticket, _rules[c], state, until));
            }
        }

        return verdicts.DrainToImmutable();
    }

    /// <summary>Every instance of every clock on a ticket, as <see cref="SlaEvaluator.Evaluate"/> gives it: linear in the ticket's events.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="asOf">The instant; any from 1900 to before 2190.</param>
    /// <exception cref="ArgumentException">There is no such ticket.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside these bounds.</exception>
    public ImmutableArray<ClockVerdict> HistoryOf(TicketId ticket, Instant asOf)
    {
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        ClockRules[] clocks = _rules[..Clocks.Length];
        HistoryFold fold = new(clocks);
        InstanceCollector instances = new(clocks.Length);
        fold.Run(StepsOf(SlotOf(ticket), isNewLeftOut: false), until, instances);
        fold.PassTime(until, instances);
        return instances.Verdicts(ticket, clocks, fold.States, until);
    }

    /// <summary>Forgets a ticket with its events and whatever was still to be told of it, and frees its memory for others.</summary>
    /// <returns>False if there is none of that name.</returns>
    public bool Forget(TicketId ticket)
    {
        int slot = Find(ticket);
        if (slot >= 0)
        {
            Release(slot);
        }

        return slot >= 0;
    }

    private int Find(TicketId ticket) => _tickets.Find(ticket, TicketIndex.HashOf(ticket));

    private int SlotOf(TicketId ticket) => Find(ticket) is var slot and >= 0
        ? slot
        : throw new ArgumentException($"There is no ticket '{ticket}' in the book.", nameof(ticket));
}
