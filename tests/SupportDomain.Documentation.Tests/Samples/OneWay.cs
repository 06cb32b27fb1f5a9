using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class OneWay
{
    internal static void Run()
    {
        #region OneWay
        // Policy as data: which column tells what, and what is promised.
        LogMapping mapping = new(
            DateTimeZoneProviders.Tzdb["Asia/Tehran"],
            new Dictionary<LogColumn, string> { [LogColumn.Id] = "no", [LogColumn.Opened] = "from", [LogColumn.Closed] = "to" },
            "uuuu-MM-dd HH:mm");
        SlaPolicy policy = new(new PolicyId("four hours"), new ElapsedDurationTarget(Duration.FromHours(4)), BusinessCalendar.AlwaysOpen);
        SlaClock clock = new("closing", "Time to closing", SlaStop.Closed, policy);

        // Log row → ticket events → ticket → verdict → measure.
        CaseLogReader reader = new(mapping, header: ["no", "from", "to"]);
        CaseRow row = reader.Read(line: 2, ["17", "2026-03-21 08:00", "2026-03-21 12:00"], finding => Console.WriteLine(finding.Kind))!;
        TicketEvent[] events = row.ToEvents(until: Instant.MaxValue);
        Ticket ticket = Ticket.Replay(events);
        SlaVerdict verdict = clock.Judge(ticket, asOf: row.LatestEventAt);
        AttainmentTally tally = default(AttainmentTally).Plus(verdict.Outcome);

        Console.WriteLine($"{events.Length} events, {ticket.Status}, {verdict.Outcome}: {tally.Met} of {tally.Decided}");
        // → 2 events, Closed, Met: 1 of 1
        #endregion
    }
}
