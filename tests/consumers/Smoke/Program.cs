using System.Reflection;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Metrics;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;

// A program of a user: only the packed packages, no project of the repository.
// Smoke                              replays three rows and prints what .ci/run expects.
// Smoke packages <folder> <version>  looks into the packages of the folder.
if (args is ["packages", string folder, string version])
{
    return SupportDomain.Consumers.PackageContents.Check(folder, version, Console.Out);
}

using StringReader document = new("""
    {
      "version": 1,
      "name": "Smoke",
      "calendars": { "office": { "zone": "America/New_York", "hours": { "fri": ["09:00-17:00"], "sat": ["22:00-06:00"], "mon": ["09:00-17:00"] } } },
      "log": { "zone": "America/New_York", "timestamps": ["uuuu-MM-dd HH:mm"], "columns": { "id": "id", "opened": "opened", "closed": "closed" } },
      "clocks": [{ "id": "c", "policies": [{ "id": "8 h", "calendar": "office", "target": { "kind": "workingDuration", "allowed": "8h" } }] }]
    }
    """);
Desk desk = DeskJson.Read(document, "smoke.json", DateTimeZoneProviders.Tzdb);
BusinessCalendar calendar = desk.Clocks[0].Policies[0].Calendar;

// The night to Sunday 8 March 2026 has no hour from 02:00 to 03:00: 22:00 to 06:00 are seven hours.
Instant saturday = Instant.FromUtc(2026, 3, 8, 3, 0);
Console.WriteLine($"night hours: {calendar.WorkingTimeBetween(saturday, saturday + Duration.FromHours(12)).Hours}");

LogReplay replay = new(desk, ["id", "opened", "closed"]);
replay.Add(2, ["1", "2026-03-06 16:00", "2026-03-08 05:30"]);
replay.Add(3, ["2", "2026-03-06 09:00", "2026-03-09 09:30"]);
replay.Add(4, ["2", "2026-03-06 09:00", ""]);
ReplaySummary summary = replay.Finish();
AttainmentTally tally = summary.Clocks[0].Total.Tally;
Console.WriteLine($"met {tally.Met}, breached {tally.Breached}, left out {summary.Rows.Rejected} ({summary.Findings[0].Kind})");

StringWriter html = new();
HtmlReport.Write(html, summary);
StringWriter json = new();
ReplayJson.Write(json, summary);
StringWriter written = new();
DeskJson.Write(written, desk);
Desk again = DeskJson.Read(new StringReader(written.ToString()), "written.json", DateTimeZoneProviders.Tzdb);
Console.WriteLine($"report {html.ToString().Contains("<svg", StringComparison.Ordinal)}, data {json.ToString().StartsWith('{')}, desk {again.Name}");

string? informational = typeof(Desk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
string wanted = Environment.GetEnvironmentVariable("SupportDomainVersion") ?? "not set";
Console.WriteLine($"version as packed: {informational is not null && informational.Split('+')[0] == wanted}");
return 0;
