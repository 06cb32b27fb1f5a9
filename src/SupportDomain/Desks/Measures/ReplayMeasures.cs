using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>Takes judged tickets one by one and sums up: everything a report tells.</summary>
/// <remarks>
/// Of each ticket there stay 16 bytes for the time of each kind of stop, or of each verdict where times are not shared, 4 bytes a verdict, and 8 bytes for the age of an
/// unresolved one; everything else grows with the numbers of groups, hours and days. Not safe for several threads.
/// </remarks>
internal sealed class ReplayMeasures
{
    private readonly Desk _desk;
    private readonly LocalClock _hours;
    private readonly MonthNames _months;
    private readonly ClockTally[] _clocks;
    private readonly BacklogTally _backlog;
    private readonly HandOffTally _handOffs = new();
    private readonly SortedDictionary<int, long> _reopenings = [];
    private readonly StopTimes _resolutions;
    private readonly bool _fillsResolutions;
    private readonly Chunks<long> _unresolved = new();
    private readonly long[] _openings = new long[LocalClock.HoursOfWeek];

    /// <summary>Begins.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="clocks">The clocks whose verdicts are taken.</param>
    /// <param name="timesAreShared">Whether there is one verdict of each clock on each ticket, which starts at the opening, so that clocks with the same stop share their times.</param>
    /// <param name="resolution">Which of these stops is always the resolution of the ticket; null for none, and where times are not shared.</param>
    internal ReplayMeasures(Desk desk, ImmutableArray<SlaClock> clocks, bool timesAreShared, SlaStop? resolution)
    {
        _desk = desk;
        _hours = new LocalClock(desk.Log.Zone);
        _months = new MonthNames(desk.Log.Zone);
        _backlog = new BacklogTally(_hours);
        _clocks = new ClockTally[clocks.Length];
        for (int i = 0; i < clocks.Length; i++)
        {
            SlaClock clock = clocks[i];
            ClockTally? first = timesAreShared ? _clocks.Take(i).FirstOrDefault(c => c.Stop == clock.Stop) : null;
            _clocks[i] = new ClockTally(
                clock, i, first?.Times ?? new StopTimes(), fillsTimes: first is null, first?.Waits ?? (NewWaits(clocks), NewWaits(clocks)), desk.Log.DeadlineTolerance);
        }

        ClockTally? resolving = timesAreShared && resolution is not null ? _clocks.FirstOrDefault(c => c.Stop == resolution) : null;
        _resolutions = resolving?.Times ?? new StopTimes();
        _fillsResolutions = resolving is null;
    }

    internal GroupNames Priorities { get; } = new();

    internal GroupNames Queues { get; } = new();

    internal GroupNames Channels { get; } = new();

    internal void Add(in MeasuredTicket ticket)
    {
        TicketGroups groups = new(ticket.Priority, ticket.Queue, _months.NumberOf(ticket.OpenedAt), ticket.Channel, HandOffTally.BandOf(ticket.HandOffs));
        int openedHour = _hours.HourOfWeek(ticket.OpenedAt);
        _openings[openedHour]++;
        _backlog.Add(ticket);
        _handOffs.Add(ticket);
        if (ticket.Reopenings != MeasuredTicket.Unknown)
        {
            _reopenings[ticket.Reopenings] = _reopenings.GetValueOrDefault(ticket.Reopenings) + 1;
        }

        AddResolution(ticket, groups);
        AddVerdicts(ticket, groups, openedHour);
    }

    internal ReplaySummary Finish(Instant? asOf, RowCounts rows, ImmutableArray<FindingCount> findings, ImmutableArray<StatusCount> statuses, HistorySummary? histories = null)
    {
        Dictionary<StopTimes, SortedStopTimes> sorted = _clocks.Select(c => c.Times).Append(_resolutions).Distinct().ToDictionary(t => t, t => t.Sort());
        Dictionary<ReportDimension, GroupNames> names = new()
        {
            [ReportDimension.Priority] = Priorities,
            [ReportDimension.Queue] = Queues,
            [ReportDimension.Month] = _months.Names,
            [ReportDimension.Channel] = Channels,
        };
        SortedStopTimes resolutions = sorted[_resolutions];
        long[] unresolved = _unresolved.ToArray();
        Array.Sort(unresolved);
        return new ReplaySummary(_desk, asOf, rows, findings, statuses, [.. _clocks.Select(c => c.ToSummary(sorted, names))])
        {
            TimeToResolve = resolutions.All,
            Survival = new SurvivalCurve(resolutions.All, DurationSample.OfSorted(unresolved)),
            Backlog = _backlog.ToSummary(asOf),
            HandOffs = _handOffs.ToSummary(resolutions, Priorities),
            Reopenings = _reopenings.Count == 0 ? null : new ReopeningSummary([.. _reopenings]),
            Openings = new HoursOfWeek([.. _openings]),
            Histories = histories,
        };
    }

    private WaitList NewWaits(ImmutableArray<SlaClock> clocks) => new(clocks, Priorities, Queues);

    /// <summary>A cancelled ticket was watched until it ended, and never resolved.</summary>
    private void AddResolution(in MeasuredTicket ticket, in TicketGroups groups)
    {
        if (ticket.IsOpen || ticket.IsVoid)
        {
            _unresolved.Add(((ticket.IsOpen ? ticket.AsOf : ticket.Turns[^1]) - ticket.OpenedAt).ToInt64Nanoseconds());
        }
        else if (_fillsResolutions)
        {
            _resolutions.Add((ticket.Turns[^1] - ticket.OpenedAt).ToInt64Nanoseconds(), groups.Pack());
        }
    }

    private void AddVerdicts(in MeasuredTicket ticket, in TicketGroups groups, int openedHour)
    {
        SlaOutcome together = SlaOutcome.NoDeadline;
        for (int i = 0; i < ticket.Verdicts.Length; i++)
        {
            int number = ticket.ClockOf(i);
            ClockTally clock = _clocks[number];
            clock.Add(ticket, i, groups, _hours, openedHour);
            SlaOutcome outcome = ticket.Verdicts[i].Outcome;
            together = together == SlaOutcome.Breached ? together : outcome;
            if (i + 1 == ticket.Verdicts.Length || ticket.ClockOf(i + 1) != number)
            {
                clock.Compare(ticket, ticket.Policies[i], together);
                together = SlaOutcome.NoDeadline;
            }
        }
    }
}
