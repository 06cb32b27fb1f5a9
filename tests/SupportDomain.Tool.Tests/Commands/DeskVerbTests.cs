using System.Globalization;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Commands;
using SupportDomain.Tool.Demo;

namespace SupportDomain.Tool.Tests.Commands;

/// <summary><c>init</c>, <c>doctor</c> and <c>explain</c>.</summary>
public sealed class DeskVerbTests : IDisposable
{
    private readonly Workspace _space = new();

    public static TheoryData<string, string> Presets
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (string preset in InitDialog.Presets.Keys)
            {
                all.Add(preset, "en");
                all.Add(preset, "fa");
            }

            return all;
        }
    }

    public void Dispose() => _space.Dispose();

    [Theory]
    [MemberData(nameof(Presets))]
    public void Init_EveryPreset_IsFaultlessAndReplays(string preset, string language)
    {
        string desk = _space.PathOf("new.json");
        _space.Run("init", desk, "--preset", preset, "--lang", language).Should().Be(ExitCode.Success, "{0}", _space.Error);
        File.ReadAllText(desk).Should().Contain("  // ");
        _space.Run("doctor", desk).Should().Be(ExitCode.Success);
        _space.Output.Should().Be("No problem and no doubt.\n".ReplaceLineEndings());
        string log = _space.Write("log.csv", "ticket,opened,solved,closed,status,type,priority,queue,channel\nT-1,2026-03-02 09:00:00,2026-03-02 12:00:00,,Solved,a,P1,q,web\n");
        _space.Run("replay", log, "--desk", desk).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("1 tickets from 1 rows");
    }

    [Fact]
    public void Init_WithTheDemonstrationsLog_GuessesADeskWithoutFaultThatReplaysIt()
    {
        File.WriteAllBytes(_space.PathOf("demo.csv"), DemoLog.Create());
        _space.Run("init", _space.PathOf("new.json"), "--preset", "us", "--log", _space.PathOf("demo.csv"), "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject.Parse(_space.Output)["columns"]!["Id"]!.Value<string>().Should().Be("ticket");
        JObject desk = JObject.Parse(File.ReadAllText(_space.PathOf("new.json")));
        desk["log"]!["statuses"]!.ToObject<Dictionary<string, string>>().Should().Equal(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Closed"] = "closed",
            ["In progress"] = "open",
            ["New"] = "new",
            ["Solved"] = "solved",
            ["Waiting for customer"] = "pending",
        });
        _space.Run("doctor", _space.PathOf("new.json"), "--log", _space.PathOf("demo.csv"), "--json").Should().Be(ExitCode.Success, "{0}", _space.Output);
        JObject review = JObject.Parse(_space.Output);
        review["problems"]!.Value<int>().Should().Be(0);
        review["findings"]!.Select(f => f["reason"]!["code"]!.Value<string>()).Distinct(StringComparer.Ordinal).Should().Equal(["desk.log.rows"], "the five faulty rows of the demonstration are told, and nothing else");
        _space.Run("replay", _space.PathOf("demo.csv"), "--desk", _space.PathOf("new.json")).Should().Be(ExitCode.Success);
    }

    [Theory]
    [InlineData(";", "Number;Created On;Resolved On;State;Severity\nA-1;13.01.2026 09:00;13.01.2026 10:00;Resolved;High\nA-2;14.01.2026 09:00;;Awaiting caller;Low\n", "dd.MM.uuuu HH:mm")]
    [InlineData("\t", "Case ID\tOpen Date\tClosed Date\nA-1\t1/13/2026 9:00:00 AM\t1/13/2026 3:00:00 PM\n", "M/d/uuuu h:mm:ss tt")]
    [InlineData("|", "key|created|resolved\nA-1|2026-01-13T09:00:00|2026-01-13T10:00:00\n", "uuuu-MM-dd'T'HH:mm:ss")]
    public void Init_OtherShapesOfExports_AreGuessedAndReplay(string delimiter, string text, string pattern)
    {
        string log = _space.Write("export.csv", text);
        _space.Run("init", _space.PathOf("new.json"), "--preset", "england", "--log", log).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject desk = JObject.Parse(File.ReadAllText(_space.PathOf("new.json")));
        desk["log"]!["delimiter"]!.Value<string>().Should().Be(delimiter);
        desk["log"]!["timestamps"]!.Values<string>().Should().Equal(pattern);
        _space.Run("doctor", _space.PathOf("new.json"), "--log", log).Should().Be(ExitCode.Success, "{0}", _space.Output);
        _space.Run("replay", log, "--desk", _space.PathOf("new.json"), "--strict").Should().Be(ExitCode.Success, "{0}", _space.Error);
    }

    [Fact]
    public void Init_AFileThatIsThere_IsReplacedOnlyWhenAsked()
    {
        string desk = _space.Write("mine.json", "precious");
        _space.Run("init", desk).Should().Be(ExitCode.File);
        _space.Error.Should().Contain("--force");
        File.ReadAllText(desk).Should().Be("precious");
        _space.Run("init", desk, "--force").Should().Be(ExitCode.Success);
        File.ReadAllText(desk).Should().NotBe("precious");
    }

    [Theory]
    [InlineData(ExitCode.Desk, "--zone", "Europe/Atlantis")]
    [InlineData(ExitCode.Usage, "--preset", "mars")]
    [InlineData(ExitCode.Log, "--log", "desk.json")]
    [InlineData(ExitCode.File, "--log", "none.csv")]
    public void Init_WrongFlag_SaysSoAndWritesNothing(int expected, string flag, string value)
    {
        string given = value.Contains('.', StringComparison.Ordinal) ? _space.PathOf(value) : value;
        _space.Run("init", _space.PathOf("new.json"), flag, given).Should().Be(expected, "{0}", _space.Error);
        _space.Error.Should().NotBeEmpty();
        File.Exists(_space.PathOf("new.json")).Should().BeFalse();
    }

    [Fact]
    public void Init_OnATerminal_AsksWhatWasNotSaid()
    {
        using StringReader answers = new("mars\niran\nEurope/Atlantis\n\nپشتیبانی\n\n");
        using StringWriter output = new(CultureInfo.InvariantCulture);
        InitDialog dialog = new(answers, output.Write, (english, _) => english);
        dialog.Ask(new InitAnswers(null, null, null, null)).Should().Be(new InitAnswers(StarterPreset.Iran, "پشتیبانی", "Asia/Tehran", null));
        output.ToString().Should().Contain("It is one of iran, us, england, 24-7.").And.Contain("[Asia/Tehran]").And.Contain("tz database");
        using StringReader none = new(string.Empty);
        new InitDialog(none, output.Write, (english, _) => english).Ask(new InitAnswers(null, null, null, null)).Should().Be(new InitAnswers(StarterPreset.AroundTheClock, "Help desk", "UTC", null), "the end of the input takes what is suggested");
        using StringReader one = new("x\n");
        new InitDialog(one, output.Write, (english, _) => english).Ask(new InitAnswers(StarterPreset.England, null, "UTC", new FileInfo("a.csv"))).Name.Should().Be("x", "only the name was not said");
    }

    [Fact]
    public void Doctor_ADeskThatCannotBeRead_SaysWhereAndWhatIsAllowed()
    {
        string desk = _space.Write("bad.json", Workspace.DeskJson.Replace("America/New_York", "America/New_Amsterdam", StringComparison.Ordinal));
        _space.Run("doctor", desk).Should().Be(ExitCode.Problems);
        _space.Output.Should().Contain("problem  $.log.zone").And.Contain("New_Amsterdam").And.Contain("tz database").And.Contain("problems: 1, doubts: 0");
        _space.Run("doctor", desk, "--lang", "fa").Should().Be(ExitCode.Problems);
        _space.Output.Should().Contain("اشکال  \u2068$.log.zone\u2069");
    }

    [Fact]
    public void Doctor_WithALog_TellsBothInJsonAndText()
    {
        string log = _space.Write("log.csv", "id;opened;closed;priority;queue\nT-1;2026-03-02 09:00:00;;P1;a\n");
        _space.Run("doctor", _space.PathOf("desk.json"), "--log", log).Should().Be(ExitCode.Problems);
        _space.Output.Should().Contain("log.delimiter").And.Contain("Set delimiter to that");
        _space.Run("doctor", _space.PathOf("desk.json"), "--log", log, "--json").Should().Be(ExitCode.Problems);
        JObject.Parse(_space.Output)["findings"]![0]!["reason"]!["code"]!.Value<string>().Should().Be("desk.delimiter");
    }

    [Fact]
    public void Doctor_NamesThatNothingAsksFor_AreDoubts()
    {
        string desk = _space.Write("d.json", Workspace.DeskJson.Replace("\"log\":", "\"calendars\": { \"spare\": { \"zone\": \"UTC\", \"hours\": { \"mon\": [\"09:00-17:00\"] } } }, \"log\":", StringComparison.Ordinal));
        _space.Run("doctor", desk).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("doubt  calendars.spare").And.Contain("problems: 0, doubts: 1");
    }

    /// <summary>Messages and assignments in two files: the first reply is judged by the message, and a column that the second file lacks is told with its place.</summary>
    [Fact]
    public void DoctorAndExplain_ALogOfSeveralFiles_TakeThemTogether()
    {
        string desk = _space.Write("two.json", """
            {
              "version": 1, "name": "Two files",
              "log": {
                "kind": "messages", "zone": "UTC", "timestamps": ["uuuu-MM-dd HH:mm"],
                "columns": { "id": "key", "at": "at", "role": "role" },
                "roles": { "user": "customer", "staff": "agent" },
                "turns": { "file": "turns.csv", "columns": { "id": "key", "at": "at", "agent": "who" } }
              },
              "clocks": [{ "id": "reply", "metric": "first-response", "policies": [{ "id": "1 h", "target": { "kind": "elapsedDuration", "allowed": "1h" } }] }]
            }
            """);
        string log = _space.Write("messages.csv", "key,at,role\nT-1,2026-03-02 09:00,user\nT-1,2026-03-02 09:30,staff\n");
        _space.Write("turns.csv", "key,at,who\nT-1,2026-03-02 09:10,ann\nT-1,2026-03-02 09:20,bob\n");
        _space.Run("doctor", desk, "--log", log).Should().Be(ExitCode.Success, "{0}{1}", _space.Output, _space.Error);
        _space.Run("explain", log, "--desk", desk, "--ticket", "T-1").Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("The first reply came at 2026-03-02 09:30:00 UTC, 30 min after the opening.").And.Contain("Given to agent bob").And.Contain("from agent to agent: 1");
        _space.Write("turns.csv", "key,at,whom\nT-1,2026-03-02 09:10,ann\n");
        _space.Run("doctor", desk, "--log", log).Should().Be(ExitCode.Problems);
        _space.Output.Should().Contain("problem  log.turns.columns.agent").And.Contain("whom");
    }

    [Fact]
    public void Explain_ATicket_TellsVerdictTimelineAndAccountAndDrawsIt()
    {
        string log = _space.Write("log.csv", Workspace.Header + "T-1,2026-03-02 09:00:00,2026-03-02 15:30:00,P1,a\nT-2,2026-03-02 10:00:00,,P2,b\n");
        _space.Run("explain", log, "--desk", _space.PathOf("desk.json"), "--ticket", "T-1", "--svg", _space.PathOf("t.svg")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("Not done by 2026-03-02 13:00:00 America/New_York. Allowed 4 h, counted 6 h 30 min, paused 0 s.")
            .And.Contain("Counted 6 h 30 min + closed 0 s + paused 0 s + paused and closed 0 s + before the start 0 s + after the end 0 s = 6 h 30 min, the whole life.");
        XElement.Load(_space.PathOf("t.svg")).Name.LocalName.Should().Be("svg");
        _space.Run("explain", log, "--desk", _space.PathOf("desk.json"), "--ticket", "T-2", "--json").Should().Be(ExitCode.Success);
        JObject json = JObject.Parse(_space.Output);
        ((JObject)json["clocks"]![0]!["secondsByState"]!).Properties().Sum(p => p.Value.Value<double>()).Should().Be(json["clocks"]![0]!["timeline"]!["seconds"]!.Value<double>());
        json["clocks"]![0]!["verdicts"]![0]!["outcome"]!.Value<string>().Should().Be("breached", "at 15:30, the latest instant of the log, five and a half hours are over");
        _space.Run("explain", log, "--desk", _space.PathOf("desk.json"), "--ticket", "T-2", "--as-of", "2026-03-02T16:00:00Z").Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("3 h left, due at 2026-03-02 14:00:00 America/New_York.");
    }

    [Theory]
    [InlineData("T-9", "no ticket 'T-9'")]
    [InlineData(" ", "no ticket can be named")]
    public void Explain_NoSuchTicket_SaysWhatToDo(string ticket, string message)
    {
        string log = _space.Write("log.csv", Workspace.Header + "T-1,2026-03-02 09:00:00,,P1,a\n");
        _space.Run("explain", log, "--desk", _space.PathOf("desk.json"), "--ticket", ticket).Should().Be(ExitCode.Log);
        _space.Error.Should().Contain(message);
    }

    /// <summary>The verdicts of the explained ticket are those of the replay: every clock of every twentieth ticket of the demonstration.</summary>
    [Fact]
    public void Explain_AgreesWithTheReplay()
    {
        File.WriteAllBytes(_space.PathOf("demo.csv"), DemoLog.Create());
        string desk = Repository.File("src", "SupportDomain.Tool", "Demo", "demo-desk.json");
        _space.Run("replay", _space.PathOf("demo.csv"), "--desk", desk, "--out", _space.PathOf("out")).Should().Be(ExitCode.Success);
        string[] rows = File.ReadAllLines(_space.PathOf("out/verdicts.csv"));
        string[] header = rows[0].Split(',');
        int outcome = Array.IndexOf(header, "resolution: outcome");
        foreach (string row in rows.Skip(1).Where((_, i) => i % 400 == 0))
        {
            string[] fields = row.Split(',');
            _space.Run("explain", _space.PathOf("demo.csv"), "--desk", desk, "--ticket", fields[0], "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
            JToken clock = JObject.Parse(_space.Output)["clocks"]![0]!;
            clock["verdicts"]![0]!["outcome"]!.Value<string>().Should().BeEquivalentTo(fields[outcome], "{0}", row);
        }
    }
}
