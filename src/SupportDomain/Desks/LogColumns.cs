using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Which column tells which field of a ticket; null for a field that a case log has no column for.</summary>
internal static class LogColumns
{
    internal static LogColumn? Of(TicketField field) => field switch
    {
        TicketField.Type => LogColumn.Type,
        TicketField.Priority => LogColumn.Priority,
        TicketField.Queue => LogColumn.Queue,
        TicketField.Channel => LogColumn.Channel,
        _ => null,
    };
}
