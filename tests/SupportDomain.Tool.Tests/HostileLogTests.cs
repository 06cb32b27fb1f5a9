using System.Globalization;
using System.Text;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Tool.Commands;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Tests;

/// <summary>Whatever ends a replay of several files leaves the output of the one before as it was, and says what to do.</summary>
public sealed class HostileLogTests : IDisposable
{
    private const string DeskJson = """
        {
          "version": 1,
          "name": "Two files",
          "log": {
            "kind": "events", "zone": "UTC", "timestamps": ["iso"],
            "columns": { "id": "id", "at": "at", "status": "status" },
            "statuses": { "new": "new", "solved": "solved" },
            "messages": { "file": "messages.csv", "columns": { "id": "id", "at": "at", "author": "author" }, "roles": { "ann": "agent" } }
          },
          "clocks": [{ "id": "c", "stop": "solved", "policies": [{ "id": "4 h", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] }]
        }
        """;

    private readonly Workspace _space = new();

    public HostileLogTests()
    {
        _space.Write("desk.json", DeskJson);
        _space.Write("messages.csv", "id,at,author\nT0,2026-01-01 01:00,ann\n");
        _space.Write("log.csv", Events(3000));
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.OutputFiles().Should().Equal("report.html", "report.json", "verdicts.csv");
    }

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData("messages.csv", "id,at,author\nT0,2026-01-01 01:00,Ren\u00E9\n", "iso-8859-1", "UTF-8*line 2*Export it as UTF-8")]
    [InlineData("log.csv", "id,at,status\nT0,2026-01-01 01:00,new\n", "utf-16LE", "UTF-16*byte order mark*UTF-8")]
    [InlineData("log.csv", "PK\u0003\u0004 and so on", "us-ascii", "ZIP*CSV")]
    [InlineData("messages.csv", "", "us-ascii", "messages.csv is empty")]
    [InlineData("messages.csv", "id,at,who\n", "us-ascii", "no column 'author'")]
    public void Replay_FileThatCannotBeRead_LeavesThePreviousOutput(string file, string text, string encoding, string message)
    {
        Dictionary<string, string> before = Outputs();
        File.WriteAllBytes(_space.PathOf(file), Encoding.GetEncoding(encoding).GetBytes(text));
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Log);
        _space.Error.Should().Match($"*{message}*");
        Outputs().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void Replay_FieldOfTenMegabytes_IsAFaultOfItsRow_AndEndsAStrictReplay()
    {
        _space.Write("messages.csv", $"id,at,author\nT0,2026-01-01 01:00,ann\nT1,2026-01-01 01:00,{new string('x', 10_000_000)}\nT2,2026-01-01 01:00,ann\n");
        Dictionary<string, string> before = Outputs();
        _space.Replay(_space.PathOf("log.csv"), "--strict").Should().Be(ExitCode.Log);
        _space.Error.Should().Match("*Line 3*FieldTooLong*");
        Outputs().Should().BeEquivalentTo(before);

        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Success);
        _space.Output.Should().Match("*FieldTooLong*1*yes*line 3*");
    }

    [Theory]
    [InlineData("verdicts.csv")]
    [InlineData("report.json")]
    [InlineData("report.html")]
    public void Replay_DiskIsFull_LeavesThePreviousOutput(string file)
    {
        if (!File.Exists("/dev/full"))
        {
            return; // only there is a disk that is always full
        }

        Dictionary<string, string> before = Outputs();
        File.CreateSymbolicLink(_space.PathOf($"out/{file}.unfinished"), "/dev/full");
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.File);
        _space.Error.Should().Match("*No space left*");
        Outputs().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void Replay_InterruptedAtAnyPoint_LeavesThePreviousOutput()
    {
        Dictionary<string, string> before = Outputs();
        using StreamReader document = File.OpenText(_space.PathOf("desk.json"));
        Desk desk = Serialization.JsonNet.DeskJson.Read(document, "desk.json", DateTimeZoneProviders.Tzdb);
        int points = 0;
        Run(_ => points++, CancellationToken.None);
        points.Should().BeGreaterThan(10, "reading and judging both tell how far they are");
        for (int point = 1; point < points; point++)
        {
            using CancellationTokenSource source = new();
            int passed = 0;
            FluentActions.Invoking(() => Run(_ => Cancel(source, ++passed == point), source.Token)).Should().Throw<OperationCanceledException>($"at point {point}");
            Outputs().Should().BeEquivalentTo(before);
        }

        void Run(Action<long> onProgress, CancellationToken cancellation)
        {
            using LogFiles files = LogFiles.Open(Commands.ProgramTests.Silent(), desk, _space.Folder, new FileInfo(_space.PathOf("log.csv")), new Dictionary<LogKind, FileInfo>());
            using ReportFolder folder = new(_space.PathOf("out"));
            ReplayCommand.Replay(desk, files, folder, LogReplayOptions.Default, onProgress, cancellation);
        }

        static void Cancel(CancellationTokenSource source, bool isTime)
        {
            if (isTime)
            {
                source.Cancel();
            }
        }
    }

    [Theory]
    [InlineData("--turns", "turns")]
    [InlineData("--events", "events")]
    public void Replay_FileThatTheDeskDoesNotMap_IsAnError(string option, string message)
    {
        _space.Replay(_space.PathOf("log.csv"), option, _space.PathOf("messages.csv")).Should().Be(ExitCode.Log);
        _space.Error.Should().Match($"*{message}*");
    }

    [Fact]
    public void Replay_FurtherFileThatIsMissing_IsAnError()
    {
        File.Delete(_space.PathOf("messages.csv"));
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.File);
        _space.Error.Should().Contain("messages.csv");
        _space.Write("other.csv", "id,at,author\nT0,2026-01-01 01:00,ann\n");
        _space.Replay(_space.PathOf("log.csv"), "--messages", _space.PathOf("other.csv")).Should().Be(ExitCode.Success, "{0}", _space.Error);
    }

    [Fact]
    public void Verdicts_OfSeveralInstances_HaveARowEach()
    {
        _space.Write("desk.json", DeskJson.Replace("\"stop\": \"solved\"", "\"metric\": \"next-response\"", StringComparison.Ordinal).Replace("\"ann\": \"agent\"", "\"ann\": \"agent\", \"bo\": \"customer\"", StringComparison.Ordinal));
        _space.Write("log.csv", "id,at,status\nT0,2026-01-01 00:00,new\nT1,2026-01-01 00:00,new\n");
        _space.Write("messages.csv", "id,at,author\nT0,2026-01-01 01:00,bo\nT0,2026-01-01 02:00,ann\nT0,2026-01-01 03:00,bo\n");
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        File.ReadAllLines(_space.PathOf("out/verdicts.csv")).Should().Equal(
            "ticket,line,priority,queue,opened,instance,c: policy,c: outcome,c: stopped,c: due,c: in_time_until_if_later,c: elapsed_seconds,c: no_deadline_because",
            "T0,2,,,2026-01-01T00:00:00+00:00,1,4 h,Met,2026-01-01T02:00:00+00:00,2026-01-01T05:00:00+00:00,,3600,",
            "T0,2,,,2026-01-01T00:00:00+00:00,2,4 h,Running,,2026-01-01T07:00:00+00:00,,0,",
            "T1,3,,,2026-01-01T00:00:00+00:00,1,,,,,,,");
    }

    private static string Events(int tickets)
    {
        StringBuilder text = new("id,at,status\n");
        for (int i = 0; i < tickets; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"T{i},2026-01-01 00:00,new\nT{i},2026-01-02 0{i % 10}:00,solved\n");
        }

        return text.ToString();
    }

    private Dictionary<string, string> Outputs() => Directory.EnumerateFiles(_space.PathOf("out"))
        .Where(f => !f.EndsWith(".unfinished", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText, StringComparer.Ordinal);
}
