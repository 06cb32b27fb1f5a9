using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Collects what one clock says: a tally a group and one small sample a stopped ticket.</summary>
internal sealed class ClockTally
{
    private const int MostClasses = 10_000;
    private const int ShownClasses = 20;

    private readonly SlaClock _clock;
    private readonly GroupNames _policies = new();
    private readonly GroupNames[] _names;
    private readonly List<AttainmentTally>[] _tallies = [[], [], [], []];
    private readonly List<Sample> _samples = [];
    private readonly Dictionary<(int Policy, RecordedVerdict Recorded, SlaOutcome Ours), long> _verdicts = [];
    private readonly Dictionary<int, DeadlineTally> _deadlines = [];
    private readonly Duration _tolerance;
    private AttainmentTally _total;

    internal ClockTally(SlaClock clock, GroupNames priorities, GroupNames queues, GroupNames months, Duration tolerance)
    {
        _clock = clock;
        _names = [_policies, priorities, queues, months];
        _tolerance = tolerance;
        foreach (SlaPolicy policy in clock.Policies)
        {
            int number = _policies.NumberOf(policy.Id.Value);
            if (policy.Target is not RecordedDeadlineTarget)
            {
                _deadlines.Add(number, new DeadlineTally(policy.Target.GetType().Name.Replace("Target", string.Empty, StringComparison.Ordinal)));
            }
        }
    }

    internal void Add(SlaVerdict verdict, CaseRow row, TicketGroups groups)
    {
        int policy = _policies.NumberOf(verdict.Policy?.Value);
        _total = _total.Plus(verdict.Outcome);
        Count(ReportDimension.Policy, policy, verdict.Outcome);
        Count(ReportDimension.Priority, groups.Priority, verdict.Outcome);
        Count(ReportDimension.Queue, groups.Queue, verdict.Outcome);
        Count(ReportDimension.Month, groups.Month, verdict.Outcome);
        if (verdict.StoppedAt is not null)
        {
            _samples.Add(new Sample(verdict.Elapsed.ToInt64Nanoseconds(), policy, groups));
        }

        if (row.Verdict != RecordedVerdict.None)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_verdicts, (policy, row.Verdict, verdict.Outcome), out _)++;
        }

        if (row.Deadline is { } recorded && verdict.Deadline.Exists && _deadlines.TryGetValue(policy, out DeadlineTally? tally))
        {
            tally.Add(verdict.Deadline.DueAt - recorded, _tolerance);
        }
    }

    internal ClockSummary ToSummary()
    {
        long[] all = [.. _samples.Select(s => s.Nanoseconds)];
        return new ClockSummary(
            _clock.Id,
            _clock.Title,
            new GroupSummary(name: null, _total, DurationSample.Owning(all)),
            [.. Enum.GetValues<ReportDimension>().Select(Groups)],
            ToVerdictAgreement(),
            [.. _deadlines.OrderBy(d => d.Key).Select(d => d.Value.ToAgreement(_policies[d.Key]!))]);
    }

    private void Count(ReportDimension dimension, int group, SlaOutcome outcome)
    {
        List<AttainmentTally> tallies = _tallies[(int)dimension];
        while (tallies.Count <= group)
        {
            tallies.Add(default);
        }

        tallies[group] = tallies[group].Plus(outcome);
    }

    private ImmutableArray<GroupSummary> Groups(ReportDimension dimension)
    {
        List<AttainmentTally> tallies = _tallies[(int)dimension];
        int[] sizes = new int[tallies.Count];
        foreach (Sample sample in _samples)
        {
            sizes[sample.Group(dimension)]++;
        }

        long[][] values = Array.ConvertAll(sizes, size => new long[size]);
        int[] filled = new int[tallies.Count];
        foreach (Sample sample in _samples)
        {
            int group = sample.Group(dimension);
            values[group][filled[group]++] = sample.Nanoseconds;
        }

        return
        [
            .. Enumerable.Range(0, tallies.Count)
                .Where(g => tallies[g].Total > 0)
                .OrderBy(g => _names[(int)dimension][g] is null)
                .ThenBy(g => _names[(int)dimension][g], StringComparer.Ordinal)
                .Select(g => new GroupSummary(_names[(int)dimension][g], tallies[g], DurationSample.Owning(values[g]))),
        ];
    }

    private VerdictAgreement ToVerdictAgreement()
    {
        long compared = 0;
        long agreed = 0;
        List<VerdictDisagreement> disagreements = [];
        foreach (((int policy, RecordedVerdict recorded, SlaOutcome ours), long count) in _verdicts)
        {
            if (ours is SlaOutcome.NoSla or SlaOutcome.Cancelled)
            {
                continue;
            }

            compared += count;
            if ((ours == SlaOutcome.Breached) == (recorded == RecordedVerdict.Breached))
            {
                agreed += count;
            }
            else
            {
                disagreements.Add(new VerdictDisagreement(_policies[policy], recorded, ours, count));
            }
        }

        return new VerdictAgreement(compared, agreed, _total.Total - compared,
        [
            .. disagreements
                .OrderByDescending(d => d.Count)
                .ThenBy(d => d.Policy, StringComparer.Ordinal)
                .ThenBy(d => d.Recorded)
                .ThenBy(d => d.Ours)
                .Take(ShownClasses),
        ]);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sample(long Nanoseconds, int Policy, TicketGroups Groups)
    {
        internal int Group(ReportDimension dimension) => dimension switch
        {
            ReportDimension.Policy => Policy,
            ReportDimension.Priority => Groups.Priority,
            ReportDimension.Queue => Groups.Queue,
            _ => Groups.Month,
        };
    }

    /// <summary>How the deadlines of one policy compare; the number of classes is bounded, what comes beyond is counted only.</summary>
    private sealed class DeadlineTally(string targetKind)
    {
        private readonly Dictionary<Duration, long> _classes = [];
        private long _compared;
        private long _agreed;

        internal void Add(Duration difference, Duration tolerance)
        {
            _compared++;
            if (difference <= tolerance && difference >= -tolerance)
            {
                _agreed++;
                return;
            }

            Duration key = DeadlineDisagreement.ClassOf(difference);
            if (_classes.Count < MostClasses || _classes.ContainsKey(key))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_classes, key, out _)++;
            }
        }

        internal DeadlineAgreement ToAgreement(string policy) => new(policy, targetKind, _compared, _agreed,
        [
            .. _classes
                .OrderByDescending(c => c.Value)
                .ThenBy(c => c.Key)
                .Take(ShownClasses)
                .Select(c => new DeadlineDisagreement(c.Key, c.Value)),
        ]);
    }
}
