using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Reads policies, their targets and their levels; calendars and rules for counting days go by name.</summary>
internal sealed class PolicyReader(IDateTimeZoneProvider zones, Dictionary<string, BusinessCalendar> calendars, Dictionary<string, BusinessDayRule> dayRules)
{
    private const string DayTimeForm = "a time of day such as 16:00, or 24:00";

    internal SlaPolicy Policy(JsonNode node, Dictionary<string, TicketField> fields)
    {
        JsonNode idNode = node.Member("id");
        PolicyId id = idNode.Build(() => new PolicyId(idNode.Text()), "a name of at most 256 characters");
        SlaTarget target = Target(node.Member("target"));
        BusinessCalendar calendar = CalendarFor(node, target, $"policy '{id.Value}'");
        List<TicketCondition> conditions = Conditions(node, fields);
        int rank = node.Optional("rank")?.Integer(int.MinValue, int.MaxValue) ?? 0;
        int version = node.Optional("version")?.Integer(1, int.MaxValue) ?? 1;
        Instant? from = node.Optional("validFrom")?.Instant();
        Instant? until = node.Optional("validUntil")?.Instant();
        GroupId[] groups = MetricReader.Groups(node);
        string[] tags = Texts(node, "tags");
        List<CustomFieldCondition> custom = [.. (node.Optional("custom")?.Entries() ?? []).Select(Custom)];
        CalendarZones? chain = node.Optional("zones") is { } z ? Zones(z) : null;
        EscalationLevel[] levels = [.. (node.Optional("levels")?.Items() ?? []).Select(Level)];
        node.Close();
        SlaPolicy policy = node.Build(
            () => new SlaPolicy(id, target, calendar, conditions).WithRank(rank).WithVersion(version).ValidBetween(from, until)
                .WithGroups(groups).WithTags(tags).WithCustom(custom).WithLevels(levels),
            string.Create(CultureInfo.InvariantCulture, $"a policy whose parts fit together, valid until after it is valid from, with at most {SlaPolicy.MaxLevels} levels, each named once"));
        return chain is null ? policy
            : calendar.Combination == CalendarCombination.Layers ? policy.WithZones(chain)
            : throw node.Fault($"policy '{id.Value}' with zones and a calendar that is the {calendar.Combination} of others", "zones with a calendar that has hours of its own");
    }

    /// <summary>The calendar that an object names, or the one that is always open where the target needs none.</summary>
    internal BusinessCalendar CalendarFor(JsonNode node, SlaTarget target, string what)
    {
        JsonNode? named = node.Optional("calendar");
        if (named is null)
        {
            return target is ElapsedDurationTarget or RecordedDeadlineTarget
                ? BusinessCalendar.AlwaysOpen
                : throw node.Fault($"{what} without calendar", "a calendar for targets in working time, business days or calendar days, and for relative ones");
        }

        return calendars.Count == 0
            ? throw named.Fault($"\"{named.Text()}\"", "a name from the member 'calendars', which names none")
            : named.OneOf(calendars);
    }

    internal SlaTarget Target(JsonNode node)
    {
        JsonNode kindNode = node.Member("kind");
        SlaTarget target = kindNode.Text() switch
        {
            "workingDuration" => new WorkingDurationTarget(node.Member("allowed").Duration()),
            "elapsedDuration" => new ElapsedDurationTarget(node.Member("allowed").Duration()),
            "businessDays" => new BusinessDaysTarget(node.Member("days").Integer(0, int.MaxValue), node.Optional("rule")?.OneOf(dayRules) ?? BusinessDayRule.SameTimeOfDay),
            "calendarDays" => new CalendarDaysTarget(node.Member("days").Integer(0, CalendarDaysTarget.MaxDays)),
            "relative" => new RelativeTarget(node.Member("businessDays").Integer(0, int.MaxValue), node.Optional("by") is { } by ? Time(by) : null, node.Optional("cutOff")?.Time()),
            "recordedDeadline" => new RecordedDeadlineTarget(node.Optional("missing")?.OneOf(SlaNames.Missing) ?? MissingDeadline.NoSla),
            string other => throw kindNode.Fault($"\"{other}\"", "workingDuration, elapsedDuration, businessDays, calendarDays, relative, recordedDeadline"),
        };
        node.Close();
        return target;
    }

    internal static List<TicketCondition> Conditions(JsonNode node, Dictionary<string, TicketField> fields) => [.. (node.Optional("when")?.Entries() ?? []).Select(e =>
    {
        TicketField field = fields.TryGetValue(e.Name, out TicketField known) ? known : throw e.Value.Fault($"the unknown member '{e.Name}'", string.Join(", ", fields.Keys));
        string[] texts = [.. e.Value.Items().Select(v => v.Text())];
        return e.Value.Build(() => new TicketCondition(field, texts), "a list of at least one text, each once");
    })];

    internal static string[] Texts(JsonNode node, string name) => [.. (node.Optional(name)?.Items() ?? []).Select(t => t.Text())];

    private static CustomFieldCondition Custom((string Name, JsonNode Values) entry)
    {
        string[] values = [.. entry.Values.Items().Select(v => v.AnyText())];
        return entry.Values.Build(() => new CustomFieldCondition(entry.Name, values), "a name that is not blank, and a list of at least one text");
    }

    private CalendarZones Zones(JsonNode node)
    {
        DateTimeZone? policy = node.Optional("policy")?.Zone(zones);
        Dictionary<string, DateTimeZone> sites = ZonesBy(node, "sites");
        Dictionary<string, DateTimeZone> customers = ZonesBy(node, "customers");
        DateTimeZone lastResort = node.Member("lastResort").Zone(zones);
        node.Close();
        return new CalendarZones(lastResort, policy, sites, customers);
    }

    private Dictionary<string, DateTimeZone> ZonesBy(JsonNode node, string name) =>
        (node.Optional(name)?.Entries() ?? []).ToDictionary(e => e.Name, e => e.Value.Zone(zones), StringComparer.Ordinal);

    private static EscalationLevel Level(JsonNode node)
    {
        string id = node.Member("id").Text();
        JsonNode? percent = node.Optional("percent");
        JsonNode? before = node.Optional("before");
        JsonNode? after = node.Optional("after");
        EscalationPath path = node.Optional("path")?.OneOf(SlaNames.Paths) ?? EscalationPath.Functional;
        string addressee = node.Member("to").Text();
        LevelDelivery delivery = node.Optional("delivery")?.OneOf(SlaNames.Deliveries) ?? LevelDelivery.AtOnce;
        node.Close();
        return (percent, before, after) switch
        {
            ({ } p, null, null) => p.Build(() => EscalationLevel.AtPercent(id, p.Percentage(), path, addressee, delivery), "a percentage of zero or more, as a fraction of numbers of at most nine digits"),
            (null, { } b, null) => b.Build(() => EscalationLevel.AtOffset(id, -b.Duration(), path, addressee, delivery), "at most a hundred years"),
            (null, null, { } a) => a.Build(() => EscalationLevel.AtOffset(id, a.Duration(), path, addressee, delivery), "at most a hundred years"),
            _ => throw node.Fault($"level '{id}' with none, or more than one, of 'percent', 'before' and 'after'", "one of them"),
        };
    }

    private static DayTime Time(JsonNode node)
    {
        string text = node.Text();
        return DayTime.TryParse(text, null, out DayTime time) ? time : throw node.Fault($"\"{(text.Length <= 40 ? text : text[..40])}\"", DayTimeForm);
    }
}
