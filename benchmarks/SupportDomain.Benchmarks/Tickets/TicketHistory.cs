using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Tickets;

/// <summary>A made-up life of eleven events: assigned, asked, answered, waiting, answered again, solved, closed.</summary>
internal static class TicketHistory
{
    internal const int Events = 11;

    private static readonly Person Customer = new(PersonRole.Customer, "customer");
    private static readonly Person Agent = new(PersonRole.Agent, "agent");
    private static readonly TicketAttributes[] Attributes = [.. Enumerable.Range(0, 16).Select(i => new TicketAttributes("Type " + (i % 4), "P" + (i / 4)))];

    /// <summary>Lives of so many tickets, from a seed; each ticket's events stand together.</summary>
    internal static TicketEvent[] Make(int seed, int tickets)
    {
        Random random = new(seed);
        TicketEvent[] events = new TicketEvent[tickets * Events];
        for (int i = 0; i < tickets; i++)
        {
            Write(events.AsSpan(i * Events, Events), new TicketId($"T-{i}"), Instant.FromUnixTimeSeconds(1_700_000_000 + random.Next(30_000_000)), random);
        }

        return events;
    }

    private static void Write(Span<TicketEvent> life, TicketId id, Instant at, Random random)
    {
        GroupId group = new("Group " + random.Next(20));
        life[0] = new TicketOpened(id, at, Attributes[random.Next(Attributes.Length)], Customer, 1);
        life[1] = new TicketAssigned(id, Next(), group, null, sequence: 2);
        life[2] = new TicketAssigned(id, Next(), group, new AgentId("Agent " + random.Next(50)), sequence: 3);
        life[3] = new TicketStatusChanged(id, Next(), TicketStatus.Open, sequence: 4);
        life[4] = new MessagePosted(id, Next(), Agent, channel: ContactChannel.Email, sequence: 5);
        life[5] = new TicketStatusChanged(id, Next(), TicketStatus.Pending, sequence: 6);
        life[6] = new MessagePosted(id, Next(), Customer, channel: ContactChannel.Web, sequence: 7);
        life[7] = new TicketStatusChanged(id, Next(), TicketStatus.Open, sequence: 8);
        life[8] = new MessagePosted(id, Next(), Agent, MessageVisibility.Private, sequence: 9);
        life[9] = new TicketStatusChanged(id, Next(), TicketStatus.Solved, sequence: 10);
        life[10] = new TicketStatusChanged(id, Next(), TicketStatus.Closed, sequence: 11);

        Instant Next() => at += Duration.FromSeconds(random.Next(20_000));
    }
}
