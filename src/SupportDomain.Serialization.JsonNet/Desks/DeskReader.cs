using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Reads a desk document from top to bottom.</summary>
internal sealed class DeskReader(IDateTimeZoneProvider zones)
{
    internal const int Version = 1;

    internal Desk Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        string name = root.Member("name").Text();
        SlaReader sla = new(zones);
        sla.ReadParts(root);
        LogMapping log = Log(root.Member("log"));
        Instant? asOf = root.Optional("asOf")?.Instant();
        List<SlaClock> clocks = sla.Clocks(root, DeskNames.Fields);
        ServiceLevels levels = sla.WithRules(root, clocks);
        DeskOperation? operation = root.Optional("operation") is { } node ? Operation(node, sla) : null;
        root.Close();
        return root.Build(
            () => new Desk(name, log, clocks.Where(c => c.Stop is not null)).WithAsOf(asOf).WithServiceLevels(levels).WithOperation(operation),
            "a desk whose parts fit together, with at least one clock that has no metric of its own");
    }

    private DeskOperation Operation(JsonNode node, SlaReader sla)
    {
        DeskOperation operation = OperationReader.Read(node, sla.CalendarsByName, zones, DeskNames.Fields);
        node.Close();
        return operation;
    }

    private LogMapping Log(JsonNode node)
    {
        DateTimeZone zone = node.Member("zone").Zone(zones);
        JsonNode columnsNode = node.Member("columns");
        Dictionary<LogColumn, string> columns = [];
        foreach ((string name, JsonNode header) in columnsNode.Entries())
        {
            columns.Add(Known(DeskNames.Columns, name, header), header.Text());
        }

        JsonNode timestampsNode = node.Member("timestamps");
        string[] timestamps = [.. timestampsNode.Items().Select(t => t.Text())];
        LogMapping log = node.Build(() => new LogMapping(zone, columns, timestamps), "columns with at least id and opened, and patterns such as uuuu-MM-dd HH:mm:ss");
        if (node.Optional("delimiter") is { } delimiter)
        {
            string text = delimiter.AnyText();
            log = text.Length == 1
                ? delimiter.Build(() => log.WithDelimiter(text[0]), "a comma, a semicolon, a tab or a bar")
                : throw delimiter.Fault($"\"{text}\"", "one character");
        }

        log = log
            .WithMissingTexts((node.Optional("missing")?.Items() ?? []).Select(m => m.AnyText()))
            .WithStatuses((node.Optional("statuses")?.Entries() ?? []).Select(s => KeyValuePair.Create(s.Name, s.Value.OneOf(DeskNames.Statuses))))
            .WithVerdicts((node.Optional("verdicts")?.Entries() ?? []).Select(v => KeyValuePair.Create(v.Name, v.Value.OneOf(DeskNames.Verdicts))))
            .WithDeadlineTolerance(node.Optional("deadlineTolerance")?.Duration() ?? Duration.Zero);
        if (node.Optional("plausibleYears") is { } years)
        {
            int first = years.Member("first").Integer(int.MinValue, int.MaxValue);
            int last = years.Member("last").Integer(int.MinValue, int.MaxValue);
            years.Close();
            log = years.Build(() => log.WithPlausibleYears(first, last), "years from 1900 to 2190, the first not after the last");
        }

        RequireColumnOfTexts(node, columns, log);
        node.Close();
        return log;
    }

    private static void RequireColumnOfTexts(JsonNode node, Dictionary<LogColumn, string> columns, LogMapping log)
    {
        if (log.Statuses.Count > 0 && !columns.ContainsKey(LogColumn.Status))
        {
            throw node.Fault("the member 'statuses' without a column status", "a column status, or no statuses");
        }

        if (columns.ContainsKey(LogColumn.Verdict) != log.Verdicts.Count > 0)
        {
            throw node.Fault(
                columns.ContainsKey(LogColumn.Verdict) ? "a column verdict without the member 'verdicts'" : "the member 'verdicts' without a column verdict",
                "both, or neither");
        }
    }

    private static T Known<T>(Dictionary<string, T> names, string name, JsonNode where) =>
        names.TryGetValue(name, out T? value) ? value : throw where.Fault($"the unknown member '{name}'", string.Join(", ", names.Keys));
}
