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
    [InlineData(",", "key,created,resolved\nA-1,۱۴۰۴/۱۱/۲۹ ۰۹:۰۰,1405/01/15 10:00\nA-2,1404/12/29 23:59,\n", "persian:uuuu/MM/dd HH:mm")]
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

    public static TheoryData<string, string, string> EventLogs => new()
    {
        // Statuses, facts of the ticket in every row, a mark for what is not known; the export of a table with its history.
        {
            "number,incident_state,sys_mod_count,opened_at,sys_updated_by,sys_updated_at,priority,assignment_group,assigned_to,resolved_at,closed_at\n"
            + "INC1,New,0,29/2/2016 01:16,amy,29/2/2016 01:23,3 - Moderate,Group 56,?,1/3/2016 01:16,5/3/2016 12:00\n"
            + "INC1,Awaiting User Info,1,29/2/2016 01:16,amy,29/2/2016 02:23,3 - Moderate,Group 56,bob,1/3/2016 01:16,5/3/2016 12:00\n"
            + "INC1,Resolved,2,29/2/2016 01:16,amy,1/3/2016 01:16,3 - Moderate,Group 56,bob,1/3/2016 01:16,5/3/2016 12:00\n"
            + "INC2,New,0,29/2/2016 04:16,amy,29/2/2016 04:23,2 - High,Group 5,?,?,?\n",
            """{"id":"number","opened":"opened_at","solved":"resolved_at","closed":"closed_at","status":"incident_state","priority":"priority","queue":"assignment_group","at":"sys_updated_at","sequence":"sys_mod_count","agent":"assigned_to","author":"sys_updated_by"}""",
            """{"statuses":{"Awaiting User Info":"pending","New":"new","Resolved":"solved"},"timestamps":["d/M/uuuu H:mm"],"missing":["?"]}"""
        },

        // Activities with an instant each, as process mining tools write them.
        {
            "Case ID,Activity,Resource,Complete Timestamp\n"
            + "Case 1,Insert ticket,Value 1,2012/10/09 14:50:17.000\nCase 1,Assign seriousness,Value 1,2012/10/09 14:51:01.000\nCase 1,Wait,Value 2,2012/10/09 15:30:00.000\n"
            + "Case 1,Resolve ticket,Value 3,2012/10/09 18:50:18.500\nCase 1,Closed,Value 3,2012/11/09 12:54:39.000\nCase 2,Insert ticket,Value 1,2012/10/10 10:00:00.000\n",
            """{"id":"Case ID","at":"Complete Timestamp","activity":"Activity","agent":"Resource"}""",
            """{"activities":{"Assign seriousness":"nothing","Closed":"closed","Insert ticket":"new","Resolve ticket":"solved","Wait":"pending"},"timestamps":["uuuu/MM/dd HH:mm:ss;FFFFFF"]}"""
        },

        // The columns of the XES standard, with offsets; closings alone.
        {
            "case:concept:name;concept:name;time:timestamp\nA;create;2012-04-03 16:55:38+00:00\nA;close;2012-04-04 16:55:38+02:00\nB;create;2012-04-03 17:55:38+00:00\n",
            """{"id":"case:concept:name","at":"time:timestamp","activity":"concept:name"}""",
            """{"activities":{"close":"closed","create":"new"},"timestamps":["iso"]}"""
        },

        // The column of openings changes from row to row: it tells when a row happened.
        {
            "key,created,status,priority\nK-1,2026-01-13 09:00,Open,P1\nK-1,2026-01-13 11:00,Done,P1\nK-2,2026-01-13 12:00,Open,P2\n",
            """{"id":"key","status":"status","priority":"priority","at":"created"}""",
            """{"statuses":{"Done":"solved","Open":"open"},"timestamps":["uuuu-MM-dd HH:mm"]}"""
        },

        // A status that stays as it was at the export says nothing of an event; the activity does.
        {
            "ticket,action,timestamp,status\nT-1,submitted,2026-01-13 09:00,Closed\nT-1,reopened,2026-01-14 09:00,Closed\nT-1,closed,2026-01-15 09:00,Closed\n",
            """{"id":"ticket","at":"timestamp","activity":"action"}""",
            """{"activities":{"closed":"closed","reopened":"open","submitted":"new"},"timestamps":["uuuu-MM-dd HH:mm"]}"""
        },
    };

    [Theory]
    [MemberData(nameof(EventLogs))]
    public void Init_ALogOfEvents_IsGuessedWithoutFaultAndReplays(string text, string columns, string members)
    {
        string log = _space.Write("events.csv", text);
        string desk = _space.PathOf("new.json");
        foreach (string language in new[] { "en", "fa" })
        {
            _space.Run("init", desk, "--preset", "england", "--log", log, "--json", "--force", "--lang", language).Should().Be(ExitCode.Success, "{0}", _space.Error);
            JObject.Parse(_space.Output)["kind"]!.Value<string>().Should().Be("events");
            JObject written = (JObject)JObject.Parse(File.ReadAllText(desk))["log"]!;
            written["kind"]!.Value<string>().Should().Be("events");
            JToken.DeepEquals(written["columns"], JObject.Parse(columns)).Should().BeTrue("{0} is written", written["columns"]);
            foreach ((string name, JToken? value) in JObject.Parse(members))
            {
                JToken.DeepEquals(written[name], value).Should().BeTrue("{0} is written", written[name]);
            }

            _space.Run("doctor", desk, "--log", log, "--lang", "en").Should().Be(ExitCode.Success, "{0}", _space.Output);
            _space.Run("replay", log, "--desk", desk, "--strict", "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
            JObject summary = JObject.Parse(_space.Output);
            summary["survival"]!["resolved"]!.Value<int>().Should().Be(1);
            summary["tickets"]!.Value<int>().Should().Be(text.Contains("T-1", StringComparison.Ordinal) ? 1 : 2);
        }
    }

    [Theory]
    [InlineData("ticket,what\nT-1,a\nT-1,b\n", "looks like an event log, with 2 rows of 1 tickets", "log.columns.at, log.columns.status + log.statuses (log.columns.activity + log.activities)")]
    [InlineData("ticket,updated,status\nT-1,2026-01-13 09:00,Green\nT-1,2026-01-13 10:00,Blue\n", "looks like an event log", "as log.statuses.")]
    [InlineData("ticket,updated,action\nT-1,2026-01-13 09:00,Green\nT-1,2026-01-13 10:00,Blue\n", "looks like an event log", "as log.activities.")]
    [InlineData("who,timestamp,activity\nT-1,2026-01-13 09:00,opened\nT-1,2026-01-13 10:00,closed\n", "looks like an event log", "as log.columns.id.")]
    [InlineData("issue_id,created,author,is_private\n1,2026-01-13 09:00:00+00:00,a,0\n1,2026-01-13 10:00:00+00:00,b,0\n", "looks like an event log", "as log.columns.status + log.statuses (")]
    [InlineData("ticket,opened,status\nT-1,2026-01-13 09:00,Open\nT-2,2026-01-13 10:00,Closed\n", "no columns that look like", "it lacks log.columns.solved (log.columns.closed).")]
    public void Init_WhatCannotBeGuessed_IsNamedAndNothingIsWritten(string text, string message, string members)
    {
        string log = _space.Write("events.csv", text);
        _space.Run("init", _space.PathOf("new.json"), "--log", log).Should().Be(ExitCode.Log);
        _space.Error.Should().Contain("events.csv").And.Contain(message).And.Contain(members);
        _space.Run("init", _space.PathOf("new.json"), "--log", log, "--lang", "fa").Should().Be(ExitCode.Log);
        _space.Error.Should().Contain(members.Replace("as ", string.Empty, StringComparison.Ordinal).Replace("it lacks ", string.Empty, StringComparison.Ordinal).TrimEnd('.')).And.NotContain("looks like").And.NotContain("no columns");
        File.Exists(_space.PathOf("new.json")).Should().BeFalse();
    }

    [Fact]
    public void Init_ALogOfCasesWithATicketTwice_StaysOneOfCases()
    {
        string log = _space.Write("cases.csv", "ticket,opened,closed,updated,status\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"T-{i % 7},2026-01-13 09:0{i},2026-01-14 09:00,2026-01-15 09:00,Closed\n")));
        _space.Run("init", _space.PathOf("new.json"), "--log", log, "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject.Parse(_space.Output)["kind"]!.Value<string>().Should().Be("cases");
        JObject.Parse(File.ReadAllText(_space.PathOf("new.json")))["log"]!["columns"]!.Select(c => ((JProperty)c).Name).Should().Equal("id", "opened", "closed", "status");
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
