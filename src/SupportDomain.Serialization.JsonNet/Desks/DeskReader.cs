using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Reads a desk document from top to bottom.</summary>
internal sealed class DeskReader(IDateTimeZoneProvider zones)
{
    internal const int Version = 1;

    private readonly Dictionary<string, BusinessCalendar> _calendars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BusinessDayRule> _dayRules = new(StringComparer.Ordinal) { ["sameTimeOfDay"] = BusinessDayRule.SameTimeOfDay };

    internal Desk Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        string name = root.Member("name").Text();
        foreach ((string calendar, JsonNode node) in root.Optional("calendars")?.Entries() ?? [])
        {
            _calendars.Add(calendar, CalendarJson.Read(calendar, node, zones));
        }

        foreach ((string rule, JsonNode node) in root.Optional("dayRules")?.Entries() ?? [])
        {
            if (!_dayRules.TryAdd(rule, DayRule(node)))
            {
                throw node.Fault($"a rule named '{rule}'", "another name; this one is built in");
            }
        }

        LogMapping log = Log(root.Member("log"));
        Instant? asOf = root.Optional("asOf")?.Instant();
        List<SlaClock> clocks = [.. root.Member("clocks").Items().Select(Clock)];
        root.Close();
        return root.Build(() => new Desk(name, log, clocks).WithAsOf(asOf), "a desk whose parts fit together");
    }

    private static BusinessDayRule DayRule(JsonNode node)
    {
        BusinessDayRoll startRoll = node.Optional("startRoll")?.OneOf(DeskNames.Rolls) ?? BusinessDayRoll.None;
        LocalTime? nonBusinessDayStart = node.Optional("nonBusinessDayStart")?.Time();
        LocalTime? cutOff = node.Optional("cutOff")?.Time();
        LocalTime? startAfterCutOff = node.Optional("startAfterCutOff")?.Time();
        BusinessDayRoll targetRoll = node.Optional("targetRoll")?.OneOf(DeskNames.Rolls) ?? BusinessDayRoll.None;
        DayLanding landing = node.Optional("landing")?.OneOf(DeskNames.Landings) ?? DayLanding.SameTimeOfDay;
        node.Close();
        return node.Build(
            () => new BusinessDayRule(startRoll, nonBusinessDayStart, cutOff, startAfterCutOff, targetRoll, landing),
            "a rule whose parts fit together");
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

    private SlaClock Clock(JsonNode node)
    {
        string id = node.Member("id").Text();
        string title = node.Optional("title")?.Text() ?? id;
        SlaStop stop = node.Optional("stop")?.OneOf(DeskNames.Stops) ?? SlaStop.Solved;
        List<SlaPolicy> policies = [.. node.Member("policies").Items().Select(Policy)];
        node.Close();
        return node.Build(() => new SlaClock(id, title, stop, policies), "a clock with at least one policy, each named once");
    }

    private SlaPolicy Policy(JsonNode node)
    {
        JsonNode idNode = node.Member("id");
        PolicyId id = idNode.Build(() => new PolicyId(idNode.Text()), "a name of at most 256 characters");
        JsonNode targetNode = node.Member("target");
        SlaTarget target = Target(targetNode);
        JsonNode? calendarNode = node.Optional("calendar");
        if (calendarNode is null && target is (WorkingDurationTarget or BusinessDaysTarget or CalendarDaysTarget))
        {
            throw node.Fault($"policy '{id.Value}' without calendar", "a calendar for targets in working time, business days or calendar days");
        }

        BusinessCalendar calendar = calendarNode is null ? BusinessCalendar.AlwaysOpen : Calendar(calendarNode);
        List<TicketCondition> conditions = [];
        foreach ((string field, JsonNode values) in node.Optional("when")?.Entries() ?? [])
        {
            TicketField known = Known(DeskNames.Fields, field, values);
            string[] texts = [.. values.Items().Select(v => v.Text())];
            conditions.Add(values.Build(() => new TicketCondition(known, texts), "a list of at least one text, each once"));
        }

        node.Close();
        return node.Build(() => new SlaPolicy(id, target, calendar, conditions), "a policy whose parts fit together");
    }

    private BusinessCalendar Calendar(JsonNode node) => _calendars.Count == 0
        ? throw node.Fault($"\"{node.Text()}\"", "a name from the member 'calendars', which names none")
        : node.OneOf(_calendars);

    private SlaTarget Target(JsonNode node)
    {
        JsonNode kindNode = node.Member("kind");
        SlaTarget target = kindNode.Text() switch
        {
            "workingDuration" => Allowed(node, d => new WorkingDurationTarget(d)),
            "elapsedDuration" => Allowed(node, d => new ElapsedDurationTarget(d)),
            "businessDays" => new BusinessDaysTarget(
                node.Member("days").Integer(0, int.MaxValue), node.Optional("rule")?.OneOf(_dayRules) ?? BusinessDayRule.SameTimeOfDay),
            "calendarDays" => new CalendarDaysTarget(node.Member("days").Integer(0, CalendarDaysTarget.MaxDays)),
            "recordedDeadline" => new RecordedDeadlineTarget(node.Optional("missing")?.OneOf(DeskNames.Missing) ?? MissingDeadline.NoSla),
            string other => throw kindNode.Fault($"\"{other}\"", "workingDuration, elapsedDuration, businessDays, calendarDays, recordedDeadline"),
        };
        node.Close();
        return target;
    }

    private static SlaTarget Allowed(JsonNode node, Func<Duration, SlaTarget> build)
    {
        Duration allowed = node.Member("allowed").Duration();
        return build(allowed);
    }

    private static T Known<T>(Dictionary<string, T> names, string name, JsonNode where) =>
        names.TryGetValue(name, out T? value) ? value : throw where.Fault($"the unknown member '{name}'", string.Join(", ", names.Keys));
}
