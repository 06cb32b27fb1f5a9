using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tests.Tickets;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Three metrics on every incident of a real log, each verdict against a plain walk over the incident's rows.</summary>
public sealed class UciClocksTests
{
    [SharedFact]
    public void ThreeMetrics_OfEveryIncident_EqualAPlainWalk()
    {
        SlaClock[] clocks = [Clock(SlaMetrics.FirstResolution), Clock(SlaMetrics.AgentWork), Clock(SlaMetrics.RequesterWait)];
        SlaEvaluator evaluator = new(clocks);
        int incidents = 0;
        Dictionary<SlaOutcome, int> outcomes = [];
        foreach (UciIncidentLog.UciIncident incident in UciIncidentLog.Instance.Incidents)
        {
            TicketEvent[] history = UciIncidentLog.EventsOf(incident);
            Instant asOf = history.Max(e => e.At);
            ImmutableArray<ClockVerdict> verdicts = evaluator.Evaluate(history, asOf);
            TicketEvent[] inTime = [.. history.OrderBy(e => e.At).ThenBy(e => e.Sequence)];
            foreach (ClockVerdict verdict in verdicts)
            {
                verdict.Counted.Should().Be(Walk(verdict.Metric, inTime, asOf), $"{incident.Number} {verdict.Metric}");
                outcomes[verdict.Outcome] = outcomes.GetValueOrDefault(verdict.Outcome) + 1;
            }

            incidents++;
        }

        incidents.Should().Be(24_918);
        outcomes.Values.Sum().Should().Be(3 * 24_918);
        outcomes.Keys.Should().BeSubsetOf([SlaOutcome.Met, SlaOutcome.Breached, SlaOutcome.Running, SlaOutcome.Paused]);
    }

    private static SlaClock Clock(SlaMetric metric) =>
        new(metric.Id, metric.Title, metric, new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(16)), SlaBench.NineToFive));

    /// <summary>Sums the working time between consecutive changes by the status that held, stopping where the metric does.</summary>
    private static Duration Walk(string metric, TicketEvent[] history, Instant asOf)
    {
        Duration sum = Duration.Zero;
        TicketStatus status = TicketStatus.New;
        Instant opened = history.OfType<TicketOpened>().First().At;
        bool stopped = false;
        TicketStatus[] counting = metric switch
        {
            "agent-work" => [TicketStatus.New, TicketStatus.Open],
            "requester-wait" => [TicketStatus.New, TicketStatus.Open, TicketStatus.OnHold],
            _ => [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold],
        };
        for (int i = 0; i < history.Length; i++)
        {
            status = history[i] is TicketStatusChanged changed ? changed.Status : status;
            Instant until = i + 1 < history.Length ? history[i + 1].At : asOf;
            bool isEndOfInstant = until > history[i].At || i + 1 == history.Length;
            bool isSolved = status is TicketStatus.Solved or TicketStatus.Closed;
            stopped |= isSolved && string.Equals(metric, "first-resolution", StringComparison.Ordinal) && history[i].At >= opened;
            if (isEndOfInstant && !stopped && counting.Contains(status) && until > opened)
            {
                sum += SlaBench.NineToFive.WorkingTimeBetween(Instant.Max(history[i].At, opened), until);
            }
        }

        return sum;
    }
}
