using System.Globalization;
using System.Text.Json;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.Tests.Desks;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Metrics;

/// <summary>The tickets of <c>kpi_reference.json</c>, member <c>ticket_vector</c>, from their events to the figures: minutes after an instant, round the clock.</summary>
public sealed class TicketVectorTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 0, 0);

    [SharedFact]
    public void FirstResponse_HasTheMedianAndTheAttainmentsOfTheReference()
    {
        using JsonDocument reference = Read();
        ClockVerdict[] verdicts = Judge(reference, SlaMetrics.FirstResponse, "frt_target");
        DurationSample answered = new([.. verdicts.Where(v => v.Verdict.StoppedAt is not null).Select(v => v.Elapsed)]);
        answered.Median.Should().Be(Duration.FromMinutes(Number(reference, "frt_median_answered_only")));
        Tally(verdicts.Where(v => v.Verdict.StoppedAt is not null)).Attainment.Should().Be(Fraction(reference, "frt_sla_attainment_closed_only"));
        Tally(verdicts).Attainment.Should().Be(Fraction(reference, "frt_sla_attainment_including_open_breached"));
        Tally(verdicts).Should().Be(new AttainmentTally(Met: 3, Breached: 2, Running: 1, Cancelled: 0, NoSla: 0), "B and D are late, F is not due yet");
    }

    [SharedFact]
    public void Resolution_HasTheAttainmentsOfTheReference()
    {
        using JsonDocument reference = Read();
        ClockVerdict[] verdicts = Judge(reference, SlaMetrics.FirstResolution, "res_target");
        Tally(verdicts.Where(v => v.Verdict.StoppedAt is not null)).Attainment.Should().Be(Fraction(reference, "resolution_sla_closed_only"));
        Tally(verdicts).Attainment.Should().Be(Fraction(reference, "resolution_sla_including_open_breached"));
    }

    [SharedFact]
    public void ReopenedOfTheResolved_AreThoseOfTheReference()
    {
        using JsonDocument reference = Read();
        Ticket[] resolved = [.. Rows(reference).Select(r => Ticket.Replay(Life(r))).Where(t => t.FirstSolvedAt is not null)];
        ((double)resolved.Count(t => t.ReopenCount > 0) / resolved.Length).Should().Be(Fraction(reference, "reopen_rate"));
    }

    [SharedFact]
    public void Backlog_HasTheCountAndTheMeanAgeOfTheReference()
    {
        using JsonDocument reference = Read();
        string[][] rows =
        [
            .. Rows(reference).Select(r => DeskFixture.Row(Text(r, "id"), opened: Local(Minutes(r, "created")!.Value), closed: Minutes(r, "resolved") is { } at ? Local(at) : string.Empty)),
        ];
        BacklogSummary backlog = DeskFixture.Replay(new LogReplayOptions { AsOf = Now(reference) }, null, rows).Backlog;
        backlog.Open.Should().Be((int)Number(reference, "backlog"));
        backlog.Ages.Mean.Should().Be(Duration.FromMinutes(Number(reference, "backlog_age_mean")));
    }

    private static ClockVerdict[] Judge(JsonDocument reference, SlaMetric metric, string target) =>
    [
        .. Rows(reference).Select(row =>
        {
            SlaPolicy policy = new(new PolicyId("target"), new ElapsedDurationTarget(Duration.FromMinutes(Minutes(row, target)!.Value)), BusinessCalendar.AlwaysOpen);
            return new SlaEvaluator(new SlaClock("clock", "Clock", metric, policy)).Evaluate(Life(row), Now(reference)).Single();
        }),
    ];

    /// <summary>A ticket of the vector: one that came back is opened again ten minutes after its solution, and solved after ten more.</summary>
    private static TicketEvent[] Life(Dictionary<string, JsonElement> row)
    {
        TicketId id = new(Text(row, "id"));
        List<TicketEvent> events = [new TicketOpened(id, At(Minutes(row, "created")!.Value), TicketAttributes.None)];
        if (Minutes(row, "first_response") is { } answered)
        {
            events.Add(new MessagePosted(id, At(answered), new Person(PersonRole.Agent)));
        }

        if (Minutes(row, "resolved") is { } resolved)
        {
            events.Add(new TicketStatusChanged(id, At(resolved), TicketStatus.Solved));
            if (row["reopened"].GetBoolean())
            {
                events.Add(new TicketStatusChanged(id, At(resolved + 10), TicketStatus.Open));
                events.Add(new TicketStatusChanged(id, At(resolved + 20), TicketStatus.Solved));
            }
        }

        return [.. events];
    }

    private static AttainmentTally Tally(IEnumerable<ClockVerdict> verdicts) => verdicts.Aggregate(default(AttainmentTally), (tally, v) => tally.Plus(v.Outcome));

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "kpi_reference.json")));

    private static List<Dictionary<string, JsonElement>> Rows(JsonDocument reference)
    {
        JsonElement vector = reference.RootElement.GetProperty("ticket_vector");
        string[] columns = [.. vector.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!)];
        return [.. vector.GetProperty("rows").EnumerateArray().Select(row => columns.Zip(row.EnumerateArray()).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static Instant Now(JsonDocument reference) => At(reference.RootElement.GetProperty("ticket_vector").GetProperty("now").GetInt32());

    private static Instant At(int minute) => Start + Duration.FromMinutes(minute);

    private static string Local(int minute) => At(minute).ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(Dictionary<string, JsonElement> row, string column) => row[column].GetString()!;

    private static int? Minutes(Dictionary<string, JsonElement> row, string column) => row[column].ValueKind == JsonValueKind.Null ? null : row[column].GetInt32();

    /// <summary>The figure in front of its explanation: "30 (values 0,10,50,70)".</summary>
    private static string Figure(JsonDocument reference, string name) => reference.RootElement.GetProperty("ticket_vector").GetProperty("expected").GetProperty(name).ToString().Split(' ')[0];

    private static long Number(JsonDocument reference, string name) => long.Parse(Figure(reference, name), CultureInfo.InvariantCulture);

    private static double Fraction(JsonDocument reference, string name)
    {
        string[] parts = Figure(reference, name).Split('/');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
