using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Metrics;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class PackageJson
{
    internal static void Run()
    {
        #region PackageJson
        using StringReader document = new("""
            {
              "version": 1,
              "name": "Help desk",
              "log": {
                "zone": "Europe/Berlin",
                "timestamps": ["uuuu-MM-dd HH:mm"],
                "columns": { "id": "ticket", "opened": "opened", "closed": "closed" }
              },
              "clocks": [
                { "id": "resolution", "policies": [{ "id": "one day", "target": { "kind": "elapsedDuration", "allowed": "24h" } }] }
              ]
            }
            """);
        Desk desk = DeskJson.Read(document, "desk.json", DateTimeZoneProviders.Tzdb);

        // The clocks went forward in the night to Sunday 29 March: this Sunday 10:00 comes 23 hours after Saturday 10:00.
        LogReplay replay = new(desk, header: ["ticket", "opened", "closed"]);
        replay.Add(line: 2, ["A-1", "2026-03-28 10:00", "2026-03-29 10:30"]);
        replay.Add(line: 3, ["A-2", "2026-03-28 10:00", "2026-03-29 11:30"]);
        replay.Add(line: 4, ["A-3", "2026-03-28 10:00", "29 March"]);
        ReplaySummary summary = replay.Finish();

        AttainmentTally tally = summary.Clocks[0].Total.Tally;
        LogFinding finding = summary.Findings[0].Examples[0];
        Console.WriteLine($"{tally.Met} met, {tally.Breached} breached");
        Console.WriteLine($"line {finding.Line}: {finding.Kind}, {finding.Column} is '{finding.Found}'");
        // → 1 met, 1 breached
        // → line 4: UnreadableTime, closed is '29 March'
        #endregion
    }
}
