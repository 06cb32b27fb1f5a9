using System.Collections.Immutable;

namespace SupportDomain.Desks.Measures;

/// <summary>How often tickets were reopened.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class ReopeningSummary
{
    internal ReopeningSummary(ImmutableArray<KeyValuePair<int, long>> tickets) => TicketsByReopenings = tickets;

    /// <summary>For each number of reopenings that occurs, ascending, how many tickets had it; tickets of which it is not known are left out.</summary>
    public ImmutableArray<KeyValuePair<int, long>> TicketsByReopenings { get; }

    /// <summary>Of how many tickets the number is known.</summary>
    public long Tickets => TicketsByReopenings.Sum(t => t.Value);

    /// <summary>How many of them were reopened at least once.</summary>
    public long Reopened => TicketsByReopenings.Where(t => t.Key > 0).Sum(t => t.Value);

    /// <summary>The reopenings together.</summary>
    public long Reopenings => TicketsByReopenings.Sum(t => t.Key * t.Value);
}
