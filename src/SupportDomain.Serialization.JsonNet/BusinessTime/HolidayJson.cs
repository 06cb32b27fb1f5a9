using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.BusinessTime;

/// <summary>Sets of holiday rules in JSON: name, validity, sources, published lunar months and one object a rule.</summary>
internal static class HolidayJson
{
    private const int FarthestYear = 1_000_000;

    private static readonly Dictionary<string, HolidayObservance> Observances = new(StringComparer.Ordinal)
    {
        ["none"] = HolidayObservance.None,
        ["nearestWeekday"] = HolidayObservance.NearestWeekday,
        ["nextFreeWeekday"] = HolidayObservance.NextFreeWeekday,
        ["nextMonday"] = HolidayObservance.NextMonday,
    };

    private static readonly Dictionary<string, CalendarSystem> Calendars = CalendarSystem.Ids
        .Select(CalendarSystem.ForId)
        .Where(calendar => calendar != CalendarSystem.Iso && calendar != CalendarSystem.PersianAstronomical)
        .Select(calendar => (calendar.Id, calendar))
        .Prepend(("persian", CalendarSystem.PersianAstronomical))
        .Prepend(("iso", CalendarSystem.Iso))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly Dictionary<string, Func<JsonNode, LunarMonthTable[], HolidayRule>> Kinds = new(StringComparer.Ordinal)
    {
        ["fixed"] = (node, _) => Fixed(node),
        ["nthWeekday"] = (node, _) => NthWeekday(node),
        ["easter"] = (node, _) => Easter(node),
        ["lunar"] = Lunar,
        ["dates"] = (node, _) => Dated(node),
        ["recurrence"] = (node, _) => Recurring(node),
    };

    internal static HolidaySet Read(JsonNode node)
    {
        string name = node.Member("name").Text();
        LocalDate validFrom = node.Member("validFrom").Date();
        string[] sources = [.. (node.Optional("sources")?.Items() ?? []).Select(source => source.Text())];
        LunarMonthTable[] tables = [.. (node.Optional("lunarTables")?.Items() ?? []).Select(Table)];
        HolidayRule[] rules = [.. node.Member("rules").Items().Select(rule => Rule(rule, tables))];
        node.Close();
        return node.Build(() => new HolidaySet(name, validFrom, rules, sources), "a set of holidays whose parts fit together");
    }

    internal static Dictionary<string, object> ToJson(HolidaySet set)
    {
        List<LunarMonthTable> tables = [.. set.Rules.OfType<LunarDateRule>().Select(rule => rule.Table).Where(table => !table.Months.IsEmpty).Distinct()];
        Dictionary<string, object> json = new(StringComparer.Ordinal) { ["name"] = set.Name, ["validFrom"] = Text(set.ValidFrom) };
        if (!set.Sources.IsEmpty)
        {
            json["sources"] = set.Sources;
        }

        if (tables.Count > 0)
        {
            json["lunarTables"] = tables.Select(table => table.Months.Select(m => new { year = m.Year, month = m.Month, start = Text(m.Start), estimated = m.IsEstimated ? true : (bool?)null }));
        }

        json["rules"] = set.Rules.Select(rule => ToJson(rule, tables));
        return json;
    }

    private static HolidayRule Rule(JsonNode node, LunarMonthTable[] tables)
    {
        Func<JsonNode, LunarMonthTable[], HolidayRule> read = node.Member("kind").OneOf(Kinds);
        return read(node, tables);
    }

    private static FixedDateRule Fixed(JsonNode node)
    {
        string name = node.Member("name").Text();
        int month = node.Member("month").Integer(1, 13);
        int day = node.Member("day").Integer(1, 32);
        CalendarSystem calendar = node.Optional("calendar")?.OneOf(Calendars) ?? CalendarSystem.Iso;
        HolidayYears? years = Years(node);
        HolidayObservance observance = Observance(node);
        node.Close();
        return node.Build(() => new FixedDateRule(name, month, day, calendar, years, observance), "a fixed date");
    }

    private static NthWeekdayRule NthWeekday(JsonNode node)
    {
        string name = node.Member("name").Text();
        int month = node.Member("month").Integer(1, 12);
        int ordinal = node.Member("ordinal").Integer(-5, 5);
        IsoDayOfWeek weekday = node.Member("weekday").OneOf(CalendarJson.Days);
        HolidayYears? years = Years(node);
        node.Close();
        return node.Build(() => new NthWeekdayRule(name, month, ordinal, weekday, years), "an n-th weekday of a month");
    }

    private static EasterRule Easter(JsonNode node)
    {
        string name = node.Member("name").Text();
        int offset = node.Member("offsetDays").Integer(-100, 100);
        HolidayYears? years = Years(node);
        node.Close();
        return node.Build(() => new EasterRule(name, offset, years), "days before or after Easter Sunday");
    }

    private static LunarDateRule Lunar(JsonNode node, LunarMonthTable[] tables)
    {
        string name = node.Member("name").Text();
        int month = node.Member("month").Integer(1, 12);
        int day = node.Member("day").Integer(0, 30);
        JsonNode? reference = node.Optional("table");
        if (reference is not null && tables.Length == 0)
        {
            throw reference.Fault("a table", "no table, since there are no lunarTables");
        }

        LunarMonthTable table = reference is null ? LunarMonthTable.Empty : tables[reference.Integer(0, tables.Length - 1)];
        HolidayYears? years = Years(node);
        node.Close();
        return node.Build(() => new LunarDateRule(name, month, day, table, years), "a date of a lunar month");
    }

    private static DatedRule Dated(JsonNode node)
    {
        string name = node.Member("name").Text();
        LocalDate[] dates = [.. node.Member("dates").Items().Select(date => date.Date())];
        node.Close();
        return node.Build(() => new DatedRule(name, dates), "listed dates");
    }

    private static RecurrenceRule Recurring(JsonNode node)
    {
        string name = node.Member("name").Text();
        JsonNode text = node.Member("recurrence");
        Recurrence recurrence = Parse(text);
        LocalDate start = node.Member("start").Date();
        HolidayYears? years = Years(node);
        HolidayObservance observance = Observance(node);
        node.Close();
        return node.Build(() => new RecurrenceRule(name, recurrence, start, years, observance), "a recurrence with its start");
    }

    private static Recurrence Parse(JsonNode node)
    {
        try
        {
            return Recurrence.Parse(node.Text(), CultureInfo.InvariantCulture);
        }
        catch (FormatException error) when (error is not DeskFormatException)
        {
            throw node.Fault(error.Message, "the value of an RRULE of dates such as FREQ=MONTHLY;BYDAY=-1FR");
        }
    }

    private static HolidayObservance Observance(JsonNode node) => node.Optional("observance")?.OneOf(Observances) ?? HolidayObservance.None;

    private static HolidayYears? Years(JsonNode rule)
    {
        if (rule.Optional("years") is not { } node)
        {
            return null;
        }

        int? from = node.Optional("from")?.Integer(-FarthestYear, FarthestYear);
        JsonNode? toNode = node.Optional("to");
        int? to = toNode?.Integer(-FarthestYear, FarthestYear);
        int[] except = [.. (node.Optional("except")?.Items() ?? []).Select(year => year.Integer(-FarthestYear, FarthestYear))];
        node.Close();
        if (from is null && to is not null)
        {
            throw toNode!.Fault("a last year without a first", "'from' with 'to'");
        }

        HolidayYears years = node.Build(
            () => from is not { } first ? HolidayYears.Every : to is { } last ? HolidayYears.Between(first, last) : HolidayYears.From(first), "years from one on, or to another");
        return years.Without(except);
    }

    private static LunarMonthTable Table(JsonNode node)
    {
        List<(int Year, int Month, LocalDate Start, bool IsEstimated)> months = [];
        foreach (JsonNode item in node.Items())
        {
            months.Add((
                item.Member("year").Integer(LunarMonthTable.Tabular.MinYear, LunarMonthTable.Tabular.MaxYear),
                item.Member("month").Integer(1, 12),
                item.Member("start").Date(),
                item.Optional("estimated")?.Flag() ?? false));
            item.Close();
        }

        return node.Build(() => new LunarMonthTable(months), "months of the lunar calendar, each once");
    }

    private static Dictionary<string, object> ToJson(HolidayRule rule, List<LunarMonthTable> tables)
    {
        Dictionary<string, object> json = new(StringComparer.Ordinal) { ["kind"] = string.Empty, ["name"] = rule.Name };
        switch (rule)
        {
            case FixedDateRule on:
                (json["kind"], json["month"], json["day"]) = ("fixed", on.Month, on.Day);
                if (on.Calendar != CalendarSystem.Iso)
                {
                    json["calendar"] = Calendars.First(pair => pair.Value == on.Calendar).Key;
                }

                break;
            case NthWeekdayRule nth:
                (json["kind"], json["month"], json["ordinal"]) = ("nthWeekday", nth.Month, nth.Ordinal);
                json["weekday"] = CalendarJson.Days.First(day => day.Value == nth.Weekday).Key;
                break;
            case EasterRule easter:
                (json["kind"], json["offsetDays"]) = ("easter", easter.OffsetDays);
                break;
            case LunarDateRule lunar:
                (json["kind"], json["month"], json["day"]) = ("lunar", lunar.Month, lunar.Day);
                if (tables.IndexOf(lunar.Table) is >= 0 and int index)
                {
                    json["table"] = index;
                }

                break;
            case DatedRule dated:
                (json["kind"], json["dates"]) = ("dates", dated.Dates.Select(Text));
                break;
            case RecurrenceRule recurring:
                (json["kind"], json["recurrence"], json["start"]) = ("recurrence", recurring.Recurrence.ToString(), Text(recurring.Start));
                break;
            default:
                throw new InvalidOperationException($"{rule.GetType()} has no JSON.");
        }

        AddCommon(json, rule);
        return json;
    }

    private static void AddCommon(Dictionary<string, object> json, HolidayRule rule)
    {
        if (rule.Years != HolidayYears.Every)
        {
            ImmutableArray<int> except = rule.Years.Except;
            json["years"] = new { from = rule.Years.First, to = rule.Years.Last, except = except.IsEmpty ? null : (IReadOnlyList<int>)except };
        }

        if (rule.Observance != HolidayObservance.None)
        {
            json["observance"] = Observances.First(pair => pair.Value == rule.Observance).Key;
        }
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
