using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;
using Xunit.Abstractions;

namespace SupportDomain.Hosting.Tests;

/// <summary>Kills a host under load, again and again on the same log: no answered command is lost, none is applied twice, and the state is that of the log.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Seed = 20261122;

    /// <summary>200 rounds at a scale of 67.</summary>
    private static readonly int Rounds = 3 * Properties.Scale;

    private readonly string _folder = Directory.CreateTempSubdirectory("support-domain-crash-").FullName;
    private readonly Dictionary<CommandKey, long> _answered = [];
    private readonly Dictionary<CommandKey, long> _applied = [];
    private readonly long[] _last = new long[CrashChild.Clients];
    private readonly WorkflowScheduler _bare = new(CrashChild.Policy, SteppingClock.Start + Duration.FromMilliseconds(1));
    private readonly SchedulerEventBuffer _events = new();
    private long _position;
    private int _cut;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Killed_AtRandomPoints_LosesNothing_AndAppliesNothingTwice()
    {
        Random random = new(Seed);
        output.WriteLine($"seed {Seed}, {Rounds} rounds");
        for (int round = 0; round < Rounds; round++)
        {
            await RunUntilKilledAsync((LogFlush)random.Next(3), random.Next(round % 10 == 0 ? 3 : 600));
            long torn = random.Next(2) == 0 ? AppendTornBatch(random) : 0;
            await ReadLogAsync(torn);
            await RecoverAsync();
        }

        output.WriteLine($"{_answered.Count} commands answered, {_applied.Count} applied, {_position} records, {_cut} torn tails cut");
        _answered.Should().NotBeEmpty();
    }

    [Fact]
    public async Task SecondProcess_IsRefused_WhileTheFirstHasTheLog()
    {
        await using SchedulerHost host = CrashChild.MakeHost(_folder, LogFlush.Never);
        await host.StartAsync(Scene.Patience);
        using Process child = Start(LogFlush.Never);
        Task<string> faults = child.StandardError.ReadToEndAsync();
        (await child.StandardOutput.ReadToEndAsync(Scene.Patience)).Should().BeEmpty("it answers nothing");
        await child.WaitForExitAsync(Scene.Patience);
        child.ExitCode.Should().NotBe(0);
        (await faults).Should().Contain(nameof(CommandLogException)).And.Contain(_folder);
    }

    private Process Start(LogFlush flush)
    {
        string dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(dotnet, ["exec", typeof(CrashChild).Assembly.Location, _folder, flush.ToString(), .. _last.Select(Resume)]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    /// <summary>The child sends again what was under way when it was killed: it goes on behind the last number that it was answered.</summary>
    private async Task RunUntilKilledAsync(LogFlush flush, int answers)
    {
        using Process child = Start(flush);
        Task<string> faults = child.StandardError.ReadToEndAsync();
        int read = 0;
        bool killed = false;
        while (await child.StandardOutput.ReadLineAsync(Scene.Patience) is { } line)
        {
            Note(line);
            if (++read > answers && !killed)
            {
                killed = true;
                child.Kill();
            }
        }

        await child.WaitForExitAsync(Scene.Patience);
        killed.Should().BeTrue("it runs until it is killed; it said {0}", await faults);
    }

    private string Resume(long last, int client) => string.Create(
        CultureInfo.InvariantCulture, $"{last + 1}:{(last > 0 ? _answered[new CommandKey(CrashChild.NameOf(client), last)] : 0)}");

    private void Note(string line)
    {
        if (!line.EndsWith(';'))
        {
            return; // what was killed in the middle of a line had not answered yet
        }

        long[] parts = [.. line.TrimEnd(';').Split(' ').Select(p => long.Parse(p, CultureInfo.InvariantCulture))];
        _last[parts[0]].Should().Be(parts[1] - 1, "a client's answers come in order, also over restarts");
        _last[parts[0]] = parts[1];
        _answered.Add(new CommandKey(CrashChild.NameOf((int)parts[0]), parts[1]), parts[2]);
    }

    /// <summary>A batch that was being written when the power went: some of its first bytes.</summary>
    private long AppendTornBatch(Random random)
    {
        string? path = Directory.GetFiles(_folder, "log-*.bin").Order(StringComparer.Ordinal).LastOrDefault();
        if (path is null)
        {
            return 0;
        }

        byte[] frame = [];
        byte[] record = new byte[random.Next(1, 300)];
        random.NextBytes(record);
        int length = LogFileFormat.WriteFrame(ref frame, random.NextInt64(1, 100_000), [record]);
        int kept = random.Next(1, length);
        using FileStream file = new(path, FileMode.Append);
        file.Write(frame.AsSpan(0, kept));
        return kept;
    }

    /// <summary>Applies the new records to a bare scheduler, which has applied all before.</summary>
    private async Task ReadLogAsync(long torn)
    {
        await using FileCommandLog log = new(_folder, keepsHistory: true);
        long before = Length();
        await foreach (LogRecord record in log.ReadAsync(_position, Scene.Patience))
        {
            record.Position.Should().Be(++_position);
            LoggedCommand logged = LoggedCommand.Read(record.Bytes.Span, DateTimeZoneProviders.Tzdb);
            _events.Clear();
            SchedulerCommandResult result = _bare.Apply(logged.Command, _events);
            if (!logged.Key.IsDefault)
            {
                _applied.TryAdd(logged.Key, result.Item.Value).Should().BeTrue("{0} is applied once", logged.Key);
            }
        }

        (before - Length()).Should().BeGreaterThanOrEqualTo(torn);
        _cut += before > Length() ? 1 : 0;
        foreach ((CommandKey key, long item) in _answered)
        {
            _applied.Should().ContainKey(key, "it was answered").WhoseValue.Should().Be(item);
        }

        _applied.Count.Should().BeLessThanOrEqualTo(_answered.Count + CrashChild.Clients, "each client had one command under way");
    }

    private async Task RecoverAsync()
    {
        await using SchedulerHost host = CrashChild.MakeHost(_folder, LogFlush.EveryBatch);
        await host.StartAsync(Scene.Patience);
        byte[] state = await host.ReadAsync(Scene.SnapshotOf);
        state.Should().Equal(Scene.SnapshotOf(_bare), "the newest snapshot and the records after it give what all records give");
        host.Position.Should().Be(_position);
    }

    private long Length() => Directory.GetFiles(_folder, "log-*.bin").Sum(f => new FileInfo(f).Length);
}
