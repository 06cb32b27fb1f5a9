using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;

namespace SupportDomain.Tool.Logs;

/// <summary>The tickets of a case log as work that came in.</summary>
/// <param name="Tickets">The tickets, each once, in the log's order.</param>
/// <param name="LeftOut">How many rows were left out: those at fault, and those of a ticket that the log had told before.</param>
internal sealed record LogArrivals(IReadOnlyList<TicketArrival> Tickets, long LeftOut)
{
    private const int RowsBetweenReports = 2048;

    /// <summary>Reads a log to its end.</summary>
    internal static LogArrivals Read(Stream file, Desk desk, Action<long>? onProgress, CancellationToken cancellation)
    {
        using CsvLog log = new(file, desk.Log.Delimiter);
        CaseLogReader reader = new(desk.Log, ReplayJob.ReadHeader(log));
        List<TicketArrival> tickets = [];
        HashSet<TicketId> seen = [];
        long rows = 0;
        long leftOut = 0;
        bool isRow;
        do
        {
            isRow = log.Read();
            while (log.TryTakeFault(out _))
            {
                leftOut++;
            }

            if (isRow && reader.Read(log.Line, log, _ => { }) is { } row && seen.Add(row.Id))
            {
                tickets.Add(new TicketArrival(row.OpenedAt, row.Attributes));
            }
            else if (isRow)
            {
                leftOut++;
            }

            if (++rows % RowsBetweenReports == 0 || !isRow)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke(log.BytesRead);
            }
        }
        while (isRow);

        return new LogArrivals(tickets, leftOut);
    }
}
