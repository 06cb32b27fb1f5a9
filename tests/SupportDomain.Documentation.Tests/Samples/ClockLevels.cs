using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockLevels
{
    internal static void Run()
    {
        #region ClockLevels
        using StringReader document = new("""
            {
              "version": 1,
              "calendars": { "office": { "zone": "UTC", "hours": { "mon": ["09:00-17:00"], "tue": ["09:00-17:00"], "wed": ["09:00-17:00"] } } },
              "metrics": {
                "call back": {
                  "starts": [{ "kind": "messagePosted", "roles": ["customer"], "channels": ["phone"] }],
                  "stops": [{ "kind": "messagePosted", "roles": ["agent"], "channels": ["phone"] }],
                  "reopen": "newInstance",
                  "pausesWhile": [{ "status": "onHold", "holdReasons": ["caller away"] }]
                }
              },
              "clocks": [
                {
                  "id": "call back",
                  "metric": "call back",
                  "policies": [{ "id": "2 h", "calendar": "office", "target": { "kind": "workingDuration", "allowed": "2h" } }]
                }
              ]
            }
            """);
        ServiceLevels levels = ServiceLevelJson.Read(document, "levels.json", DateTimeZoneProviders.Tzdb);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        SlaBook book = levels.NewBook();
        book.Apply(new TicketOpened(id, On(2, 9), TicketAttributes.None));
        book.Apply(new MessagePosted(id, On(2, 16), new Person(PersonRole.Customer), channel: ContactChannel.Phone));
        ClockVerdict standing = book.StandingOf(id, On(3, 9)).Single();
        Console.WriteLine(ReasonText.Of(standing.Reason, WordingLanguage.English));
        Console.WriteLine(ReasonJson.Write(standing.Reason));
        // → 1 h left, due at 2026-03-03 10:00:00 UTC.
        // → {"code":"sla.verdict.running","with":[{"seconds":3600.0},{"instant":"2026-03-03T10:00:00Z"}]}
        #endregion
    }
}
