using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>Collects what one clock says: a tally a group, the times of what has stopped, the hours of breaches, the longest waits and the agreement with the log.</summary>
internal sealed class ClockTally
{
    private static readonly ReportDimension[] SharedDimensions = [ReportDimension.Priority, ReportDimension.Queue, ReportDimension.Month, ReportDimension.Channel];

    private readonly SlaClock _clock;
    private readonly int _position;
    private readonly string?[] _policyNames;
    private readonly OutcomeCounter[] _tallies = [new(), new(), new(), new(), new()];
    private readonly StopTimes _times;
    private readonly bool _fillsTimes;
    private readonly Chunks<int> _policiesOfTimes = new();
    private readonly DeadlineTally?[] _deadlines;
    private readonly AgreementTally? _agreement;
    private readonly long[] _deadlinesByHour = new long[LocalClock.HoursOfWeek];
    private readonly long[] _breachesByHour = new long[LocalClock.HoursOfWeek];
    private readonly long[] _breachesByOpening = new long[LocalClock.HoursOfWeek];

    /// <summary>Begins a tally.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="position">Its position among the clocks.</param>
    /// <param name="times">The times of the clocks with its stop.</param>
    /// <param name="fillsTimes">Whether it fills these times, and keeps the longest waits, for all of these clocks.</param>
    /// <param name="waits">The longest waits of these clocks: those that have stopped, and those that go on.</param>
    /// <param name="tolerance">How far a deadline may lie from the log's and still agree.</param>
    internal ClockTally(SlaClock clock, int position, StopTimes times, bool fillsTimes, (WaitList Stopped, WaitList Running) waits, Duration tolerance)
    {
        _clock = clock;
        _position = position;
        _times = times;
        _fillsTimes = fillsTimes;
        Waits = waits;
        _policyNames = [null, .. clock.Policies.Select(p => p.Id.Value)];

        // What a log tells of its own SLA is told of the resolution: a clock that messages or assignments stop is not compared with it.
        bool measuresResolution = clock.Metric.Stops.IsEmpty;
        _deadlines = [null, .. clock.Policies.Select(p => p.Target is RecordedDeadlineTarget || !measuresResolution ? null : new DeadlineTally(p.Target, tolerance))];
        _agreement = measuresResolution ? new AgreementTally(_policyNames) : null;
    }

    internal StopTimes Times => _times;

    internal SlaStop? Stop => _clock.Stop;

    internal (WaitList Stopped, WaitList Running) Waits { get; }

    /// <summary>Takes a verdict.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="index">The position of the verdict.</param>
    /// <param name="groups">The groups of the ticket.</param>
    /// <param name="hours">The hours of the log's zone.</param>
    /// <param name="openedHour">The hour of the opening.</param>
    internal void Add(in MeasuredTicket ticket, int index, in TicketGroups groups, LocalClock hours, int openedHour)
    {
        ref readonly SlaVerdict verdict = ref ticket.Verdicts[index];
        int policy = ticket.Policies[index];
        SlaOutcome outcome = verdict.Outcome;
        _tallies[(int)ReportDimension.Policy].Count(policy, outcome);
        _tallies[(int)ReportDimension.Priority].Count(groups.Priority, outcome);
        _tallies[(int)ReportDimension.Queue].Count(groups.Queue, outcome);
        _tallies[(int)ReportDimension.Month].Count(groups.Month, outcome);
        _tallies[(int)ReportDimension.Channel].Count(groups.Channel, outcome);
        if (outcome != SlaOutcome.Cancelled)
        {
            AddTime(ticket, verdict, policy, groups);
        }

        if (outcome is SlaOutcome.Met or SlaOutcome.Breached)
        {
            AddHours(verdict, hours, openedHour);
        }

        if (ticket.RecordedDeadline is { } recorded && _deadlines[policy] is { } tally && verdict.Deadline.Exists)
        {
            tally.Add(verdict.Deadline.DueAt - recorded);
        }
    }

    /// <summary>Takes what all verdicts of the clock on one ticket say together.</summary>
    internal void Compare(in MeasuredTicket ticket, int policy, SlaOutcome outcome) => _agreement?.Add(ticket, policy, outcome);

    internal ClockSummary ToSummary(IReadOnlyDictionary<StopTimes, SortedStopTimes> sorted, IReadOnlyDictionary<ReportDimension, GroupNames> names)
    {
        SortedStopTimes times = sorted[_times];
        ImmutableArray<DurationSample> byPolicy = times.By(_policiesOfTimes.ToArray());
        return new ClockSummary(
            _clock,
            new GroupSummary(name: null, _tallies[(int)ReportDimension.Policy].Total(), times.All),
            [
                Groups(ReportDimension.Policy, i => _policyNames[i], i => SortedStopTimes.Of(byPolicy, i)),
                .. SharedDimensions.Select(d => Groups(d, i => names[d][i], i => times.Of(d, i))),
            ],
            _agreement?.ToAgreement(names[ReportDimension.Priority]) ?? VerdictAgreement.None,
            [.. _deadlines.Index().Where(d => d.Item is not null).Select(d => d.Item!.ToAgreement(_policyNames[d.Index]!))],
            new BreachHours(Hours(_deadlinesByHour), Hours(_breachesByHour), Hours(_breachesByOpening)),
            WaitsOf(Waits.Stopped),
            WaitsOf(Waits.Running));
    }

    /// <summary>Where clocks share their times there is one verdict of each on every ticket, in their order.</summary>
    private ImmutableArray<LongWait> WaitsOf(WaitList waits) => _fillsTimes ? waits.ToWaits() : [.. waits.ToWaits().Select(w => w.By(_position))];

    private static HoursOfWeek Hours(long[] counts) => new([.. counts]);

    private void AddTime(in MeasuredTicket ticket, in SlaVerdict verdict, int policy, in TicketGroups groups)
    {
        bool hasStopped = verdict.StoppedAt is not null;
        if (hasStopped)
        {
            _policiesOfTimes.Add(policy);
        }

        if (!_fillsTimes)
        {
            return;
        }

        if (hasStopped)
        {
            _times.Add(verdict.Elapsed.ToInt64Nanoseconds(), groups.Pack());
        }

        (hasStopped ? Waits.Stopped : Waits.Running).Add(ticket, verdict);
    }

    private void AddHours(in SlaVerdict verdict, LocalClock hours, int openedHour)
    {
        bool isBreached = verdict.Outcome == SlaOutcome.Breached;
        _breachesByOpening[openedHour] += isBreached ? 1 : 0;
        if (verdict.Deadline.Exists)
        {
            int hour = hours.HourOfWeek(verdict.Deadline.DueAt);
            _deadlinesByHour[hour]++;
            _breachesByHour[hour] += isBreached ? 1 : 0;
        }
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
}
