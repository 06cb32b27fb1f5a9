using System.Globalization;
using System.IO.Compression;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>
/// The UCI incident log, read as somebody would who uses the library: one row is what was recorded at one instant. The columns that hold an incident's
/// final values on every row (resolved_at, closed_at, resolved_by, closed_code) are taken from the last row only.
/// </summary>
internal sealed class UciIncidentLog
{
    internal const string Unknown = "-100";

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("d'/'M'/'uuuu HH':'mm");

    private static readonly Lazy<UciIncidentLog> Read = new(() => new UciIncidentLog());

    private static readonly Dictionary<string, (TicketStatus Status, string? HoldReason)> States = new(StringComparer.Ordinal)
    {
        ["New"] = (TicketStatus.New, null),
        ["Active"] = (TicketStatus.Open, null),
        ["Awaiting User Info"] = (TicketStatus.Pending, null),
        ["Awaiting Problem"] = (TicketStatus.OnHold, "Awaiting Problem"),
        ["Awaiting Vendor"] = (TicketStatus.OnHold, "Awaiting Vendor"),
        ["Awaiting Evidence"] = (TicketStatus.OnHold, "Awaiting Evidence"),
        ["Resolved"] = (TicketStatus.Solved, null),
        ["Closed"] = (TicketStatus.Closed, null),
    };

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private UciIncidentLog()
    {
        using FileStream file = File.OpenRead(TestSupport.SharedFolder.File("data", "uci_incident", "incident_event_log.csv.gz"));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        string[] header = reader.ReadLine()!.Split(',');
        for (int i = 0; i < header.Length; i++)
        {
            _columns.Add(header[i], i);
        }

        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            // The file has no quote and no comma within a field.
            string[] fields = line.Split(',');
            fields.Should().HaveCount(header.Length);
            Rows.Add(new UciRow(this, Array.ConvertAll(fields, Pooled)));
        }

        Incidents = [.. Rows.GroupBy(r => r["number"], StringComparer.Ordinal).Select(g => new UciIncident(g.Key, [.. g], [.. g.OrderBy(r => r.ModCount)]))];
    }

    /// <summary>Read once for all tests.</summary>
    internal static UciIncidentLog Instance => Read.Value;

    internal List<UciRow> Rows { get; } = [];

    internal UciIncident[] Incidents { get; }

    internal static Instant? Time(string text) =>
        text is "?" ? null : Pattern.Parse(text).Value.InUtc().ToInstant(); // the zone is not known: one without changes stands for it

    internal int Column(string name) => _columns[name];

    /// <summary>The events of an incident: each row gives a status, and an assignment and attributes where they changed.</summary>
    internal static TicketEvent[] EventsOf(UciIncident incident)
    {
        TicketId id = new(incident.Number);
        List<TicketEvent> events = [];
        UciRow first = incident.InOrder[0];
        TicketAttributes attributes = AttributesOf(first, isLast: false);
        events.Add(new TicketOpened(id, Time(first["opened_at"])!.Value, attributes, sequence: 1));
        (string Group, string Agent) assignment = ("?", "?");
        foreach (UciRow row in incident.InOrder)
        {
            TicketAttributes now = AttributesOf(row, ReferenceEquals(row, incident.InOrder[^1]));
            if (now != attributes)
            {
                attributes = now;
                events.Add(new TicketAttributesChanged(id, row.At, now, sequence: events.Count + 1));
            }

            if (row["incident_state"] is Unknown)
            {
                events.Add(new TicketStateUnrecognised(id, row.At, Unknown, sequence: events.Count + 1));
                continue;
            }

            if ((row["assignment_group"], row["assigned_to"]) != assignment)
            {
                assignment = (row["assignment_group"], row["assigned_to"]);
                events.Add(new TicketAssigned(
                    id,
                    row.At,
                    assignment.Group is "?" ? null : new GroupId(assignment.Group),
                    assignment.Agent is "?" ? null : new AgentId(assignment.Agent),
                    sequence: events.Count + 1));
            }

            (TicketStatus status, string? holdReason) = States[row["incident_state"]];
            events.Add(new TicketStatusChanged(id, row.At, status, holdReason, sequence: events.Count + 1));
        }

        return [.. events];
    }

    /// <summary>One event a row, under the row's own number: the counter of modifications, from 1.</summary>
    internal static TicketEvent RowEvent(UciRow row)
    {
        TicketId id = new(row["number"]);
        return row["incident_state"] is Unknown
            ? new TicketStateUnrecognised(id, row.At, Unknown, sequence: row.ModCount + 1)
            : new TicketStatusChanged(id, row.At, States[row["incident_state"]].Status, States[row["incident_state"]].HoldReason, sequence: row.ModCount + 1);
    }

    private static TicketAttributes AttributesOf(UciRow row, bool isLast)
    {
        string[] recorded = ["made_sla", "reopen_count", "reassignment_count", "knowledge"];
        string[] final = ["resolved_at", "closed_at", "resolved_by", "closed_code"];
        return new TicketAttributes(Known(row["category"]), Known(row["priority"]), Known(row["assignment_group"]), Known(row["contact_type"]))
        {
            Impact = Known(row["impact"]),
            Urgency = Known(row["urgency"]),
            Site = Known(row["location"]),
            Custom = new NamedTexts(recorded.Concat(isLast ? final : []).Where(c => Known(row[c]) is not null).Select(c => KeyValuePair.Create(c, row[c]))),
        };
    }

    private static string? Known(string text) => text is "?" ? null : text;

    private string Pooled(string text)
    {
        if (!_texts.TryGetValue(text, out string? pooled))
        {
            _texts.Add(text, pooled = text);
        }

        return pooled;
    }

    internal sealed class UciRow(UciIncidentLog log, string[] fields)
    {
        internal Instant At { get; } = Time(fields[log.Column("sys_updated_at")])!.Value;

        internal int ModCount { get; } = int.Parse(fields[log.Column("sys_mod_count")], CultureInfo.InvariantCulture);

        internal string this[string column] => fields[log.Column(column)];
    }

    /// <summary>The rows in the order of the file, and in that of the counter of modifications.</summary>
    internal sealed record UciIncident(string Number, UciRow[] InFile, UciRow[] InOrder);
}
