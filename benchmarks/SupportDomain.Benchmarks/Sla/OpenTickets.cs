using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Sla;

/// <summary>Made-up tickets that stay open, ten events each, and the three clocks on them.</summary>
internal static class OpenTickets
{
    internal const int Events = 10;

    private static readonly Person Customer = new(PersonRole.Customer);
    private static readonly Person Agent = new(PersonRole.Agent);
    private static readonly TicketAttributes[] Attributes = [.. Enumerable.Range(0, 16).Select(i => new TicketAttributes("Type " + (i % 4), "P" + (i / 4)))];
    private static readonly Dictionary<(int Tickets, bool IsRoundRobin), TicketEvent[]> Made = [];

    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 0, 0);

    internal static Instant End { get; } = Instant.FromUtc(2025, 1, 20, 0, 0);

    internal static SlaClock[] Clocks() =>
    [
        Clock(SlaMetrics.FirstResponse, 8), Clock(SlaMetrics.NextResponse, 16),
        Clock(SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending)), 1200),
    ];

    /// <summary>Tickets that are opened over a year, the ten events of each within some days: of a million tickets, some three thousand are in the midst of theirs at any time.</summary>
    /// <remarks>All events are in the order of their instants, and of their places in memory, as events come; the same for every seed, as nothing that is measured changes them.</remarks>
    internal static TicketEvent[] InTime(int tickets) => Make(tickets, isRoundRobin: false);

    /// <summary>The hardest order: each ticket has its next event only after every other ticket has had one, each time in another random order.</summary>
    internal static TicketEvent[] RoundRobin(int tickets) => Make(tickets, isRoundRobin: true);

    private static TicketEvent[] Make(int tickets, bool isRoundRobin)
    {
        if (!Made.TryGetValue((tickets, isRoundRobin), out TicketEvent[]? events))
        {
            // Of a million tickets, the events of one order at a time are enough for any memory.
            _ = Made.Remove((tickets, !isRoundRobin));
            (long[] times, int[] places) = TimesAndPlaces(tickets, isRoundRobin);
            TicketId[] names = [.. Enumerable.Range(0, tickets).Select(Name)];
            events = new TicketEvent[times.Length];
            for (int i = 0; i < events.Length; i++)
            {
                int ticket = places[i] / Events;
                events[i] = Event(names[ticket], ticket, places[i] % Events, Start + Duration.FromSeconds(times[i]));
            }

            Made.Add((tickets, isRoundRobin), events);
        }

        return events;
    }

    /// <summary>The history of each ticket for itself, one after the other, as a log that is read ticket by ticket; the same for every seed.</summary>
    internal static TicketEvent[][] Histories(int tickets)
    {
        TicketEvent[][] histories = new TicketEvent[tickets][];
        for (int ticket = 0; ticket < tickets; ticket++)
        {
            long[] times = TimesOf(ticket);
            TicketId name = Name(ticket);
            histories[ticket] = [.. times.Select((t, step) => Event(name, ticket, step, Start + Duration.FromSeconds(t)))];
        }

        return histories;
    }

    internal static TicketId Name(int ticket) => new($"T-{ticket}");

    private static (long[] Times, int[] Places) TimesAndPlaces(int tickets, bool isRoundRobin)
    {
        long[] times = new long[tickets * Events];
        int[] places = new int[times.Length];
        for (int ticket = 0; ticket < tickets; ticket++)
        {
            (isRoundRobin ? RoundsOf(ticket) : TimesOf(ticket)).CopyTo(times, ticket * Events);
        }

        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(times, places);
        return (times, places);
    }

    private static long[] TimesOf(int ticket)
    {
        long[] times = new long[Events];
        Random random = new(ticket);
        long at = random.Next(365 * 86_400);
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = at;
            at += 1 + random.Next(20_000);
        }

        return times;
    }

    /// <summary>One event in each tenth of the year.</summary>
    private static long[] RoundsOf(int ticket)
    {
        const int Round = 365 * 86_400 / Events;
        Random random = new(ticket);
        return [.. Enumerable.Range(0, Events).Select(round => ((long)round * Round) + random.Next(Round))];
    }

    private static TicketEvent Event(TicketId id, int ticket, int step, Instant at) => step switch
    {
        0 => new TicketOpened(id, at, Attributes[ticket % Attributes.Length], Customer, 1),
        1 => new TicketStatusChanged(id, at, TicketStatus.Open, sequence: 2),
        2 => new MessagePosted(id, at, Agent, channel: ContactChannel.Email, sequence: 3),
        3 => new TicketStatusChanged(id, at, TicketStatus.Pending, sequence: 4),
        4 => new MessagePosted(id, at, Customer, channel: ContactChannel.Web, sequence: 5),
        5 => new TicketStatusChanged(id, at, TicketStatus.Open, sequence: 6),
        6 => new MessagePosted(id, at, Agent, MessageVisibility.Private, sequence: 7),
        7 => new MessagePosted(id, at, Agent, sequence: 8),
        8 => new TicketStatusChanged(id, at, TicketStatus.OnHold, "supplier", sequence: 9),
        _ => new MessagePosted(id, at, Agent, sequence: 10),
    };

    private static SlaClock Clock(SlaMetric metric, int hours) => new(
        metric.Id,
        metric.Title,
        metric,
        Enumerable.Range(0, 4).Select(p => new SlaPolicy(new PolicyId("P" + p), new WorkingDurationTarget(Duration.FromHours(hours * (p + 1))), DeskCalendar(), new TicketCondition(TicketField.Priority, "P" + p))
            .WithLevels(EscalationLevel.AtPercent("75 %", Percentage.FromPercent(75), EscalationPath.Functional, "senior agent"))));

    internal static BusinessCalendar DeskCalendar() => BusinessTime.DeskCalendar.Calendar;
}
