using Newtonsoft.Json.Linq;
using SupportDomain.TestSupport;

namespace SupportDomain.Tool.Tests;

/// <summary>The main job on two public logs of several rows a ticket, known by their desk files alone: report.json holds the numbers of an independent count.</summary>
public sealed class PublicLogTests : IDisposable
{
    private readonly Workspace _space = new();

    public void Dispose() => _space.Dispose();

    [SharedFact]
    public void Replay_IncidentEvents_HoldsThePublishedNumbers()
    {
        JObject report = Replay("uci-incident.json", SharedFolder.File("data", "uci_incident", "incident_event_log.csv.gz"));
        JObject reference = Reference("log_uci_incident.json");

        report["rows"]!["accepted"]!.Value<int>().Should().Be(reference["counts"]!["events"]!.Value<int>()).And.Be(141_712);
        report["tickets"]!.Value<int>().Should().Be(reference["counts"]!["incidents"]!.Value<int>()).And.Be(24_918);
        Findings(report).Should().BeEquivalentTo(
            [$"unknownStatus {reference["data_quality"]!["events_state_minus_100"]}", "forbiddenTransition 15", "timeWentBack 2", "beforeOpening 5", "afterEnd 1"]);

        report["statuses"]!.Where(s => s["recordedVerdict"]!.Value<string>() is "breached").Sum(s => s["count"]!.Value<int>())
            .Should().Be(reference["sla"]!["incidents_made_sla_false"]!.Value<int>()).And.Be(9_115);
        report["priorityMatrix"]!["compared"]!.Value<int>().Should().Be(141_712);
        report["priorityMatrix"]!["exceptions"]!.Value<int>().Should().Be(reference["impact_urgency_exceptions_events"]!.Value<int>()).And.Be(0);

        JToken reopenings = report["reopenings"]!;
        reopenings["reopened"]!.Value<int>().Should().Be(reference["reopen"]!["incidents_reopened"]!.Value<int>()).And.Be(275);
        reopenings["reopenings"]!.Value<int>().Should().Be(reference["reopen"]!["sum_of_max_reopen_count"]!.Value<int>());
        JToken.DeepEquals(reopenings["ticketsByReopenings"], reference["reopen"]!["histogram"]).Should().BeTrue();

        JToken handOffs = report["handOffs"]!;
        JToken checks = reference["process_checks"]!;
        handOffs["tickets"]!.Value<int>().Should().Be(24_918 - checks["incidents_without_any_group"]!.Value<int>());
        handOffs["mean"]!.Value<double>().Should().BeApproximately(checks["kpi"]!["avg_handoffs"]!.Value<double>(), 0.0000005);
        (handOffs["keptByFirstGroup"]!.Value<double>() / handOffs["tickets"]!.Value<double>())
            .Should().BeApproximately(checks["kpi"]!["resolved_by_first_group_share(no handoff, incidents with a group)"]!.Value<double>(), 0.00005);

        JToken closing = report["clocks"]!.Single(c => c["id"]!.Value<string>() is "moderate");
        closing["byPriority"]!.ToDictionary(p => p["name"]!.Value<string>()!, p => p["tickets"]!.Value<int>(), StringComparer.Ordinal)
            .Should().BeEquivalentTo(reference["priority"]!["incidents_by_last_priority"]!.ToObject<Dictionary<string, int>>());
        closing["byMonth"]!.Select(m => $"{m["name"]} {m["tickets"]}").Should().Equal(((JObject)reference["arrivals_by_month"]!).Properties().Select(p => $"{p.Name} {p.Value}"));

        // One threshold on weekday hours. The published count measures to the time in a column, ours to the row that closes the incident: a walk over the rows counts 23,305.
        JToken moderate = closing["verdictAgreement"]!["byPolicy"]!.Single(p => (string?)p["name"] is "moderate");
        moderate["compared"]!.Value<int>().Should().Be(23_466);
        moderate["agreed"]!.Value<int>().Should().Be(23_305);
        (moderate["agreed"]!.Value<double>() / moderate["compared"]!.Value<double>()).Should().BeApproximately(
            reference["made_sla_best_threshold_by_priority"]!["3 - Moderate"]!["weekday_hours(Mon-Fri 0-24)_opened_to_closed"]!["share"]!.Value<double>(), 0.0005);
    }

    [SharedFact]
    public void Replay_MessagesAndTurns_HoldsThePublishedNumbers()
    {
        JObject report = Replay(
            "jira-helpdesk.json",
            SharedFolder.File("data", "jira_helpdesk_sample", "messages.csv.gz"),
            "--turns",
            SharedFolder.File("data", "jira_helpdesk_sample", "assignee_turns.csv.gz"));
        JObject reference = Reference("log_jira_helpdesk_sample.json");

        report["rows"]!["accepted"]!.Value<int>().Should().Be(7_286 + 747);
        report["tickets"]!.Value<int>().Should().Be(reference["counts"]!["tickets_in_both"]!.Value<int>());
        report["findings"].Should().BeEmpty();
        JToken first = report["clocks"]!.Single(c => c["id"]!.Value<string>() is "first response");
        first["byPriority"]!.ToDictionary(p => p["name"]!.Value<string>()!, p => p["tickets"]!.Value<int>(), StringComparer.Ordinal)
            .Should().BeEquivalentTo(reference["by_priority_tickets"]!.ToObject<Dictionary<string, int>>());
        JToken expected = reference["first_response_agent_public_minutes"]!;
        Compare(first["total"]!["timeToStop"]!, expected["all"]!);
        first["total"]!["timeToStop"]!["count"]!.Value<int>().Should().Be(331);
        (first["total"]!["timeToStop"]!["mean"]!.Value<double>() / 60).Should().BeApproximately(463.4192, 0.00005);
        (first["total"]!["timeToStop"]!["percentiles"]!["p50"]!.Value<double>() / 60).Should().BeApproximately(2.05, 0.00005);
        foreach (JProperty priority in ((JObject)expected["by_priority"]!).Properties())
        {
            Compare(first["byPriority"]!.Single(p => p["name"]!.Value<string>() == priority.Name)["timeToStop"]!, priority.Value);
        }
    }

    private static void Compare(JToken seconds, JToken minutes)
    {
        seconds["count"]!.Value<int>().Should().Be(minutes["n"]!.Value<int>());
        foreach ((string ours, string theirs) in new[] { ("mean", "mean"), ("minimum", "min"), ("maximum", "max"), ("percentiles.p50", "median"), ("percentiles.p90", "p90"), ("percentiles.p95", "p95") })
        {
            (seconds.SelectToken(ours)!.Value<double>() / 60).Should().BeApproximately(minutes[theirs]!.Value<double>(), 0.00005, ours);
        }
    }

    private JObject Replay(string desk, string log, params string[] more)
    {
        _space.Run(["replay", log, "--desk", Repository.File("docs", "samples", "desks", desk), "--out", _space.PathOf("out"), .. more]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        return JObject.Parse(File.ReadAllText(_space.PathOf("out/report.json")), new JsonLoadSettings());
    }

    private static JObject Reference(string name) => JObject.Parse(File.ReadAllText(SharedFolder.File("reference", name)));

    private static IEnumerable<string> Findings(JObject report) => report["findings"]!.Select(f => $"{f["kind"]} {f["count"]}");
}
