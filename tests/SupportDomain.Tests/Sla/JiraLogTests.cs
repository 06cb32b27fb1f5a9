using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>The messages of 360 help-desk tickets: what counts as a response is data of the policy, and decides everything.</summary>
public sealed class JiraLogTests
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'+00:00'");

    [SharedFact]
    public void FirstResponse_ByAssigneeInPublic_IsTheReferences()
    {
        DurationSample sample = FirstResponses(TicketOccasion.Message([PersonRole.Agent], MessageVisibility.Public));
        JsonElement expected = Reference().GetProperty("first_response_agent_public_minutes").GetProperty("all");
        sample.Count.Should().Be(331).And.Be(expected.GetProperty("n").GetInt32());
        Minutes(sample.Mean).Should().BeApproximately(463.4192m, 0.0001m);
        Minutes(sample.Median).Should().Be(2.05m);
        Minutes(sample.Percentile(900)).Should().BeApproximately(expected.GetProperty("p90").GetDecimal(), 0.0001m);
        Minutes(sample.Minimum).Should().Be(0.15m);
        Minutes(sample.Maximum).Should().Be(expected.GetProperty("max").GetDecimal());
    }

    [SharedFact]
    public void FirstResponse_AnyPublicMessageOfAnother_ComesWithinAMinuteIn357Of360()
    {
        // Who opened the ticket acts as its customer, whatever their role elsewhere; everybody else answers, bots too.
        SlaEvaluator evaluator = new(Clock(new SlaMetric("first", "First", [TicketOccasion.Opened], [TicketOccasion.Message([PersonRole.Agent, PersonRole.Bot], MessageVisibility.Public)])));
        List<TicketEvent[]> histories = [.. Tickets(byAuthor: true).Select(Events)];
        histories.Should().HaveCount(360);
        histories.Count(h => evaluator.Evaluate(h, h[^1].At)[0] is { Verdict.StoppedAt: not null } v && v.Elapsed <= Duration.FromMinutes(1)).Should().Be(357);
    }

    [SharedFact]
    public void NextResponse_EqualsTheReferencesDefinition_ComputedByAWalk()
    {
        SlaMetric metric = new("next", "Next", [TicketOccasion.Message([PersonRole.Customer], MessageVisibility.Public)], [TicketOccasion.Message([PersonRole.Agent], MessageVisibility.Public)], ReopenMode.NewInstance);
        SlaEvaluator evaluator = new(Clock(metric));
        int compared = 0;
        foreach (List<(Instant At, PersonRole Role, bool IsPrivate)> ticket in Tickets())
        {
            List<Duration> expected = [];
            Instant? unanswered = null;
            foreach ((Instant at, PersonRole role, bool isPrivate) in ticket.Where(m => !m.IsPrivate))
            {
                if (role == PersonRole.Agent && unanswered is { } since)
                {
                    expected.Add(at - since);
                    unanswered = null;
                }
                else if (role == PersonRole.Customer)
                {
                    unanswered ??= at;
                }
            }

            TicketEvent[] history = Events(ticket);
            evaluator.Evaluate(history, history[^1].At).Where(v => v.Verdict.StoppedAt is not null).Select(v => v.Elapsed).Should().Equal(expected);
            compared += expected.Count;
        }

        compared.Should().BeGreaterThan(500);
    }

    private static DurationSample FirstResponses(TicketOccasion answer)
    {
        SlaEvaluator evaluator = new(Clock(new SlaMetric("first", "First", [TicketOccasion.Opened], [answer])));
        return new DurationSample([
            .. Tickets().Select(Events).Select(h => evaluator.Evaluate(h, h[^1].At)[0]).Where(v => v.Verdict.StoppedAt is not null).Select(v => v.Elapsed),
        ]);
    }

    private static SlaClock Clock(SlaMetric metric) =>
        new("c", "c", metric, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen));

    private static TicketEvent[] Events(List<(Instant At, PersonRole Role, bool IsPrivate)> messages)
    {
        TicketId id = new("J");
        return
        [
            new TicketOpened(id, messages[0].At, TicketAttributes.None, new Person(messages[0].Role), 1),
            .. messages.Select((m, i) => new MessagePosted(id, m.At, new Person(m.Role), m.IsPrivate ? MessageVisibility.Private : MessageVisibility.Public, sequence: i + 2)),
        ];
    }

    private static List<List<(Instant At, PersonRole Role, bool IsPrivate)>> Tickets(bool byAuthor = false)
    {
        using GZipStream inflated = new(File.OpenRead(SharedFolder.File("data", "jira_helpdesk_sample", "messages.csv.gz")), CompressionMode.Decompress);
        using StreamReader reader = new(inflated);
        Dictionary<string, List<(Instant At, PersonRole Role, bool IsPrivate)>> tickets = new(StringComparer.Ordinal);
        Dictionary<string, string> openers = new(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            PersonRole role = fields[6] switch { "reporter" => PersonRole.Customer, "assignee" => PersonRole.Agent, _ => PersonRole.Bot };
            openers.TryAdd(fields[0], fields[3]);
            role = byAuthor && openers[fields[0]] == fields[3] ? PersonRole.Customer : byAuthor && role == PersonRole.Customer ? PersonRole.Bot : role;
            if (!tickets.TryGetValue(fields[0], out List<(Instant At, PersonRole Role, bool IsPrivate)>? messages))
            {
                tickets.Add(fields[0], messages = []);
            }

            messages.Add((Pattern.Parse(fields[4]).Value, role, fields[5] == "1"));
        }

        return [.. tickets.Values];
    }

    private static JsonElement Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "log_jira_helpdesk_sample.json"))).RootElement;

    private static decimal Minutes(Duration? duration) => decimal.Round((decimal)duration!.Value.TotalSeconds / 60m, 4);
}
