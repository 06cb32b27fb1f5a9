using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SunDesks
{
    internal static void Run()
    {
        #region SunDesks
        BusinessCalendar Office(string zone) => new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb[zone])
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .Build();
        GroupId berlin = new("berlin");
        GroupId tokyo = new("tokyo");
        ChannelCapacity[] mail = [new(ContactChannel.Email, 1, 1)];
        SchedulingPolicy policy = new() { Overflow = [OverflowRule.ByWait(berlin, tokyo, Duration.FromHours(8))] };
        Instant now = Instant.FromUtc(2026, 3, 2, 15, 30);
        WorkflowScheduler scheduler = new(policy, now);
        SchedulerEventBuffer events = new();
        scheduler.AddAgent(new AgentProfile(new AgentId("ana"), 1, mail, groups: [berlin], shifts: Office("Europe/Berlin")), now, events);
        scheduler.AddAgent(new AgentProfile(new AgentId("kenji"), 1, mail, groups: [tokyo], shifts: Office("Asia/Tokyo")), now, events);

        // Ana takes the first; nobody comes to the second before she goes home.
        WorkItem item = new() { Channel = ContactChannel.Email, Group = berlin };
        scheduler.Enqueue(item, now, events);
        WorkItemId second = scheduler.Enqueue(item, now, events);
        scheduler.TryDequeue(new AgentId("ana"), now, events, out _);
        scheduler.AdvanceTo(now + Duration.FromHours(2), events);
        Console.WriteLine(ReasonText.Of(scheduler.ExplainInReasons(second)[^1], WordingLanguage.English));

        events.Clear();
        scheduler.Dispatch(Instant.FromUtc(2026, 3, 3, 0, 0), events);
        foreach (SchedulerEvent happened in events.Events)
        {
            Console.WriteLine($"{happened.At}: {happened.Kind} {happened.Group}{happened.Agent}");
        }
        // → Nobody who may take it is on duty, until 2026-03-03 08:00:00 UTC at the earliest.
        // → 2026-03-02T23:30:00Z: Overflowed tokyo
        // → 2026-03-03T00:00:00Z: AgentOnDuty kenji
        // → 2026-03-03T00:00:00Z: Offered kenji
        #endregion
    }
}
