using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A ticket as its recorded history leaves it: a pure fold of <see cref="TicketEvent"/>s.</summary>
/// <remarks>
/// <para>Recorded history always applies. Where it breaks the rules of <see cref="TicketTransitions"/>, runs backwards in time or names a state that nobody
/// knows, the fold goes on as it happened and counts a <see cref="TicketFinding"/>.</para>
/// <para>Two tickets are equal when all their facts are, the findings included; there is no order and no <c>default</c>.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Ticket : IEquatable<Ticket>
{
    /// <summary>How many findings a ticket keeps whole, the first ones; those after them are counted only.</summary>
    public const int MaxFindingsKept = 16;

    private readonly TicketFold _fold;

    /// <summary>Takes a fold that nobody changes from now on.</summary>
    internal Ticket(TicketFold fold) => _fold = fold;

    /// <summary>The ticket's name.</summary>
    public TicketId Id => _fold.Id;

    /// <summary>When it was opened, by the first opening recorded.</summary>
    public Instant OpenedAt => _fold.OpenedAt;

    /// <summary>Who opened it.</summary>
    public Person OpenedBy => _fold.OpenedBy;

    /// <summary>What is known of it.</summary>
    public TicketAttributes Attributes => _fold.Attributes;

    /// <summary>Where it stands.</summary>
    public TicketStatus Status => _fold.Status;

    /// <summary>When it entered that status; entering it again does not count.</summary>
    public Instant StatusSince => _fold.StatusSince;

    /// <summary>What it waits for, by the source's own name; null where it does not wait or the source does not say.</summary>
    public string? HoldReason => _fold.HoldReason;

    /// <summary>Since when it waits for no solution: it was solved, closed, cancelled or merged then, whichever came first; null while it waits for one.</summary>
    /// <remarks>A ticket that is closed without being solved before is solved by its closing. Work that is taken up again clears it.</remarks>
    public Instant? SolvedAt => _fold.SolvedAt;

    /// <summary>When it was solved or closed for the first time, even if it was taken up again; null where it never was.</summary>
    public Instant? FirstSolvedAt => _fold.FirstSolvedAt;

    /// <summary>Since when it is closed, cancelled or merged; null while it is not.</summary>
    public Instant? ClosedAt => _fold.ClosedAt;

    /// <summary>The group that has it, or null.</summary>
    public GroupId? Group => _fold.Group;

    /// <summary>The agent who has it, or null.</summary>
    public AgentId? Agent => _fold.Agent;

    /// <summary>How often it passed from one agent to another; a time in between with nobody does not count.</summary>
    public int HandOffs => _fold.HandOffs;

    /// <summary>How often it passed from one group to another; a time in between with none does not count.</summary>
    public int GroupChanges => _fold.GroupChanges;

    /// <summary>How often work was taken up again after it was solved, closed or cancelled.</summary>
    public int ReopenCount => _fold.ReopenCount;

    /// <summary>The facts of its conversation.</summary>
    public Conversation Conversation => _fold.Conversation;

    /// <summary>The ticket that it goes on in, or null where it was not merged or the source does not say into which.</summary>
    public TicketId? MergedInto => _fold.MergedInto;

    /// <summary>The tickets that it is tied to, by kind and name; each tie once.</summary>
    public ImmutableSortedSet<TicketLink> Links => _fold.Links;

    /// <summary>The due dates that were set by hand, by clock.</summary>
    public ImmutableSortedDictionary<ClockId, Instant> DueDates => _fold.DueDates;

    /// <summary>How many events were folded.</summary>
    public long Version => _fold.Version;

    /// <summary>The greatest number of an event folded; 0 where the source numbers none.</summary>
    public long LastSequence => _fold.LastSequence;

    /// <summary>The latest instant of an event folded.</summary>
    public Instant LastEventAt => _fold.LastEventAt;

    /// <summary>Where the history breaks the rules, in the order of the events: the first <see cref="MaxFindingsKept"/>.</summary>
    public ImmutableArray<TicketFinding> Findings => _fold.Findings;

    /// <summary>How many findings there are, those not kept included.</summary>
    public long FindingCount => _fold.FindingCount;

    /// <summary>Equality of all facts.</summary>
    public static bool operator ==(Ticket? left, Ticket? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of any fact.</summary>
    public static bool operator !=(Ticket? left, Ticket? right) => !(left == right);

    /// <summary>Begins a ticket with its opening.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="opened"/> is null.</exception>
    public static Ticket Open(TicketOpened opened) => new(new TicketFold(opened));

    /// <summary>Folds a history, in the order given: linear in the number of events.</summary>
    /// <param name="history">The events of one ticket; the first one opens it.</param>
    /// <exception cref="ArgumentException">The history is empty, does not begin with an opening, or holds an event of another ticket.</exception>
    public static Ticket Replay(params ReadOnlySpan<TicketEvent> history)
    {
        if (history.IsEmpty || history[0] is not TicketOpened opened)
        {
            throw new ArgumentException("A history begins with the event that opens the ticket.", nameof(history));
        }

        TicketFold fold = new(opened);
        foreach (TicketEvent next in history[1..])
        {
            fold.Apply(next);
        }

        return new Ticket(fold);
    }

    /// <summary>The ticket after one more event.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="next"/> belongs to another ticket.</exception>
    public Ticket Apply(TicketEvent next) => Apply([next]);

    /// <summary>The ticket after more events, in the order given: linear in their number.</summary>
    /// <exception cref="ArgumentNullException">An event is null.</exception>
    /// <exception cref="ArgumentException">An event belongs to another ticket.</exception>
    public Ticket Apply(params ReadOnlySpan<TicketEvent> next)
    {
        TicketFold fold = _fold.Copy();
        foreach (TicketEvent one in next)
        {
            fold.Apply(one);
        }

        return new Ticket(fold);
    }

    /// <summary>All facts, to be stored.</summary>
    public TicketSnapshot ToSnapshot() => _fold.ToSnapshot();

    /// <summary>The ticket of a snapshot.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> or its attributes are null.</exception>
    /// <exception cref="ArgumentException">The facts contradict each other: no ticket has such.</exception>
    public static Ticket FromSnapshot(TicketSnapshot snapshot)
    {
        TicketSnapshotCheck.Check(Guard.Against.Null(snapshot));
        return new Ticket(new TicketFold(snapshot));
    }

    /// <summary>How many findings of a kind there are, those not kept included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    public int CountOf(TicketFindingKind kind) => _fold.CountOf(Guard.Against.UndefinedEnum(kind));

    /// <inheritdoc/>
    public bool Equals(Ticket? other) => other is not null && (ReferenceEquals(this, other) || _fold.SameAs(other._fold));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ticket);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, OpenedAt, Status, LastEventAt, Version);

    /// <summary>The fold, to go on from: a copy, since this ticket never changes.</summary>
    internal TicketFold ToFold() => _fold.Copy();
}
