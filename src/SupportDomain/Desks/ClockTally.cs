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
    private const int GroupBits = 15;

    private readonly SlaClock _clock;
    private readonly GroupNames _policies = new();
    private readonly GroupNames[] _names;
    private readonly OutcomeCounter[] _tallies = [new(), new(), new(), new()];
    private readonly List<long> _times = [];
    private readonly List<long> _groupsOfTimes = [];
    private readonly OutcomeCounter[] _verdicts = [new(), new(), new()];
    private readonly Dictionary<int, DeadlineTally> _deadlines = [];
    private readonly Duration _tolerance;

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
        _tallies[(int)ReportDimension.Policy].Count(policy, verdict.Outcome);
        _tallies[(int)ReportDimension.Priority].Count(groups.Priority, verdict.Outcome);
        _tallies[(int)ReportDimension.Queue].Count(groups.Queue, verdict.Outcome);
        _tallies[(int)ReportDimension.Month].Count(groups.Month, verdict.Outcome);
        _verdicts[(int)row.Verdict].Count(policy, verdict.Outcome);
        if (verdict.StoppedAt is not null)
        {
            _times.Add(verdict.Elapsed.ToInt64Nanoseconds());
            _groupsOfTimes.Add(Pack(policy, groups));
        }

        if (row.Deadline is { } recorded && verdict.Deadline.Exists && _deadlines.TryGetValue(policy, out DeadlineTally? tally))
        {
            tally.Add(verdict.Deadline.DueAt - recorded, _tolerance);
        }
    }

    internal ClockSummary ToSummary()
    {
        // Sorted once: dealt out in this order, the values of every group are sorted too.
        long[] times = [.. _times];
        long[] groups = [.. _groupsOfTimes];
        Array.Sort(times, groups);
        return new ClockSummary(
            _clock.Id,
            _clock.Title,
            new GroupSummary(name: null, _tallies[(int)ReportDimension.Policy].Total(), DurationSample.OfSorted(times)),
            [.. Enum.GetValues<ReportDimension>().Select(d => Groups(d, times, groups))],
            ToVerdictAgreement(),
            [.. _deadlines.OrderBy(d => d.Key).Select(d => d.Value.ToAgreement(_policies[d.Key]!))]);
    }

    private ImmutableArray<GroupSummary> Groups(ReportDimension dimension, long[] times, long[] groups)
    {
        OutcomeCounter tallies = _tallies[(int)dimension];
        int[] sizes = new int[tallies.Groups];
        foreach (long group in groups)
        {
            sizes[Unpack(group, dimension)]++;
        }

        long[][] values = Array.ConvertAll(sizes, size => new long[size]);
        int[] filled = new int[tallies.Groups];
        for (int i = 0; i < times.Length; i++)
        {
            int group = Unpack(groups[i], dimension);
            values[group][filled[group]++] = times[i];
        }

        return
        [
            .. Enumerable.Range(0, tallies.Groups)
                .Where(g => tallies[g].Total > 0)
                .OrderBy(g => _names[(int)dimension][g] is null)
                .ThenBy(g => _names[(int)dimension][g], StringComparer.Ordinal)
                .Select(g => new GroupSummary(_names[(int)dimension][g], tallies[g], DurationSample.OfSorted(values[g]))),
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
                        disagreements.Add(new VerdictDisagreement(_policies[policy], recorded, ours, count));
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

    /// <summary>Four group numbers of 15 bits each, which <see cref="LogReplay.MaxGroups"/> leaves room in.</summary>
    private static long Pack(int policy, TicketGroups groups) =>
        (uint)policy | ((long)groups.Priority << GroupBits) | ((long)groups.Queue << (2 * GroupBits)) | ((long)groups.Month << (3 * GroupBits));

    private static int Unpack(long packed, ReportDimension dimension) => (int)((packed >> ((int)dimension * GroupBits)) & ((1L << GroupBits) - 1));

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
