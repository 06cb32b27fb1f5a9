using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>One row of a case log, read: everything it says of its ticket.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
public sealed record CaseRow
{
    internal CaseRow(TicketId id, in CaseFields fields)
    {
        Id = id;
        Line = fields.Line;
        OpenedAt = fields.OpenedAt;
        SolvedAt = fields.SolvedAt;
        ClosedAt = fields.ClosedAt;
        Status = fields.Status.Text;
        MappedStatus = fields.MappedStatus;
        Attributes = fields.ToAttributes();
        Deadline = fields.Deadline;
        Verdict = fields.Verdict;
    }

    /// <summary>The line of the file that the row begins on, counted from 1, the header included.</summary>
    public long Line { get; }

    /// <summary>The ticket.</summary>
    public TicketId Id { get; }

    /// <summary>When it was opened.</summary>
    public Instant OpenedAt { get; }

    /// <summary>When it was solved, or null.</summary>
    public Instant? SolvedAt { get; }

    /// <summary>When it was closed, or null.</summary>
    public Instant? ClosedAt { get; }

    /// <summary>The status as the log names it, or null.</summary>
    public string? Status { get; }

    /// <summary>What the status means, or null where the mapping does not know it.</summary>
    public TicketStatus? MappedStatus { get; }

    /// <summary>Type, priority, queue and channel.</summary>
    public TicketAttributes Attributes { get; }

    /// <summary>The deadline that the log itself gives, or null.</summary>
    public Instant? Deadline { get; }

    /// <summary>The verdict that the log itself gives.</summary>
    public RecordedVerdict Verdict { get; }

    /// <summary>The latest of the opening, the solution and the closing.</summary>
    public Instant LatestEventAt => Instant.Max(Instant.Max(OpenedAt, SolvedAt ?? OpenedAt), ClosedAt ?? OpenedAt);

    /// <summary>The events that the row records up to an instant, inclusive: the opening, then the solution, then the closing.</summary>
    /// <remarks>A closing, or a solution that no closing follows, is recorded as cancelled or merged where the status says so. A row does not tell when a status short of the solution was entered, so no event is made of it.</remarks>
    /// <param name="until">The last instant, inclusive; <see cref="Instant.MaxValue"/> for all of them.</param>
    /// <returns>One to three events; none if the ticket was opened later.</returns>
    public TicketEvent[] ToEvents(Instant until)
    {
        if (OpenedAt > until)
        {
            return [];
        }

        TicketOpened opened = new(Id, OpenedAt, Attributes);
        TicketStatusChanged? solved = SolvedAt is { } s && s <= until ? new(Id, s, ClosedAt is null ? EndStatusOf(MappedStatus, TicketStatus.Solved) : TicketStatus.Solved) : null;
        TicketStatusChanged? closed = ClosedAt is { } c && c <= until ? new(Id, c, EndStatusOf(MappedStatus, TicketStatus.Closed)) : null;
        return (solved, closed) switch
        {
            (null, null) => [opened],
            (null, _) => [opened, closed],
            (_, null) => [opened, solved],
            _ => [opened, solved, closed],
        };
    }

    /// <summary>What the last event is recorded as: cancelled or merged where the status says so.</summary>
    internal static TicketStatus EndStatusOf(TicketStatus? mapped, TicketStatus otherwise) => mapped is TicketStatus.Cancelled or TicketStatus.Merged ? mapped.Value : otherwise;
}
