using Newtonsoft.Json.Linq;
using SupportDomain.TestSupport;

namespace SupportDomain.Tool.Tests;

/// <summary>The main job on a real log: 58,251 requests to the City of Boston, whose own deadlines and flags are in the log.</summary>
public sealed class BostonTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [SharedFact]
    public void Replay_Boston_ReproducesDeadlinesFlagsAndCounts()
    {
        string log = SharedFolder.File("data", "boston311_2011H2", "boston311_2011H2.csv.gz");
        string desk = Repository.File("docs", "samples", "desks", "boston311.json");
        _space.Run("replay", log, "--desk", desk, "--out", _space.PathOf("out")).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject report = JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")), new JsonLoadSettings());
        JObject reference = JObject.Parse(File.ReadAllText(SharedFolder.File("reference", "log_boston311_2011H2.json")));

        report["rows"]!["accepted"]!.Value<int>().Should().Be(reference["counts"]!["rows"]!.Value<int>()).And.Be(58_251);
        report["findings"].Should().BeEmpty();
        report["asOf"]!.Value<DateTime>().ToUniversalTime().Should().Be(new DateTime(2019, 10, 31, 19, 25, 56, DateTimeKind.Utc), "15:25:56 in Boston, the last closing");

        JToken recorded = report["clocks"]![0]!;
        recorded["verdictAgreement"]!["compared"]!.Value<int>().Should().Be(58_093);
        recorded["verdictAgreement"]!["agreed"]!.Value<int>().Should().Be(58_093);

        JToken kinds = report["clocks"]![1]!["deadlineAgreement"]!["byTargetKind"]!;
        kinds.Select(k => $"{k["kind"]} {k["agreed"]} of {k["compared"]}").Should().Equal("BusinessDays 36086 of 36434", "CalendarDays 9832 of 9923");
        reference["business_rule_total"]!["match_60s"]!.Value<int>().Should().Be(36_086);

        IEnumerable<string> ours = report["statuses"]!.Select(s =>
            $"{s["status"]} {(s["recordedVerdict"]!.Value<string>() switch { "met" => "ONTIME", "breached" => "OVERDUE", _ => string.Empty })} {s["hasDeadline"]} {s["isClosed"]} {s["count"]}");
        IEnumerable<string> theirs = reference["ontime_by_status_target_closed"]!.Select(s =>
            $"{s["status"]} {s["ontime"]} {s["has_target"]} {s["has_closed"]} {s["n"]}");
        ours.Should().BeEquivalentTo(theirs);

        IEnumerable<string> months = report["clocks"]![0]!["byMonth"]!.Select(m => $"{m["name"]} {m["tickets"]}");
        months.Should().Equal(((JObject)reference["arrivals_by_month"]!).Properties().Select(p => $"{p.Name} {p.Value}"));

        report["backlog"]!["unresolved"]!.Value<int>().Should().Be(reference["counts"]!["open"]!.Value<int>()).And.Be(3_681);
        (report["survival"]!["resolved"]!.Value<int>(), report["survival"]!["unresolved"]!.Value<int>()).Should().Be((54_570, 3_681));
        report["openedByHourOfWeek"]!.Sum(n => n.Value<long>()).Should().Be(58_251);
        recorded["verdictAgreement"]!["byPolicy"]!.Sum(p => p["agreed"]!.Value<int>()).Should().Be(58_093);
        new FileInfo(_space.PathOf("out/report.html")).Length.Should().BeLessThan(2_000_000);
        new FileInfo(_space.PathOf("out/report.json")).Length.Should().BeLessThan(2_000_000);
    }
}
