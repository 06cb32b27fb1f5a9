using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>All facts of a ticket, to be stored beside its log: a fold can go on from here instead of from the opening.</summary>
/// <remarks>
/// <para>Made by <see cref="Ticket.ToSnapshot"/>; <see cref="Ticket.FromSnapshot"/> checks what was read. The facts are those of the ticket unless said otherwise.</para>
/// <para>Equality is by reference; the tickets of two snapshots compare by value. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class TicketSnapshot
{
    /// <inheritdoc cref="Ticket.Id"/>
    public required TicketId Id { get; init; }

    /// <inheritdoc cref="Ticket.OpenedAt"/>
    public required Instant OpenedAt { get; init; }

    /// <inheritdoc cref="Ticket.OpenedBy"/>
    public Person OpenedBy { get; init; }

    /// <inheritdoc cref="Ticket.Attributes"/>
    public required TicketAttributes Attributes { get; init; }

    /// <inheritdoc cref="Ticket.Status"/>
    public required TicketStatus Status { get; init; }

    /// <inheritdoc cref="Ticket.StatusSince"/>
    public required Instant StatusSince { get; init; }

    /// <inheritdoc cref="Ticket.HoldReason"/>
    public string? HoldReason { get; init; }

    /// <inheritdoc cref="Ticket.SolvedAt"/>
    public Instant? SolvedAt { get; init; }

    /// <inheritdoc cref="Ticket.FirstSolvedAt"/>
    public Instant? FirstSolvedAt { get; init; }

    /// <inheritdoc cref="Ticket.ClosedAt"/>
    public Instant? ClosedAt { get; init; }

    /// <inheritdoc cref="Ticket.Group"/>
    public GroupId? Group { get; init; }

    /// <inheritdoc cref="Ticket.Agent"/>
    public AgentId? Agent { get; init; }

    /// <summary>The group that had it last, even if none has it now.</summary>
    public GroupId? LastGroup { get; init; }

    /// <summary>The agent who had it last, even if nobody has it now.</summary>
    public AgentId? LastAgent { get; init; }

    /// <inheritdoc cref="Ticket.HandOffs"/>
    public int HandOffs { get; init; }

    /// <inheritdoc cref="Ticket.GroupChanges"/>
    public int GroupChanges { get; init; }

    /// <inheritdoc cref="Ticket.ReopenCount"/>
    public int ReopenCount { get; init; }

    /// <inheritdoc cref="Ticket.Conversation"/>
    public Conversation Conversation { get; init; }

    /// <inheritdoc cref="Ticket.MergedInto"/>
    public TicketId? MergedInto { get; init; }

    /// <inheritdoc cref="Ticket.Links"/>
    public ImmutableArray<TicketLink> Links { get; init; } = [];

    /// <inheritdoc cref="Ticket.DueDates"/>
    public ImmutableArray<KeyValuePair<ClockId, Instant>> DueDates { get; init; } = [];

    /// <inheritdoc cref="Ticket.Version"/>
    public required long Version { get; init; }

    /// <inheritdoc cref="Ticket.LastSequence"/>
    public long LastSequence { get; init; }

    /// <summary>The number of the event that opened it.</summary>
    public long OpeningSequence { get; init; }

    /// <summary>The number of the event that its attributes are from.</summary>
    public long AttributesSequence { get; init; }

    /// <inheritdoc cref="Ticket.LastEventAt"/>
    public required Instant LastEventAt { get; init; }

    /// <inheritdoc cref="Ticket.Findings"/>
    public ImmutableArray<TicketFinding> Findings { get; init; } = [];

    /// <summary>How many findings there are of each kind that there are any of, those not kept included.</summary>
    public ImmutableArray<KeyValuePair<TicketFindingKind, int>> FindingCounts { get; init; } = [];
}
