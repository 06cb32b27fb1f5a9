using NodaTime;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Measures;

/// <summary>What the measures see of one judged ticket, wherever its history comes from; valid while it is handed over.</summary>
/// <remarks>Group numbers are those of the <see cref="GroupNames"/> of the <see cref="ReplayMeasures"/> that takes it; 0 where nothing is known.</remarks>
internal readonly ref struct MeasuredTicket
{
    /// <summary>The number of something that the log does not tell.</summary>
    internal const int Unknown = -1;

    public MeasuredTicket()
    {
    }

    /// <summary>The ticket's name in UTF-8; made into a string only where a list keeps it.</summary>
    internal ReadOnlySpan<byte> IdUtf8 { get; init; }

    /// <summary>The line of the log that the ticket begins on, counted from 1.</summary>
    internal long Line { get; init; }

    internal Instant OpenedAt { get; init; }

    /// <summary>The instant of the verdicts.</summary>
    internal Instant AsOf { get; init; }

    /// <summary>When the ticket was resolved, taken up again, resolved again and so on, in this order, up to <see cref="AsOf"/>: an odd number means that it is resolved.</summary>
    /// <remarks>Resolved means solved, closed, cancelled or merged, whichever came first. Empty for a ticket that is unresolved since its opening.</remarks>
    internal ReadOnlySpan<Instant> Turns { get; init; }

    /// <summary>The status at <see cref="AsOf"/>.</summary>
    internal TicketStatus Status { get; init; }

    internal int Priority { get; init; }

    internal int Queue { get; init; }

    internal int Channel { get; init; }

    /// <summary>How often another group took the ticket over: the length of the path of distinct consecutive groups, less one; <see cref="Unknown"/> without any group.</summary>
    internal int HandOffs { get; init; } = Unknown;

    /// <summary>Whether a group had the ticket again after another one.</summary>
    internal bool CameBack { get; init; }

    /// <summary>How often it was reopened, or <see cref="Unknown"/>.</summary>
    internal int Reopenings { get; init; } = Unknown;

    /// <summary>The verdict that the log itself gives.</summary>
    internal RecordedVerdict Recorded { get; init; }

    /// <summary>The deadline that the log itself gives, or null.</summary>
    internal Instant? RecordedDeadline { get; init; }

    /// <summary>The verdicts, those of one clock side by side, in the order of the clocks.</summary>
    internal ReadOnlySpan<SlaVerdict> Verdicts { get; init; }

    /// <summary>The position of each verdict's clock; empty where there is one verdict of each clock.</summary>
    internal ReadOnlySpan<int> Clocks { get; init; }

    /// <summary>The position of each verdict's policy among those of its clock, counted from 1, or 0 where none applied.</summary>
    internal ReadOnlySpan<int> Policies { get; init; }

    /// <summary>Whether it is unresolved at <see cref="AsOf"/>.</summary>
    internal bool IsOpen => Turns.Length % 2 == 0;

    /// <summary>Whether nothing was owed in the end, so that its time is no time of work.</summary>
    internal bool IsVoid => Status is TicketStatus.Cancelled or TicketStatus.Merged;

    internal int ClockOf(int verdict) => Clocks.IsEmpty ? verdict : Clocks[verdict];
}
