using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Tickets;

namespace SupportDomain.Benchmarks.Tickets;

/// <summary>Folding events into tickets: what an event costs beside reading its status alone, and whether a million tickets cost more each than ten thousand.</summary>
internal static class TicketRatios
{
    private const string Area = "tickets";
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int Million = 1_000_000;

    internal static IEnumerable<RatioCase> All() =>
    [
        Case("fold-100k-vs-10k", Many, inQuick: true),
        Case("fold-1m-vs-10k", Million, inQuick: false),
        new RatioCase(Area, "log-in-order-vs-fold", Few, Few * TicketHistory.Events, new Contender("append to logs and fold them", ByLog), new Contender("fold the events", seed => Fold(seed, Few, 1))),
    ];

    private static RatioCase Case(string name, int tickets, bool inQuick) => new(
        Area,
        name,
        tickets,
        (long)tickets * TicketHistory.Events,
        new Contender("each ticket once", seed => Fold(seed, tickets, 1, Few)),
        new Contender("ten thousand tickets over and over", seed => Fold(seed, Few, tickets / Few, Few)),
        inQuick);

    /// <summary>The checksum is that of the first tickets, which both sides fold.</summary>
    private static Func<ulong> Fold(int seed, int tickets, int times, int summed = int.MaxValue)
    {
        TicketEvent[] events = TicketHistory.Make(seed, tickets);
        return () =>
        {
            ulong sum = 0;
            for (int time = 0; time < times; time++)
            {
                sum = 0;
                for (int i = 0; i < tickets; i++)
                {
                    Ticket ticket = Ticket.Replay(events.AsSpan(i * TicketHistory.Events, TicketHistory.Events));
                    sum = i < summed ? Add(sum, ticket) : sum;
                }
            }

            return sum;
        };
    }

    private static Func<ulong> ByLog(int seed)
    {
        TicketEvent[] events = TicketHistory.Make(seed, Few);
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < Few; i++)
            {
                TicketLog log = new(events[i * TicketHistory.Events].Ticket);
                foreach (TicketEvent one in events.AsSpan(i * TicketHistory.Events, TicketHistory.Events))
                {
                    log.Append(one);
                }

                sum = Add(sum, log.Fold());
            }

            return sum;
        };
    }

    /// <summary>Unchecked, since a checksum wraps around.</summary>
    private static ulong Add(ulong sum, Ticket ticket) =>
        unchecked((sum * 31) + (ulong)ticket.ClosedAt!.Value.ToUnixTimeTicks() + (ulong)ticket.Conversation.Replies + (ulong)ticket.GroupChanges);
}
