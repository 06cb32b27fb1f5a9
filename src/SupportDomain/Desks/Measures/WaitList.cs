using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>Keeps the longest waits; of two that are equally long the one further up in the log.</summary>
internal sealed class WaitList(ImmutableArray<SlaClock> clocks, GroupNames priorities, GroupNames queues)
{
    internal const int Most = 10;

    private readonly List<LongWait> _longest = new(Most + 1);

    /// <summary>Nothing is made of a wait that is not among the longest.</summary>
    internal void Add(in MeasuredTicket ticket, in SlaVerdict verdict)
    {
        Duration elapsed = verdict.Elapsed;
        if (_longest.Count == Most && !IsBefore(elapsed, ticket.Line, _longest[^1]))
        {
            return;
        }

        long line = ticket.Line;
        int at = _longest.FindIndex(w => IsBefore(elapsed, line, w));
        _longest.Insert(at < 0 ? _longest.Count : at, Make(ticket, verdict));
        if (_longest.Count > Most)
        {
            _longest.RemoveAt(Most);
        }
    }

    internal ImmutableArray<LongWait> ToWaits() => [.. _longest];

    private static bool IsBefore(Duration elapsed, long line, LongWait other) => elapsed > other.Elapsed || (elapsed == other.Elapsed && line < other.Line);

    private LongWait Make(in MeasuredTicket ticket, in SlaVerdict verdict)
    {
        ImmutableArray<TicketVerdict>.Builder verdicts = ImmutableArray.CreateBuilder<TicketVerdict>();
        for (int i = 0; i < Math.Min(ticket.Verdicts.Length, Math.Max(LongWait.MostVerdicts, clocks.Length)); i++)
        {
            verdicts.Add(new TicketVerdict(clocks[ticket.ClockOf(i)].Title, ticket.Verdicts[i]));
        }

        return new LongWait(
            TicketId.Parse(Encoding.UTF8.GetString(ticket.IdUtf8), provider: null),
            ticket.Line,
            priorities[ticket.Priority],
            queues[ticket.Queue],
            verdict,
            ticket.OpenedAt,
            verdicts.ToImmutable());
    }
}
