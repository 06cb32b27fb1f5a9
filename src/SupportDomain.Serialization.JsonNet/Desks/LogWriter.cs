using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Turns the mapping of a log into the part of a document that <see cref="LogReader"/> reads; members that say nothing are left out.</summary>
internal static class LogWriter
{
    internal static Dictionary<string, object> ToJson(LogMapping log)
    {
        Dictionary<string, object> json = new(StringComparer.Ordinal) { ["kind"] = CamelCase.Of(log.Kind) };
        AddFile(json, log);
        foreach ((string member, LogKind kind) in LogReader.FurtherFiles)
        {
            if (log.Further.FirstOrDefault(f => f.Kind == kind) is { } file)
            {
                Dictionary<string, object> further = new(StringComparer.Ordinal);
                Add(further, "file", file.FileName is not null, file.FileName!);
                AddFile(further, file);
                json.Add(member, further);
            }
        }

        return json;
    }

    private static void AddFile(Dictionary<string, object> json, LogMapping log)
    {
        json["zone"] = log.Zone.Id;
        json["delimiter"] = log.Delimiter.ToString();
        json["timestamps"] = log.TimestampPatterns;
        json["missing"] = log.MissingTexts.Order(StringComparer.Ordinal);
        json["columns"] = log.Columns.OrderBy(c => c.Key).ToDictionary(c => DeskNames.Of(DeskNames.Columns, c.Key), c => Field(c.Value), StringComparer.Ordinal);
        json["statuses"] = Names(log.Statuses, DeskNames.Statuses);
        json["verdicts"] = Names(log.Verdicts, DeskNames.Verdicts);
        json["deadlineTolerance"] = DurationText.Format(log.DeadlineTolerance);
        json["plausibleYears"] = new { first = log.FirstYear, last = log.LastYear };
        Add(json, "activities", log.Activities.Count > 0, Names(log.Activities, DeskNames.Activities));
        Add(json, "roles", log.Roles.Count > 0, Names(log.Roles, TicketNames.Roles));
        Add(json, "visibilities", log.Visibilities.Count > 0, Names(log.Visibilities, TicketNames.Visibilities));
        Add(json, "channels", log.Channels.Count > 0, Names(log.Channels, TicketNames.Channels));
        Add(json, "automaticTexts", log.AutomaticTexts.Count > 0, log.AutomaticTexts.Order(StringComparer.Ordinal));
        Add(json, "blank", log.BlankKeeps, DeskNames.Of(DeskNames.Blanks, log.BlankKeeps));
        Add(json, "fields", log.Fields.Count > 0, Names(log.Fields, DeskNames.Columns));
        Add(json, "custom", log.Custom.Count > 0, log.Custom.OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(c => c.Key, c => Field(c.Value), StringComparer.Ordinal));
        Add(json, "only", log.Only.Count > 0, log.Only.OrderBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => o.Value.Order(StringComparer.Ordinal), StringComparer.Ordinal));
        Add(json, "priorityMatrix", log.Matrix is not null, log.Matrix?.Rules.Select(r => new { impact = r.Impact, urgency = r.Urgency, priority = r.Priority })!);
    }

    private static void Add(Dictionary<string, object> json, string member, bool isSaid, object value)
    {
        if (isSaid)
        {
            json.Add(member, value);
        }
    }

    private static Dictionary<string, string> Names<T>(IReadOnlyDictionary<string, T> texts, Dictionary<string, T> names) =>
        texts.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => DeskNames.Of(names, t.Value), StringComparer.Ordinal);

    private static object Field(LogField field)
    {
        if (field.Constant is null && field.Headers.Length == 1 && field.Zone is null && field.TimestampPatterns.IsEmpty)
        {
            return field.Headers[0];
        }

        Dictionary<string, object> json = new(StringComparer.Ordinal);
        Add(json, "value", field.Constant is not null, field.Constant!);
        Add(json, "columns", field.Constant is null, field.Headers);
        Add(json, "zone", field.Zone is not null, field.Zone?.Id!);
        Add(json, "timestamps", !field.TimestampPatterns.IsEmpty, field.TimestampPatterns);
        return json;
    }
}
