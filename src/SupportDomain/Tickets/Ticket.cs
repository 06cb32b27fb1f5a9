using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A ticket as its recorded history leaves it: a pure fold of <see cref="TicketEvent"/>s.</summary>
/// <remarks>
/// <para>Recorded history always applies. Where it breaks the rules of <see cref="TicketTransitions"/> or runs backwards in time, the fold goes on as
/// it happened and keeps a <see cref="TicketFinding"/>.</para>
/// <para>Two tickets are equal when all their facts are, the findings included; there is no order and no <c>default</c>.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Ticket : IEquatable<Ticket>
{
    private Ticket(TicketOpened opened)
    {
        Id = opened.Ticket;
        OpenedAt = opened.At;
        Attributes = opened.Attributes;
        LastEventAt = opened.At;
        Findings = [];
    }

    private Ticket(Ticket source)
    {
        Id = source.Id;
        OpenedAt = source.OpenedAt;
        Attributes = source.Attributes;
        Status = source.Status;
        SolvedAt = source.SolvedAt;
        ClosedAt = source.ClosedAt;
        LastEventAt = source.LastEventAt;
        Findings = source.Findings;
    }

    /// <summary>The ticket's name.</summary>
    public TicketId Id { get; }

    /// <summary>When it was opened, by the first opening recorded.</summary>
    public Instant OpenedAt { get; }

    /// <summary>What is known of it.</summary>
    public TicketAttributes Attributes { get; private set; }

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; private set; }

    /// <summary>Since when it is solved, or was on its way to closed; null while it waits for a solution.</summary>
    /// <remarks>A ticket that is closed without being solved before is solved by its closing. Work that is taken up again clears it.</remarks>
    public Instant? SolvedAt { get; private set; }

    /// <summary>Since when it is closed, cancelled or merged; null while it is not.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>The instant of the event folded last.</summary>
    public Instant LastEventAt { get; private set; }

    /// <summary>Where the history breaks the rules, in the order of the events.</summary>
    public ImmutableArray<TicketFinding> Findings { get; private set; }

    /// <summary>Equality of all facts.</summary>
    public static bool operator ==(Ticket? left, Ticket? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of any fact.</summary>
    public static bool operator !=(Ticket? left, Ticket? right) => !(left == right);

    /// <summary>Begins a ticket with its opening.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="opened"/> is null.</exception>
    public static Ticket Open(TicketOpened opened) => new(Guard.Against.Null(opened));

    /// <summary>Folds a history, in the order given: linear in the number of events.</summary>
    /// <param name="history">The events of one ticket; the first one opens it.</param>
    /// <exception cref="ArgumentException">The history is empty, does not begin with an opening, or holds an event of another ticket.</exception>
    public static Ticket Replay(params ReadOnlySpan<TicketEvent> history)
    {
        if (history.IsEmpty || history[0] is not TicketOpened opened)
        {
            throw new ArgumentException("A history begins with the event that opens the ticket.", nameof(history));
        }

        Ticket ticket = Open(opened);
        foreach (TicketEvent next in history[1..])
        {
            ticket.ApplyInPlace(next);
        }

        return ticket;
    }

    /// <summary>The ticket after one more event.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="next"/> belongs to another ticket.</exception>
    public Ticket Apply(TicketEvent next)
    {
        Ticket after = new(this);
        after.ApplyInPlace(next);
        return after;
    }

    /// <inheritdoc/>
    public bool Equals(Ticket? other) => other is not null
        && Id == other.Id && OpenedAt == other.OpenedAt && Attributes == other.Attributes && Status == other.Status
        && SolvedAt == other.SolvedAt && ClosedAt == other.ClosedAt && LastEventAt == other.LastEventAt
        && Findings.AsSpan().SequenceEqual(other.Findings.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ticket);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, OpenedAt, Status, LastEventAt);

    /// <summary>Only on a ticket that nobody has seen yet.</summary>
    private void ApplyInPlace(TicketEvent next)
    {
        Guard.Against.Null(next);
        if (next.Ticket != Id)
        {
            throw new ArgumentException($"The event belongs to ticket {next.Ticket.Value}; it cannot apply to ticket {Id.Value}.", nameof(next));
        }

        TicketStatus before = Status;
        if (next is TicketStatusChanged changed)
        {
            Enter(changed.Status, changed.At);
        }
        else if (next is TicketOpened again)
        {
            Attributes = again.Attributes;
            AddFinding(TicketFindingKind.OpenedAgain, again.At, before);
        }
        else
        {
            throw new ArgumentException($"An event of kind {next.GetType().Name} is unknown to this version.", nameof(next));
        }

        if (next.At >= LastEventAt)
        {
            LastEventAt = next.At;
        }
        else
        {
            AddFinding(TicketFindingKind.TimeWentBack, next.At, before);
        }
    }

    private void Enter(TicketStatus status, Instant at)
    {
        TicketStatus before = Status;
        Status = status;
        SolvedAt = TicketTransitions.IsUnsolved(status) ? null : SolvedAt ?? at;
        ClosedAt = TicketTransitions.IsFinal(status) ? ClosedAt ?? at : null;
        if (!TicketTransitions.IsAllowed(before, status))
        {
            AddFinding(TicketFindingKind.ForbiddenTransition, at, before);
        }
    }

    private void AddFinding(TicketFindingKind kind, Instant at, TicketStatus from) =>
        Findings = Findings.Add(new TicketFinding(kind, at, from, Status));
}
