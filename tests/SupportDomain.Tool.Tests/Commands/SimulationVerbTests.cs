using System.Globalization;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool.Tests.Commands;

/// <summary><c>simulate</c> and <c>compare</c>.</summary>
public sealed class SimulationVerbTests : IDisposable
{
    private const string Operation = """
        { "version": 1,
          "agents": [{ "id": "a", "capacity": 1, "channels": [{ "channel": "phone", "units": 1, "most": 1 }] }, { "id": "b", "capacity": 1, "channels": [{ "channel": "phone", "units": 1, "most": 1 }] }],
          "workloads": [{ "name": "calls", "arrivals": { "kind": "poisson", "perHour": 90 }, "handling": { "kind": "exponential", "mean": "1m" }, "item": { "channel": "phone" }, "assumed": { "handling": "timed by hand" } }] }
        """;

    private const string Log = "id,opened,closed,priority,queue\nT-1,2026-01-05 08:00:00,,P1,a\nT-2,2026-01-05 08:01:00,,P1,a\nT-3,2026-01-05 08:30:00,,P1,a\nT-4,2026-01-05 08:31:00,,P2,a\nT-1,2026-01-05 09:00:00,,P1,a\nT-5,soon,,P1,a\n";

    private static readonly string[] Short = ["--customers", "4000", "--seed", "7"];

    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [Fact]
    public void Simulate_TwoServers_IsNearErlangCAndNamesEveryAssumption()
    {
        // Erlang C with c = 2, a = 1.5: C = 0.642857, mean wait C / (c - a) minutes = 77.14 s.
        _space.Run(["simulate", "--desk", Calls(), "--json", "--customers", "40000"]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject json = JObject.Parse(_space.Output);
        JToken wait = json["result"]!["total"]!["meanWaitSeconds"]!;
        Math.Abs(wait["value"]!.Value<double>() - 77.14).Should().BeLessThan(2.3 * wait["halfWidth"]!.Value<double>());
        json["result"]!["workloads"]!.Single()["arrived"]!.Value<int>().Should().Be(40_000);
        json["assumptions"]!.Select(a => $"{a["part"]} {a["workload"]} {a["source"]}").Should().Equal("arrivals calls ", "handling calls timed by hand", "patience calls ", "agents  ");
        json["run"]!["warmUp"]!.Value<int>().Should().Be(4000);
        _space.Run(["simulate", "--desk", Calls(), .. Short]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("arrivals of calls: at random, 90 an hour; no source is stated").And.Contain("handling times of calls: exponential, mean 1 min; source: timed by hand")
            .And.Contain("patience of calls: nobody leaves; no source").And.Contain("agents: 2; no source").And.NotContain("Warning");
    }

    [Fact]
    public void Simulate_WithAFolder_WritesAPageWhoseNumbersAreThoseOfTheData()
    {
        _space.Run(["simulate", "--desk", Calls(), "--out", _space.PathOf("out"), "--longer-than", "5m,30s,30s", .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.OutputFiles().Should().Equal("report.html", "report.json");
        _space.Output.Should().Contain("Written: report.html and report.json in");
        JObject json = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")));
        string html = File.ReadAllText(_space.PathOf("out/report.html"));
        JToken total = json["result"]!["total"]!;
        string Shown(JToken estimate, double factor) => string.Create(CultureInfo.InvariantCulture, $"{estimate["value"]!.Value<double>() * factor:#,0.0} &#177; {estimate["halfWidth"]!.Value<double>() * factor:#,0.0}");
        total["waitedLonger"]!.Select(t => t["seconds"]!.Value<double>()).Should().Equal(30, 300);
        html.Should().Contain(Shown(total["meanWaitSeconds"]!, 1)).And.Contain(Shown(total["waitedLonger"]![0]!["share"]!, 100)).And.Contain(Shown(total["waitedLonger"]![1]!["share"]!, 100))
            .And.Contain(Shown(json["result"]!["occupancy"]!, 100)).And.Contain(">30 s<").And.Contain(">5 min<");
        html.Should().Contain("<h2 id=\"assumptions\">Assumptions</h2>").And.Contain("<li>handling times of calls: exponential, mean 1 min; source: timed by hand</li>").And.Contain("<li>agents: 2; no source is stated</li>");
        html.Should().Contain("Left before anybody began, in %").And.Contain("Turned away, in %").And.Contain("Done late, in %").And.NotContain("class=\"warning\"");

        // The data file is what --json writes, and the seed makes it the same again.
        _space.Run(["simulate", "--desk", Calls(), "--json", "--longer-than", "30s,5m", "--out", _space.PathOf("again"), .. Short]).Should().Be(ExitCode.Success);
        _space.Output.Should().Be(File.ReadAllText(_space.PathOf("out/report.json")));
        File.ReadAllText(_space.PathOf("again/report.html")).Should().Be(html);
        _space.Run(["simulate", "--desk", Calls(), "--lang", "fa", "--out", _space.PathOf("out"), .. Short]).Should().Be(ExitCode.Success);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().Contain("<html lang=\"fa\" dir=\"rtl\">").And.Contain("فرض‌ها").And.Contain("بیش از").And.NotContain("Assumptions").And.NotContain("Mean wait");
    }

    [Fact]
    public void Simulate_AnOverloadedDesk_SaysSoOnItsPage()
    {
        _space.Run(["simulate", "--desk", _space.Write("calls.json", Operation.Replace("\"perHour\": 90", "\"perHour\": 240", StringComparison.Ordinal)), "--out", _space.PathOf("out"), .. Short]).Should().Be(ExitCode.Success);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().Contain("<p class=\"warning\" role=\"note\">Warning: calls:");
    }

    [Fact]
    public void Simulate_ManyWorkloads_DrawsTheLargestAndSaysHowManyThereAre()
    {
        JObject operation = JObject.Parse(Operation);
        JArray work = (JArray)operation["workloads"]!;
        JObject first = (JObject)work[0];
        first["arrivals"]!["perHour"] = 2;
        for (int i = 0; i < 24; i++)
        {
            JObject other = (JObject)first.DeepClone();
            other["name"] = $"w{i:00}";
            other["arrivals"]!["perHour"] = i == 7 ? 0.01 : 2;
            work.Add(other);
        }

        _space.Run(["simulate", "--desk", _space.Write("calls.json", operation.ToString()), "--out", _space.PathOf("out"), .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        string html = File.ReadAllText(_space.PathOf("out/report.html"));
        html.Should().Contain("The 20 workloads with the most customers of 25 are drawn").And.Contain("(all)").And.NotContain(">w07<");
        JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")))["result"]!["workloads"]!.Should().HaveCount(25);
    }

    [Fact]
    public void Compare_WithAFolder_DrawsPairedDifferencesAndNamesWhatIsAssumed()
    {
        _space.Run(["compare", "--desk", Calls(), "--agents", "2,3", "--out", _space.PathOf("out"), .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        string html = File.ReadAllText(_space.PathOf("out/report.html"));
        JToken variant = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")))["variants"]![2]!;
        JToken difference = variant["difference"]!["meanWaitSeconds"]!;
        html.Should().Contain(string.Create(CultureInfo.InvariantCulture, $"−{-difference["value"]!.Value<double>():0.0} &#177; {difference["halfWidth"]!.Value<double>():0.0}"));
        html.Should().Contain("Difference from calls, in seconds").And.Contain("Difference from calls, in points").And.Contain("Waited longer than 5 min, in %").And.Contain("All variants saw the same customers")
            .And.Contain("<li>3 agents: 1 of them are assumed to be like b</li>").And.Contain("<dt>3 agents</dt><dd>agents: 3</dd>");
        string other = _space.Write("other.json", Operation.Replace("timed by hand", "a guess", StringComparison.Ordinal));
        _space.Run(["compare", "--desk", Calls(), "--desk", other, "--out", _space.PathOf("out"), "--lang", "fa", .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        File.ReadAllText(_space.PathOf("out/report.html")).Should().Contain("<h3>calls</h3>").And.Contain("<h3>other</h3>").And.Contain("a guess").And.NotContain("Less ");
    }

    [Fact]
    public void Simulate_SameSeed_SameBytesOnAnyNumberOfThreads()
    {
        string[] line = ["simulate", "--desk", Calls(), "--customers", "500", "--replications", "5", "--json"];
        _space.Run([.. line, "--threads", "1"]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        string one = _space.Output;
        _space.Run([.. line, "--threads", "3"]).Should().Be(ExitCode.Success);
        _space.Output.Should().Be(one);
        _space.Run([.. line, "--seed", "2"]).Should().Be(ExitCode.Success);
        _space.Output.Should().NotBe(one);
    }

    [Fact]
    public void Simulate_Log_TellsArrivals_AndWhatIsLeftOut()
    {
        // Of the tickets with P1: at 0, 1 and 30 minutes, ten minutes each, one agent: waits 0, 9, 0, on average three minutes.
        string desk = Desk();
        string log = _space.Write("log.csv", Log);
        _space.Run("simulate", "--desk", desk, "--log", log, "--json").Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject json = JObject.Parse(_space.Output);
        json["result"]!["total"]!["meanWaitSeconds"]!["value"]!.Value<double>().Should().Be(180);
        json["result"]!["total"]!["arrived"]!.Value<int>().Should().Be(60, "three tickets in each of twenty replications");
        json["rowsLeftOut"]!.Value<int>().Should().Be(2, "the second T-1, and the time that cannot be read");
        json["ticketsOfNoWorkload"]!.Value<int>().Should().Be(1);
        json["assumptions"]!.Select(a => a["part"]!.Value<string>()).Should().Equal(["handling", "patience", "agents"], "the log tells the arrivals");
        _space.Run("simulate", "--desk", desk, "--log", log, "--lang", "fa").Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("فرض‌ها").And.Contain("۱۸۰").And.NotContain("Assumptions");
    }

    /// <summary>A ticket of a log of events comes in with its first event, wherever its row stands, as what it was then.</summary>
    [Fact]
    public void Simulate_LogOfEvents_TellsArrivalsByTheFirstEventOfEachTicket()
    {
        // P1 at 0, 1 and 30 minutes, ten minutes each, one agent: waits 0, 9, 0. T-4 opens as P2, and what it becomes later changes nothing; T-5 has one row, which cannot be read.
        string desk = EventDesk("""
            "kind": "events", "zone": "UTC", "timestamps": ["uuuu-MM-dd HH:mm"],
            "columns": { "id": "id", "at": "at", "status": "status", "priority": "priority" }, "statuses": { "new": "new", "open": "open", "solved": "solved" }
            """, "stop", "solved");
        string log = _space.Write("events.csv", """
            id,at,status,priority
            T-3,2026-01-05 09:00,solved,P1
            T-1,2026-01-05 08:00,new,P1
            T-4,2026-01-05 08:10,new,P2
            T-2,2026-01-05 08:20,open,P1
            T-2,2026-01-05 08:01,new,P1
            T-4,2026-01-05 08:40,open,P1
            T-3,2026-01-05 08:30,new,P1
            T-1,2026-01-05 08:50,solved,P1
            T-5,soon,new,P1

            """);
        JObject json = Json("simulate", "--desk", desk, "--log", log);
        json["result"]!["total"]!["meanWaitSeconds"]!["value"]!.Value<double>().Should().Be(180);
        json["result"]!["total"]!["arrived"]!.Value<int>().Should().Be(60, "three tickets in each of twenty replications");
        json["rowsLeftOut"]!.Value<int>().Should().Be(1);
        json["ticketsOfNoWorkload"]!.Value<int>().Should().Be(1);
    }

    /// <summary>Where a desk reads several files, the first event of any of them opens the ticket; a file may be named in place of the desk's.</summary>
    [Fact]
    public void SimulateAndCompare_LogOfSeveralFiles_ReadThemTogether()
    {
        string desk = EventDesk("""
            "kind": "messages", "zone": "UTC", "timestamps": ["uuuu-MM-dd HH:mm"],
            "columns": { "id": "id", "at": "at", "role": "role" }, "roles": { "user": "customer", "staff": "agent" },
            "turns": { "file": "turns.csv", "columns": { "id": "id", "at": "at", "agent": "who" } }
            """, "metric", "first-response", when: "{}");
        string log = _space.Write("messages.csv", "id,at,role\nT-1,2026-01-05 08:05,user\nT-2,2026-01-05 08:01,user\nT-2,2026-01-05 08:02,staff\nT-3,2026-01-05 08:30,user\n");
        _space.Write("turns.csv", "id,at,who\nT-1,2026-01-05 08:00,ann\nT-2,2026-01-05 08:02,ann\n");
        JObject json = Json("simulate", "--desk", desk, "--log", log);
        json["result"]!["total"]!["arrived"]!.Value<int>().Should().Be(60);
        json["result"]!["total"]!["meanWaitSeconds"]!["value"]!.Value<double>().Should().Be(180, "T-1 at 0 minutes by its turn, T-2 at 1, T-3 at 30");

        // Without the turn, T-1 comes at 5 minutes, and waits for T-2 until 11: six minutes of three times none.
        string others = _space.Write("others.csv", "id,at,who\nT-2,2026-01-05 08:02,ann\n");
        Json("simulate", "--desk", desk, "--log", log, "--turns", others)["result"]!["total"]!["meanWaitSeconds"]!["value"]!.Value<double>().Should().Be(120);
        JObject compared = Json("compare", "--desk", desk, "--agents", "2", "--log", log, "--turns", others);
        compared["variants"]!.Select(v => v["result"]!["total"]!["meanWaitSeconds"]!["value"]!.Value<double>()).Should().Equal(120, 0);
        _space.Run("simulate", "--desk", desk, "--turns", others).Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain("--log");
    }

    [Fact]
    public void Simulate_AnOverloadedDesk_Warns()
    {
        _space.Run(["simulate", "--desk", _space.Write("calls.json", Operation.Replace("\"perHour\": 90", "\"perHour\": 240", StringComparison.Ordinal)), .. Short]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("Warning: calls:").And.Contain("overloaded");
        _space.Run(["simulate", "--desk", Calls(), "--precision", "0.000001", "--replications", "3", .. Short]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("precision was not reached");
    }

    [Fact]
    public void Compare_HeadCounts_ShowsPairedDifferencesAndDraws()
    {
        string svg = _space.PathOf("c.svg");
        _space.Run(["compare", "--desk", Calls(), "--agents", "2,3", "--json", "--svg", svg, .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JArray variants = (JArray)JObject.Parse(_space.Output)["variants"]!;
        variants.Select(v => v["name"]!.Value<string>()).Should().Equal("calls", "2 agents", "3 agents");
        variants[1]["difference"]!["meanWaitSeconds"]!["value"]!.Value<double>().Should().Be(0, "the same desk on the same customers");
        JToken difference = variants[2]["difference"]!["meanWaitSeconds"]!;
        (difference["value"]!.Value<double>() + difference["halfWidth"]!.Value<double>()).Should().BeNegative();
        XDocument.Load(svg).Root!.Elements().Single(e => e.Name.LocalName == "desc").Value.Should().Contain("3 agents: ");
        _space.Run(["compare", "--desk", Calls(), "--agents", "3", .. Short]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("difference from calls").And.Contain("3 agents: 1 of them are assumed to be like b").And.Contain("Assumptions");
    }

    [Fact]
    public void Compare_SeveralDesksAndPolicies_NamesTheAssumptionsOfEach()
    {
        string other = _space.Write("other.json", Operation.Replace("timed by hand", "a guess", StringComparison.Ordinal));
        _space.Run(["compare", "--desk", Calls(), "--desk", other, .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("Assumptions of calls").And.Contain("Assumptions of other").And.Contain("source: a guess");
        string policy = _space.Write("breached.json", """{ "version": 1, "breachedFirst": true }""");
        _space.Run(["compare", "--desk", Calls(), "--policy", policy, .. Short]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        _space.Output.Should().Contain("breached");
    }

    [Theory]
    [InlineData(ExitCode.Desk, "member 'operation'", "simulate", "--desk", "desk.json")]
    [InlineData(ExitCode.Usage, "give it with --log", "simulate", "--desk", "told.json")]
    [InlineData(ExitCode.Usage, "needs a desk", "simulate", "--desk", "calls.json", "--log", "log.csv")]
    [InlineData(ExitCode.Log, "No ticket of the log is work of 'calls'", "simulate", "--desk", "told.json", "--log", "empty.csv")]
    [InlineData(ExitCode.File, "none.json", "simulate", "--desk", "none.json")]
    [InlineData(ExitCode.Desk, "$", "simulate", "--desk", "log.csv")]
    [InlineData(ExitCode.Usage, "Batches", "simulate", "--desk", "calls.json", "--batches", "0")]
    [InlineData(ExitCode.Usage, "Customers", "simulate", "--desk", "calls.json", "--customers", "0")]
    [InlineData(ExitCode.Usage, "--horizon is 'soon'", "simulate", "--desk", "calls.json", "--horizon", "soon")]
    [InlineData(ExitCode.Usage, "--longer-than has 'x'", "simulate", "--desk", "calls.json", "--longer-than", "30s,x")]
    [InlineData(ExitCode.Usage, "--longer-than has '0s'", "compare", "--desk", "calls.json", "--agents", "3", "--longer-than", "0s")]
    [InlineData(ExitCode.Usage, "Precision", "simulate", "--desk", "calls.json", "--precision", "0")]
    [InlineData(ExitCode.Usage, "--agents has 'x'", "compare", "--desk", "calls.json", "--agents", "2,x")]
    [InlineData(ExitCode.Usage, "at least 2", "compare", "--desk", "calls.json")]
    [InlineData(ExitCode.Usage, "go with one desk", "compare", "--desk", "calls.json", "--desk", "calls.json", "--agents", "3")]
    [InlineData(ExitCode.Usage, "one batch", "compare", "--desk", "calls.json", "--agents", "3", "--batches", "1")]
    [InlineData(ExitCode.Desk, "$.version", "compare", "--desk", "calls.json", "--policy", "empty.json")]
    public void Faults_AreNamedWithTheirExitCode(int expected, string message, params string[] args)
    {
        Calls();
        Desk();
        _space.Write("log.csv", Log);
        _space.Write("empty.csv", "id,opened,closed,priority,queue\nT-1,2026-01-05 08:00:00,,P9,a\n");
        _space.Write("empty.json", """{ "version": 2 }""");
        string[] real = [.. args.Select(a => a.EndsWith(".json", StringComparison.Ordinal) || a.EndsWith(".csv", StringComparison.Ordinal) ? _space.PathOf(a) : a)];
        _space.Run(real).Should().Be(expected, "{0}", _space.Error);
        _space.Error.Should().Contain(message);
        _space.Output.Should().BeEmpty();
    }

    [Fact]
    public void Simulate_WhatNoSchedulerHolds_IsTheFaultOfTheDesk()
    {
        using StringWriter output = new(CultureInfo.InvariantCulture);
        using StringWriter error = new(CultureInfo.InvariantCulture);
        Terminal terminal = new(Terminal.Console(output, isRedirected: true), Terminal.Console(error, isRedirected: true), isInteractive: false);
        SimulateCommand.Guarded(terminal, () => throw new InvalidOperationException("16777215 items are unfinished.")).Should().Be(ExitCode.Desk);
        SimulateCommand.Guarded(terminal, () => throw new OverflowException("The squares are too many.")).Should().Be(ExitCode.Desk);
        error.ToString().Should().Contain("items are unfinished").And.Contain("squares");
    }

    [Fact]
    public void Simulate_Interrupted_EndsWith130AndWritesNothing()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        _space.Run(source.Token, "simulate", "--desk", Calls(), "--svg", _space.PathOf("x.svg"), "--out", _space.PathOf("out")).Should().Be(ExitCode.Cancelled);
        Directory.Exists(_space.PathOf("out")).Should().BeFalse();
        File.Exists(_space.PathOf("x.svg")).Should().BeFalse();
        _space.Output.Should().BeEmpty();
    }

    [Fact]
    public void Samples_ReadAndWriteBackEqual()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.File("docs", "samples", "operations"), "*.json"))
        {
            using StreamReader reader = File.OpenText(file);
            DeskOperation operation = OperationJson.Read(reader, file, DateTimeZoneProviders.Tzdb);
            using StringWriter writer = new(CultureInfo.InvariantCulture);
            OperationJson.Write(writer, operation);
            OperationJson.Read(new StringReader(writer.ToString()), file, DateTimeZoneProviders.Tzdb).Should().Be(operation);
        }
    }

    [Fact]
    public void Staffed_TakesTheFirstOrCopiesTheLast()
    {
        using StringReader reader = new(Operation.Replace("\"a\"", "\"b 2\"", StringComparison.Ordinal));
        DeskOperation two = OperationJson.Read(reader, "x", DateTimeZoneProviders.Tzdb);
        CompareCommand.Staffed(two, 1).Agents.Select(a => a.Id.Value).Should().Equal("b 2");
        DeskOperation four = CompareCommand.Staffed(two, 4);
        four.Agents.Select(a => a.Id.Value).Should().Equal(["b 2", "b", "b 3", "b 4"], "the name 'b 2' is taken");
        four.Agents[3].Channels.Should().Equal(two.Agents[1].Channels);
    }

    private JObject Json(params string[] args)
    {
        _space.Run([.. args, "--json"]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        return JObject.Parse(_space.Output);
    }

    /// <summary>A desk that reads a log of several rows a ticket, with one agent and ten minutes of work for each ticket.</summary>
    private string EventDesk(string log, string judgedBy, string what, string when = """{ "priority": ["P1"] }""") => _space.Write("events.json", $$"""
        {
          "version": 1, "name": "Events",
          "log": { {{log}} },
          "clocks": [{ "id": "c", "{{judgedBy}}": "{{what}}", "policies": [{ "id": "4 h", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] }],
          "operation": {
            "agents": [{ "id": "a", "capacity": 1, "channels": [{ "channel": "phone", "units": 1, "most": 1 }] }],
            "workloads": [{ "name": "calls", "when": {{when}}, "handling": { "kind": "deterministic", "value": "10m" }, "item": { "channel": "phone" } }]
          }
        }
        """);

    private string Calls() => _space.Write("calls.json", Operation);

    /// <summary>The desk of the workspace with an operation whose arrivals the log tells.</summary>
    private string Desk()
    {
        JObject desk = JObject.Parse(Workspace.DeskJson);
        desk["operation"] = JObject.Parse("""
            { "agents": [{ "id": "a", "capacity": 1, "channels": [{ "channel": "phone", "units": 1, "most": 1 }] }],
              "workloads": [{ "name": "calls", "when": { "priority": ["P1"] }, "handling": { "kind": "deterministic", "value": "10m" }, "item": { "channel": "phone" } }] }
            """);
        return _space.Write("told.json", desk.ToString());
    }
}
