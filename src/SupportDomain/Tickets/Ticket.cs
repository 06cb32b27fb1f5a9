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
    public TicketAttributes Attributes { get; private init; }

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; private init; }

    /// <summary>Since when it is solved, or was on its way to closed; null while it waits for a solution.</summary>
    /// <remarks>A ticket that is closed without being solved before is solved by its closing. Work that is taken up again clears it.</remarks>
    public Instant? SolvedAt { get; private init; }

    /// <summary>Since when it is closed, cancelled or merged; null while it is not.</summary>
    public Instant? ClosedAt { get; private init; }

    /// <summary>The instant of the event folded last.</summary>
    public Instant LastEventAt { get; private init; }

    /// <summary>Where the history breaks the rules, in the order of the events.</summary>
    public ImmutableArray<TicketFinding> Findings { get; private init; }

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
            ticket = ticket.Apply(next);
        }

        return ticket;
    }

    /// <summary>The ticket after one more event.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="next"/> belongs to another ticket.</exception>
    public Ticket Apply(TicketEvent next)
    {
        Guard.Against.Null(next);
        if (next.Ticket != Id)
        {
            throw new ArgumentException($"The event belongs to ticket {next.Ticket.Value}; it cannot apply to ticket {Id.Value}.", nameof(next));
        }

        Ticket after = next switch
        {
            TicketStatusChanged changed => Enter(changed.Status, changed.At),
            TicketOpened again => new Ticket(this) { Attributes = again.Attributes, Findings = Findings.Add(Finding(TicketFindingKind.OpenedAgain, again.At, Status)) },
            _ => throw new ArgumentException($"An event of kind {next.GetType().Name} is unknown to this version.", nameof(next)),
        };
        return next.At >= LastEventAt
            ? new Ticket(after) { LastEventAt = next.At }
            : new Ticket(after) { Findings = after.Findings.Add(Finding(TicketFindingKind.TimeWentBack, next.At, after.Status)) };
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

    private Ticket Enter(TicketStatus status, Instant at)
    {
        ImmutableArray<TicketFinding> findings = TicketTransitions.IsAllowed(Status, status)
            ? Findings
            : Findings.Add(Finding(TicketFindingKind.ForbiddenTransition, at, status));
        bool final = TicketTransitions.IsFinal(status);
        return new Ticket(this)
        {
            Status = status,
            SolvedAt = TicketTransitions.IsUnsolved(status) ? null : SolvedAt ?? at,
            ClosedAt = final ? ClosedAt ?? at : null,
            Findings = findings,
        };
    }

    private TicketFinding Finding(TicketFindingKind kind, Instant at, TicketStatus to) => new(kind, at, Status, to);
}
