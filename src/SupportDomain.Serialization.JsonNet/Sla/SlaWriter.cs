using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Turns service levels into the members that <see cref="SlaReader"/> reads. What is usual is left out; calendars, day rules and metrics are named and written once.</summary>
internal sealed class SlaWriter
{
    private readonly Dictionary<BusinessCalendar, string> _calendars = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BusinessDayRule, string> _dayRules = [];
    private readonly List<(SlaMetric Metric, string Name)> _metrics = [];
    private readonly ServiceLevels _levels;

    /// <param name="levels">The service levels.</param>
    /// <param name="shifts">Calendars that others than clocks use.</param>
    internal SlaWriter(ServiceLevels levels, params IEnumerable<BusinessCalendar> shifts)
    {
        _levels = levels;
        foreach (SlaClock clock in levels.Clocks)
        {
            AddMetric(clock);
            foreach (SlaPolicy policy in clock.Policies)
            {
                AddCalendar(policy.Calendar, policy.Target);
                AddDayRule(policy.Target);
            }
        }

        foreach (TimedAction action in levels.Actions)
        {
            AddCalendar(action.Calendar, action.After);
            AddDayRule(action.After);
        }

        foreach (BusinessCalendar calendar in shifts)
        {
            AddCalendar(calendar);
        }
    }

    /// <summary>The name of each calendar.</summary>
    internal Dictionary<BusinessCalendar, string> CalendarNames => _calendars;

    internal object Calendars => _calendars.ToDictionary(c => c.Value, c => CalendarJson.ToJson(c.Key), StringComparer.Ordinal);

    internal object DayRules => _dayRules.ToDictionary(r => r.Value, r => ToJson(r.Key), StringComparer.Ordinal);

    internal object? Metrics => _metrics.Any(m => !SlaNames.Metrics.ContainsKey(m.Name))
        ? _metrics.Where(m => !SlaNames.Metrics.ContainsKey(m.Name)).ToDictionary(m => m.Name, m => MetricWriter.ToJson(m.Metric, m.Name), StringComparer.Ordinal)
        : null;

    internal object Clocks => _levels.Clocks.Select(ToJson);

    internal object? Actions => _levels.Actions.IsEmpty ? null : _levels.Actions.Select(ToJson);

    internal object? Attention => _levels.Attention.IsEmpty ? null : _levels.Attention.Select(ToJson);

    internal static Dictionary<string, object?> ToDocument(ServiceLevels levels)
    {
        SlaWriter writer = new(levels);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["version"] = SlaReader.Version,
            ["calendars"] = writer.Calendars,
            ["dayRules"] = writer.DayRules,
            ["metrics"] = writer.Metrics,
            ["clocks"] = writer.Clocks,
            ["actions"] = writer.Actions,
            ["attention"] = writer.Attention,
        }.Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
    }

    internal static object? Texts<T>(IReadOnlyCollection<T> values, Func<T, string> text) => values.Count == 0 ? null : values.Select(text);

    private void AddCalendar(BusinessCalendar calendar, SlaTarget target)
    {
        bool isImplied = ReferenceEquals(calendar, BusinessCalendar.AlwaysOpen) && target is (ElapsedDurationTarget or RecordedDeadlineTarget);
        if (!isImplied)
        {
            AddCalendar(calendar);
        }
    }

    private void AddCalendar(BusinessCalendar calendar)
    {
        if (!_calendars.ContainsKey(calendar))
        {
            _calendars.Add(calendar, FreeName(calendar.Name ?? "calendar", _calendars.ContainsValue));
        }
    }

    private void AddDayRule(SlaTarget target)
    {
        if (target is BusinessDaysTarget { Rule: { } rule } && rule != BusinessDayRule.SameTimeOfDay)
        {
            _dayRules.TryAdd(rule, string.Create(CultureInfo.InvariantCulture, $"rule{_dayRules.Count + 1}"));
        }
    }

    private void AddMetric(SlaClock clock)
    {
        SlaMetric metric = clock.Metric;
        if (clock.Stop is not null || _metrics.Exists(m => IsSame(m.Metric, metric)))
        {
            return;
        }

        bool isBuiltIn = SlaNames.Metrics.TryGetValue(metric.Id, out SlaMetric? builtIn) && IsSame(builtIn, metric);
        string name = isBuiltIn ? metric.Id : FreeName(metric.Id, n => SlaNames.Metrics.ContainsKey(n) || _metrics.Exists(m => string.Equals(m.Name, n, StringComparison.Ordinal)));
        _metrics.Add((metric, name));
    }

    private static bool IsSame(SlaMetric left, SlaMetric right) => left == right && string.Equals(left.Title, right.Title, StringComparison.Ordinal);

    private static string FreeName(string wanted, Func<string, bool> isTaken)
    {
        string name = wanted;
        for (int i = 2; isTaken(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted} {i}");
        }

        return name;
    }

    private static object ToJson(BusinessDayRule rule) => new
    {
        startRoll = CamelCase.Of(rule.StartRoll),
        nonBusinessDayStart = Text(rule.NonBusinessDayStart),
        cutOff = Text(rule.CutOff),
        startAfterCutOff = Text(rule.StartAfterCutOff),
        targetRoll = CamelCase.Of(rule.TargetRoll),
        landing = CamelCase.Of(rule.Landing),
    };

    private object ToJson(SlaClock clock) => new
    {
        id = clock.Id,
        title = clock.Title,
        stop = clock.Stop is { } stop ? CamelCase.Of(stop) : null,
        metric = clock.Stop is null ? _metrics.Find(m => IsSame(m.Metric, clock.Metric)).Name : null,
        kind = SlaNames.UnlessUsual(clock.Kind, ClockKind.CustomerSla),
        retarget = SlaNames.UnlessUsual(clock.Retarget, RetargetMode.KeepElapsed),
        lateAlarms = clock.HasLateAlarms ? true : (bool?)null,
        policies = clock.Policies.Select(ToJson),
    };

    private object ToJson(SlaPolicy policy) => new
    {
        id = policy.Id.Value,
        rank = policy.Rank == 0 ? null : (int?)policy.Rank,
        version = policy.Version == 1 ? null : (int?)policy.Version,
        validFrom = Text(policy.ValidFrom),
        validUntil = Text(policy.ValidUntil),
        when = When(policy.Conditions),
        groups = Texts(policy.Groups, g => g.Value),
        tags = Texts(policy.Tags, t => t),
        custom = policy.Custom.IsEmpty ? null : policy.Custom.ToDictionary(c => c.Name, c => c.Values, StringComparer.Ordinal),
        calendar = _calendars.GetValueOrDefault(policy.Calendar),
        zones = policy.Zones is { } zones ? ToJson(zones) : null,
        target = ToJson(policy.Target),
        levels = policy.Levels.IsEmpty ? null : policy.Levels.Select(ToJson),
    };

    private static Dictionary<string, ImmutableArray<string>>? When(IReadOnlyCollection<TicketCondition> conditions) =>
        conditions.Count == 0 ? null : conditions.ToDictionary(c => CamelCase.Of(c.Field), c => c.Values, StringComparer.Ordinal);

    private static object ToJson(CalendarZones zones) => new
    {
        policy = zones.Policy?.Id,
        sites = ZonesBy(zones.Sites),
        customers = ZonesBy(zones.Customers),
        lastResort = zones.LastResort.Id,
    };

    private static SortedDictionary<string, string>? ZonesBy(IReadOnlyDictionary<string, DateTimeZone> zones) =>
        zones.Count == 0 ? null : new(zones.ToDictionary(z => z.Key, z => z.Value.Id, StringComparer.Ordinal), StringComparer.Ordinal);

    private static object ToJson(EscalationLevel level) => new
    {
        id = level.Id,
        percent = level.Percent is { } percent ? Readable.Text(percent, nameof(level)) : null,
        before = level.Offset < Duration.Zero ? DurationText.Format(-level.Offset.Value) : null,
        after = level.Offset >= Duration.Zero ? DurationText.Format(level.Offset.Value) : null,
        path = SlaNames.UnlessUsual(level.Path, EscalationPath.Functional),
        to = level.Addressee,
        delivery = SlaNames.UnlessUsual(level.Delivery, LevelDelivery.AtOnce),
    };

    private object ToJson(SlaTarget target) => target switch
    {
        WorkingDurationTarget t => new { kind = "workingDuration", allowed = DurationText.Format(t.Allowed) },
        ElapsedDurationTarget t => new { kind = "elapsedDuration", allowed = DurationText.Format(t.Allowed) },
        BusinessDaysTarget t => new { kind = "businessDays", days = t.Days, rule = _dayRules.GetValueOrDefault(t.Rule) },
        CalendarDaysTarget t => new { kind = "calendarDays", days = t.Days },
        RelativeTarget t => new { kind = "relative", businessDays = t.BusinessDays, by = t.By?.ToString(null, CultureInfo.InvariantCulture), cutOff = Text(t.CutOff) },
        RecordedDeadlineTarget t => new { kind = "recordedDeadline", missing = CamelCase.Of(t.Missing) },
        _ => throw new NotSupportedException($"A target of kind {target.GetType().Name} has no JSON form in this version."),
    };

    private object ToJson(TimedAction action) => new
    {
        id = action.Id,
        kind = CamelCase.Of(action.Kind),
        statuses = action.Statuses.Select(CamelCase.Of),
        after = ToJson(action.After),
        calendar = _calendars.GetValueOrDefault(action.Calendar),
        times = action.Times == 1 ? null : (int?)action.Times,
        restartsOn = MetricWriter.ToJson(action.RestartsOn),
        delivery = SlaNames.UnlessUsual(action.Delivery, LevelDelivery.AtOnce),
    };

    private static object ToJson(AttentionRule rule) => new
    {
        id = rule.Id,
        to = rule.Addressee,
        when = When(rule.Conditions),
        tags = Texts(rule.Tags, t => t),
        reopened = rule.Reopened,
        handOffs = rule.HandOffs,
        value = rule.Value?.ToString(null, CultureInfo.InvariantCulture),
    };

    private static string? Text(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null;

    private static string? Text(LocalTime? time) => time is { } local ? LocalTimePattern.ExtendedIso.Format(local) : null;
}
