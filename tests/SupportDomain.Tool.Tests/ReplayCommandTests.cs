using System.Text;
using Newtonsoft.Json.Linq;

namespace SupportDomain.Tool.Tests;

public sealed class ReplayCommandTests : IDisposable
{
    private const string TwoRows = Workspace.Header + "T-1,2026-03-02 09:00:00,2026-03-02 12:00:00,P1,a\nT-2,2026-03-02 10:00:00,,P2,b\n";

    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Replay_PlainOrGzip_WritesThreeFilesAndShowsTheResult(bool isGzip)
    {
        string log = isGzip ? _space.WriteGzip("log.csv.gz", TwoRows) : _space.Write("log.csv", TwoRows);
        _space.Replay(log).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.OutputFiles().Should().Equal("report.html", "report.json", "verdicts.csv");
        _space.Error.Should().BeEmpty("no progress bar where nobody watches");
        _space.Output.Should().Contain("Test desk").And.Contain("2 tickets from 2 rows").And.NotContain("\u001b");
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        report["clocks"]![0]!["total"]!["met"]!.Value<int>().Should().Be(1);
        File.ReadAllLines(_space.PathOf("out/verdicts.csv")).Should().HaveCount(3);
        File.ReadAllText(_space.PathOf("out/verdicts.csv")).Should().Contain("2026-03-02T09:00:00-05:00");
    }

    [Fact]
    public void Replay_Measures_StandInTheReportAsCountedByHand()
    {
        // Opened on a Monday at 9 and 10 in New York; the first is closed after 3 of 4 hours, the third an hour late; the second is open until the last instant of the log, 16:00.
        string log = _space.Write("log.csv", TwoRows + "T-3,2026-03-02 11:00:00,2026-03-02 16:00:00,P1,a\n");
        _space.Replay(log).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        string Json(string path) => report.SelectToken(path, errorWhenNoMatch: true)!.ToString(Newtonsoft.Json.Formatting.None);
        Json("timeToResolve.mean").Should().Be("14400.0", "of 3 and 5 hours");
        Json("survival.median").Should().Be("18000.0", "a third is resolved after 3 hours, two thirds after 5");
        Json("survival.curve[-1:]").Should().Be("{\"resolvedPercent\":66,\"by\":18000.0}");
        Json("backlog.byAge[0]").Should().Be("{\"fromDays\":0,\"untilDays\":1,\"tickets\":1,\"late\":1}", "it has been open for six hours");
        (Json("openedByHourOfWeek[9]"), Json("openedByHourOfWeek[10]"), Json("openedByHourOfWeek[11]")).Should().Be(("1", "1", "1"));
        (Json("clocks[0].hoursOfWeek.missed[14]"), Json("clocks[0].hoursOfWeek.missed[15]"), Json("clocks[0].hoursOfWeek.deadlines[13]")).Should().Be(("1", "1", "1"));
        Json("clocks[0].total.attainmentInterval").Should().StartWith("[0.0614", "Wilson's score of 1 of 3 is 0.061 to 0.792");
        (Json("clocks[0].longestRunning[0].ticket"), Json("clocks[0].longestStopped[0].ticket"), Json("clocks[0].longestStopped[0].elapsed")).Should().Be(("\"T-2\"", "\"T-3\"", "18000.0"));
        report.ContainsKey("handOffs").Should().BeFalse("the log does not tell of groups over time");
    }

    [Fact]
    public void Replay_Measures_StandOnTheTerminalAsInTheReport()
    {
        // Three tickets as above, told event by event, with groups: T-1 3 hours with one group; T-3 goes to b and back to a, is solved after 5 hours, reopened and solved an hour later.
        _space.Write("events.json", File.ReadAllText(_space.PathOf(Events().Desk))
            .Replace("\"status\": \"status\"", "\"status\": \"status\", \"queue\": \"group\", \"verdict\": \"kept\"", StringComparison.Ordinal)
            .Replace("\"kind\": \"events\",", "\"kind\": \"events\", \"verdicts\": { \"yes\": \"met\", \"no\": \"breached\" },", StringComparison.Ordinal));
        string log = _space.Write(
            "events.csv",
            """
            id,at,status,group,kept
            T-1,2026-03-02 09:00:00,Open,a,yes
            T-1,2026-03-02 12:00:00,Done,a,yes
            T-2,2026-03-02 10:00:00,Open,a,
            T-3,2026-03-02 11:00:00,Open,a,yes
            T-3,2026-03-02 12:00:00,Open,b,yes
            T-3,2026-03-02 13:00:00,Open,a,yes
            T-3,2026-03-02 16:00:00,Done,a,yes
            T-3,2026-03-02 17:00:00,Open,a,yes
            T-3,2026-03-02 18:00:00,Done,a,yes

            """);
        string[] line = ["replay", log, "--desk", _space.PathOf("events.json"), "--out", _space.PathOf("out")];
        _space.Run(line).Should().Be(ExitCode.Success, "{0}", _space.Error);
        string Value(string name) => _space.Output.Split('\n').Single(l => l.Contains($" {name}  ", StringComparison.Ordinal)).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1].Replace('\u00A0', ' ');
        Value("resolved").Should().Be("2");
        Value("median time to resolve, open ones counted").Should().Be("7.0 h", "after 3 hours a third is resolved, after 7 two thirds");
        Value("median, resolved only").Should().Be("5.0 h");
        Value("mean, resolved only").Should().Be("5.0 h", "of 3 and 7 hours");
        Value("mean, open ones counted: at least").Should().Be("6.0 h", "all for 3 hours, two thirds for 4, a third for the last of 8");
        Value("not resolved now").Should().Be("1");
        Value("of them late").Should().Be("1", "it has been open for 8 hours, and 4 are allowed");
        Value("oldest").Should().Be("8.0 h");
        Value("hand-offs a ticket").Should().Be("0.67", "two hand-offs, three tickets");
        Value("kept by the first group").Should().Be("2 of 3 (66.7 %)");
        Value("came back to a group").Should().Be("1 of 3 (33.3 %)");
        Value("tickets reopened").Should().Be("1 of 3 (33.3 %)");
        Value("reopenings in all").Should().Be("1");
        _space.Output.Should().Contain("Verdicts: 1 of 2 agree with the log's own (50.0 %)");
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        double Number(string path) => report.SelectToken(path, errorWhenNoMatch: true)!.Value<double>();
        (Number("survival.median"), Number("survival.restrictedMean"), Number("timeToResolve.percentiles.p50"), Number("backlog.age.maximum")).Should().Be((25_200, 21_600, 18_000, 28_800));
        (Number("handOffs.handOffs"), Number("handOffs.keptByFirstGroup"), Number("handOffs.cameBack"), Number("reopenings.reopened"), Number("reopenings.reopenings")).Should().Be((2, 2, 1, 1, 1));
        (Number("clocks[0].verdictAgreement.agreed"), Number("clocks[0].verdictAgreement.compared")).Should().Be((1, 2));
        _space.Output.Split('\n').Should().OnlyContain(l => l.TrimEnd().Length <= 100);
        _space.Run([.. line, "--lang", "fa"]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("میانهٔ زمان تا حل، بازها هم شمرده").And.Contain("۷.۰\u00A0ساعت").And.Contain("۲ از ۳ (۶۶.۷ ٪)").And.Contain("حکم‌ها: ۱ از ۲").And.NotContain("tickets");
        _space.Output.Split('\n').Should().OnlyContain(l => l.TrimEnd().Length <= 100);
    }

    [Fact]
    public void Replay_InPersian_WritesThePersianPage()
    {
        _space.Replay(_space.Write("log.csv", TwoRows), "--lang", "fa").Should().Be(ExitCode.Success, "{0}", _space.Error);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().Contain("<html lang=\"fa\" dir=\"rtl\">").And.Contain("۲ تیکت از ۲ سطر");
    }

    [Fact]
    public void Replay_WithoutOut_WritesNothing()
    {
        _space.Run("replay", _space.Write("log.csv", TwoRows), "--desk", _space.PathOf("desk.json")).Should().Be(ExitCode.Success);
        Directory.EnumerateFiles(_space.Folder).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData(Workspace.Header, "no row")]
    [InlineData("id,opened,closed,priority\nT-1,x,y,z\n", "no column 'queue'")]
    [InlineData("id,id,opened,closed,priority,queue\n", "'id'*twice")]
    [InlineData("\"id,opened,closed,priority,queue\nT-1,2026-03-02 09:00:00,,P1,a\n", "header*line 1*quote")]
    public void Replay_FaultOfTheFile_IsAnErrorWithoutOutput(string text, string message)
    {
        _space.Replay(_space.Write("log.csv", text)).Should().Be(ExitCode.Log);
        _space.Error.Should().Match($"*{message}*");
        _space.OutputFiles().Should().BeEmpty();
        Directory.Exists(_space.PathOf("out")).Should().BeFalse("the folder was made for nothing");
    }

    [Fact]
    public void Replay_FaultWithNestedOutputFolder_LeavesNoFolderBehind()
    {
        string log = _space.Write("log.csv", Workspace.Header);
        _space.Run("replay", log, "--desk", _space.PathOf("desk.json"), "--out", _space.PathOf("a/b/c")).Should().Be(ExitCode.Log);
        Directory.Exists(_space.PathOf("a")).Should().BeFalse();
    }

    [Fact]
    public void Replay_DamagedGzip_IsAnErrorWithoutOutput()
    {
        string log = _space.WriteGzip("log.csv.gz", Workspace.Header + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"T-{i},2026-03-02 09:00:00,,P{i % 97},q{i * 7919 % 1013}\n")));
        byte[] bytes = File.ReadAllBytes(log);
        File.WriteAllBytes(log, bytes[..(bytes.Length / 2)]);
        _space.Replay(log).Should().Be(ExitCode.Log, "a log cut off in the middle is not a short log");
        bytes[bytes.Length / 2] ^= 0xFF;
        File.WriteAllBytes(log, bytes);
        _space.Replay(log).Should().Be(ExitCode.Log);
        _space.OutputFiles().Should().BeEmpty();
    }

    [Fact]
    public void Replay_WrongEncoding_IsAnErrorWithoutOutput()
    {
        File.WriteAllBytes(_space.PathOf("log.csv"), Encoding.Latin1.GetBytes(Workspace.Header + "T-1,2026-03-02 09:00:00,,P1,Zürich\n"));
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("UTF-8");
        _space.OutputFiles().Should().BeEmpty();
    }

    [Fact]
    public void Replay_Utf16WithByteOrderMark_IsRead()
    {
        File.WriteAllText(_space.PathOf("log.csv"), TwoRows.Replace(",b\n", ",بخش\n", StringComparison.Ordinal), Encoding.Unicode);
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        File.ReadAllText(_space.PathOf("out/report.json")).Should().Contain("بخش");
    }

    [Theory]
    [InlineData("\"America/New_York\"", "\"America/New_Amsterdam\"", "desk.json*$.log.zone*New_Amsterdam*tz database")]
    [InlineData("\"closed\": \"closed\", ", "", "desk.json*never stop")]
    [InlineData("\"version\": 1", "\"version\": 1, \"vertion\": 1", "desk.json*vertion")]
    [InlineData("\"version\": 1,", "\"version\": 1", "desk.json*not JSON")]
    [InlineData("\"id\": \"c\"", "\"id\": \"=1+1\", \"colour\": 1", "desk.json*colour")]
    public void Replay_FaultyDesk_IsAnErrorThatNamesFileAndPlace(string correct, string faulty, string message)
    {
        _space.Write("desk.json", Workspace.DeskJson.Replace(correct, faulty, StringComparison.Ordinal));
        _space.Replay(_space.Write("log.csv", TwoRows)).Should().Be(ExitCode.Desk);
        _space.Error.Should().Match($"*{message}*");
        _space.OutputFiles().Should().BeEmpty();
    }

    [Fact]
    public void Replay_MissingFiles_AreErrors()
    {
        _space.Replay(_space.PathOf("nowhere.csv")).Should().Be(ExitCode.File);
        _space.Error.Should().Contain("nowhere.csv");
        File.Delete(_space.PathOf("desk.json"));
        _space.Replay(_space.Write("log.csv", TwoRows)).Should().Be(ExitCode.File);
        _space.Error.Should().Contain("desk.json");
    }

    [Theory]
    [InlineData]
    [InlineData("replay")]
    [InlineData("replay", "x.csv")]
    [InlineData("replay", "x.csv", "--desk", "d.json", "--as-of", "tomorrow")]
    [InlineData("replay", "x.csv", "--desk", "d.json", "--colour")]
    [InlineData("dance")]
    public void Run_CommandLineNotUnderstood_SaysWhatToDo(params string[] args)
    {
        _space.Run(args).Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain("--help");
    }

    [Fact]
    public void Help_NamesCommandsAndOptions()
    {
        _space.Run("replay", "--help").Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("--desk").And.Contain("--strict").And.Contain("--as-of");
    }

    [Fact]
    public void Replay_FaultsOfRows_AreCountedInTheReport()
    {
        string log = _space.Write(
            "log.csv",
            Workspace.Header
            + "T-1,2026-03-02 09:00:00,2026-03-02 12:00:00,P1,a\n"
            + "T-2,\"2026-03-02 10:00:00,,P1,a\n"
            + "T-3,0000-01-01 00:00:00,,P1,a\n"
            + "T-4,2026-03-02 10:00:00,9999-12-31 23:59:59,P1,a\n"
            + "T-1,2026-03-02 11:00:00,,P1,a\n"
            + "T-5,2026-03-01 11:00:00,,P1,a\n"
            + "T-6,2026-03-02,,P1\n"
            + "T-7,2026-03-02 11\"00:00,,P1,a\n");
        _space.Replay(log).Should().Be(ExitCode.Success);
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        report["findings"]!.Select(f => $"{f["kind"]} {f["count"]} {f["leftOut"]} line {f["examples"]![0]!["line"]}").Should().Equal(
            "unclosedQuote 1 True line 3",
            "malformedQuote 1 True line 9",
            "fieldCount 1 True line 8",
            "duplicateId 1 True line 6",
            "implausibleYear 2 True line 4",
            "outOfOrder 1 False line 7");
        report["rows"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("{\"read\":8,\"accepted\":2,\"rejected\":6}");
    }

    [Fact]
    public void Replay_BadQuoteFarBelowButWithinTheFirstBlock_IsAFaultOfItsRowOnly()
    {
        string[] rows = [.. Enumerable.Range(0, 2_000).Select(i => $"T-{i},2026-03-02 09:00:00,,P1,a\n")];
        rows[1_500] = "T-1500,\"2026-03-02 09:00:00,,P1,a\n";
        rows[10] = "T-10,never,,P1,a\n";
        string log = _space.Write("log.csv", Workspace.Header + string.Concat(rows));
        _space.Replay(log).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("1998 tickets from 2000 rows");
        _space.Replay(log, "--strict").Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("Line 12", "the first fault in the order of the file, though the other was seen first");
    }

    [Fact]
    public void Replay_StrictWithFault_WritesNothing()
    {
        string log = _space.Write("log.csv", TwoRows + "T-1,2026-03-02 11:00:00,,P1,a\n");
        _space.Replay(log, "--strict").Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("Line 4").And.Contain("DuplicateId");
        _space.OutputFiles().Should().BeEmpty();
        _space.Replay(log).Should().Be(ExitCode.Success, "without --strict it is counted");
    }

    [Theory]
    [InlineData("2190-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("1899-12-31T23:59:59.999999999Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("-9998-01-01T00:00:00Z")]
    [InlineData("2026-03-02T10:00:00")]
    public void AsOf_OutOfRange_IsNamedBeforeAnyOutput(string asOf)
    {
        foreach ((string log, string desk) in new[] { (_space.Write("log.csv", TwoRows), "desk.json"), Events() })
        {
            foreach (string[] line in new string[][] { ["replay", log, "--out", _space.PathOf("out")], ["explain", log, "--ticket", "T-1", "--svg", _space.PathOf("t.svg")] })
            {
                _space.Run([.. line, "--desk", _space.PathOf(desk), $"--as-of={asOf}"]).Should().Be(ExitCode.Usage, "{0} {1}", desk, line[0]);
                _space.Error.Should().Contain($"--as-of is '{asOf}'; it must be an instant in UTC").And.Contain("1900 to 2189");
                _space.Output.Should().BeEmpty();
            }
        }

        Directory.Exists(_space.PathOf("out")).Should().BeFalse();
        File.Exists(_space.PathOf("t.svg")).Should().BeFalse();
    }

    [Fact]
    public void AsOf_AtTheEdgesOfItsRange_IsTaken()
    {
        foreach ((string log, string desk) in new[] { (_space.Write("log.csv", TwoRows), "desk.json"), Events() })
        {
            _space.Run("replay", log, "--desk", _space.PathOf(desk), "--as-of", "2189-12-31T23:59:59.999999999Z", "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
            JObject.Parse(_space.Output)["tickets"]!.Value<int>().Should().Be(2);
            _space.Run("explain", log, "--desk", _space.PathOf(desk), "--ticket", "T-2", "--as-of", "2189-12-31T23:59:59.999999999Z").Should().Be(ExitCode.Success, "{0}", _space.Error);

            // Before the log there is nothing to judge: every ticket is left out and counted, and one that is asked for is not there.
            _space.Run("replay", log, "--desk", _space.PathOf(desk), "--as-of", "1900-01-01T00:00:00Z", "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
            JObject none = JObject.Parse(_space.Output);
            (none["tickets"]!.Value<int>(), none["findings"]![0]!["kind"]!.Value<string>(), none["findings"]![0]!["count"]!.Value<int>()).Should().Be((0, "openedAfterAsOf", 2));
            _space.Run("explain", log, "--desk", _space.PathOf(desk), "--ticket", "T-1", "--as-of", "1900-01-01T00:00:00Z").Should().Be(ExitCode.Log);
            _space.Error.Should().Contain("no ticket 'T-1'").And.Contain("opened by the instant of the verdicts");
        }
    }

    [Fact]
    public void AsOf_OfTheDeskBeyondTheRange_IsAFaultOfTheDesk()
    {
        (string log, string desk) = Events();
        _space.Write(desk, File.ReadAllText(_space.PathOf(desk)).Replace("\"version\": 1,", "\"version\": 1, \"asOf\": \"2190-06-01T00:00:00Z\",", StringComparison.Ordinal));
        _space.Run("replay", log, "--desk", _space.PathOf(desk)).Should().Be(ExitCode.Desk);
        _space.Error.Should().Contain("$.asOf").And.Contain("2190-06-01").And.Contain("1900 to 2189");
    }

    [Fact]
    public void Replay_Interrupted_LeavesThePreviousOutputAlone()
    {
        string log = _space.Write("log.csv", TwoRows);
        _space.Replay(log).Should().Be(ExitCode.Success);
        string before = File.ReadAllText(_space.PathOf("out/verdicts.csv"));
        using CancellationTokenSource interrupted = new();
        interrupted.Cancel();
        string longer = _space.Write("longer.csv", Workspace.Header + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"T-{i},2026-03-02 09:00:00,,P1,a\n")));
        _space.Run(interrupted.Token, "replay", longer, "--desk", _space.PathOf("desk.json"), "--out", _space.PathOf("out")).Should().Be(ExitCode.Cancelled);
        _space.OutputFiles().Should().Equal("report.html", "report.json", "verdicts.csv");
        File.ReadAllText(_space.PathOf("out/verdicts.csv")).Should().Be(before);
    }

    [Fact]
    public void Replay_OneOutputCannotHaveItsName_LeavesAllAsTheyWere()
    {
        Directory.CreateDirectory(_space.PathOf("out/verdicts.csv/inside"));
        _space.Write("out/report.json", "the one before");
        _space.Replay(_space.Write("log.csv", TwoRows)).Should().Be(ExitCode.File);
        _space.OutputFiles().Should().Equal("report.json", "verdicts.csv");
        File.ReadAllText(_space.PathOf("out/report.json")).Should().Be("the one before");
    }

    [Fact]
    public void Replay_HalfACharacterInTheLog_IsNoReasonToStop()
    {
        string log = _space.Write("log.csv", Workspace.Header + "T-1," + new string('a', 78) + "😀bcd,,P1,a\nT-2,2026-03-02 09:00:00,,P1,a\n");
        _space.Replay(log).Should().Be(ExitCode.Success, "{0}", _space.Error);
    }

    [Fact]
    public void Replay_ManyBadLines_AreAllCounted()
    {
        string log = _space.Write("log.csv", TwoRows + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"T-{i},5\" pipe,,P1,a\n")));
        _space.Replay(log).Should().Be(ExitCode.Success);
        JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")))["findings"]![0]!["count"]!.Value<int>().Should().Be(30_000);
        _space.Replay(log, "--strict").Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("Line 4");
    }

    [Fact]
    public void Replay_Utf16CutWithinACharacter_IsAnError()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(TwoRows)];
        File.WriteAllBytes(_space.PathOf("log.csv"), bytes[..^1]);
        _space.Replay(_space.PathOf("log.csv")).Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("UTF-16");
    }

    [Fact]
    public void Replay_ControlCharactersOfTheLog_DoNotReachTheTerminal()
    {
        string log = _space.Write("log.csv", Workspace.Header + "T-1,\u001b[31mred\u0007,,P1,a\n");
        _space.Replay(log, "--strict").Should().Be(ExitCode.Log);
        (_space.Error + _space.Output).Should().NotContain("\u001b").And.NotContain("\u0007");
    }

    [Fact]
    public void Replay_OutputFolderIsAFile_IsAnError()
    {
        _space.Write("out", "in the way");
        _space.Replay(_space.Write("log.csv", TwoRows)).Should().Be(ExitCode.File);
        File.ReadAllText(_space.PathOf("out")).Should().Be("in the way");
    }

    [Fact]
    public void Replay_TextsThatASpreadsheetWouldRun_AreEscaped()
    {
        string[] dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "x;=1+1", "x\t@A1"];
        string log = _space.Write("log.csv", Workspace.Header + string.Concat(dangerous.Select((d, i) => $"\"={i}\",2026-03-02 09:00:00,,\"{d}\",\"{d}\"\n")));
        _space.Replay(log).Should().Be(ExitCode.Success);
        using CsvHelper.CsvReader csv = CsvHelper.CsvReader.FromFile(_space.PathOf("out/verdicts.csv"));
        int rows = 0;
        while (csv.Read())
        {
            for (int i = 0; i < csv.FieldCount; i++)
            {
                string field = csv.GetString(i);
                (field.Length > 0 && "=+-@\t\r".Contains(field[0], StringComparison.Ordinal)).Should().BeFalse("'{0}' would be run", field);
                field.Should().NotMatchRegex("[;\t] *[=+@＝-]", "where a semicolon separates, a formula would begin behind it");
            }

            rows++;
        }

        rows.Should().Be(dangerous.Length);
        csv.Dispose();
        File.ReadAllText(_space.PathOf("out/verdicts.csv")).Should().Contain("'=1+1").And.Contain("'@SUM(A1)");
    }

    [Fact]
    public void Replay_HostileTexts_DoNotReachThePage()
    {
        string log = _space.Write("log.csv", Workspace.Header + "T-1,2026-03-02 09:00:00,,<img src=x onerror=alert(1)>,\u001b[31m</script>\n");
        _space.Replay(log).Should().Be(ExitCode.Success);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().NotContain("<img").And.NotContain("</script").And.Contain("&lt;img");
        _space.Output.Should().NotContain("\u001b");
    }

    /// <summary>Two tickets in a log of a row an event, and a desk that reads it.</summary>
    private (string Log, string Desk) Events()
    {
        _space.Write("events.json", """
            {
              "version": 1,
              "name": "Events",
              "log": {
                "kind": "events",
                "zone": "America/New_York",
                "timestamps": ["uuuu-MM-dd HH:mm:ss"],
                "columns": { "id": "id", "at": "at", "status": "status" },
                "statuses": { "Open": "open", "Done": "solved" }
              },
              "clocks": [{ "id": "c", "stop": "solved", "policies": [{ "id": "4 h", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] }]
            }
            """);
        string log = _space.Write("events.csv", "id,at,status\nT-1,2026-03-02 09:00:00,Open\nT-1,2026-03-02 12:00:00,Done\nT-2,2026-03-02 10:00:00,Open\n");
        return (log, "events.json");
    }

    [Fact]
    public void Demo_IsTheSameEveryTimeAndSaysThatItIsSynthetic()
    {
        _space.Run("demo", "--out", _space.PathOf("out")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("Synthetic");
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        report["rows"]!["accepted"]!.Value<int>().Should().BeInRange(4_500, 5_500);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().Contain("no real desk");
        string first = File.ReadAllText(_space.PathOf("out/verdicts.csv"));
        _space.Run("demo", "--out", _space.PathOf("out")).Should().Be(ExitCode.Success);
        File.ReadAllText(_space.PathOf("out/verdicts.csv")).Should().Be(first);
    }
}
