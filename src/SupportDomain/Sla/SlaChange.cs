using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>How the verdict on one instance of a clock differs between two sets of clocks, and why.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class SlaChange
{
    internal SlaChange(TicketId ticket, string clock, int instance, ClockVerdict? before, ClockVerdict? after, ImmutableArray<Reason> reasons)
    {
        Ticket = ticket;
        Clock = clock;
        Instance = instance;
        Before = before;
        After = after;
        Reasons = reasons;
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The clock's name.</summary>
    public string Clock { get; }

    /// <summary>The number of the instance.</summary>
    public int Instance { get; }

    /// <summary>The verdict before, or null where there is none.</summary>
    public ClockVerdict? Before { get; }

    /// <summary>The verdict after, or null where there is none.</summary>
    public ClockVerdict? After { get; }

    /// <summary>What differs between the clocks; at least one reason.</summary>
    public ImmutableArray<Reason> Reasons { get; }
}
