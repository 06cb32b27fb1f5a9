using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class RecordedHistory
{
    internal static void Run()
    {
        #region RecordedHistory
        TicketId id = new("T-7");
        Instant opened = Instant.FromUtc(2026, 1, 12, 9, 0);
        Ticket ticket = Ticket.Replay(
            new TicketOpened(id, opened, TicketAttributes.None),
            new TicketStatusChanged(id, opened + Duration.FromHours(1), TicketStatus.Closed),
            new TicketStatusChanged(id, opened + Duration.FromHours(2), TicketStatus.Open));

        TicketFinding finding = ticket.Findings[0];
        Console.WriteLine($"{ticket.Status}, with {finding.Kind} from {finding.From} to {finding.To}");
        Console.WriteLine($"A command may do so: {TicketTransitions.IsAllowed(finding.From, finding.To)}");
        // → Open, with ForbiddenTransition from Closed to Open
        // → A command may do so: False
        #endregion
    }
}
