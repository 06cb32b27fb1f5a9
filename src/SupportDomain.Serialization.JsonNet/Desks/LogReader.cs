using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Reads how the files of a log are read.</summary>
internal sealed class LogReader(IDateTimeZoneProvider zones)
{
    /// <summary>The members that name further files, and what their rows tell.</summary>
    internal static readonly (string Member, LogKind Kind)[] FurtherFiles = [("events", LogKind.Events), ("messages", LogKind.Messages), ("turns", LogKind.Turns)];

    internal LogMapping Read(JsonNode node)
    {
        LogKind kind = node.Optional("kind")?.OneOf(DeskNames.LogKinds) ?? LogKind.Cases;
        LogMapping log = File(node, kind, inherited: null);
        List<LogMapping> further = [];
        foreach ((string member, LogKind furtherKind) in FurtherFiles)
        {
            if (node.Optional(member) is { } file)
            {
                LogMapping mapping = File(file, furtherKind, log);
                string? name = file.Optional("file")?.Text();
                file.Close();
                further.Add(mapping.WithFile(name));
            }
        }

        node.Close();
        return node.Build(() => log.WithFurther(further), "further files of other kinds than the log itself");
    }

    /// <summary>Reads all but what only the log's own file may have; zone, patterns, delimiter, missing texts and plausible years of a further file are the log's unless stated.</summary>
    private LogMapping File(JsonNode node, LogKind kind, LogMapping? inherited)
    {
        DateTimeZone zone = inherited is null ? node.Member("zone").Zone(zones) : node.Optional("zone")?.Zone(zones) ?? inherited.Zone;
        JsonNode columnsNode = node.Member("columns");
        Dictionary<LogColumn, LogField> columns = [];
        foreach ((string name, JsonNode field) in columnsNode.Entries())
        {
            columns.Add(Known(DeskNames.Columns, name, field), Field(field));
        }

        JsonNode? timestampsNode = inherited is null ? node.Member("timestamps") : node.Optional("timestamps");
        string[] timestamps = timestampsNode is null ? [.. inherited!.TimestampPatterns] : [.. timestampsNode.Items().Select(t => t.Text())];
        LogMapping log = node.Build(
            () => new LogMapping(kind, zone, columns, timestamps), "columns with at least id and opened, or of events, messages and turns id and at, and patterns such as uuuu-MM-dd HH:mm:ss");
        return Further(node, Texts(node, log, inherited), columns);
    }

    private static LogMapping Texts(JsonNode node, LogMapping log, LogMapping? inherited)
    {
        if (node.Optional("delimiter") is { } delimiter)
        {
            string text = delimiter.AnyText();
            log = text.Length == 1
                ? delimiter.Build(() => log.WithDelimiter(text[0]), "a comma, a semicolon, a tab or a bar")
                : throw delimiter.Fault($"\"{text}\"", "one character");
        }
        else if (inherited is not null)
        {
            log = log.WithDelimiter(inherited.Delimiter);
        }

        log = log
            .WithMissingTexts(node.Optional("missing")?.Items().Select(m => m.AnyText()) ?? inherited?.MissingTexts ?? [])
            .WithStatuses((node.Optional("statuses")?.Entries() ?? []).Select(s => KeyValuePair.Create(s.Name, s.Value.OneOf(DeskNames.Statuses))))
            .WithVerdicts((node.Optional("verdicts")?.Entries() ?? []).Select(v => KeyValuePair.Create(v.Name, v.Value.OneOf(DeskNames.Verdicts))))
            .WithDeadlineTolerance(node.Optional("deadlineTolerance")?.Duration() ?? Duration.Zero);
        if (node.Optional("plausibleYears") is { } years)
        {
            int first = years.Member("first").Integer(int.MinValue, int.MaxValue);
            int last = years.Member("last").Integer(int.MinValue, int.MaxValue);
            years.Close();
            return years.Build(() => log.WithPlausibleYears(first, last), "years from 1900 to 2190, the first not after the last");
        }

        return inherited is null ? log : log.WithPlausibleYears(inherited.FirstYear, inherited.LastYear);
    }

    private LogMapping Further(JsonNode node, LogMapping log, Dictionary<LogColumn, LogField> columns)
    {
        log = log
            .WithActivities(Map(node, "activities", DeskNames.Activities))
            .WithRoles(Map(node, "roles", TicketNames.Roles))
            .WithVisibilities(Map(node, "visibilities", TicketNames.Visibilities))
            .WithChannels(Map(node, "channels", TicketNames.Channels))
            .WithAutomaticTexts((node.Optional("automaticTexts")?.Items() ?? []).Select(t => t.Text()))
            .WithBlankKeeps(node.Optional("blank")?.OneOf(DeskNames.Blanks) ?? false);
        JsonNode? fields = node.Optional("fields");
        JsonNode? custom = node.Optional("custom");
        JsonNode? only = node.Optional("only");
        JsonNode? matrix = node.Optional("priorityMatrix");
        log = fields?.Build(() => log.WithFields(Map(node, "fields", DeskNames.Columns)), "properties of a ticket that change, such as status, queue, agent or priority") ?? log;
        log = custom?.Build(() => log.WithCustom(custom.Entries().Select(c => KeyValuePair.Create(c.Name, Field(c.Value)))), "custom fields with a name each") ?? log;
        log = only?.Build(() => log.WithOnly(only.Entries().Select(o => KeyValuePair.Create(o.Name, o.Value.Items().Select(t => t.AnyText())))), "for header names at least one text each") ?? log;
        log = matrix?.Build(() => log.WithMatrix(new PriorityMatrix(matrix.Items().Select(PriorityMatrixJson.Rule))), "one cell for each pair of impact and urgency, and columns for both and the priority") ?? log;
        RequireColumnOfTexts(node, columns, log);
        return log;
    }

    private LogField Field(JsonNode node)
    {
        if (node.IsText)
        {
            return new LogField(node.Text());
        }

        JsonNode? column = node.Optional("column");
        JsonNode? several = node.Optional("columns");
        JsonNode? value = node.Optional("value");
        DateTimeZone? zone = node.Optional("zone")?.Zone(zones);
        string[] timestamps = [.. (node.Optional("timestamps")?.Items() ?? []).Select(t => t.Text())];
        node.Close();
        if (new[] { column, several, value }.Count(n => n is not null) != 1)
        {
            throw node.Fault("a column with none or several of 'column', 'columns' and 'value'", "a header name as a text, or one of the three");
        }

        LogField field = node.Build(
            () => value is not null ? LogField.Of(value.Text()) : new LogField(column is not null ? [column.Text()] : several!.Items().Select(c => c.Text())), "at least one header name");
        return field with { Zone = zone, TimestampPatterns = [.. timestamps] };
    }

    private static IEnumerable<KeyValuePair<string, T>> Map<T>(JsonNode node, string member, Dictionary<string, T> names) =>
        [.. (node.Optional(member)?.Entries() ?? []).Select(e => KeyValuePair.Create(e.Name, e.Value.OneOf(names)))];

    private static void RequireColumnOfTexts(JsonNode node, Dictionary<LogColumn, LogField> columns, LogMapping log)
    {
        bool Has(LogColumn column) => columns.ContainsKey(column) || log.Fields.Values.Contains(column);
        if (log.Statuses.Count > 0 && !Has(LogColumn.Status))
        {
            throw node.Fault("the member 'statuses' without a column status", "a column status, or no statuses");
        }

        foreach ((LogColumn column, string member, int count) in new[]
        {
            (LogColumn.Verdict, "verdicts", log.Verdicts.Count), (LogColumn.Activity, "activities", log.Activities.Count), (LogColumn.Visibility, "visibilities", log.Visibilities.Count),
            (LogColumn.Automatic, "automaticTexts", log.AutomaticTexts.Count), (LogColumn.Field, "fields", log.Fields.Count),
        })
        {
            if (Has(column) != count > 0)
            {
                string name = CamelCase.Of(column);
                throw node.Fault(Has(column) ? $"a column {name} without the member '{member}'" : $"the member '{member}' without a column {name}", "both, or neither");
            }
        }

        if (columns.ContainsKey(LogColumn.Field) != columns.ContainsKey(LogColumn.Value))
        {
            throw node.Fault("one of the columns field and value without the other", "both, or neither");
        }
    }

    private static T Known<T>(Dictionary<string, T> names, string name, JsonNode where) =>
        names.TryGetValue(name, out T? value) ? value : throw where.Fault($"the unknown member '{name}'", string.Join(", ", names.Keys));
}
