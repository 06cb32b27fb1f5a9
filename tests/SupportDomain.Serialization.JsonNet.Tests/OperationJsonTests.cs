using System.Globalization;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Sla;
using SupportDomain.Staffing;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests;

public sealed class OperationJsonTests
{
    private const string Hours = "[0, 0, 0, 0, 0, 0, 0, 0, 6, 9, \"19/2\", 8, 5.5, 6, 7, 6, 3, 0, 0, 0, 0, 0, 0, 0]";

    private const string Text = $$"""
        {
          "version": 1,
          "calendars": { "day": { "name": "day", "zone": "Asia/Tehran", "hours": { "sat": ["08:00-16:00"] } } },
          "policy": { "breachedFirst": true },
          "agents": [{ "id": "sara", "capacity": 1, "channels": [{ "channel": "phone", "units": 1, "most": 1 }], "shifts": "day" }, { "id": "bot", "role": "bot", "capacity": 0, "channels": [] }],
          "workloads": [
            { "name": "a", "handling": { "kind": "lognormal", "mean": "12m", "deviation": "8m" }, "when": { "type": ["Access"] }, "item": { "priority": "high" }, "dueAfter": "4h", "assumed": { "handling": "timed" } },
            { "name": "b", "arrivals": { "kind": "weekly", "zone": "Asia/Tehran", "perHour": { "mon": {{Hours}} } }, "handling": { "kind": "erlang", "phases": 2, "mean": "5m" }, "patience": { "kind": "exponential", "mean": "3m" } },
            { "name": "c", "arrivals": { "kind": "poisson", "perHour": "7/2" }, "handling": { "kind": "deterministic", "value": "0s" } },
            { "name": "d", "arrivals": { "kind": "regular", "every": "1.5s" }, "handling": { "kind": "empirical", "observed": ["1m", "30s", "1m"] } },
            { "name": "e", "arrivals": { "kind": "recorded", "at": ["2026-01-02T00:00:00Z", "2026-01-01T00:00:00.5Z"] }, "when": {}, "handling": { "kind": "exponential", "mean": "1m" } }
          ],
          "places": 40,
          "assumed": { "places": "lines", "agents": "roster" }
        }
        """;

    [Fact]
    public void Read_AllMembers_BuildsWhatTheySay()
    {
        DeskOperation operation = Read(Text);
        operation.Policy.Should().Be(new SchedulingPolicy { BreachedFirst = true });
        operation.Agents.Select(a => a.Id.Value).Should().Equal("sara", "bot");
        operation.Agents[0].Shifts.Name.Should().Be("day");
        operation.Places.Should().Be(40);
        operation.Assumptions.Should().Equal(new Assumption(OperationPart.Agents, "roster"), new Assumption(OperationPart.Places, "lines"));
        operation.Workloads[0].Should().Be(new Workload("a", null, DurationDistribution.Lognormal(Duration.FromMinutes(12), Duration.FromMinutes(8)), new WorkItem { Priority = WorkPriority.High }, dueAfter: Duration.FromHours(4))
            .WithConditions(new TicketCondition(TicketField.Type, "Access")).WithAssumptions(new Assumption(OperationPart.Handling, "timed")));
        ArrivalProcess week = operation.Workloads[1].Arrivals!;
        week.PerHour[10].Should().Be(new Rational(19, 2), "Monday from 10 to 11");
        week.PerHour[12].Should().Be(new Rational(11, 2));
        week.PerHour.Skip(24).Should().OnlyContain(r => r.IsZero);
        operation.Workloads[1].Patience.Should().Be(DurationDistribution.Exponential(Duration.FromMinutes(3)));
        operation.Workloads[2].Arrivals.Should().Be(ArrivalProcess.Poisson(new Rational(7, 2)));
        operation.Workloads[3].Arrivals.Should().Be(ArrivalProcess.Regular(Duration.FromMilliseconds(1500)));
        operation.Workloads[3].Handling.Mean.Should().Be(Duration.FromSeconds(50));
        operation.Workloads[4].IsFromLog.Should().BeTrue();
        operation.Workloads[4].Arrivals!.Instants.Should().Equal(Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMilliseconds(500), Instant.FromUtc(2026, 1, 2, 0, 0));
    }

    [Fact]
    public void Write_ThenRead_GivesAnEqualOperation_AndTheSameText()
    {
        DeskOperation operation = Read(Text);
        string written = Write(operation);
        Read(written).Should().Be(operation);
        Write(Read(written)).Should().Be(written);
        written.Should().Contain("\"when\": {}").And.Contain("\"19/2\"").And.Contain("\"11/2\"").And.NotContain("\"tue\"");
    }

    [Fact]
    public void Desk_WithOperation_ReadsBackEqual_WithCalendarsOfTheDesk()
    {
        const string Desk = """
            { "version": 1, "name": "d", "calendars": { "office": { "zone": "UTC", "hours": { "mon": ["08:00-16:00"] } } },
              "log": { "zone": "UTC", "timestamps": ["uuuu-MM-dd"], "columns": { "id": "id", "opened": "o", "closed": "c", "type": "t" } },
              "clocks": [{ "id": "c", "stop": "closed", "policies": [{ "id": "p", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] }],
              "operation": { "agents": [{ "id": "x", "capacity": 1, "channels": [], "shifts": "office" }], "workloads": [{ "name": "w", "when": { "type": ["Access"] }, "handling": { "kind": "exponential", "mean": "1m" } }] } }
            """;
        Desk desk = ReadDesk(Desk);
        desk.Operation!.Agents[0].Shifts.Name.Should().Be("office");
        using StringWriter written = new(CultureInfo.InvariantCulture);
        DeskJson.Write(written, desk);
        ReadDesk(written.ToString()).Operation.Should().Be(desk.Operation);
        desk.WithOperation(null).Operation.Should().BeNull();
        desk.WithAsOf(null).Operation.Should().Be(desk.Operation, "other changes leave it");
        FluentActions.Invoking(() => ReadDesk(Desk.Replace("\"type\": [\"Access\"]", "\"queue\": [\"q\"]", StringComparison.Ordinal))).Should().Throw<DeskFormatException>().WithMessage("*'w'*Queue*no column*");
        FluentActions.Invoking(() => ReadDesk(Desk.Replace("\"shifts\": \"office\"", "\"shifts\": \"night\"", StringComparison.Ordinal))).Should().Throw<DeskFormatException>().Which.Path.Should().Be("$.operation.agents[0].shifts");
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "$.version")]
    [InlineData("\"places\": 40", "\"places\": 0", "$.places")]
    [InlineData("\"agents\": \"roster\"", "\"handling\": \"x\"", "$.assumed.handling")]
    [InlineData("\"handling\": \"timed\"", "\"handling\": \" \"", "$.workloads[0].assumed.handling")]
    [InlineData("\"handling\": \"timed\"", "\"arrivals\": \"x\"", "$.workloads[0]")]
    [InlineData("\"kind\": \"lognormal\"", "\"kind\": \"normal\"", "$.workloads[0].handling.kind")]
    [InlineData("\"deviation\": \"8m\"", "\"sigma\": \"8m\"", "$.workloads[0].handling")]
    [InlineData("\"deviation\": \"8m\"", "\"deviation\": \"8m\", \"phases\": 2", "$.workloads[0].handling.phases")]
    [InlineData("\"type\": [\"Access\"]", "\"colour\": [\"red\"]", "$.workloads[0].when.colour")]
    [InlineData("\"priority\": \"high\"", "\"due\": \"2026-01-01T00:00:00Z\"", "$.workloads[0]")]
    [InlineData("\"mon\": [0, ", "\"mon\": [", "$.workloads[1].arrivals.perHour.mon")]
    [InlineData("\"mon\": [0, ", "\"mo\": [0, ", "$.workloads[1].arrivals.perHour.mo")]
    [InlineData("\"zone\": \"Asia/Tehran\", \"perHour\"", "\"zone\": \"Asia/Nowhere\", \"perHour\"", "$.workloads[1].arrivals.zone")]
    [InlineData("\"phases\": 2", "\"phases\": 0", "$.workloads[1].handling.phases")]
    [InlineData("\"kind\": \"exponential\", \"mean\": \"3m\"", "\"kind\": \"exponential\", \"mean\": \"0s\"", "$.workloads[1].patience")]
    [InlineData("\"perHour\": \"7/2\"", "\"perHour\": 0", "$.workloads[2].arrivals")]
    [InlineData("\"perHour\": \"7/2\" }", "\"perHour\": 1 }, \"when\": {}", "$.workloads[2].when")]
    [InlineData("\"every\": \"1.5s\"", "\"every\": \"soon\"", "$.workloads[3].arrivals.every")]
    [InlineData("[\"1m\", \"30s\", \"1m\"]", "[]", "$.workloads[3].handling")]
    [InlineData("\"name\": \"e\"", "\"name\": \"d\"", "$")]
    [InlineData("\"id\": \"bot\"", "\"id\": \"sara\"", "$")]
    [InlineData("\"breachedFirst\": true", "\"brokenFirst\": true", "$.policy.brokenFirst")]
    public void Read_AFault_NamesThePlace(string what, string by, string path)
    {
        string broken = Text.Replace(what, by, StringComparison.Ordinal);
        broken.Should().NotBe(Text);
        DeskFormatException fault = FluentActions.Invoking(() => Read(broken)).Should().Throw<DeskFormatException>().Which;
        fault.Path.Should().Be(path, "{0}", fault.Message);
        fault.Allowed.Should().NotBeEmpty();
    }

    private static DeskOperation Read(string text)
    {
        using StringReader reader = new(text);
        return OperationJson.Read(reader, "operation.json", DateTimeZoneProviders.Tzdb);
    }

    private static Desk ReadDesk(string text)
    {
        using StringReader reader = new(text);
        return DeskJson.Read(reader, "desk.json", DateTimeZoneProviders.Tzdb);
    }

    private static string Write(DeskOperation operation)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        OperationJson.Write(writer, operation);
        return writer.ToString();
    }
}
