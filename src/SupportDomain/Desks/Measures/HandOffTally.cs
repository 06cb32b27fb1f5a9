using System.Collections.Immutable;
using SupportDomain.Metrics;

namespace SupportDomain.Desks.Measures;

/// <summary>Counts how often tickets were handed on, and what became of them.</summary>
internal sealed class HandOffTally
{
    /// <summary>The bands: unknown, then none, one, two, three, and more.</summary>
    internal const int Bands = 6;

    private const int Counters = 4;

    private readonly List<long> _resolved = [];
    private long _tickets;
    private long _handOffs;
    private long _keptByFirst;
    private long _cameBack;

    internal static int BandOf(int handOffs) => Math.Min(handOffs, Bands - 2) + 1;

    internal void Add(in MeasuredTicket ticket)
    {
        if (ticket.HandOffs == MeasuredTicket.Unknown)
        {
            return;
        }

        _tickets++;
        _handOffs += ticket.HandOffs;
        _keptByFirst += ticket.HandOffs == 0 ? 1 : 0;
        _cameBack += ticket.CameBack ? 1 : 0;
        if (ticket.IsOpen || ticket.IsVoid)
        {
            return;
        }

        int at = ((ticket.Priority * Bands) + BandOf(ticket.HandOffs)) * Counters;
        while (_resolved.Count < at + Counters)
        {
            _resolved.Add(0);
        }

        _resolved[at]++;
        _resolved[at + 1] += ticket.CameBack ? 1 : 0;
        _resolved[at + 2] += ticket.Recorded == RecordedVerdict.None ? 0 : 1;
        _resolved[at + 3] += ticket.Recorded == RecordedVerdict.Breached ? 1 : 0;
    }

    /// <summary>The summary, or null where no ticket tells of groups.</summary>
    internal HandOffSummary? ToSummary(SortedStopTimes times, GroupNames priorities)
    {
        if (_tickets == 0)
        {
            return null;
        }

        ImmutableArray<DurationSample> byBand = times.ByHandOffs(priorities: false);
        ImmutableArray<DurationSample> byPriority = times.ByHandOffs(priorities: true);
        int groups = ((_resolved.Count / Counters) + Bands - 1) / Bands;
        return new HandOffSummary(_tickets, _handOffs, _keptByFirst, _cameBack,
        [
            .. Enumerable.Range(1, Bands - 1).Select(b => Row(b, Enumerable.Range(0, groups), SortedStopTimes.Of(byBand, b))),
        ],
        [
            .. Enumerable.Range(0, groups)
                .Select(g => (Group: g, Tickets: Enumerable.Range(1, Bands - 1).Sum(b => Counter(g, b, 0))))
                .Where(g => g.Tickets > 0)
                .OrderByDescending(g => g.Tickets)
                .ThenBy(g => g.Group)
                .Take(HandOffSummary.MostPriorities)
                .Select(g => g.Group)
                .OrderBy(g => priorities[g] is null)
                .ThenBy(g => priorities[g], StringComparer.Ordinal)
                .Select(g => new HandOffGroup(priorities[g],
                [
                    .. Enumerable.Range(1, Bands - 1).Select(b => Row(b, [g], SortedStopTimes.Of(byPriority, (g * Bands) + b))),
                ])),
        ]);
    }

    private HandOffRow Row(int band, IEnumerable<int> groups, DurationSample times)
    {
        long[] sums = [.. Enumerable.Range(0, Counters).Select(c => groups.Sum(g => Counter(g, band, c)))];
        return new HandOffRow(band - 1, IsAndMore: band == Bands - 1, sums[0], sums[1], sums[2], sums[3], times);
    }

    private long Counter(int group, int band, int counter)
    {
        int at = (((group * Bands) + band) * Counters) + counter;
        return at < _resolved.Count ? _resolved[at] : 0;
    }
}
