using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Sla;

/// <summary>Made-up tickets that are opened over a year, ten events each within some days, and stay open; and the three clocks on them.</summary>
internal static class OpenTickets
{
    internal const int Events = 10;

    private static readonly Person Customer = new(PersonRole.Customer);
    private static readonly Person Agent = new(PersonRole.Agent);
    private static readonly TicketAttributes[] Attributes = [.. Enumerable.Range(0, 16).Select(i => new TicketAttributes("Type " + (i % 4), "P" + (i / 4)))];
    private static readonly Dictionary<int, TicketEvent[]> Made = [];

    internal static Instant End { get; } = Instant.FromUtc(2025, 1, 20, 0, 0);

    internal static SlaClock[] Clocks() =>
    [
        Clock(SlaMetrics.FirstResponse, 8), Clock(SlaMetrics.NextResponse, 16),
        Clock(SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending)), 1200),
    ];

    /// <summary>All events in the order of their instants, the same for every seed: nothing that is measured changes them.</summary>
    internal static TicketEvent[] InTime(int tickets)
    {
        if (!Made.TryGetValue(tickets, out TicketEvent[]? events))
        {
            events = new TicketEvent[tickets * Events];
            Instant[] times = new Instant[events.Length];
            for (int i = 0; i < tickets; i++)
            {
                Write(events.AsSpan(i * Events, Events), i);
            }

            for (int i = 0; i < events.Length; i++)
            {
                times[i] = events[i].At;
            }

            Array.Sort(times, events);
            Made.Add(tickets, events);
        }

        return events;
    }

    internal static TicketId Name(int ticket) => new($"T-{ticket}");

    private static void Write(Span<TicketEvent> life, int ticket)
    {
        Random random = new(ticket);
        TicketId id = Name(ticket);
        Instant at = Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(365 * 86_400));
        life[0] = new TicketOpened(id, at, Attributes[random.Next(Attributes.Length)], Customer, 1);
        life[1] = new TicketStatusChanged(id, Next(), TicketStatus.Open, sequence: 2);
        life[2] = new MessagePosted(id, Next(), Agent, channel: ContactChannel.Email, sequence: 3);
        life[3] = new TicketStatusChanged(id, Next(), TicketStatus.Pending, sequence: 4);
        life[4] = new MessagePosted(id, Next(), Customer, channel: ContactChannel.Web, sequence: 5);
        life[5] = new TicketStatusChanged(id, Next(), TicketStatus.Open, sequence: 6);
        life[6] = new MessagePosted(id, Next(), Agent, MessageVisibility.Private, sequence: 7);
        life[7] = new MessagePosted(id, Next(), Agent, sequence: 8);
        life[8] = new TicketStatusChanged(id, Next(), TicketStatus.OnHold, "supplier", sequence: 9);
        life[9] = new MessagePosted(id, Next(), Agent, sequence: 10);

        Instant Next() => at += Duration.FromSeconds(1 + random.Next(20_000));
    }

    private static SlaClock Clock(SlaMetric metric, int hours) => new(
        metric.Id,
        metric.Title,
        metric,
        Enumerable.Range(0, 4).Select(p => new SlaPolicy(new PolicyId("P" + p), new WorkingDurationTarget(Duration.FromHours(hours * (p + 1))), DeskCalendar(), new TicketCondition(TicketField.Priority, "P" + p))
            .WithLevels(EscalationLevel.AtPercent("75 %", Percentage.FromPercent(75), EscalationPath.Functional, "senior agent"))));

    internal static BusinessCalendar DeskCalendar() => BusinessTime.DeskCalendar.Calendar;
}
