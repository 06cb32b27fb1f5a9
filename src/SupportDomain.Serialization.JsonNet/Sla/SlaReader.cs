using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Reads what a document says of clocks, from top to bottom: calendars, rules for counting days, metrics, clocks, actions by time, attention.</summary>
internal sealed class SlaReader(IDateTimeZoneProvider zones)
{
    internal const int Version = 1;

    private readonly Dictionary<string, BusinessCalendar> _calendars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BusinessDayRule> _dayRules = new(StringComparer.Ordinal) { ["sameTimeOfDay"] = BusinessDayRule.SameTimeOfDay };
    private readonly Dictionary<string, SlaMetric> _metrics = new(SlaNames.Metrics, StringComparer.Ordinal);
    private PolicyReader? _policies;

    /// <summary>The calendars by name, once they are read.</summary>
    internal Dictionary<string, BusinessCalendar> CalendarsByName => _calendars;

    private PolicyReader Policies => _policies ??= new PolicyReader(zones, _calendars, _dayRules);

    internal ServiceLevels Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        ReadParts(root);
        List<SlaClock> clocks = Clocks(root, SlaNames.Fields);
        ServiceLevels read = WithRules(root, clocks);
        root.Close();
        return read;
    }

    /// <summary>Reads what clocks name: calendars, rules for counting days, and metrics.</summary>
    internal void ReadParts(JsonNode root)
    {
        foreach ((string calendar, JsonNode node) in root.Optional("calendars")?.Entries() ?? [])
        {
            _calendars.Add(calendar, CalendarJson.Read(calendar, node, zones));
        }

        Add(root, "dayRules", _dayRules, (_, node) => DayRule(node));
        Add(root, "metrics", _metrics, MetricReader.Metric);
    }

    /// <summary>Reads the clocks; those with a stop judge rows of a log too, and ask for the fields given.</summary>
    internal List<SlaClock> Clocks(JsonNode root, Dictionary<string, TicketField> fieldsWithStop) => [.. root.Member("clocks").Items().Select(n => Clock(n, fieldsWithStop))];

    /// <summary>Reads actions and attention, and puts all together.</summary>
    internal ServiceLevels WithRules(JsonNode root, List<SlaClock> clocks)
    {
        List<TimedAction> actions = [.. (root.Optional("actions")?.Items() ?? []).Select(Action)];
        List<AttentionRule> attention = [.. (root.Optional("attention")?.Items() ?? []).Select(Attention)];
        return root.Build(() => new ServiceLevels(clocks, actions, attention), "at least one clock; clocks, actions and rules that are each named once");
    }

    private static void Add<T>(JsonNode root, string member, Dictionary<string, T> known, Func<string, JsonNode, T> read)
    {
        foreach ((string name, JsonNode node) in root.Optional(member)?.Entries() ?? [])
        {
            if (!known.TryAdd(name, read(name, node)))
            {
                throw node.Fault($"the name '{name}' in '{member}'", "another name; this one is built in");
            }
        }
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

    private SlaClock Clock(JsonNode node, Dictionary<string, TicketField> fieldsWithStop)
    {
        string id = node.Member("id").Text();
        string title = node.Optional("title")?.Text() ?? id;
        JsonNode? metricNode = node.Optional("metric");
        JsonNode? stopNode = node.Optional("stop");
        if (metricNode is not null && stopNode is not null)
        {
            throw node.Fault($"clock '{id}' with both 'metric' and 'stop'", "one of them");
        }

        SlaMetric? metric = metricNode?.OneOf(_metrics);
        SlaStop stop = stopNode?.OneOf(SlaNames.Stops) ?? SlaStop.Solved;
        ClockKind kind = node.Optional("kind")?.OneOf(SlaNames.Kinds) ?? ClockKind.CustomerSla;
        RetargetMode retarget = node.Optional("retarget")?.OneOf(SlaNames.Retargets) ?? RetargetMode.KeepElapsed;
        bool lateAlarms = node.Optional("lateAlarms")?.Flag() ?? false;
        List<SlaPolicy> policies = [.. node.Member("policies").Items().Select(p => Policies.Policy(p, metric is null ? fieldsWithStop : SlaNames.Fields))];
        node.Close();
        SlaClock clock = node.Build(
            () => metric is null ? new SlaClock(id, title, stop, policies) : new SlaClock(id, title, metric, policies), "a clock with at least one policy, each named once");
        return clock.WithKind(kind).WithRetarget(retarget).WithLateAlarms(lateAlarms);
    }

    private TimedAction Action(JsonNode node)
    {
        JsonNode idNode = node.Member("id");
        string id = idNode.Text();
        TimedActionKind kind = node.Member("kind").OneOf(SlaNames.Actions);
        TicketStatus[] statuses = MetricReader.Statuses(node.Member("statuses"));
        SlaTarget after = Policies.Target(node.Member("after"));
        BusinessCalendar calendar = Policies.CalendarFor(node, after, $"action '{id}'");
        int times = node.Optional("times")?.Integer(1, SlaPolicy.MaxLevels) ?? 1;
        List<TicketOccasion> restartsOn = MetricReader.Occasions(node, "restartsOn");
        LevelDelivery delivery = node.Optional("delivery")?.OneOf(SlaNames.Deliveries) ?? LevelDelivery.AtOnce;
        node.Close();
        return node.Build(() => new TimedAction(id, kind, statuses, after, calendar, times, restartsOn, delivery), "an action with a name of at most 256 characters and at least one status");
    }

    private static AttentionRule Attention(JsonNode node)
    {
        string id = node.Member("id").Text();
        string addressee = node.Member("to").Text();
        List<TicketCondition> conditions = PolicyReader.Conditions(node, SlaNames.Fields);
        string[] tags = PolicyReader.Texts(node, "tags");
        int? reopened = node.Optional("reopened")?.Integer(1, int.MaxValue);
        int? handOffs = node.Optional("handOffs")?.Integer(1, int.MaxValue);
        Money? value = node.Optional("value")?.Money();
        node.Close();
        return node.Build(() => new AttentionRule(id, addressee, conditions, tags, reopened, handOffs, value), "a rule with at least one of when, tags, reopened, handOffs and value");
    }
}
