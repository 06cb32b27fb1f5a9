using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>The summary of a replay as a JSON document: the data behind a report.</summary>
/// <remarks>Durations are seconds, exact to the nanosecond; instants are ISO 8601 in UTC. Safe to use from several threads.</remarks>
public static class ReplayJson
{
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
                attainmentInterval = "score interval of Wilson (1927) for met of (met + breached) at 95 %",
                priorityMatrix = "rows that tell impact, urgency and priority, and those of them with another priority than the matrix says",
                percentile = "linear interpolation between closest ranks, h = (n - 1) * p",
                timeToStop = "seconds on the clock from start to stop, of tickets whose clock has stopped, cancelled and merged ones left out",
                timeToResolve = "seconds from the opening to the last resolution (solved or closed), of resolved tickets, cancelled and merged ones left out",
                survival = "Kaplan and Meier (1958): unresolved tickets count as long as they are open, cancelled and merged ones until they ended; restrictedMean is the area under the curve up to the longest time known",
                backlog = "at 00:00 of a local date: tickets opened before it and not resolved before it; late: at least one clock is breached; a day of age is 24 hours",
                handOffs = "length of the path of consecutive distinct groups, less one; tickets that never had a group left out; cameBack: a group stands in the path again",
                hoursOfWeek = "168 numbers, index = 24 * weekday + hour, Monday is 0, local time of the log's zone; deadlines and missed by the hour the ticket was due in, of met and breached ones",
                longest = "by the time on the clock, of equal ones the first in the log; cancelled and merged tickets left out",
                oursMinusRecorded = "seconds, rounded towards zero to a day from two days on, to an hour from two hours on, else to a minute",
            },
            rows = new { read = summary.Rows.Read, accepted = summary.Rows.Accepted, rejected = summary.Rows.Rejected },
            tickets = summary.Tickets,
            priorityMatrix = summary.Histories is { PrioritiesCompared: > 0 } matrix ? new { compared = matrix.PrioritiesCompared, exceptions = matrix.PriorityExceptions } : null,
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
            timeToResolve = MeasuresWriter.Times(summary.TimeToResolve),
            survival = MeasuresWriter.Survival(summary.Survival),
            backlog = MeasuresWriter.Backlog(summary.Backlog),
            handOffs = MeasuresWriter.HandOffs(summary.HandOffs),
            reopenings = MeasuresWriter.Reopenings(summary.Reopenings),
            openedByHourOfWeek = summary.Openings.Counts,
            clocks = summary.Clocks.Select(c => Clock(c, summary.DeadlineTolerance)),
        });
    }

    private static object Clock(ClockSummary clock, Duration tolerance) => new
    {
        id = clock.Id,
        title = clock.Title,
        metric = clock.Metric,
        total = MeasuresWriter.Group(clock.Total),
        byPolicy = clock.By(ReportDimension.Policy).Select(MeasuresWriter.Group),
        byPriority = clock.By(ReportDimension.Priority).Select(MeasuresWriter.Group),
        byQueue = clock.By(ReportDimension.Queue).Select(MeasuresWriter.Group),
        byMonth = clock.By(ReportDimension.Month).Select(MeasuresWriter.Group),
        byChannel = clock.By(ReportDimension.Channel).Select(MeasuresWriter.Group),
        hoursOfWeek = MeasuresWriter.Hours(clock.Hours),
        longestStopped = clock.LongestStopped.Select(MeasuresWriter.Wait),
        longestRunning = clock.LongestRunning.Select(MeasuresWriter.Wait),
        verdictAgreement = MeasuresWriter.Agreement(clock.VerdictAgreement),
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
}
