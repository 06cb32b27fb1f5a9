using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The events of one ticket, each under its number, in whatever order and however often they are delivered. Nothing is taken out but personal data.</summary>
/// <remarks>
/// <para>The log is ordered by instant, then by number. It is the same, and folds to the same ticket, in whatever order its events came.</para>
/// <para>Numbers may come with gaps: <see cref="FirstMissing"/> tells the first, and the fold goes on without what is missing.</para>
/// <para>A redaction takes personal data out of the events that it names, also out of those delivered after it.</para>
/// <para>Equality is by reference. Changes in place: for one thread at a time.</para>
/// </remarks>
public sealed class TicketLog
{
    private readonly Dictionary<long, TicketEvent> _byNumber = [];
    private readonly List<Place> _places = [];
    private readonly HashSet<long> _redacted = [];
    private bool _isOrdered = true;
    private Place? _opening;
    private long _allUpTo;
    private TicketFold? _fold;
    private int _folded;

    /// <summary>Begins the log of a ticket.</summary>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    public TicketLog(TicketId ticket) =>
        Ticket = ticket.IsDefault ? throw new ArgumentException("A log belongs to a ticket; default(TicketId) names none.", nameof(ticket)) : ticket;

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>How many events there are.</summary>
    public int Count => _places.Count;

    /// <summary>The greatest number, or 0 for an empty log.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The smallest number that is missing below <see cref="LastSequence"/>, or null where none is.</summary>
    public long? FirstMissing => _allUpTo == LastSequence ? null : _allUpTo + 1;

    /// <summary>Takes an event that was delivered. One at the end takes constant time; one that comes late is sorted in when the log is next read.</summary>
    /// <returns>Whether the event is new to the log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="delivered"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="delivered"/> is another ticket's, or bears no number.</exception>
    /// <exception cref="TicketLogConflictException">The log has another event under that number. It stays as it was.</exception>
    public TicketLogAppend Append(TicketEvent delivered)
    {
        Guard.Against.Null(delivered);
        if (delivered.Ticket != Ticket)
        {
            throw new ArgumentException($"The event belongs to ticket {delivered.Ticket.Value}; this is the log of ticket {Ticket.Value}.", nameof(delivered));
        }

        if (delivered.Sequence == 0)
        {
            throw new ArgumentException($"An event of ticket {Ticket.Value} at {delivered.At} bears no number; in a log events are numbered from 1.", nameof(delivered));
        }

        TicketEvent kept = _redacted.Contains(delivered.Sequence) ? delivered.WithoutPersonalData() : delivered;
        if (_byNumber.TryGetValue(delivered.Sequence, out TicketEvent? stored))
        {
            return stored == kept ? TicketLogAppend.Duplicate : throw new TicketLogConflictException(stored, delivered);
        }

        Add(kept);
        if (delivered is PersonalDataRedacted redaction)
        {
            Redact(redaction.Sequences);
        }

        return TicketLogAppend.Added;
    }

    /// <summary>The event under a number, or null.</summary>
    public TicketEvent? Find(long sequence) => _byNumber.GetValueOrDefault(sequence);

    /// <summary>The events as they are folded: the opening, then the others by instant and number. <see cref="Tickets.Ticket.Replay"/> takes them.</summary>
    public ImmutableArray<TicketEvent> ToEvents()
    {
        Order();
        IEnumerable<TicketEvent> others = _places.Where(place => place != _opening).Select(place => _byNumber[place.Sequence]);
        return _opening is { } opening ? [_byNumber[opening.Sequence], .. others] : [.. others];
    }

    /// <summary>The conversation: every message, over all channels, by instant and number.</summary>
    public ImmutableArray<MessagePosted> ToMessages()
    {
        Order();
        return [.. _places.Select(place => _byNumber[place.Sequence]).OfType<MessagePosted>()];
    }

    /// <summary>The ticket as the log leaves it. Linear in the events appended since the last fold; in all events after one that came late.</summary>
    /// <exception cref="InvalidOperationException">The event that opens the ticket has not been delivered.</exception>
    public Ticket Fold()
    {
        Place opening = _opening
            ?? throw new InvalidOperationException($"The log of ticket {Ticket.Value} has {Count} events and none that opens it; it can be folded once that one is there.");
        Order();
        if (_fold is null)
        {
            _fold = new TicketFold((TicketOpened)_byNumber[opening.Sequence]);
            _folded = 0;
        }

        for (; _folded < _places.Count; _folded++)
        {
            if (_places[_folded] != opening)
            {
                _fold.Apply(_byNumber[_places[_folded].Sequence]);
            }
        }

        return new Ticket(_fold.Copy());
    }

    private void Add(TicketEvent kept)
    {
        Place place = new(kept.At, kept.Sequence);
        if (_places.Count > 0 && Place.Compare(place, _places[^1]) < 0)
        {
            _isOrdered = false;
            _fold = null;
        }

        if (kept is TicketOpened && (_opening is not { } first || Place.Compare(place, first) < 0))
        {
            _opening = place;
            _fold = null;
        }

        _byNumber.Add(kept.Sequence, kept);
        _places.Add(place);
        LastSequence = Math.Max(LastSequence, kept.Sequence);
        while (_byNumber.ContainsKey(_allUpTo + 1))
        {
            _allUpTo++;
        }
    }

    /// <summary>What was folded stays right: the fold of the redaction takes out the same.</summary>
    private void Redact(ImmutableArray<long> sequences)
    {
        foreach (long sequence in sequences)
        {
            if (_redacted.Add(sequence) && _byNumber.TryGetValue(sequence, out TicketEvent? stored))
            {
                _byNumber[sequence] = stored.WithoutPersonalData();
            }
        }
    }

    private void Order()
    {
        if (!_isOrdered)
        {
            _places.Sort(Place.Compare);
            _isOrdered = true;
        }
    }

    /// <summary>Where an event stands in the log.</summary>
    private readonly record struct Place(Instant At, long Sequence)
    {
        internal static int Compare(Place one, Place other)
        {
            int byInstant = one.At.CompareTo(other.At);
            return byInstant != 0 ? byInstant : one.Sequence.CompareTo(other.Sequence);
        }
    }
}
