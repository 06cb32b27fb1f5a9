using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Turns a desk into the document that <see cref="DeskReader"/> reads.</summary>
internal sealed class DeskWriter
{
    private readonly Dictionary<BusinessCalendar, string> _calendars = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BusinessDayRule, string> _dayRules = [];

    internal Dictionary<string, object?> ToJson(Desk desk)
    {
        foreach (SlaPolicy policy in desk.Clocks.SelectMany(c => c.Policies))
        {
            AddCalendar(policy);
            if (policy.Target is BusinessDaysTarget { Rule: { } rule } && rule != BusinessDayRule.SameTimeOfDay)
            {
                _dayRules.TryAdd(rule, $"rule{_dayRules.Count + 1}");
            }
        }

        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["version"] = DeskReader.Version,
            ["name"] = desk.Name,
            ["asOf"] = desk.AsOf is { } asOf ? InstantPattern.ExtendedIso.Format(asOf) : null,
            ["calendars"] = _calendars.ToDictionary(c => c.Value, c => CalendarJson.ToJson(c.Key), StringComparer.Ordinal),
            ["dayRules"] = _dayRules.ToDictionary(r => r.Value, r => ToJson(r.Key), StringComparer.Ordinal),
            ["log"] = ToJson(desk.Log),
            ["clocks"] = desk.Clocks.Select(ToJson),
        };
    }

    private void AddCalendar(SlaPolicy policy)
    {
        bool isImplied = ReferenceEquals(policy.Calendar, BusinessCalendar.AlwaysOpen) && policy.Target is (ElapsedDurationTarget or RecordedDeadlineTarget);
        if (isImplied || _calendars.ContainsKey(policy.Calendar))
        {
            return;
        }

        string wanted = policy.Calendar.Name ?? "calendar";
        string name = wanted;
        for (int i = 2; _calendars.ContainsValue(name); i++)
        {
            name = $"{wanted} {i}";
        }

        _calendars.Add(policy.Calendar, name);
    }

    private static object ToJson(BusinessDayRule rule) => new
    {
        startRoll = DeskNames.Of(DeskNames.Rolls, rule.StartRoll),
        nonBusinessDayStart = rule.NonBusinessDayStart is { } start ? LocalTimePattern.ExtendedIso.Format(start) : null,
        cutOff = rule.CutOff is { } cutOff ? LocalTimePattern.ExtendedIso.Format(cutOff) : null,
        startAfterCutOff = rule.StartAfterCutOff is { } after ? LocalTimePattern.ExtendedIso.Format(after) : null,
        targetRoll = DeskNames.Of(DeskNames.Rolls, rule.TargetRoll),
        landing = DeskNames.Of(DeskNames.Landings, rule.Landing),
    };

    private static object ToJson(LogMapping log) => new
    {
        zone = log.Zone.Id,
        delimiter = log.Delimiter.ToString(),
        timestamps = log.TimestampPatterns,
        missing = log.MissingTexts.Order(StringComparer.Ordinal),
        columns = log.Columns.OrderBy(c => c.Key).ToDictionary(c => DeskNames.Of(DeskNames.Columns, c.Key), c => c.Value, StringComparer.Ordinal),
        statuses = log.Statuses.OrderBy(s => s.Key, StringComparer.Ordinal)
            .ToDictionary(s => s.Key, s => DeskNames.Of(DeskNames.Statuses, s.Value), StringComparer.Ordinal),
        verdicts = log.Verdicts.OrderBy(v => v.Key, StringComparer.Ordinal)
            .ToDictionary(v => v.Key, v => DeskNames.Of(DeskNames.Verdicts, v.Value), StringComparer.Ordinal),
        deadlineTolerance = DurationText.Format(log.DeadlineTolerance),
        plausibleYears = new { first = log.FirstYear, last = log.LastYear },
    };

    private object ToJson(SlaClock clock) => new
    {
        id = clock.Id,
        title = clock.Title,
        stop = DeskNames.Of(DeskNames.Stops, clock.Stop!.Value),
        policies = clock.Policies.Select(ToJson),
    };

    private object ToJson(SlaPolicy policy) => new
    {
        id = policy.Id.Value,
        when = policy.Conditions.Length == 0 ? null : policy.Conditions.ToDictionary(c => DeskNames.Of(DeskNames.Fields, c.Field), c => c.Values, StringComparer.Ordinal),
        calendar = _calendars.GetValueOrDefault(policy.Calendar),
        target = ToJson(policy.Target),
    };

    private object ToJson(SlaTarget target) => target switch
    {
        WorkingDurationTarget t => new { kind = "workingDuration", allowed = DurationText.Format(t.Allowed) },
        ElapsedDurationTarget t => new { kind = "elapsedDuration", allowed = DurationText.Format(t.Allowed) },
        BusinessDaysTarget t => new { kind = "businessDays", days = t.Days, rule = _dayRules.GetValueOrDefault(t.Rule) },
        CalendarDaysTarget t => new { kind = "calendarDays", days = t.Days },
        RecordedDeadlineTarget t => new { kind = "recordedDeadline", missing = DeskNames.Of(DeskNames.Missing, t.Missing) },
        _ => throw new NotSupportedException($"A target of kind {target.GetType().Name} has no JSON form in this version."),
    };
}
