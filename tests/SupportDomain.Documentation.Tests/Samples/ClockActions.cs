using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockActions
{
    internal static void Run()
    {
        #region ClockActions
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        SlaPolicy any = new(new PolicyId("any"), new WorkingDurationTarget(Duration.FromHours(40)), office);
        TimedAction remind = new("remind", TimedActionKind.Reminder, [TicketStatus.Pending], new WorkingDurationTarget(Duration.FromHours(8)), office, times: 2);
        TimedAction close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new BusinessDaysTarget(3, BusinessDayRule.SameTimeOfDay), office);
        SlaBook book = new([new SlaClock("solve", "Resolution", SlaMetrics.FirstResolution, any)], [remind, close]);
        book.Apply(new TicketOpened(id, On(2, 9), TicketAttributes.None));
        book.Apply(new TicketStatusChanged(id, On(2, 10), TicketStatus.Pending));
        book.Apply(new TicketStatusChanged(id, On(5, 11), TicketStatus.Solved)); // a Thursday
        List<SlaNotice> told = [];
        book.AdvanceTo(On(13, 9), told);
        foreach (SlaNotice n in told.Where(n => n.Kind == SlaNoticeKind.ActionDue))
        {
            Console.WriteLine($"{n.At} {n.Action!.Kind} {n.Clock}");
        }

        OutsideHours? fact = OutsideHours.Find(office, On(7, 12)); // a Saturday
        Console.WriteLine(ReasonText.Of(fact!.Reason, WordingLanguage.English));
        // → 2026-03-03T10:00:00Z Reminder remind
        // → 2026-03-04T10:00:00Z Reminder remind
        // → 2026-03-10T11:00:00Z AutoClose close
        // → Outside the hours; open again at 2026-03-09 09:00:00 UTC.
        #endregion
    }
}
