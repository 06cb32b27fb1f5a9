using SupportDomain.Desks;
using SupportDomain.Tickets;

namespace SupportDomain.Tool.Logs;

/// <summary>The tickets of a log as work that came in.</summary>
/// <param name="Tickets">The tickets, each once, in the order in which the log first names them.</param>
/// <param name="LeftOut">How many rows were left out: those at fault, and those that tell of a ticket again where the log has one row a ticket.</param>
internal sealed record LogArrivals(IReadOnlyList<TicketArrival> Tickets, long LeftOut)
{
    /// <summary>Reads a log to its end.</summary>
    internal static LogArrivals Read(LogFiles files, Desk desk, Action<long>? onProgress, CancellationToken cancellation)
    {
        List<TicketArrival> tickets = [];
        ReplaySummary summary = ReplayJob.Histories(files, desk, LogReplayOptions.Default, sink: null, history => tickets.Add(Opened(history)), onProgress, cancellation);
        return new LogArrivals(tickets, summary.Rows.Rejected);
    }

    private static TicketArrival Opened(TicketHistory history) =>
        new(history.Events[0].At, history.Events[0] is TicketOpened opened ? opened.Attributes : TicketAttributes.None);
}
