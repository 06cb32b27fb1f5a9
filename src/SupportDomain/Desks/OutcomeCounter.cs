using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Counts outcomes by group number.</summary>
internal sealed class OutcomeCounter
{
    private static readonly int Outcomes = Enum.GetValues<SlaOutcome>().Length;

    private long[] _counts = new long[Outcomes * 4];

    internal int Groups { get; private set; }

    internal long this[int group, SlaOutcome outcome] => _counts[(group * Outcomes) + (int)outcome];

    internal AttainmentTally this[int group] => new(
        this[group, SlaOutcome.Met], this[group, SlaOutcome.Breached], this[group, SlaOutcome.Running] + this[group, SlaOutcome.Paused],
        this[group, SlaOutcome.Cancelled], this[group, SlaOutcome.NoDeadline]);

    internal void Count(int group, SlaOutcome outcome)
    {
        int index = (group * Outcomes) + (int)outcome;
        if (index >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(_counts.Length * 2, (group + 1) * Outcomes));
        }

        _counts[index]++;
        Groups = Math.Max(Groups, group + 1);
    }

    internal AttainmentTally Total()
    {
        AttainmentTally total = default;
        for (int group = 0; group < Groups; group++)
        {
            AttainmentTally t = this[group];
            total = new(total.Met + t.Met, total.Breached + t.Breached, total.Running + t.Running, total.Cancelled + t.Cancelled, total.NoSla + t.NoSla);
        }

        return total;
    }
}
