using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>The messages of 360 help-desk tickets: the first one is the request, the others are its conversation.</summary>
public sealed class JiraSampleTests
{
    private static readonly OffsetDateTimePattern Pattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'sso<m>");

    private static readonly Lazy<Ticket[]> Tickets = new(() => [.. Histories().Select(h => Ticket.Replay(h))]);

    private static readonly Lazy<string[][]> Rows = new(() => Read("messages.csv.gz", "issue_id,comment_id,comment_seq,author,created,is_private,author_role"));

    private static readonly Lazy<Dictionary<string, string>> Priorities = new(() => Read("assignee_turns.csv.gz", "issue_id,issue_no,project,reporter,type,priority")
        .DistinctBy(r => r[0], StringComparer.Ordinal).ToDictionary(r => r[0], r => r[5], StringComparer.Ordinal));

    private static JsonElement Reference => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "log_jira_helpdesk_sample.json"))).RootElement;

    [SharedFact]
    public void Messages_KeepRoleAndVisibility()
    {
        TicketEvent[][] histories = [.. Histories()];
        histories.Should().HaveCount(Reference.GetProperty("counts").GetProperty("tickets_with_messages").GetInt32());
        histories.Sum(h => h.Length).Should().Be(Reference.GetProperty("counts").GetProperty("messages").GetInt32());
        JsonElement roles = Reference.GetProperty("roles");
        Count(PersonRole.Customer).Should().Be(roles.GetProperty("reporter").GetInt32());
        Count(PersonRole.Agent).Should().Be(roles.GetProperty("assignee").GetInt32());
        Count(PersonRole.Unknown).Should().Be(roles.GetProperty("others").GetInt32());

        int privateOpenings = Rows.Value.GroupBy(r => r[0], StringComparer.Ordinal).Count(g => g.First()[5] is "1");
        (Tickets.Value.Sum(t => t.Conversation.PrivateMessages) + privateOpenings).Should().Be(Reference.GetProperty("private_messages").GetInt32());
        Tickets.Value.Should().OnlyContain(t => t.FindingCount == 0, "the log is in order");
        Tickets.Value.Count(t => t.OpenedBy.Role != PersonRole.Customer).Should().Be(Reference.GetProperty("data_quality").GetProperty("first_message_not_by_reporter").GetInt32());

        int Count(PersonRole role) => histories.Sum(h => h.Count(e => e.By.Role == role));
    }

    [SharedFact]
    public void FirstReply_IsTheFirstLaterPublicMessageOfTheAssignee()
    {
        JsonElement all = Reference.GetProperty("first_response_agent_public_minutes").GetProperty("all");
        DurationSample minutes = new([.. Tickets.Value.Where(t => t.Conversation.FirstHumanPublicAgentReplyAt is not null)
            .Select(t => t.Conversation.FirstHumanPublicAgentReplyAt!.Value - t.OpenedAt)]);
        minutes.Count.Should().Be(all.GetProperty("n").GetInt32()).And.Be(331);
        minutes.Mean!.Value.TotalMinutes.Should().BeApproximately(463.4192, 0.00005);
        minutes.Median!.Value.TotalMinutes.Should().BeApproximately(2.05, 0.00005);
        minutes.Percentile(900)!.Value.TotalMinutes.Should().BeApproximately(all.GetProperty("p90").GetDouble(), 0.00005);
        minutes.Percentile(950)!.Value.TotalMinutes.Should().BeApproximately(all.GetProperty("p95").GetDouble(), 0.00005);
        minutes.Minimum!.Value.TotalMinutes.Should().BeApproximately(all.GetProperty("min").GetDouble(), 0.00005);
        minutes.Maximum!.Value.TotalMinutes.Should().BeApproximately(all.GetProperty("max").GetDouble(), 0.00005);
        Tickets.Value.Count(t => t.Conversation.FirstHumanPublicAgentReplyAt is null)
            .Should().Be(Reference.GetProperty("first_response_agent_public_minutes").GetProperty("tickets_without").GetInt32());
    }

    [SharedFact]
    public void FirstReply_ByPriority()
    {
        Tickets.Value.GroupBy(t => t.Attributes.Priority!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal)
            .Should().BeEquivalentTo(Reference.GetProperty("by_priority_tickets").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal));
        foreach (JsonProperty expected in Reference.GetProperty("first_response_agent_public_minutes").GetProperty("by_priority").EnumerateObject())
        {
            DurationSample minutes = new([.. Tickets.Value.Where(t => t.Attributes.Priority == expected.Name && t.Conversation.FirstHumanPublicAgentReplyAt is not null)
                .Select(t => t.Conversation.FirstHumanPublicAgentReplyAt!.Value - t.OpenedAt)]);
            minutes.Count.Should().Be(expected.Value.GetProperty("n").GetInt32(), expected.Name);
            minutes.Mean!.Value.TotalMinutes.Should().BeApproximately(expected.Value.GetProperty("mean").GetDouble(), 0.00005, expected.Name);
            minutes.Median!.Value.TotalMinutes.Should().BeApproximately(expected.Value.GetProperty("median").GetDouble(), 0.00005, expected.Name);
            minutes.Percentile(900)!.Value.TotalMinutes.Should().BeApproximately(expected.Value.GetProperty("p90").GetDouble(), 0.00005, expected.Name);
        }
    }

    /// <summary>A bot answers nearly every ticket within a minute: taking any public message for a response measures the bot.</summary>
    [SharedFact]
    public void AnyLaterMessage_MeasuresTheBot()
    {
        int withinAMinute = Histories().Count(h => h.Skip(1).Cast<MessagePosted>().FirstOrDefault(m => m.By.Id != h[0].By.Id && m.Visibility == MessageVisibility.Public) is { } first
            && first.At - h[0].At <= Duration.FromMinutes(1));
        withinAMinute.Should().Be(357);
    }

    private static IEnumerable<TicketEvent[]> Histories()
    {
        foreach (IGrouping<string, string[]> ticket in Rows.Value.GroupBy(r => r[0], StringComparer.Ordinal))
        {
            string[][] ordered = [.. ticket.Select((row, i) => (row, i)).OrderBy(x => At(x.row)).ThenBy(x => int.Parse(x.row[2], CultureInfo.InvariantCulture)).ThenBy(x => x.i).Select(x => x.row)];
            TicketId id = new(ticket.Key);
            yield return
            [
                new TicketOpened(id, At(ordered[0]), new TicketAttributes(Priority: Priorities.Value[ticket.Key]), Author(ordered[0]), sequence: 1),
                .. ordered.Skip(1).Select((row, i) => new MessagePosted(
                    id, At(row), Author(row), row[5] is "1" ? MessageVisibility.Private : MessageVisibility.Public, ContactChannel.Web, sequence: i + 2)),
            ];
        }
    }

    private static string[][] Read(string name, string header)
    {
        using FileStream file = File.OpenRead(SharedFolder.File("data", "jira_helpdesk_sample", name));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        reader.ReadLine().Should().StartWith(header);
        List<string[]> rows = [];
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            rows.Add(line.Split(','));
        }

        return [.. rows];
    }

    private static Instant At(string[] row) => Pattern.Parse(row[4]).Value.ToInstant();

    private static Person Author(string[] row) => new(
        row[6] switch { "reporter" => PersonRole.Customer, "assignee" => PersonRole.Agent, _ => PersonRole.Unknown },
        row[3].Trim());
}
