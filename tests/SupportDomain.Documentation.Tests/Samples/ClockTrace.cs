using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockTrace
{
    internal static void Run()
    {
        #region ClockTrace
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        WorkingDurationTarget hours = new(Duration.FromHours(8));
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        SlaClock clock = new(
            "solve",
            "Resolution",
            SlaMetrics.FirstResolution,
            new SlaPolicy(new PolicyId("gold"), hours, office, new TicketCondition(TicketField.Tier, "gold")).WithRank(1),
            new SlaPolicy(new PolicyId("network"), hours, office).WithRank(2).WithGroups(new GroupId("network")),
            new SlaPolicy(new PolicyId("2025"), hours, office).WithRank(3).ValidBetween(null, On(1, 0)),
            new SlaPolicy(new PolicyId("standard"), hours, office).WithRank(4).WithVersion(7),
            new SlaPolicy(new PolicyId("rest"), hours, office).WithRank(5));
        PolicyTrace trace = clock.Trace(new TicketAttributes(Priority: "P2") { Tier = "silver" }, new GroupId("mail"), at: On(2, 9));
        foreach (PolicyTraceStep step in trace.Steps)
        {
            Console.WriteLine($"{step.Policy} v{step.Version}: {ReasonText.Of(step.Reason, WordingLanguage.English)}");
        }

        // → gold v1: The field Tier of the ticket is “silver”, which it does not ask for.
        // → network v1: The group of the ticket is “mail”, none of its groups.
        // → 2025 v1: Valid until 2026-03-01 00:00:00 UTC only.
        // → standard v7: First that applies, with rank 4.
        // → rest v1: Applies, but standard comes before it.
        #endregion
    }
}
