using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>A row of a log with the verdict of each clock of its desk.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class JudgedTicket
{
    internal JudgedTicket(in CaseFields row, Ticket ticket, ImmutableArray<SlaVerdict> verdicts)
    {
        Line = row.Line;
        Ticket = ticket;
        Status = row.Status.Text;
        RecordedDeadline = row.Deadline;
        RecordedVerdict = row.Verdict;
        Verdicts = verdicts;
    }

    /// <summary>The line of the file that the row begins on, counted from 1, the header included.</summary>
    public long Line { get; }

    /// <summary>The ticket, folded from the events that the row records.</summary>
    public Ticket Ticket { get; }

    /// <summary>The status as the log names it, or null.</summary>
    public string? Status { get; }

    /// <summary>The deadline that the log itself gives, or null.</summary>
    public Instant? RecordedDeadline { get; }

    /// <summary>The verdict that the log itself gives.</summary>
    public RecordedVerdict RecordedVerdict { get; }

    /// <summary>The verdict of each clock, in the order of the desk's clocks.</summary>
    public ImmutableArray<SlaVerdict> Verdicts { get; }
}
