using System.Collections.Immutable;
using System.Text;
using Newtonsoft.Json;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>A commented desk to begin with: it can be read, its review finds nothing, and what it assumes is said in its comments.</summary>
/// <remarks>Pure, and safe to call from any thread.</remarks>
public static class StarterDesk
{
    private const string Calendar = "desk";

    /// <summary>Working hours allowed for the priorities, from the most urgent on; the last one holds for all further ones.</summary>
    private static readonly int[] HoursByRank = [4, 8, 24, 40];

    private static readonly ImmutableSortedDictionary<string, TicketStatus> UsualStatuses = new Dictionary<string, TicketStatus>(StringComparer.Ordinal)
    {
        ["New"] = TicketStatus.New,
        ["In progress"] = TicketStatus.Open,
        ["Waiting for customer"] = TicketStatus.Pending,
        ["Solved"] = TicketStatus.Solved,
        ["Closed"] = TicketStatus.Closed,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, LogActivity> UsualActivities = new Dictionary<string, LogActivity>(StringComparer.Ordinal)
    {
        ["Created"] = LogActivity.New,
        ["Assigned"] = LogActivity.Nothing,
        ["Solved"] = LogActivity.Solved,
        ["Closed"] = LogActivity.Closed,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The desk as a document with comments.</summary>
    /// <param name="options">What it is written with.</param>
    /// <param name="zones">Where the zone is looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The options give no desk: an unknown zone, a pattern that is none, a needed column that is not named.</exception>
    public static string Write(StarterDeskOptions options, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(zones);
        string text = new Writer(options).Write();
        using StringReader reader = new(text);
        DeskJson.Read(reader, "starter desk", zones);
        return text;
    }

    /// <summary>The zone of a preset.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="preset"/> is not a named member.</exception>
    public static string ZoneOf(StarterPreset preset) => preset switch
    {
        StarterPreset.AroundTheClock => "UTC",
        StarterPreset.Iran => "Asia/Tehran",
        StarterPreset.UnitedStates => "America/New_York",
        StarterPreset.England => "Europe/London",
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, $"{preset} is no preset."),
    };

    private sealed class Writer(StarterDeskOptions options)
    {
        private readonly StringBuilder _text = new();

        private string Zone => options.Zone ?? ZoneOf(options.Preset);

        private bool HasPriorities => options.Columns.ContainsKey(LogColumn.Priority) && options.Priorities is null or { Length: > 0 };

        /// <summary>Whether the log tells of solutions; otherwise of closings alone.</summary>
        private bool IsSolved => options.Kind == LogKind.Cases
            ? options.Columns.ContainsKey(LogColumn.Solved)
            : options.Columns.ContainsKey(LogColumn.Status)
                ? (options.Statuses ?? UsualStatuses).ContainsValue(TicketStatus.Solved)
                : (options.Activities ?? UsualActivities).ContainsValue(LogActivity.Solved);

        internal string Write()
        {
            Line(0, "{");
            Comment(1, "A desk to begin with. Comments are allowed. Every member is explained in docs/desk.md.", "میزی برای آغاز. توضیح‌ها مجازند. همهٔ عضوها در docs/desk.md توضیح داده شده‌اند.");
            Line(1, "\"version\": 1,");
            Line(1, $"\"name\": {Json(options.Name)},");
            Calendars();
            Log();
            Clocks();
            Line(0, "}");
            return _text.ToString();
        }

        private void Calendars()
        {
            Comment(1, "When the desk is open. The hours are an assumption: write yours.", "ساعت کار میز. این ساعت‌ها فرض است: ساعت‌های خودتان را بنویسید.");
            Line(1, "\"calendars\": {");
            Line(2, $"\"{Calendar}\": {{");
            Line(3, $"\"zone\": {Json(Zone)},");
            Line(3, "\"hours\": {");
            (string Days, string Hours)[] week = Week();
            string[] days = [.. week.SelectMany(w => w.Days.Split(' ').Select(d => $"\"{d}\": [{string.Join(", ", w.Hours.Split(' ').Select(Json))}]"))];
            for (int i = 0; i < days.Length; i++)
            {
                Line(4, days[i] + (i + 1 < days.Length ? "," : string.Empty));
            }

            string? preset = HolidayPreset();
            Line(3, preset is null ? "}" : "},");
            if (preset is not null)
            {
                Comment(3, "Public holidays from the library; dates of your own go into \"holidays\": [{ \"date\": \"2026-12-24\", \"name\": \"...\" }].", "تعطیلات رسمی از خود کتابخانه؛ روزهای خودتان را در \"holidays\" بنویسید: [{ \"date\": \"2026-12-24\", \"name\": \"...\" }].");
                Line(3, $"\"holidayPresets\": [{Json(preset)}],");
                Line(3, "\"validFrom\": \"2002-01-01\"");
            }

            Line(2, "}");
            Line(1, "},");
        }

        private (string Days, string Hours)[] Week() => options.Preset switch
        {
            StarterPreset.Iran => [("sat sun mon tue wed", "08:00-16:00"), ("thu", "08:00-12:00")],
            StarterPreset.UnitedStates => [("mon tue wed thu fri", "09:00-17:00")],
            StarterPreset.England => [("mon tue wed thu fri", "09:00-17:30")],
            _ => [("mon tue wed thu fri sat sun", "00:00-24:00")],
        };

        private string? HolidayPreset() => options.Preset switch
        {
            StarterPreset.Iran => "iran",
            StarterPreset.UnitedStates => "unitedStatesFederal",
            StarterPreset.England => "england",
            _ => null,
        };

        private void Log()
        {
            Comment(1, "How the log is read: the zone of its times, how they are written, and the header of each column.", "گزارش چگونه خوانده شود: منطقهٔ زمانی، شکل نوشتن زمان‌ها و سربرگ هر ستون.");
            Line(1, "\"log\": {");
            if (options.Kind != LogKind.Cases)
            {
                Comment(2, "A row is something that happened to a ticket, not a ticket.", "هر سطر چیزی است که بر یک تیکت گذشته، نه خود تیکت.");
                Line(2, $"\"kind\": {Json(DeskNames.Of(DeskNames.LogKinds, options.Kind))},");
            }

            Line(2, $"\"zone\": {Json(Zone)},");
            Line(2, $"\"delimiter\": {Json(options.Delimiter.ToString())},");
            Line(2, $"\"timestamps\": [{string.Join(", ", options.Timestamps.Select(Json))}],");
            if (!options.MissingTexts.IsEmpty)
            {
                Comment(2, "Texts that mean that nothing is known.", "متن‌هایی که یعنی چیزی دانسته نیست.");
                Line(2, $"\"missing\": [{string.Join(", ", options.MissingTexts.Select(Json))}],");
            }

            bool hasStatus = options.Columns.ContainsKey(LogColumn.Status);
            bool hasActivity = options.Columns.ContainsKey(LogColumn.Activity);
            Map(2, "columns", options.Columns.Select(c => (DeskNames.Of(DeskNames.Columns, c.Key), c.Value)), isLast: !hasStatus && !hasActivity);
            if (hasStatus)
            {
                Comment(2, "What each status of the log means: new, open, pending (the customer's turn), onHold, solved, closed, cancelled, merged.", "معنای هر وضعیت گزارش: new، open، pending (نوبت مشتری)، onHold، solved، closed، cancelled، merged.");
                Map(2, "statuses", (options.Statuses ?? UsualStatuses).Select(s => (s.Key, DeskNames.Of(DeskNames.Statuses, s.Value))), isLast: !hasActivity);
            }

            if (hasActivity)
            {
                Comment(2, "What each activity was: a status (new, open, pending, onHold, solved, closed, cancelled, merged), nothing, or a message (customerMessage, agentReply, privateNote, automaticMessage).", "هر فعالیت چه بود: یک وضعیت (new، open، pending، onHold، solved، closed، cancelled، merged)، هیچ (nothing) یا یک پیام (customerMessage، agentReply، privateNote، automaticMessage).");
                Map(2, "activities", (options.Activities ?? UsualActivities).Select(a => (a.Key, DeskNames.Of(DeskNames.Activities, a.Value))), isLast: true);
            }

            Line(1, "},");
        }

        private void Clocks()
        {
            Comment(1, "What is promised: of a clock's policies the first that applies counts. The targets are an assumption: write yours.", "چه تعهد شده است: از خط‌مشی‌های یک ساعت نخستین که بخورد به شمار می‌آید. هدف‌ها فرض است: هدف‌های خودتان را بنویسید.");
            Line(1, "\"clocks\": [");
            Line(2, "{");
            Line(3, "\"id\": \"resolution\",");
            Line(3, $"\"title\": {Json(options.Language == WordingLanguage.Persian ? "زمان تا حل" : "Time to resolution")},");
            Line(3, $"\"stop\": \"{(IsSolved ? "solved" : "closed")}\",");
            Line(3, "\"policies\": [");
            ImmutableArray<string> priorities = HasPriorities ? options.Priorities ?? ["P1", "P2", "P3", "P4"] : [];
            for (int i = 0; i < priorities.Length; i++)
            {
                int hours = HoursByRank[Math.Min(i, HoursByRank.Length - 1)];
                Line(4, $"{{ \"id\": {Json($"{priorities[i]}: {hours} working hours")}, \"when\": {{ \"priority\": [{Json(priorities[i])}] }}, \"calendar\": \"{Calendar}\", \"target\": {{ \"kind\": \"workingDuration\", \"allowed\": \"{hours}h\" }} }},");
            }

            if (priorities.IsEmpty)
            {
                Line(4, $"{{ \"id\": \"40 working hours\", \"calendar\": \"{Calendar}\", \"target\": {{ \"kind\": \"workingDuration\", \"allowed\": \"40h\" }} }}");
            }
            else
            {
                _text.Remove(_text.Length - 2, 1); // the comma behind the last policy
                Comment(4, "A policy without \"when\" at the end takes every other ticket: { \"id\": \"others\", \"calendar\": \"desk\", \"target\": { \"kind\": \"workingDuration\", \"allowed\": \"40h\" } }", "یک خط‌مشی بی \"when\" در پایان همهٔ تیکت‌های دیگر را می‌گیرد: { \"id\": \"others\", \"calendar\": \"desk\", \"target\": { \"kind\": \"workingDuration\", \"allowed\": \"40h\" } }");
            }

            Line(3, "]");
            Line(2, "}");
            Line(1, "]");
        }

        private void Map(int depth, string name, IEnumerable<(string Name, string Value)> entries, bool isLast)
        {
            Line(depth, $"\"{name}\": {{");
            string[] lines = [.. entries.Select(e => $"{Json(e.Name)}: {Json(e.Value)}")];
            for (int i = 0; i < lines.Length; i++)
            {
                Line(depth + 1, lines[i] + (i + 1 < lines.Length ? "," : string.Empty));
            }

            Line(depth, isLast ? "}" : "},");
        }

        private void Comment(int depth, string english, string persian) => Line(depth, "// " + (options.Language == WordingLanguage.Persian ? persian : english));

        private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

        private static string Json(string text) => JsonConvert.ToString(text);
    }
}
