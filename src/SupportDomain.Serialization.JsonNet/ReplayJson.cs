using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Metrics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>The summary of a replay as a JSON document: the data behind a report.</summary>
/// <remarks>Durations are seconds, exact to the nanosecond; instants are ISO 8601 in UTC. Safe to use from several threads.</remarks>
public static class ReplayJson
{
    private static readonly int[] Percentiles = [500, 750, 900, 950, 990];

    /// <summary>Writes a summary, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="summary">The summary.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, ReplaySummary summary)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(summary);
        JsonOutput.Write(writer, new
        {
            version = 1,
            desk = summary.DeskName,
            zone = summary.Zone.Id,
            asOf = summary.AsOf is { } asOf ? InstantPattern.ExtendedIso.Format(asOf) : null,
            definitions = new
            {
                attainment = "met / (met + breached)",
                percentile = "linear interpolation between closest ranks, h = (n - 1) * p",
                timeToStop = "seconds on the clock from start to stop, of tickets whose clock has stopped, cancelled and merged ones left out",
                oursMinusRecorded = "seconds, rounded towards zero to a day from two days on, to an hour from two hours on, else to a minute",
            },
            rows = new { read = summary.Rows.Read, accepted = summary.Rows.Accepted, rejected = summary.Rows.Rejected },
            findings = summary.Findings.Select(f => new
            {
                kind = CamelCase.Of(f.Kind),
                count = f.Count,
                leftOut = LogFinding.IsRejection(f.Kind),
                examples = f.Examples.Select(e => new { line = e.Line, column = e.Column, found = e.Found }),
            }),
            statuses = summary.Statuses.Select(s => new
            {
                status = s.Status ?? string.Empty,
                recordedVerdict = CamelCase.Of(s.Recorded),
                hasDeadline = s.HasDeadline,
                isClosed = s.IsClosed,
                count = s.Count,
            }),
            clocks = summary.Clocks.Select(c => Clock(c, summary.DeadlineTolerance)),
        });
    }

    private static object Clock(ClockSummary clock, Duration tolerance) => new
    {
        id = clock.Id,
        title = clock.Title,
        total = Group(clock.Total),
        byPolicy = clock.By(ReportDimension.Policy).Select(Group),
        byPriority = clock.By(ReportDimension.Priority).Select(Group),
        byQueue = clock.By(ReportDimension.Queue).Select(Group),
        byMonth = clock.By(ReportDimension.Month).Select(Group),
        verdictAgreement = new
        {
            compared = clock.VerdictAgreement.Compared,
            agreed = clock.VerdictAgreement.Agreed,
            notCompared = clock.VerdictAgreement.NotCompared,
            disagreements = clock.VerdictAgreement.Disagreements.Select(d => new { policy = d.Policy, recorded = CamelCase.Of(d.Recorded), ours = CamelCase.Of(d.Ours), count = d.Count }),
        },
        deadlineAgreement = new
        {
            toleranceSeconds = DurationSeconds.Of(tolerance),
            byTargetKind = clock.DeadlineAgreements.GroupBy(a => a.TargetKind, StringComparer.Ordinal).Select(kind => new
            {
                kind = kind.Key,
                policies = kind.Count(),
                compared = kind.Sum(a => a.Compared),
                agreed = kind.Sum(a => a.Agreed),
            }),
            byPolicy = clock.DeadlineAgreements.Select(a => new
            {
                policy = a.Policy,
                targetKind = a.TargetKind,
                compared = a.Compared,
                agreed = a.Agreed,
                disagreements = a.Disagreements.Select(d => new { oursMinusRecorded = DurationSeconds.Of(d.OursMinusRecorded), count = d.Count }),
            }),
        },
    };

    private static object Group(GroupSummary group) => new
    {
        name = group.Name,
        tickets = group.Tally.Total,
        met = group.Tally.Met,
        breached = group.Tally.Breached,
        running = group.Tally.Running,
        cancelled = group.Tally.Cancelled,
        noSla = group.Tally.NoSla,
        attainment = group.Tally.Attainment,
        timeToStop = Times(group.TimeToStop),
    };

    private static object? Times(DurationSample sample) => sample.Count == 0
        ? null
        : new
        {
            count = sample.Count,
            mean = DurationSeconds.Of(sample.Mean!.Value),
            minimum = DurationSeconds.Of(sample.Minimum!.Value),
            percentiles = Percentiles.ToDictionary(p => $"p{p / 10}", p => DurationSeconds.Of(sample.Percentile(p)!.Value), StringComparer.Ordinal),
            maximum = DurationSeconds.Of(sample.Maximum!.Value),
        };
}
