using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class RedactedLog
{
    internal static void Run()
    {
        #region RedactedLog
        TicketId id = new("T-7");
        Instant at = Instant.FromUtc(2026, 1, 12, 9, 0);
        Person customer = new(PersonRole.Customer, "c-12");
        MessagePosted message = new(id, at, customer, channel: ContactChannel.Email, text: "My number is 555-0100.", sequence: 2);
        TicketLog log = new(id);
        log.Append(new TicketOpened(id, at, TicketAttributes.None, customer, sequence: 1));
        log.Append(message);
        Conversation before = log.Fold().Conversation;

        log.Append(new PersonalDataRedacted(id, at + Duration.FromDays(30), [1, 2], sequence: 3));
        Console.WriteLine($"text: '{log.ToMessages()[0].Text}', author: '{log.ToMessages()[0].By.Id}'");
        Console.WriteLine($"the facts stay: {log.Fold().Conversation == before}");
        Console.WriteLine($"delivered once more: {log.Append(message)}, text: '{log.ToMessages()[0].Text}'");
        // → text: '', author: ''
        // → the facts stay: True
        // → delivered once more: Duplicate, text: ''
        #endregion
    }
}
