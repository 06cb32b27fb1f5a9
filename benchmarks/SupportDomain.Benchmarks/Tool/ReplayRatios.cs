using System.IO.Compression;
using CsvHelper;
using NodaTime;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Commands;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Benchmarks.Tool;

/// <summary>The whole main job against only inflating the same file and taking every field as a string.</summary>
internal static class ReplayRatios
{
    private const int Rows = 58_251;
    private const int VerdictColumn = 4;

    internal static IEnumerable<RatioCase> Cases()
    {
        string? log = SharedData.File("data", "boston311_2011H2", "boston311_2011H2.csv.gz");
        yield return new RatioCase(
            "replay",
            "boston-vs-csvhelper",
            Rows,
            Rows,
            new Contender("replay with verdicts.csv, report.json and report.html", _ => () => Replay(log!)),
            new Contender("GZipStream + CsvHelper, GetString of every field", _ => () => ReadEveryField(log!)))
        {
            SkipReason = log is null ? SharedData.MissingMessage : null,
            WarmupNanoseconds = 2_000_000_000,
        };
    }

    private static ulong Replay(string log)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (StreamReader reader = File.OpenText(SharedData.RepositoryFile("docs", "samples", "desks", "boston311.json")))
        using (FileStream file = File.OpenRead(log))
        using (ReportFolder files = new(folder))
        {
            Desk desk = DeskJson.Read(reader, "boston311.json", DateTimeZoneProviders.Tzdb);
            ReplaySummary summary = ReplayCommand.Replay(desk, LogFiles.Of(desk, "boston", file), files, LogReplayOptions.Default, onProgress: null, CancellationToken.None);
            ReplayCommand.WriteReports(files, summary, note: null);
            files.Finish();
            ulong result = Checksum(summary.Rows.Read, summary.Statuses.Where(s => s.Recorded == RecordedVerdict.Met).Sum(s => s.Count));
            Directory.Delete(folder, recursive: true);
            return result;
        }
    }

    private static ulong ReadEveryField(string log)
    {
        using GZipStream inflated = new(File.OpenRead(log), CompressionMode.Decompress);
        using CsvReader csv = CsvReader.Create(inflated, new CsvReaderOptions { Separator = ',' });
        long rows = 0;
        long onTime = 0;
        long characters = 0;
        while (csv.Read())
        {
            rows++;
            for (int i = 0; i < csv.FieldCount; i++)
            {
                string field = csv.GetString(i);
                characters += field.Length;
                onTime += i == VerdictColumn && field.Length == 6 ? 1 : 0;
            }
        }

        return characters > 0 ? Checksum(rows, onTime) : 0;
    }

    private static ulong Checksum(long rows, long onTime) => ((ulong)rows << 32) | (uint)onTime;
}
