using System.Collections.Immutable;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Sla;

namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>What a desk document may hold: from it come the schema and the guide; its words are those of the reader.</summary>
internal static partial class DeskDescription
{
    /// <summary>The objects; the first one is the document.</summary>
    internal static ImmutableArray<DescribedObject> Objects { get; } = [Desk(), .. Log(), .. Calendars(), .. Clocks(), .. Rules(), .. Operation()];

    private static DescribedObject Desk() => Object(
        "desk", "The document",
        Needed("version", Shape.Number(1, 1), "1"),
        Needed("name", Shape.Text, "what people call the desk; the title of the report"),
        Needed("log", Shape.Ref("log"), "how the log is read"),
        Needed("clocks", Shape.List(Shape.Ref("clock"), 1), "what is measured and promised"),
        May("calendars", Shape.Map(Shape.Ref("calendar")), "calendars by name"),
        May("dayRules", Shape.Map(Shape.Ref("dayRule")), "rules for counting business days, by name; `sameTimeOfDay` is built in"),
        May("metrics", Shape.Map(Shape.Ref("metric")), "what clocks measure besides the [catalogue](sla.md#metrics), by name"),
        May("actions", Shape.List(Shape.Ref("action")), "what is due by time alone"),
        May("attention", Shape.List(Shape.Ref("attention")), "which tickets need attention whatever their clocks say"),
        May("asOf", Shape.Instant, "the instant at which tickets still open are judged"),
        May("operation", Shape.Ref("operation"), "what the desk runs with, for a [simulation](simulating-your-desk.md)"));

    private static IEnumerable<DescribedObject> Calendars()
    {
        Member[] layers =
        [
            May("zone", Shape.Zone, "the zone of its dates and times; needed unless it combines two calendars"),
            May("hours", Shape.Ref("week"), "the weekly hours; needed unless it combines two calendars"),
            May("hoursFrom", Shape.List(Shape.Ref("hoursFrom")), "other weekly hours from a date on"),
            May("overrides", Shape.List(Shape.Ref("override")), "other hours on a date"),
            May("holidays", Shape.List(Shape.Ref("holiday")), "closed dates"),
            May("holidayPresets", Shape.List(Shape.OneOf(CalendarJson.Presets)), "public holidays that come with the library"),
            May("holidaySets", Shape.List(Shape.Any), "[sets of holiday rules](business-time.md#holiday-rules-as-data)"),
            May("closures", Shape.List(Shape.Ref("closure")), "closed parts of dates"),
            May("overnightHolidays", Shape.OneOf(CalendarJson.OvernightRules), "what a holiday takes of a shift over midnight; `wholeShift` unless stated"),
            May("validFrom", Shape.Date, "the first date for which it is known; 2000-01-01 unless stated"),
            May("validUntil", Shape.Date, "the date after the last one; 2050-01-01 unless stated"),
            May("union", Shape.List(Shape.Ref("operand"), 2, 2), "open where one of two calendars is"),
            May("intersection", Shape.List(Shape.Ref("operand"), 2, 2), "open where both are"),
            May("difference", Shape.List(Shape.Ref("operand"), 2, 2), "open where the first is and the second is not"),
        ];
        ImmutableArray<ImmutableArray<string>> alternatives = [["zone", "hours"], ["union"], ["intersection"], ["difference"]];
        yield return new DescribedObject("calendar", "A calendar", [.. layers], alternatives);
        yield return new DescribedObject("operand", "A calendar within another", [May("name", Shape.Text, "its name in explanations"), .. layers], alternatives);
        yield return Object("week", "Weekly hours", [.. CalendarJson.Days.Keys.Select(d => May(d, Shape.List(Shape.Hours), "hours such as `09:00-17:00`; `22:00-06:00` runs over midnight"))]);
        yield return Object("hoursFrom", "Other weekly hours", Needed("from", Shape.Date, "the first date"), Needed("hours", Shape.Ref("week"), "the weekly hours from then on"));
        yield return Object(
            "override", "Other hours on a date",
            Needed("date", Shape.Date, "the date"), Needed("hours", Shape.List(Shape.Hours), "its hours; none for a closed date"),
            May("alsoOnHolidays", Shape.Flag, "whether it holds on a holiday too"), May("name", Shape.Text, "its name"));
        yield return Object("holiday", "A holiday", Needed("date", Shape.Date, "the date"), Needed("name", Shape.Text, "its name"), May("estimated", Shape.Flag, "whether the date is a forecast"));
        yield return Object("closure", "A closure", Needed("date", Shape.Date, "the date"), Needed("hours", Shape.Hours, "the closed hours"), May("name", Shape.Text, "its name"));
        yield return Object(
            "dayRule", "A rule for counting business days",
            May("startRoll", Shape.OneOf(DeskNames.Rolls), "where a start on a date that is no business day moves to; `none` unless stated"),
            May("nonBusinessDayStart", Shape.Time, "the time of day that a moved start gets"),
            May("cutOff", Shape.Time, "the time of day from which, inclusive, a start counts as the next business day"),
            May("startAfterCutOff", Shape.Time, "the time of day it then gets"),
            May("targetRoll", Shape.OneOf(DeskNames.Rolls), "where a result that is no business day moves to; `none` unless stated"),
            May("landing", Shape.OneOf(DeskNames.Landings), "where in its day the deadline lies; `sameTimeOfDay` unless stated"));
    }

    private static IEnumerable<DescribedObject> Clocks()
    {
        yield return Object(
            "clock", "A clock",
            Needed("id", Shape.Text, "its name; each stands once"),
            Needed("policies", Shape.List(Shape.Ref("policy"), 1), "its policies; the first that applies counts"),
            May("title", Shape.Text, "what people call it; the `id` unless stated"),
            May("stop", Shape.OneOf(SlaNames.Stops), "what stops a clock that judges rows of a log; `solved` unless stated"),
            May("metric", Shape.Text, "in place of `stop`: one of the [catalogue](sla.md#metrics), or of `metrics`"),
            May("kind", Shape.OneOf(SlaNames.Kinds), "to whom the promise is made; `customerSla` unless stated"),
            May("retarget", Shape.OneOf(SlaNames.Retargets), "what is kept when another policy begins to apply; `keepElapsed` unless stated"),
            May("lateAlarms", Shape.Flag, "whether levels that a policy finds passed when it is attached are told"));
        yield return Object(
            "policy", "A policy",
            Needed("id", Shape.Text, "its name; each stands once in its clock"),
            Needed("target", Shape.Ref("target"), "how much time it allows"),
            May("calendar", Shape.Text, "the calendar it is counted by; needed but for `elapsedDuration` and `recordedDeadline`"),
            May("when", Conditions(), "for fields of the ticket a list of values, compared exactly; all that are named must hold"),
            May("rank", Shape.Number(int.MinValue, int.MaxValue), "the least that applies counts; 0 unless stated"),
            May("version", Shape.Number(1, int.MaxValue), "told with every verdict; 1 unless stated"),
            May("validFrom", Shape.Instant, "the first instant at which it is attached to tickets"),
            May("validUntil", Shape.Instant, "the instant from which on it is not"),
            May("groups", Shape.List(Shape.AnyText), "one of the groups must have the ticket"),
            May("tags", Shape.List(Shape.Text), "the ticket must bear one of them"),
            May("custom", Shape.Map(Shape.List(Shape.AnyText, 1)), "for custom fields a list of values each"),
            May("zones", Shape.Ref("zones"), "the zone that the calendar is read in"),
            May("levels", Shape.List(Shape.Ref("level"), 0, SlaPolicy.MaxLevels), "escalation levels"));
        yield return Object(
            "target", "A target",
            Needed("kind", new Shape.WordShape(["workingDuration", "elapsedDuration", "businessDays", "calendarDays", "relative", "recordedDeadline"]), "how it is counted: [targets](desk.md#clocks-policies-and-targets)"),
            May("allowed", Shape.Duration, "the time of `workingDuration` and `elapsedDuration`, such as `1h 30m`"),
            May("days", Shape.Number(0, int.MaxValue), "the days of `businessDays` and `calendarDays`"),
            May("rule", Shape.Text, "of `businessDays`: the rule they are counted by"),
            May("businessDays", Shape.Number(0, int.MaxValue), "of `relative`: the business days to go on"),
            May("by", new Shape.TextShape("time of day", "^[0-9]{2}:[0-9]{2}"), "of `relative`: the local time of that day, `24:00` allowed; its last closing unless stated"),
            May("cutOff", Shape.Time, "of `relative`: the time from which on a start counts as on the next business day"),
            May("missing", Shape.OneOf(SlaNames.Missing), "of `recordedDeadline`: what a ticket without one is; `noSla` unless stated"));
        yield return Object(
            "zones", "Zones of a policy",
            Needed("lastResort", Shape.Zone, "the zone where nothing else says one"), May("policy", Shape.Zone, "that of the policy"),
            May("sites", Shape.Map(Shape.Zone), "by the site of the ticket"), May("customers", Shape.Map(Shape.Zone), "by its customer"));
        yield return new DescribedObject(
            "level", "An escalation level",
            [
                Needed("id", Shape.Text, "its name"), Needed("to", Shape.Text, "who is told"),
                May("percent", Shape.Percentage, "the part of the time that is used up"), May("before", Shape.Duration, "so much counting time before it is used up"), May("after", Shape.Duration, "so much after it"),
                May("path", Shape.OneOf(SlaNames.Paths), "to more knowledge, or up the line; `functional` unless stated"),
                May("delivery", Shape.OneOf(SlaNames.Deliveries), "when it is told; `atOnce` unless stated"),
            ],
            [["percent"], ["before"], ["after"]]);
    }

    private static IEnumerable<DescribedObject> Rules()
    {
        yield return Object(
            "metric", "A metric",
            Needed("starts", Occasions(1), "what starts the clock"), May("id", Shape.Text, "its name in verdicts; the name in `metrics` unless stated"), May("title", Shape.Text, "what people call it"),
            May("stops", Occasions(), "what stops it"), May("pauses", Occasions(), "what pauses it"), May("resumes", Occasions(), "what ends a pause"), May("cancels", Occasions(), "what cancels it"),
            May("reopen", Shape.OneOf(SlaNames.Reopens), "what a start does after a stop; `keepFirst` unless stated"),
            May("runsWhile", Shape.List(Shape.OneOf(TicketNames.Statuses)), "the statuses in which it runs"),
            May("pausesWhile", Shape.List(Shape.Ref("pause")), "the statuses in which it is paused"),
            May("order", Shape.List(Shape.OneOf(SlaNames.Effects)), "the effects of one instant in another order, each once"));
        yield return Object("pause", "A pause", Needed("status", Shape.OneOf(TicketNames.Statuses), "the status"), May("holdReasons", Shape.List(Shape.Text), "only for these reasons"));
        yield return Object(
            "occasion", "An occasion",
            Needed("kind", Shape.OneOf(SlaNames.Occasions), "what happens: [occasions](desk.md#service-levels)"),
            May("roles", Shape.List(Shape.OneOf(TicketNames.Roles), 1), "of a message: who wrote it"), May("visibility", Shape.OneOf(TicketNames.Visibilities), "of a message: who can read it"),
            May("automatic", Shape.Flag, "of a message: whether a program wrote it"), May("channels", Shape.List(Shape.OneOf(TicketNames.Channels)), "of a message: how it came"),
            May("afterFirstResponse", Shape.Flag, "of a message: only once a person answered"), May("statuses", Shape.List(Shape.OneOf(TicketNames.Statuses), 1), "of a status: the set that is entered or left"),
            May("needsGroup", Shape.Flag, "of a status: only while a group has the ticket"), May("groups", Shape.List(Shape.AnyText), "of a group: these groups; every group unless stated"));
        yield return Object(
            "action", "An action by time",
            Needed("id", Shape.Text, "its name"), Needed("kind", Shape.OneOf(SlaNames.Actions), "what is due"), Needed("statuses", Shape.List(Shape.OneOf(TicketNames.Statuses)), "the statuses in which its time runs"),
            Needed("after", Shape.Ref("target"), "after how much time"), May("calendar", Shape.Text, "the calendar it is counted by"), May("times", Shape.Number(1, SlaPolicy.MaxLevels), "how often it is told; 1 unless stated"),
            May("restartsOn", Occasions(), "what begins its time anew"), May("delivery", Shape.OneOf(SlaNames.Deliveries), "when it is told; `atOnce` unless stated"));
        yield return Object(
            "attention", "A rule for attention",
            Needed("id", Shape.Text, "its name"), Needed("to", Shape.Text, "who is told"), May("when", Conditions(), "what the ticket must be, as of a policy"), May("tags", Shape.List(Shape.Text), "tags one of which it must bear"),
            May("reopened", Shape.Number(1, int.MaxValue), "how often it was reopened at least"), May("handOffs", Shape.Number(1, int.MaxValue), "how often it changed hands at least"), May("value", Shape.Money, "what it is worth at least"));
    }

    private static Shape Occasions(int least = 0) => Shape.List(Shape.Ref("occasion"), least);

    private static Shape Conditions() => Shape.Each(SlaNames.Fields.Keys, Shape.List(Shape.Text, 1));

    private static DescribedObject Object(string id, string title, params ImmutableArray<Member> members) => new(id, title, members, []);

    private static Member Needed(string name, Shape shape, string text) => new(name, shape, IsNeeded: true, text);

    private static Member May(string name, Shape shape, string text) => new(name, shape, IsNeeded: false, text);
}
