using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockPreview
{
    internal static void Run()
    {
        #region ClockPreview
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        BusinessCalendar longer = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(8), DayTime.At(18)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaEvaluator With(BusinessCalendar calendar, int hours) => new(new SlaClock(
            "solve", "Resolution", SlaMetrics.FirstResolution, new SlaPolicy(new PolicyId("standard"), new WorkingDurationTarget(Duration.FromHours(hours)), calendar)));
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        IReadOnlyList<TicketEvent>[] open =
        [
            [new TicketOpened(new TicketId("T-7"), On(2, 9), TicketAttributes.None)],
            [new TicketOpened(new TicketId("T-8"), On(3, 9), TicketAttributes.None)],
        ];
        foreach (SlaChange c in SlaPreview.Compare(open, With(office, 8), With(longer, 9), asOf: On(3, 16)))
        {
            Console.WriteLine($"{c.Ticket}: {c.Before!.Outcome}, due {c.Before.Verdict.Deadline.DueAt}; {c.After!.Outcome}, due {c.After.Verdict.Deadline.DueAt}");
            Console.WriteLine($"  {string.Join(' ', c.Reasons.Select(r => ReasonText.Of(r, WordingLanguage.English)))}");
        }

        // → T-7: Breached, due 2026-03-02T17:00:00Z; Breached, due 2026-03-02T18:00:00Z
        // →   Policy standard has another target. Policy standard has another calendar: hours, holidays or zone.
        // → T-8: Running, due 2026-03-03T17:00:00Z; Running, due 2026-03-03T18:00:00Z
        // →   Policy standard has another target. Policy standard has another calendar: hours, holidays or zone.
        #endregion
    }
}
