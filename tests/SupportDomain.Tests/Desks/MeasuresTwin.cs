using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

/// <summary>The measures by their definitions, one look over all tickets for every number.</summary>
internal static class MeasuresTwin
{
    internal static void CompareTickets(ReplaySummary actual, Ticket[] tickets, DateTimeZone zone)
    {
        CompareBacklog(actual.Backlog, tickets, zone, actual.AsOf);
        for (int hour = 0; hour < 168; hour++)
        {
            actual.Openings.Counts[hour].Should().Be(tickets.Count(t => Hour(t.OpenedAt, zone) == hour));
        }

        bool IsVoid(Ticket t) => t.Status is TicketStatus.Cancelled or TicketStatus.Merged;
        Duration[] resolved = [.. tickets.Where(t => End(t) is not null && !IsVoid(t)).Select(t => End(t)!.Value - t.OpenedAt).Order()];
        actual.TimeToResolve.Count.Should().Be(resolved.Length);
        actual.TimeToResolve.Maximum.Should().Be(resolved.Length == 0 ? null : resolved[^1]);
        (actual.Survival.Done, actual.Survival.Censored).Should().Be((resolved.Length, tickets.Length - resolved.Length));
        actual.HandOffs.Should().BeNull("a row does not tell of groups over time");
        actual.Reopenings.Should().BeNull();
    }

    internal static void CompareHours(ClockSummary actual, List<SlaVerdict> verdicts, Instant[] opened, DateTimeZone zone)
    {
        long[] deadlines = new long[168];
        long[] missed = new long[168];
        long[] byOpening = new long[168];
        for (int i = 0; i < verdicts.Count; i++)
        {
            SlaVerdict v = verdicts[i];
            bool isBreached = v.Outcome == SlaOutcome.Breached;
            if (v.Deadline.Exists && (isBreached || v.Outcome == SlaOutcome.Met))
            {
                deadlines[Hour(v.Deadline.DueAt, zone)]++;
                missed[Hour(v.Deadline.DueAt, zone)] += isBreached ? 1 : 0;
            }

            byOpening[Hour(opened[i], zone)] += isBreached ? 1 : 0;
        }

        actual.Hours.Deadlines.Counts.Should().Equal(deadlines);
        actual.Hours.Missed.Counts.Should().Equal(missed);
        actual.Hours.BreachedByOpening.Counts.Should().Equal(byOpening);
    }

    internal static void CompareWaits(ClockSummary actual, List<SlaVerdict> verdicts, long[] lines)
    {
        (long Line, SlaVerdict Verdict)[] waits =
            [.. verdicts.Select((v, i) => (Line: lines[i], Verdict: v)).Where(w => w.Verdict.Outcome != SlaOutcome.Cancelled).OrderByDescending(w => w.Verdict.Elapsed).ThenBy(w => w.Line)];
        actual.LongestStopped.Select(w => (w.Line, w.Verdict)).Should().Equal(waits.Where(w => w.Verdict.StoppedAt is not null).Take(10));
        actual.LongestRunning.Select(w => (w.Line, w.Verdict)).Should().Equal(waits.Where(w => w.Verdict.StoppedAt is null).Take(10));
    }

    private static void CompareBacklog(BacklogSummary actual, Ticket[] tickets, DateTimeZone zone, Instant? asOf)
    {
        Ticket[] open = [.. tickets.Where(t => End(t) is null)];
        actual.Open.Should().Be(open.Length);
        actual.Bands.Sum(b => b.Tickets).Should().Be(open.Length);
        foreach (AgeBand band in actual.Bands)
        {
            band.Tickets.Should().Be(open.Count(t => asOf - t.OpenedAt >= band.From && (band.Until is null || asOf - t.OpenedAt < band.Until)));
        }

        for (int i = 0; i < actual.Counts.Length; i++)
        {
            Instant midnight = zone.AtStartOfDay(actual.FirstDate.PlusDays(i * actual.StepDays)).ToInstant();
            actual.Counts[i].Should().Be(tickets.Count(t => t.OpenedAt < midnight && (End(t) is null || End(t) >= midnight)), "at {0}", midnight);
        }

        if (tickets.Length > 0)
        {
            LocalDate last = asOf!.Value.InZone(zone).Date;
            LocalDate first = tickets.Min(t => t.OpenedAt).InZone(zone).Date.PlusDays(1);
            actual.Counts.IsEmpty.Should().Be(last < first);
            (actual.Counts.IsEmpty || actual.FirstDate.PlusDays((actual.Counts.Length - 1) * actual.StepDays) == last).Should().BeTrue("the last midnight has a point");
        }
    }

    private static Instant? End(Ticket ticket) => ticket.SolvedAt ?? ticket.ClosedAt;

    private static int Hour(Instant instant, DateTimeZone zone)
    {
        LocalDateTime local = instant.InZone(zone).LocalDateTime;
        return (((int)local.DayOfWeek - 1) * 24) + local.Hour;
    }
}
