using System.Collections.Immutable;
using System.Text;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>Compares what a clock says of tickets with what the log itself says, and keeps the first tickets of each class on which they differ.</summary>
internal sealed class AgreementTally(string?[] policyNames)
{
    private const int ShownClasses = 20;

    private readonly OutcomeCounter[] _byPolicy = [new(), new(), new()];
    private readonly OutcomeCounter[] _byPriority = [new(), new(), new()];
    private readonly Dictionary<(int Policy, RecordedVerdict Recorded, SlaOutcome Ours), List<TicketLine>> _examples = [];

    internal void Add(in MeasuredTicket ticket, int policy, SlaOutcome outcome)
    {
        SlaOutcome ours = outcome == SlaOutcome.Paused ? SlaOutcome.Running : outcome;
        _byPolicy[(int)ticket.Recorded].Count(policy, ours);
        if (ticket.Recorded == RecordedVerdict.None)
        {
            return;
        }

        _byPriority[(int)ticket.Recorded].Count(ticket.Priority, ours);
        if (IsCompared(ours) && !Agrees(ticket.Recorded, ours))
        {
            Keep(ticket, (policy, ticket.Recorded, ours));
        }
    }

    internal VerdictAgreement ToAgreement(GroupNames priorities)
    {
        ImmutableArray<GroupAgreement> policies = Groups(_byPolicy, g => policyNames[g]);
        long compared = policies.Sum(p => p.Compared);
        long total = _byPolicy.Sum(c => c.Total().Total);
        return new VerdictAgreement(compared, policies.Sum(p => p.Agreed), total - compared, Disagreements(), policies, Groups(_byPriority, g => priorities[g]));
    }

    private static bool IsCompared(SlaOutcome ours) => ours is SlaOutcome.Running or SlaOutcome.Met or SlaOutcome.Breached;

    /// <summary>The log's "met" holds until a breach.</summary>
    private static bool Agrees(RecordedVerdict recorded, SlaOutcome ours) => (ours == SlaOutcome.Breached) == (recorded == RecordedVerdict.Breached);

    private void Keep(in MeasuredTicket ticket, (int Policy, RecordedVerdict Recorded, SlaOutcome Ours) key)
    {
        if (!_examples.TryGetValue(key, out List<TicketLine>? examples))
        {
            _examples[key] = examples = [];
        }

        if (examples.Count < VerdictDisagreement.MostExamples)
        {
            examples.Add(new TicketLine(ticket.Line, Encoding.UTF8.GetString(ticket.IdUtf8)));
        }
    }

    private static ImmutableArray<GroupAgreement> Groups(OutcomeCounter[] counters, Func<int, string?> name) =>
    [
        .. Enumerable.Range(0, counters.Max(c => c.Groups))
            .Select(g => (Name: name(g), Counts: Counts(counters, g).ToArray()))
            .Select(g => new GroupAgreement(g.Name, g.Counts.Sum(c => c.Count), g.Counts.Where(c => Agrees(c.Recorded, c.Ours)).Sum(c => c.Count)))
            .Where(g => g.Compared > 0)
            .OrderBy(g => g.Name is null)
            .ThenBy(g => g.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<(RecordedVerdict Recorded, SlaOutcome Ours, long Count)> Counts(OutcomeCounter[] counters, int group)
    {
        foreach (RecordedVerdict recorded in new[] { RecordedVerdict.Met, RecordedVerdict.Breached })
        {
            OutcomeCounter counter = counters[(int)recorded];
            if (group < counter.Groups)
            {
                yield return (recorded, SlaOutcome.Running, counter[group, SlaOutcome.Running]);
                yield return (recorded, SlaOutcome.Met, counter[group, SlaOutcome.Met]);
                yield return (recorded, SlaOutcome.Breached, counter[group, SlaOutcome.Breached]);
            }
        }
    }

    private ImmutableArray<VerdictDisagreement> Disagreements() =>
    [
        .. _examples.Keys
            .Select(k => new VerdictDisagreement(policyNames[k.Policy], k.Recorded, k.Ours, _byPolicy[(int)k.Recorded][k.Policy, k.Ours], [.. _examples[k].OrderBy(e => e.Line)]))
            .OrderByDescending(d => d.Count)
            .ThenBy(d => d.Policy, StringComparer.Ordinal)
            .ThenBy(d => d.Recorded)
            .ThenBy(d => d.Ours)
            .Take(ShownClasses),
    ];
}
