using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tool.Logs;

/// <summary>The history of one ticket of a case log, and the instant as of which the log tells it.</summary>
/// <param name="Events">The events; empty where the log has no such ticket.</param>
/// <param name="AsOf">The instant.</param>
internal sealed record CaseHistory(IReadOnlyList<TicketEvent> Events, Instant AsOf)
{
    /// <summary>Reads a log to its end: the instant, unless it is named, is the latest in the log.</summary>
    internal static CaseHistory? Find(CsvLog log, Desk desk, TicketId ticket, Instant? asOf, CancellationToken cancellation)
    {
        CaseLogReader reader = new(desk.Log, ReplayJob.ReadHeader(log));
        CaseRow? found = null;
        Instant latest = Instant.MinValue;
        while (log.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Read(log.Line, log, _ => { }) is { } row)
            {
                latest = Instant.Max(latest, row.LatestEventAt);
                found = found is null && row.Id == ticket ? row : found;
            }
        }

        return found is null ? null : new CaseHistory(EventsOf(found, desk), asOf ?? desk.AsOf ?? latest);
    }

    /// <summary>The events of the row, and the deadlines that it names for the clocks whose policy takes them from there.</summary>
    private static List<TicketEvent> EventsOf(CaseRow row, Desk desk)
    {
        List<TicketEvent> events = [.. row.ToEvents(Instant.MaxValue)];
        foreach (SlaClock clock in desk.ServiceLevels.Clocks.Where(c => row.Deadline is not null && c.PolicyFor(row.Attributes, group: null, row.OpenedAt)?.Target is RecordedDeadlineTarget))
        {
            events.Insert(1, new TicketDueDateSet(row.Id, row.OpenedAt, new ClockId(clock.Id), row.Deadline));
        }

        return events;
    }
}
