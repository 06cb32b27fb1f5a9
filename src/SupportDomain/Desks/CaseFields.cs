using NodaTime;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>What a row says, its texts as labels: the row before it is a <see cref="CaseRow"/>, which costs objects and strings.</summary>
internal struct CaseFields
{
    internal long Line;
    internal Instant OpenedAt;
    internal Instant? SolvedAt;
    internal Instant? ClosedAt;
    internal Instant? Deadline;
    internal Label Status;
    internal Label Type;
    internal Label Priority;
    internal Label Queue;
    internal Label Channel;
    internal TicketStatus? MappedStatus;
    internal RecordedVerdict Verdict;

    internal readonly Instant LatestEventAt
    {
        get
        {
            Instant latest = OpenedAt;
            if (SolvedAt is { } solved && solved > latest)
            {
                latest = solved;
            }

            return ClosedAt is { } closed && closed > latest ? closed : latest;
        }
    }

    internal readonly Label Of(TicketField field) => field switch
    {
        TicketField.Type => Type,
        TicketField.Priority => Priority,
        TicketField.Queue => Queue,
        TicketField.Channel => Channel,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, $"A case log has no column for the ticket field {field}."),
    };

    internal readonly TicketAttributes ToAttributes() => new(Type.Text, Priority.Text, Queue.Text, Channel.Text);
}
