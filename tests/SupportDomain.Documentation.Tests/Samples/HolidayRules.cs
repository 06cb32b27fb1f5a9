using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class HolidayRules
{
    internal static void Run()
    {
        #region HolidayRules
        using StringReader file = new("""
            {
              "version": 1,
              "name": "Works agreement",
              "validFrom": "2020-01-01",
              "sources": ["Works agreement of 2019, section 4"],
              "rules": [
                { "kind": "fixed", "name": "Company day", "month": 8, "day": 1, "observance": "nextFreeWeekday" },
                { "kind": "easter", "name": "Good Friday", "offsetDays": -2, "years": { "from": 2024 } },
                { "kind": "recurrence", "name": "Stock-taking", "recurrence": "FREQ=YEARLY;BYMONTH=12;BYDAY=FR;BYSETPOS=-1", "start": "2020-01-01" }
              ]
            }
            """);
        HolidaySet works = HolidaySetJson.Read(file, "works.json");
        foreach (Holiday holiday in works.HolidaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)))
        {
            Console.WriteLine(FormattableString.Invariant($"{holiday.Date:uuuu-MM-dd} {holiday.Name}"));
        }

        // → 2026-04-03 Good Friday
        // → 2026-08-01 Company day
        // → 2026-08-03 Company day (observed)
        // → 2026-12-25 Stock-taking
        #endregion
    }
}
