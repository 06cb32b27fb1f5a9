using NodaTime;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class DeskFault
{
    internal static void Run()
    {
        #region DeskFault
        using StringReader document = new("""
            {
              "version": 1,
              "name": "Help desk",
              "calendars": { "office": { "zone": "Europe/Berlin", "hours": { "mon": ["9-17"] } } }
            }
            """);
        try
        {
            DeskJson.Read(document, "desk.json", DateTimeZoneProviders.Tzdb);
        }
        catch (DeskFormatException e)
        {
            Console.WriteLine(e.Message);
        }

        // → desk.json, line 4, at $.calendars.office.hours.mon[0]: found "9-17"; allowed: hours such as 09:00-17:00, 22:00-06:00 over midnight or 00:00-24:00.
        #endregion
    }
}
