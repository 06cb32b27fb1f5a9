using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>What the columns of a log are for.</summary>
internal static class LogColumns
{
    /// <summary>How many columns <see cref="CaseLogReader"/> reads: the first ones.</summary>
    internal const int OfCases = (int)LogColumn.Verdict + 1;

    internal static LogColumn Of(TicketField field) => field switch
    {
        TicketField.Type => LogColumn.Type,
        TicketField.Priority => LogColumn.Priority,
        TicketField.Queue => LogColumn.Queue,
        TicketField.Channel => LogColumn.Channel,
        TicketField.Impact => LogColumn.Impact,
        TicketField.Urgency => LogColumn.Urgency,
        TicketField.Tier => LogColumn.Tier,
        TicketField.Customer => LogColumn.Customer,
        TicketField.Site => LogColumn.Site,
        TicketField.Language => LogColumn.Language,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, $"There is no ticket field {(int)field}."),
    };

    internal static bool IsOfCases(LogColumn column) => (int)column < OfCases;

    internal static bool IsTime(LogColumn column) =>
        column is LogColumn.Opened or LogColumn.Solved or LogColumn.Closed or LogColumn.Deadline or LogColumn.At or LogColumn.Responded or LogColumn.Ended;

    /// <summary>Whether the column is an attribute of a ticket that rules may ask for.</summary>
    internal static bool IsAttribute(LogColumn column) =>
        column is LogColumn.Type or LogColumn.Priority or LogColumn.Queue or LogColumn.Channel or (>= LogColumn.Impact and <= LogColumn.Language);

    /// <summary>Whether a row may tell that it changed.</summary>
    internal static bool MayChange(LogColumn column) => IsAttribute(column)
        || column is LogColumn.Status or LogColumn.SubStatus or LogColumn.HoldReason or LogColumn.Agent or LogColumn.Verdict or LogColumn.Reopened;
}
