using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.BusinessTime;

/// <summary>Business calendars in JSON: one object with zone, hours and the dated layers, or with the two calendars it is made of.</summary>
internal static class CalendarJson
{
    internal static readonly Dictionary<string, IsoDayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = IsoDayOfWeek.Monday,
        ["tue"] = IsoDayOfWeek.Tuesday,
        ["wed"] = IsoDayOfWeek.Wednesday,
        ["thu"] = IsoDayOfWeek.Thursday,
        ["fri"] = IsoDayOfWeek.Friday,
        ["sat"] = IsoDayOfWeek.Saturday,
        ["sun"] = IsoDayOfWeek.Sunday,
    };

    internal static readonly Dictionary<string, OvernightHolidayRule> OvernightRules = new(StringComparer.Ordinal)
    {
        ["wholeShift"] = OvernightHolidayRule.WholeShift,
        ["cutAtMidnight"] = OvernightHolidayRule.CutAtMidnight,
    };

    private static readonly Dictionary<string, CalendarCombination> Combinations = new(StringComparer.Ordinal)
    {
        ["union"] = CalendarCombination.Union,
        ["intersection"] = CalendarCombination.Intersection,
        ["difference"] = CalendarCombination.Difference,
    };

    internal static readonly Dictionary<string, HolidaySet> Presets = new(StringComparer.Ordinal)
    {
        ["england"] = HolidayPresets.England,
        ["iran"] = HolidayPresets.Iran,
        ["northRhineWestphalia"] = HolidayPresets.NorthRhineWestphalia,
        ["unitedStatesFederal"] = HolidayPresets.UnitedStatesFederal,
    };

    /// <summary>Reads a calendar that carries its name with it, if it has one.</summary>
    internal static BusinessCalendar Read(JsonNode node, IDateTimeZoneProvider zones) => Read(node.Optional("name")?.Text(), node, zones);

    internal static BusinessCalendar Read(string? name, JsonNode node, IDateTimeZoneProvider zones)
    {
        foreach ((string member, CalendarCombination combination) in Combinations)
        {
            if (node.Optional(member) is { } operands)
            {
                return Combined(name, combination, node, operands, zones);
            }
        }

        BusinessCalendarBuilder builder = new BusinessCalendarBuilder(node.Member("zone").Zone(zones)).WithWeeklyHours(Hours(node.Member("hours")));
        node.Build(() => builder.WithName(name), "a name that is not blank");
        foreach (JsonNode version in node.Optional("hoursFrom")?.Items() ?? [])
        {
            LocalDate from = version.Member("from").Date();
            WeeklyHours hours = Hours(version.Member("hours"));
            version.Build(() => builder.WithWeeklyHoursFrom(from, hours), "one version a date, within the calendar's validity");
            version.Close();
        }

        foreach (JsonNode item in node.Optional("overrides")?.Items() ?? [])
        {
            DateOverride dated = Override(item);
            item.Build(() => builder.WithOverrides(dated), "one override a date");
        }

        builder.WithClosures((node.Optional("closures")?.Items() ?? []).Select(Closure));
        builder.WithOvernightHolidays(node.Optional("overnightHolidays")?.OneOf(OvernightRules) ?? OvernightHolidayRule.WholeShift);
        LocalDate validFrom = node.Optional("validFrom")?.Date() ?? BusinessCalendar.DefaultValidFrom;
        LocalDate validUntil = node.Optional("validUntil")?.Date() ?? BusinessCalendar.DefaultValidUntil;
        node.Build(() => builder.ValidBetween(validFrom, validUntil), "a validFrom before validUntil, both from 1900-01-01 to 2190-01-01");
        List<Holiday> holidays = [.. (node.Optional("holidays")?.Items() ?? []).Select(Holiday)];
        foreach (JsonNode preset in node.Optional("holidayPresets")?.Items() ?? [])
        {
            holidays.AddRange(Holidays(preset, preset.OneOf(Presets), validFrom, validUntil));
        }

        foreach (JsonNode set in node.Optional("holidaySets")?.Items() ?? [])
        {
            holidays.AddRange(Holidays(set, HolidayJson.Read(set), validFrom, validUntil));
        }

        node.Close();
        return node.Build(() => builder.WithHolidays(holidays).Build(), "a calendar whose parts fit together");
    }

    private static ImmutableArray<Holiday> Holidays(JsonNode node, HolidaySet set, LocalDate validFrom, LocalDate validUntil) => node.Build(
        () => set.HolidaysBetween(validFrom, validUntil), string.Create(CultureInfo.InvariantCulture, $"a calendar with validFrom from {Text(set.ValidFrom)} on"));

    private static BusinessCalendar Combined(string? name, CalendarCombination combination, JsonNode node, JsonNode operands, IDateTimeZoneProvider zones)
    {
        BusinessCalendar[] calendars = [.. operands.Items().Select(operand => Read(operand, zones))];
        node.Close();
        if (calendars is not [var first, var second])
        {
            throw operands.Fault(string.Create(CultureInfo.InvariantCulture, $"{calendars.Length} calendars"), "a list of two calendars; nest one in another for more");
        }

        return operands.Build(
            () => combination switch
            {
                CalendarCombination.Union => first.Union(second, name),
                CalendarCombination.Intersection => first.Intersect(second, name),
                _ => first.Except(second, name),
            },
            "calendars whose horizons have a date in common");
    }

    /// <summary>Writes a calendar with its name.</summary>
    internal static Dictionary<string, object> ToNamedJson(BusinessCalendar calendar)
    {
        Dictionary<string, object> json = new(StringComparer.Ordinal);
        if (calendar.Name is { } name)
        {
            json.Add("name", name);
        }

        foreach ((string member, object value) in ToJson(calendar))
        {
            json.Add(member, value);
        }

        return json;
    }

    internal static Dictionary<string, object> ToJson(BusinessCalendar calendar)
    {
        if (calendar.Combination != CalendarCombination.Layers)
        {
            string member = Combinations.First(c => c.Value == calendar.Combination).Key;
            return new Dictionary<string, object>(StringComparer.Ordinal) { [member] = calendar.Operands.Select(ToNamedJson) };
        }

        Dictionary<string, object> json = new(StringComparer.Ordinal)
        {
            ["zone"] = calendar.Zone.Id,
            ["hours"] = ToJson(calendar.WeeklyVersions[0].Hours),
        };
        AddIfAny(json, "hoursFrom", calendar.WeeklyVersions.Skip(1).Select(v => new { from = Text(v.From), hours = ToJson(v.Hours) }));
        AddIfAny(json, "overrides", calendar.Overrides.Select(o => new
        {
            date = Text(o.Date),
            hours = o.Intervals.Select(Text),
            alsoOnHolidays = o.AlsoOnHolidays,
            name = o.Name,
        }));
        AddIfAny(json, "holidays", calendar.Holidays.Select(h => new { date = Text(h.Date), name = h.Name, estimated = h.IsEstimated ? true : (bool?)null }));
        AddIfAny(json, "closures", calendar.Closures.Select(c => new { date = Text(c.Date), hours = Text(c.Interval), name = c.Name }));
        json["overnightHolidays"] = OvernightRules.First(r => r.Value == calendar.OvernightHolidays).Key;
        json["validFrom"] = Text(calendar.ValidFrom);
        json["validUntil"] = Text(calendar.ValidUntil);
        return json;
    }

    private static WeeklyHours Hours(JsonNode node)
    {
        WeeklyHours hours = WeeklyHours.Closed;
        foreach ((string name, JsonNode value) in node.Entries())
        {
            if (!Days.TryGetValue(name, out IsoDayOfWeek day))
            {
                throw value.Fault($"the unknown day '{name}'", string.Join(", ", Days.Keys));
            }

            hours = hours.With(day, [.. value.Items().Select(Interval)]);
        }

        return hours;
    }

    private static DayInterval Interval(JsonNode node) => DayInterval.TryParse(node.Text(), CultureInfo.InvariantCulture, out DayInterval interval)
        ? interval
        : throw node.Fault($"\"{node.Text()}\"", "hours such as 09:00-17:00, 22:00-06:00 over midnight or 00:00-24:00");

    private static DateOverride Override(JsonNode node)
    {
        LocalDate date = node.Member("date").Date();
        DayInterval[] intervals = [.. node.Member("hours").Items().Select(Interval)];
        bool alsoOnHolidays = node.Optional("alsoOnHolidays")?.Flag() ?? false;
        string? name = node.Optional("name")?.Text();
        node.Close();
        return node.Build(() => new DateOverride(date, intervals, alsoOnHolidays, name), "hours of a date, none of them for a closed one");
    }

    private static Holiday Holiday(JsonNode node)
    {
        LocalDate date = node.Member("date").Date();
        string name = node.Member("name").Text();
        bool isEstimated = node.Optional("estimated")?.Flag() ?? false;
        node.Close();
        return node.Build(() => new Holiday(date, name, isEstimated), "a holiday with date and name");
    }

    private static Closure Closure(JsonNode node)
    {
        LocalDate date = node.Member("date").Date();
        DayInterval interval = Interval(node.Member("hours"));
        string? name = node.Optional("name")?.Text();
        node.Close();
        return node.Build(() => new Closure(date, interval, name), "a closure with date and hours");
    }

    private static Dictionary<string, IEnumerable<string>> ToJson(WeeklyHours hours) =>
        Days.Where(d => !hours[d.Value].IsEmpty).ToDictionary(d => d.Key, d => hours[d.Value].Select(Text), StringComparer.Ordinal);

    private static string Text(DayInterval interval) => interval.ToString(format: null, CultureInfo.InvariantCulture);

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static void AddIfAny<T>(Dictionary<string, object> json, string name, IEnumerable<T> values)
    {
        List<T> list = [.. values];
        if (list.Count > 0)
        {
            json[name] = list;
        }
    }
}
