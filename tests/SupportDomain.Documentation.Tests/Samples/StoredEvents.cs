using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class StoredEvents
{
    internal static void Run()
    {
        #region StoredEvents
        TicketId id = new("T-7");
        Instant opened = Instant.FromUtc(2026, 1, 12, 9, 0);
        TicketEvent[] history =
        [
            new TicketOpened(id, opened, new TicketAttributes(Priority: "P2"), sequence: 1),
            new TicketStatusChanged(id, opened + Duration.FromHours(1), TicketStatus.Open, sequence: 2),
            new TicketStatusChanged(id, opened + Duration.FromHours(3), TicketStatus.Solved, sequence: 3),
        ];
        string[] stored = [.. history.Select(TicketEventJson.Write)];
        Console.WriteLine(stored[1]);

        // Delivered in another order, and one of them twice.
        TicketLog log = new(id);
        foreach (int i in (int[])[2, 0, 1, 2])
        {
            Console.WriteLine($"{i + 1}: {log.Append(TicketEventJson.Read(stored[i], "queue"))}");
        }

        Console.WriteLine($"the same ticket: {log.Fold() == Ticket.Replay(history)}");
        // → {"v":1,"kind":"statusChanged","ticket":"T-7","at":"2026-01-12T10:00:00Z","sequence":2,"status":"open"}
        // → 3: Added
        // → 1: Added
        // → 2: Added
        // → 3: Duplicate
        // → the same ticket: True
        #endregion
    }
}
