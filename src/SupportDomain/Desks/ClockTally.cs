using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Collects what one clock says: a tally a group, and the policy of each stopped ticket.</summary>
internal sealed class ClockTally
{
    private const int ShownClasses = 20;

    private readonly SlaClock _clock;
    private readonly PolicyChoice _choice;
    private readonly string?[] _policyNames;
    private readonly GroupNames[] _sharedNames;
    private readonly OutcomeCounter[] _tallies = [new(), new(), new(), new()];
    private readonly StopTimes _times;
    private readonly Chunks<int> _policiesOfTimes = new();
    private readonly OutcomeCounter[] _verdicts = [new(), new(), new()];
    private readonly DeadlineTally?[] _deadlines;

    /// <summary>Begins a tally.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="times">The times of the clocks with its stop.</param>
    /// <param name="sharedNames">The names of the groups by priority, queue and month.</param>
    /// <param name="tolerance">How far a deadline may lie from the log's and still agree.</param>
    internal ClockTally(SlaClock clock, StopTimes times, GroupNames[] sharedNames, Duration tolerance)
    {
        _clock = clock;
        _choice = new PolicyChoice(clock);
        _times = times;
        _sharedNames = sharedNames;
        _policyNames = [null, .. clock.Policies.Select(p => p.Id.Value)];
        _deadlines = [null, .. clock.Policies.Select(p => p.Target is RecordedDeadlineTarget ? null : new DeadlineTally(p.Target, tolerance))];
    }

    /// <summary>The policy's position among those of the clock, counted from 1, or 0.</summary>
    internal int PolicyFor(in CaseFields ticket) => _choice.NumberFor(ticket);

    internal void Judge(int policy, in CaseFields ticket, in TicketState state, Instant asOf, out SlaVerdict verdict) => verdict = SlaClock.VerdictOf(
        policy == 0 ? null : _clock.Policies[policy - 1], state.Status, ticket.OpenedAt, _clock.Stop == SlaStop.Closed ? state.ClosedAt : state.SolvedAt, asOf, ticket.Deadline);

    internal void Add(int policy, in SlaVerdict verdict, in CaseFields ticket, TicketGroups groups)
    {
        SlaOutcome outcome = verdict.Outcome;
        _tallies[(int)ReportDimension.Policy].Count(policy, outcome);
        _tallies[(int)ReportDimension.Priority].Count(groups.Priority, outcome);
        _tallies[(int)ReportDimension.Queue].Count(groups.Queue, outcome);
        _tallies[(int)ReportDimension.Month].Count(groups.Month, outcome);
        _verdicts[(int)ticket.Verdict].Count(policy, outcome);
        if (verdict.StoppedAt is not null && outcome != SlaOutcome.Cancelled)
        {
            _policiesOfTimes.Add(policy);
        }

        if (ticket.Deadline is { } recorded && _deadlines[policy] is { } tally && verdict.Deadline.Exists)
        {
            tally.Add(verdict.Deadline.DueAt - recorded);
        }
    }

    internal ClockSummary ToSummary(IReadOnlyDictionary<StopTimes, SortedStopTimes> sorted)
    {
        SortedStopTimes times = sorted[_times];
        ImmutableArray<DurationSample> byPolicy = times.By(_policiesOfTimes.ToArray());
        return new ClockSummary(
            _clock.Id,
            _clock.Title,
            new GroupSummary(name: null, _tallies[(int)ReportDimension.Policy].Total(), times.All),
            [
                Groups(ReportDimension.Policy, i => _policyNames[i], i => SortedStopTimes.Of(byPolicy, i)),
                .. new[] { ReportDimension.Priority, ReportDimension.Queue, ReportDimension.Month }.Select(
                    d => Groups(d, i => _sharedNames[(int)d - (int)ReportDimension.Priority][i], i => times.Of(d, i))),
            ],
            ToVerdictAgreement(),
            [.. _deadlines.Index().Where(d => d.Item is not null).Select(d => d.Item!.ToAgreement(_policyNames[d.Index]!))]);
    }

    private ImmutableArray<GroupSummary> Groups(ReportDimension dimension, Func<int, string?> name, Func<int, DurationSample> sample)
    {
        OutcomeCounter tallies = _tallies[(int)dimension];
        return
        [
            .. Enumerable.Range(0, tallies.Groups)
                .Where(g => tallies[g].Total > 0)
                .OrderBy(g => name(g) is null)
                .ThenBy(name, StringComparer.Ordinal)
                .Select(g => new GroupSummary(name(g), tallies[g], sample(g))),
        ];
    }

    private VerdictAgreement ToVerdictAgreement()
    {
        long compared = 0;
        long agreed = 0;
        List<VerdictDisagreement> disagreements = [];
        foreach (RecordedVerdict recorded in new[] { RecordedVerdict.Met, RecordedVerdict.Breached })
        {
            OutcomeCounter counter = _verdicts[(int)recorded];
            for (int policy = 0; policy < counter.Groups; policy++)
            {
                foreach (SlaOutcome ours in new[] { SlaOutcome.Running, SlaOutcome.Met, SlaOutcome.Breached })
                {
                    long count = counter[policy, ours];
                    compared += count;
                    if ((ours == SlaOutcome.Breached) == (recorded == RecordedVerdict.Breached))
                    {
                        agreed += count;
                    }
                    else if (count > 0)
                    {
                        disagreements.Add(new VerdictDisagreement(_policyNames[policy], recorded, ours, count));
                    }
                }
            }
        }

        long total = _tallies[(int)ReportDimension.Policy].Total().Total;
        return new VerdictAgreement(compared, agreed, total - compared,
        [
            .. disagreements
                .OrderByDescending(d => d.Count)
                .ThenBy(d => d.Policy, StringComparer.Ordinal)
                .ThenBy(d => d.Recorded)
                .ThenBy(d => d.Ours)
                .Take(ShownClasses),
        ]);
    }
}
