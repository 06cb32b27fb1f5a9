using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Workforce;
using SupportDomain.Staffing;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Description;

/// <summary>What a desk runs with.</summary>
internal static partial class DeskDescription
{
    private static IEnumerable<DescribedObject> Operation()
    {
        yield return Object(
            "operation", "What the desk runs with",
            Needed("agents", Shape.List(Shape.Ref("agent"), 1), "who works"),
            Needed("workloads", Shape.List(Shape.Ref("workload"), 1), "what comes in"),
            May("policy", Shape.Any, "the rules of the [scheduler](scheduling.md), as `SchedulingPolicyJson` has them, without a version"),
            May("places", Shape.Number(1, int.MaxValue), "how many items find room, waiting or in work; no limit unless stated"),
            May("assumed", Shape.Each(["agents", "places"], Shape.Text), "where they come from"));
        yield return Object(
            "workload", "A workload",
            Needed("name", Shape.Text, "its name, which also seeds its random numbers; each stands once"),
            Needed("handling", Shape.Ref("duration"), "how long an item takes"),
            May("arrivals", Shape.Ref("arrivals"), "when it comes in; those of a log unless stated"),
            May("when", Conditions(), "which tickets of the log are this work; all unless stated"),
            May("patience", Shape.Ref("duration"), "how long customers wait before they leave; nobody leaves unless stated"),
            May("item", Shape.Any, "what each item is: priority, channel, routing, customer, as `WorkItemJson` has it, without instants"),
            May("dueAfter", Shape.Duration, "how long after its arrival an item is due"),
            May("assumed", Shape.Each(["arrivals", "handling", "patience"], Shape.Text), "where they come from"));
        yield return Object(
            "arrivals", "Arrivals",
            Needed("kind", Shape.OneOf(ArrivalNode.Kinds), "how work comes in"),
            May("perHour", Shape.Either(Shape.Rate, Shape.Each(CalendarJson.Days.Keys, Shape.List(Shape.Rate, ArrivalNode.HoursOfDay, ArrivalNode.HoursOfDay))), "of `poisson`: the rate an hour; of `weekly`: the rates of each hour of a day, 00:00 to 01:00 first"),
            May("zone", Shape.Zone, "of `weekly`: whose wall clock counts the hours"),
            May("every", Shape.Duration, "of `regular`: the gap"),
            May("at", Shape.List(Shape.Instant, 1), "of `recorded`: the instants"));
        yield return Object(
            "duration", "How long something takes",
            Needed("kind", Shape.OneOf(DistributionNode.Kinds), "the distribution"),
            May("mean", Shape.Duration, "of `exponential`, `erlang` and `lognormal`: the mean"),
            May("deviation", Shape.Duration, "of `lognormal`: the standard deviation of the durations"),
            May("phases", Shape.Number(1, DurationDistribution.MaximumPhases), "of `erlang`: how many phases"),
            May("value", Shape.Duration, "of `deterministic`: always this"),
            May("observed", Shape.List(Shape.Duration, 1), "of `empirical`: durations, each as likely as the others"));
        yield return Object(
            "agent", "An agent",
            Needed("id", Shape.Text, "the agent's name; each stands once"),
            Needed("capacity", Shape.Number(0, AgentProfile.MaximumCapacityUnits), "how many units of work at once"),
            Needed("channels", Shape.List(Shape.Ref("channelCapacity")), "what the agent takes: [capacity](workforce.md)"),
            May("role", Shape.OneOf(WorkforceNames.Roles), "agent, manager or bot; `agent` unless stated"),
            May("skills", Shape.Map(Shape.Number(SkillLevel.Lowest, SkillLevel.Highest)), "skills with levels"),
            May("groups", Shape.List(Shape.Text), "the groups"),
            May("shifts", Shape.Text, "the calendar of the shifts; always on duty unless stated"),
            May("absences", Shape.List(Shape.Ref("absence")), "when the agent is away"));
        yield return Object(
            "channelCapacity", "Capacity by channel",
            Needed("channel", Shape.OneOf(WorkforceNames.Channels), "the channel"), Needed("units", Shape.Number(0, ChannelCapacity.Largest), "the units that an item takes"),
            Needed("most", Shape.Number(0, ChannelCapacity.Largest), "how many items at once"), May("blocksOthers", Shape.Flag, "whether an item leaves no room for other channels"));
        yield return new DescribedObject(
            "absence", "An absence",
            [
                May("from", Shape.Date, "the first date"), May("until", Shape.Date, "the date after the last one"),
                May("overnight", Shape.OneOf(WorkforceNames.Overnight), "what it takes of a shift over midnight; `wholeShift` unless stated"),
                May("start", Shape.DateAndTime, "in place of dates: the local start"), May("end", Shape.DateAndTime, "the local end"),
            ],
            [["from", "until"], ["start", "end"]]);
    }
}
