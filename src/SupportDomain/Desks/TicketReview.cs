using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>What the tickets of a log say of the desk that judged them.</summary>
internal sealed class TicketReview
{
    private readonly Desk _desk;
    private readonly HashSet<(TicketField Field, string Value)> _unseenValues;
    private readonly HashSet<string> _unseenStatuses;
    private readonly Dictionary<string, long> _unmapped = new(StringComparer.Ordinal);
    private readonly ClockReview[] _clocks;
    private long _tickets;
    private long _early;
    private long _firstEarly;

    internal TicketReview(Desk desk)
    {
        _desk = desk;
        _unseenValues = [.. desk.Clocks.SelectMany(c => c.Policies).SelectMany(p => p.Conditions).SelectMany(c => c.Values.Select(v => (c.Field, v)))];
        _unseenStatuses = new HashSet<string>(desk.Log.NeedsHistories ? [] : desk.Log.Statuses.Keys, StringComparer.Ordinal);
        _clocks = [.. desk.Clocks.Select(c => new ClockReview(c))];
    }

    internal void Add(JudgedTicket ticket)
    {
        if (ticket.Status is { } status && !_unseenStatuses.Remove(status) && _desk.Log.Statuses.Count > 0 && !_desk.Log.Statuses.ContainsKey(status)
            && (_unmapped.Count < LogReview.MostTexts || _unmapped.ContainsKey(status)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_unmapped, status, out _)++;
        }

        Add(ticket.Ticket, ticket.Line, ticket.RecordedDeadline);
        for (int i = 0; i < _clocks.Length; i++)
        {
            _clocks[i].Add(ticket.Ticket.Attributes, ticket.Verdicts[i]);
        }
    }

    /// <summary>Of a ticket of several rows, every instance of every clock that started.</summary>
    internal void Add(TicketHistory history)
    {
        Add(history.Ticket, history.Line, history.RecordedDeadline);
        foreach (ClockVerdict verdict in history.Verdicts)
        {
            _clocks.First(c => string.Equals(c.Id, verdict.Clock, StringComparison.Ordinal)).Add(history.Ticket.Attributes, verdict.Verdict);
        }
    }

    private void Add(Ticket ticket, long line, Instant? recordedDeadline)
    {
        _tickets++;
        foreach (TicketField field in Enum.GetValues<TicketField>())
        {
            if (ticket.Attributes[field] is { } value)
            {
                _unseenValues.Remove((field, value));
            }
        }

        if (recordedDeadline < ticket.OpenedAt)
        {
            _firstEarly = _early++ == 0 ? line : _firstEarly;
        }
    }

    internal IEnumerable<DeskFinding> Finish()
    {
        if (_tickets == 0)
        {
            return [];
        }

        IEnumerable<DeskFinding> early = _early == 0 ? [] : [EarlyDeadlines(DeskReasons.DeadlineBeforeOpening.Of(new ReasonCount(_early), new ReasonCount(_firstEarly)))];
        return early
            .Concat(_unmapped.OrderByDescending(u => u.Value).ThenBy(u => u.Key, StringComparer.Ordinal)
                .Select(u => DeskFinding.Problem("log.statuses", DeskReasons.StatusUnmapped.Of(new ReasonName(u.Key), new ReasonCount(u.Value)))))
            .Concat(_unseenStatuses.Order(StringComparer.Ordinal).Select(s => DeskFinding.Doubt($"log.statuses.{s}", DeskReasons.StatusUnseen.Of(new ReasonName(s)))))
            .Concat(_clocks.SelectMany(c => c.Finish(_unseenValues, _tickets)));
    }

    /// <summary>A few rows may be odd; where half of them are, another column was meant.</summary>
    private DeskFinding EarlyDeadlines(Reason reason) => new(_early * 2 >= _tickets ? DeskFindingWeight.Problem : DeskFindingWeight.Doubt, "log.columns.deadline", reason);

    /// <summary>The same for one clock.</summary>
    private sealed class ClockReview(SlaClock clock)
    {
        private readonly HashSet<PolicyId> _chosen = [];
        private readonly Dictionary<PolicyId, long> _withoutDeadline = [];
        private readonly Dictionary<string, long> _withoutPolicy = new(StringComparer.Ordinal);
        private long _without;

        internal string Id => clock.Id;

        internal void Add(TicketAttributes attributes, in SlaVerdict verdict)
        {
            if (verdict.Policy is not { } policy)
            {
                _without++;
                string example = Values(attributes);
                if (_withoutPolicy.Count < LogReview.MostTexts || _withoutPolicy.ContainsKey(example))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_withoutPolicy, example, out _)++;
                }

                return;
            }

            _chosen.Add(policy);
            if (!verdict.Deadline.Exists && verdict.Deadline.Reason is NoDeadlineReason.NoWorkingTime or NoDeadlineReason.OutsideHorizon)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_withoutDeadline, policy, out _)++;
            }
        }

        internal IEnumerable<DeskFinding> Finish(HashSet<(TicketField Field, string Value)> unseen, long tickets)
        {
            foreach (SlaPolicy policy in clock.Policies)
            {
                foreach (DeskFinding finding in Finish(policy, unseen))
                {
                    yield return finding;
                }
            }

            if (_without > 0)
            {
                string example = _withoutPolicy.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;
                Reason reason = DeskReasons.TicketsWithoutPolicy.Of(new ReasonName(clock.Id), new ReasonCount(_without), new ReasonShare(_without, tickets), new ReasonName(example));
                yield return _without == tickets ? DeskFinding.Problem(DeskReview.PlaceOf(clock), reason) : DeskFinding.Doubt(DeskReview.PlaceOf(clock), reason);
            }
        }

        private IEnumerable<DeskFinding> Finish(SlaPolicy policy, HashSet<(TicketField Field, string Value)> unseen)
        {
            string place = DeskReview.PlaceOf(clock, policy);
            ReasonName name = new(policy.Id.Value);
            bool asksForUnseen = false;
            foreach ((TicketField field, string value) in policy.Conditions.SelectMany(c => c.Values.Select(v => (c.Field, Value: v))).Where(unseen.Contains))
            {
                asksForUnseen = true;
                yield return DeskFinding.Doubt(place, DeskReasons.ValueUnseen.Of(name, new ReasonName(CamelName.Of(field)), new ReasonName(value)));
            }

            if (!asksForUnseen && !_chosen.Contains(policy.Id))
            {
                yield return DeskFinding.Doubt(place, DeskReasons.PolicyWithoutTickets.Of(name));
            }

            if (_withoutDeadline.TryGetValue(policy.Id, out long without))
            {
                yield return DeskFinding.Problem(place, DeskReasons.TicketsWithoutDeadline.Of(name, new ReasonCount(without)));
            }
        }

        /// <summary>What the clock's policies ask for, of one ticket.</summary>
        private string Values(TicketAttributes attributes) => string.Join(
            ", ", clock.Policies.SelectMany(p => p.Conditions).Select(c => c.Field).Distinct().Order().Select(f => $"{CamelName.Of(f)} = {attributes[f] ?? "–"}"));
    }
}
