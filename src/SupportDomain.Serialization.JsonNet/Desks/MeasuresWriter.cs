using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Metrics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>The measures of a replay as members of its document.</summary>
internal static class MeasuresWriter
{
    private static readonly int[] Percentiles = [500, 750, 900, 950, 990];

    internal static object Group(GroupSummary group) => new
    {
        name = group.Name,
        tickets = group.Tally.Total,
        met = group.Tally.Met,
        breached = group.Tally.Breached,
        running = group.Tally.Running,
        cancelled = group.Tally.Cancelled,
        noSla = group.Tally.NoSla,
        attainment = group.Tally.Attainment,
        attainmentInterval = Interval(group.Tally),
        timeToStop = Times(group.TimeToStop),
    };

    internal static object? Times(DurationSample sample) => sample.Count == 0
        ? null
        : new
        {
            count = sample.Count,
            mean = DurationSeconds.Of(sample.Mean!.Value),
            minimum = DurationSeconds.Of(sample.Minimum!.Value),
            percentiles = Percentiles.ToDictionary(p => $"p{p / 10}", p => DurationSeconds.Of(sample.Percentile(p)!.Value), StringComparer.Ordinal),
            maximum = DurationSeconds.Of(sample.Maximum!.Value),
        };

    internal static object Survival(SurvivalCurve curve) => new
    {
        resolved = curve.Done,
        unresolved = curve.Censored,
        median = DurationSeconds.Of(curve.Median),
        restrictedMean = DurationSeconds.Of(curve.RestrictedMean),
        unresolvedShareAtTheEnd = curve.Rest,
        curve = curve.ToPoints().Select(p => new { resolvedPercent = p.PerMilleDone / 10, by = DurationSeconds.Of(p.Time) }),
    };

    internal static object Backlog(BacklogSummary backlog) => new
    {
        unresolved = backlog.Open,
        age = Times(backlog.Ages),
        byAge = backlog.Bands.Select(b => new { fromDays = b.From.Days, untilDays = b.Until?.Days, tickets = b.Tickets, late = b.Late }),
        firstDate = backlog.Counts.IsEmpty ? null : LocalDatePattern.Iso.Format(backlog.FirstDate),
        stepDays = backlog.StepDays,
        counts = backlog.Counts,
    };

    internal static object? HandOffs(HandOffSummary? handOffs) => handOffs is null
        ? null
        : new
        {
            tickets = handOffs.Tickets,
            handOffs = handOffs.HandOffs,
            mean = handOffs.Mean,
            keptByFirstGroup = handOffs.KeptByFirst,
            cameBack = handOffs.CameBack,
            resolved = handOffs.Rows.Select(HandOffRow),
            resolvedByPriority = handOffs.ByPriority.Select(p => new { priority = p.Priority, rows = p.Rows.Select(HandOffRow) }),
        };

    internal static object? Reopenings(ReopeningSummary? reopenings) => reopenings is null
        ? null
        : new
        {
            tickets = reopenings.Tickets,
            reopened = reopenings.Reopened,
            reopenings = reopenings.Reopenings,
            ticketsByReopenings = reopenings.TicketsByReopenings.ToDictionary(t => t.Key.ToString(CultureInfo.InvariantCulture), t => t.Value, StringComparer.Ordinal),
        };

    internal static object Hours(BreachHours hours) => new
    {
        deadlines = hours.Deadlines.Counts,
        missed = hours.Missed.Counts,
        breachedByOpening = hours.BreachedByOpening.Counts,
    };

    internal static object Wait(LongWait wait) => new
    {
        ticket = wait.Ticket.Value,
        line = wait.Line,
        priority = wait.Priority,
        queue = wait.Queue,
        policy = wait.Verdict.Policy?.Value,
        outcome = CamelCase.Of(wait.Verdict.Outcome),
        started = Text(wait.Verdict.StartedAt),
        stopped = wait.Verdict.StoppedAt is { } stopped ? Text(stopped) : null,
        due = wait.Verdict.Deadline is { Exists: true } deadline ? Text(deadline.DueAt) : null,
        elapsed = DurationSeconds.Of(wait.Elapsed),
    };

    internal static object Agreement(VerdictAgreement agreement) => new
    {
        compared = agreement.Compared,
        agreed = agreement.Agreed,
        notCompared = agreement.NotCompared,
        byPolicy = agreement.ByPolicy.Select(Agreement),
        byPriority = agreement.ByPriority.Select(Agreement),
        disagreements = agreement.Disagreements.Select(d => new
        {
            policy = d.Policy,
            recorded = CamelCase.Of(d.Recorded),
            ours = CamelCase.Of(d.Ours),
            count = d.Count,
            examples = d.Examples.Select(e => new { line = e.Line, ticket = e.Ticket }),
        }),
    };

    private static object Agreement(GroupAgreement group) => new { name = group.Name, compared = group.Compared, agreed = group.Agreed };

    private static double[]? Interval(AttainmentTally tally)
    {
        if (tally.Decided == 0)
        {
            return null;
        }

        WilsonInterval interval = WilsonInterval.Of(tally.Met, tally.Decided);
        return [interval.Lower, interval.Upper];
    }

    private static object HandOffRow(HandOffRow row) => new
    {
        handOffs = row.HandOffs,
        andMore = row.IsAndMore,
        tickets = row.Tickets,
        cameBack = row.CameBack,
        recordedVerdicts = row.RecordedVerdicts,
        recordedBreaches = row.RecordedBreaches,
        recordedBreachShare = row.RecordedBreachShare,
        timeToResolve = Times(row.TimeToResolve),
    };

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
