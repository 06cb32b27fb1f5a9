using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Tests.Logs;

/// <summary>Metrics on every ticket of two public logs, as their desk files tell of them: each verdict against a plain walk over the ticket's events.</summary>
public sealed class PublicLogClockTests
{
    private static readonly BusinessCalendar NineToFive = new BusinessCalendarBuilder(DateTimeZone.Utc)
        .WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
        .ValidBetween(new LocalDate(2016, 1, 1), new LocalDate(2024, 1, 1))
        .Build();

    [SharedFact]
    public void ThreeMetrics_OfEveryIncident_EqualAPlainWalk()
    {
        SlaMetric[] metrics = [SlaMetrics.FirstResolution, SlaMetrics.AgentWork, SlaMetrics.RequesterWait];
        int incidents = 0;
        HashSet<SlaOutcome> outcomes = [];
        Replay("uci-incident.json", metrics, history =>
        {
            TicketEvent[] inTime = [.. history.Events.OrderBy(e => e.At).ThenBy(e => e.Sequence)];
            history.Verdicts.Should().HaveCount(3);
            foreach (ClockVerdict verdict in history.Verdicts)
            {
                verdict.Counted.Should().Be(Walk(verdict.Metric, inTime, history.AsOf), $"{history.Id.Value} {verdict.Metric}");
                outcomes.Add(verdict.Outcome);
            }

            incidents++;
        }, SharedFolder.File("data", "uci_incident", "incident_event_log.csv.gz"));
        incidents.Should().Be(24_918);
        outcomes.Should().BeSubsetOf([SlaOutcome.Met, SlaOutcome.Breached, SlaOutcome.Running, SlaOutcome.Paused]);
    }

    [SharedFact]
    public void NextResponse_OfEveryTicket_EqualsTheReferencesDefinition_ComputedByAWalk()
    {
        SlaMetric metric = new("next", "Next", [TicketOccasion.Message([PersonRole.Customer], MessageVisibility.Public)], [TicketOccasion.Message([PersonRole.Agent], MessageVisibility.Public)], ReopenMode.NewInstance);
        int compared = 0;
        Replay("jira-helpdesk.json", [metric], history =>
        {
            List<Duration> expected = [];
            Instant? unanswered = null;
            foreach (MessagePosted message in history.Events.OfType<MessagePosted>().Where(m => m.Visibility == MessageVisibility.Public))
            {
                if (message.By.Role == PersonRole.Agent && unanswered is { } since)
                {
                    expected.Add(message.At - since);
                    unanswered = null;
                }
                else if (message.By.Role == PersonRole.Customer)
                {
                    unanswered ??= message.At;
                }
            }

            history.Verdicts.Where(v => v.Verdict.StoppedAt is not null).Select(v => v.Elapsed).Should().Equal(expected);
            compared += expected.Count;
        }, SharedFolder.File("data", "jira_helpdesk_sample", "messages.csv.gz"), SharedFolder.File("data", "jira_helpdesk_sample", "assignee_turns.csv.gz"));
        compared.Should().BeGreaterThan(500);
    }

    /// <summary>Replays the files of a log by other clocks than its desk's: sixteen hours of each metric.</summary>
    private static void Replay(string deskFile, SlaMetric[] metrics, Action<TicketHistory> onJudged, params string[] files)
    {
        using StreamReader document = File.OpenText(Repository.File("docs", "samples", "desks", deskFile));
        LogMapping log = DeskJson.Read(document, deskFile, DateTimeZoneProviders.Tzdb).Log;
        Desk desk = new("clocks", log, metrics.Select(m => new SlaClock(m.Id, m.Title, m, new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(16)), NineToFive))));
        EventReplay? replay = null;
        foreach ((string file, LogMapping mapping) in files.Zip(log.Further.Prepend(log)))
        {
            using CsvLog rows = new(File.OpenRead(file), mapping.Delimiter);
            rows.Read().Should().BeTrue();
            if (replay is null)
            {
                replay = new EventReplay(desk, rows.ToStrings(), onJudged: onJudged);
            }
            else
            {
                replay.Begin(mapping.Kind, rows.ToStrings());
            }

            while (rows.Read())
            {
                replay.Add(rows.Line, rows);
            }
        }

        replay!.Finish();
    }

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
                sum += NineToFive.WorkingTimeBetween(Instant.Max(history[i].At, opened), until);
            }
        }

        return sum;
    }
}
