using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Benchmarks.Tool;

/// <summary>A log ten times as long against ten replays of the log: where the cost grows linearly, they cost the same.</summary>
internal static class GrowthRatios
{
    private const int Times = 10;
    private const int BostonRows = 58_251;
    private const int Tickets = 20_000;
    private const int RowsOfATicket = 5;

    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private const string EventDesk = """
        {
          "version": 1,
          "name": "Events",
          "log": {
            "kind": "events", "zone": "UTC", "timestamps": ["uuuu-MM-dd HH:mm"],
            "columns": { "id": "id", "at": "at", "sequence": "n", "status": "status", "priority": "priority", "queue": "group", "agent": "agent" },
            "statuses": { "new": "new", "open": "open", "pending": "pending", "solved": "solved", "closed": "closed" }
          },
          "clocks": [
            { "id": "solution", "stop": "solved", "policies": [{ "id": "1", "when": { "priority": ["P1"] }, "target": { "kind": "elapsedDuration", "allowed": "4h" } }, { "id": "2", "target": { "kind": "elapsedDuration", "allowed": "24h" } }] },
            { "id": "work", "metric": "agent-work", "policies": [{ "id": "1", "target": { "kind": "elapsedDuration", "allowed": "8h" } }] }
          ]
        }
        """;

    internal static IEnumerable<RatioCase> Cases()
    {
        string? boston = SharedData.File("data", "boston311_2011H2", "boston311_2011H2.csv.gz");
        Lazy<byte[]> one = new(() => Repeat(boston!, 1));
        Lazy<byte[]> ten = new(() => Repeat(boston!, Times));
        Lazy<Desk> city = new(() => Read(File.ReadAllText(SharedData.RepositoryFile("docs", "samples", "desks", "boston311.json"))));
        yield return new RatioCase(
            "replay", "ten-times-boston", Times * BostonRows, Times * BostonRows,
            new Contender("one log of 582,510 cases", _ => () => Rows(city.Value, ten.Value, 1)),
            new Contender("ten replays of 58,251 cases", _ => () => Rows(city.Value, one.Value, Times)),
            InQuick: false)
        {
            SkipReason = boston is null ? SharedData.MissingMessage : null,
        };

        Lazy<byte[]> events = new(() => Events(Tickets));
        Lazy<byte[]> million = new(() => Events(Tickets * Times));
        Lazy<Desk> desk = new(() => Read(EventDesk));
        yield return new RatioCase(
            "replay", "million-events", Times * Tickets * RowsOfATicket, Times * Tickets * RowsOfATicket,
            new Contender("one log of a million events", _ => () => Rows(desk.Value, million.Value, 1)),
            new Contender("ten replays of 100,000 events", _ => () => Rows(desk.Value, events.Value, Times)),
            InQuick: false);
    }

    /// <summary>Replays a log so many times; all rows are accepted.</summary>
    private static ulong Rows(Desk desk, byte[] log, int times)
    {
        long rows = 0;
        for (int i = 0; i < times; i++)
        {
            using LogFiles files = LogFiles.Of(desk, "log", new MemoryStream(log, writable: false));
            rows += ReplayJob.Run(files, desk, LogReplayOptions.Default, sink: null, onProgress: null, CancellationToken.None).Rows.Accepted;
        }

        return (ulong)rows;
    }

    private static Desk Read(string document)
    {
        using StringReader reader = new(document);
        return DeskJson.Read(reader, "desk.json", DateTimeZoneProviders.Tzdb);
    }

    /// <summary>The log again and again, each time with other names and 364 days later: the same days of the week.</summary>
    private static byte[] Repeat(string file, int times)
    {
        StringBuilder text = new();
        for (int i = 0; i < times; i++)
        {
            using GZipStream inflated = new(File.OpenRead(file), CompressionMode.Decompress);
            using CsvReader csv = CsvReader.Create(inflated, new CsvReaderOptions { Separator = ',', HasHeader = false });
            for (bool isHeader = true; csv.Read(); isHeader = false)
            {
                if (isHeader && i > 0)
                {
                    continue;
                }

                for (int f = 0; f < csv.FieldCount; f++)
                {
                    string field = csv.GetString(f);
                    string moved = isHeader ? field : f == 0 ? string.Create(CultureInfo.InvariantCulture, $"{i}{field}") : Moved(field, i);
                    text.Append(f == 0 ? string.Empty : ",").Append('"').Append(moved.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                }

                text.Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Moved(string field, int times) => Seconds.Parse(field).TryGetValue(default, out LocalDateTime time) ? Seconds.Format(time.PlusDays(364 * times)) : field;

    /// <summary>Five rows a ticket, those of a hundred tickets mixed.</summary>
    private static byte[] Events(int tickets)
    {
        const int Mixed = 100;
        string[] statuses = ["new", "open", "pending", "solved", "closed"];
        StringBuilder text = new("id,at,n,status,priority,group,agent\n");
        LocalDateTime start = new(2026, 1, 1, 0, 0);
        for (int first = 0; first < tickets; first += Mixed)
        {
            for (int row = 0; row < RowsOfATicket; row++)
            {
                for (int t = first; t < first + Mixed; t++)
                {
                    LocalDateTime at = start.PlusMinutes(t + (row * (37 + (t % 211))));
                    text.Append(CultureInfo.InvariantCulture, $"T{t},{Minutes.Format(at)},{row},{statuses[row]},P{1 + (t % 3)},G{(t + (row / 2)) % 40},A{(t + row) % 400}\n");
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
