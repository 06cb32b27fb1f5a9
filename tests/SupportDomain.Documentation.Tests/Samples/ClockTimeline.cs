using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockTimeline
{
    internal static void Run()
    {
        #region ClockTimeline
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)),
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .WithHolidays(new Holiday(new LocalDate(2026, 3, 4), "Founders' Day"))
            .Build();
        SlaPolicy policy = new(new PolicyId("10 h"), new WorkingDurationTarget(Duration.FromHours(10)), office);
        SlaEvaluator clocks = new(new SlaClock("wait", "Requester wait", SlaMetrics.RequesterWait, policy));
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 15), TicketAttributes.None),
            new TicketStatusChanged(id, On(2, 16), TicketStatus.Pending),
            new TicketStatusChanged(id, On(3, 10), TicketStatus.Open),
            new TicketStatusChanged(id, On(5, 10), TicketStatus.Solved),
            new TicketStatusChanged(id, On(5, 12), TicketStatus.Closed),
        ];
        ClockVerdict verdict = clocks.Evaluate(history, asOf: On(6, 9)).Single();
        Console.WriteLine($"{verdict.Outcome}: {ReasonText.Of(verdict.Reason, WordingLanguage.English)}");

        SlaTimeline timeline = clocks.Timeline(history, "wait", asOf: On(6, 9));
        foreach (SlaTimelineSegment s in timeline.Segments)
        {
            string why = ReasonText.Of(s.Reason, WordingLanguage.English) + (s.State == SlaTimelineState.PausedAndClosed ? $". {ReasonText.Of(s.ClosedBy!, WordingLanguage.English)}" : string.Empty);
            Console.WriteLine($"{s.Start.ToString("ddd HH:mm", CultureInfo.InvariantCulture)} {s.Length.TotalHours,3:0} h {s.State}: {why}");
        }

        Console.WriteLine($"{timeline.Segments.Aggregate(Duration.Zero, (sum, s) => sum + s.Length) == timeline.Length}");
        // → Met: Done at 2026-03-05 10:00:00 UTC, due at 2026-03-05 11:00:00 UTC.
        // → Mon 15:00   1 h Running: Time counts
        // → Mon 16:00   1 h Paused: Paused: the ticket is pending
        // → Mon 17:00  16 h PausedAndClosed: Paused: the ticket is pending. Outside the hours
        // → Tue 09:00   1 h Paused: Paused: the ticket is pending
        // → Tue 10:00   7 h Running: Time counts
        // → Tue 17:00   7 h Closed: Outside the hours
        // → Wed 00:00  24 h Closed: Holiday Founders' Day
        // → Thu 00:00   9 h Closed: Outside the hours
        // → Thu 09:00   1 h Running: Time counts
        // → Thu 10:00   2 h Stopped: Stopped
        // → True
        #endregion
    }
}
