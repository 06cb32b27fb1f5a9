using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>Which item for an agent, and which agent for an item.</content>
public sealed partial class WorkflowScheduler
{
    private readonly List<AgentState> _dirty = [];
    private readonly ulong[][] _free = [.. Enumerable.Range(0, AgentState.ChannelCount).Select(_ => Array.Empty<ulong>())];

    /// <summary>Who was given something last; <c>default</c> before the first.</summary>
    private AgentId _lastGiven;

    /// <summary>The cell whose first item goes to an agent next, or -1.</summary>
    private int BestCell(AgentState agent, long tick, int offersPerAgent)
    {
        int best = -1;
        foreach (int channel in agent.Channels)
        {
            if (agent.CanTake(channel, offersPerAgent))
            {
                ReadOnlySpan<int> cells = agent.Cells[channel].Cells;
                best = _isStatic ? BestOfStatic(cells, best) : BestOf(cells, best, tick);
            }
        }

        return best;
    }

    /// <summary>The cell with the least order, without a branch that depends on the orders; ties, which are rare, are told apart afterwards.</summary>
    private int BestOfStatic(ReadOnlySpan<int> cells, int before)
    {
        unchecked
        {
            ulong[] heads = _heads;
            int best = before;
            ulong least = before < 0 ? NoHead : heads[before];
            long ties = 1;
            foreach (int cell in cells)
            {
                long difference = (long)(heads[cell] - least);
                long isLess = difference >> 63;
                best ^= (best ^ cell) & (int)isLess;
                least += (ulong)(difference & isLess);
                ties = difference == 0 ? 0 : ties;
            }

            return ties == 0 && best >= 0 ? BestOfTies(cells, best) : best;
        }
    }

    private int BestOfTies(ReadOnlySpan<int> cells, int best)
    {
        ulong least = _heads[best];
        foreach (int cell in cells)
        {
            best = _heads[cell] == least && _headSequences[cell] < _headSequences[best] ? cell : best;
        }

        return best;
    }

    private int BestOf(ReadOnlySpan<int> cells, int best, long tick)
    {
        foreach (int cell in cells)
        {
            if (_heads[cell] != NoHead && (best < 0 || Precedes(cell, best, tick)))
            {
                best = cell;
            }
        }

        return best;
    }

    /// <summary>The cell whose first item goes before all others that somebody could take now, or -1.</summary>
    private int BestFreeCell(long tick)
    {
        int best = -1;
        for (int cell = 0; cell < _cellCount; cell++)
        {
            if (_heads[cell] != NoHead && (best < 0 || Precedes(cell, best, tick)))
            {
                Cell candidate = _cells[cell]!;
                if (Bits.Intersect(candidate.Covers, _free[candidate.Key.Channel]))
                {
                    best = cell;
                }
            }
        }

        return best;
    }

    /// <summary>Notes that what an agent can take may have changed.</summary>
    private void Touch(AgentState agent)
    {
        if (!agent.IsDirty)
        {
            agent.IsDirty = true;
            _dirty.Add(agent);
        }
    }

    /// <summary>Brings up to date who has capacity for each channel.</summary>
    private void RefreshFree()
    {
        foreach (AgentState agent in _dirty)
        {
            agent.IsDirty = false;
            for (int channel = 0; channel < AgentState.ChannelCount; channel++)
            {
                _free[channel] = Bits.Set(_free[channel], agent.Number, agent.CanTake(channel, Policy.OffersPerAgent));
            }
        }

        _dirty.Clear();
    }

    /// <summary>Who could take an item now.</summary>
    private ulong[] AbleFor(in ItemState item)
    {
        ulong[] able = Bits.And(_requirements[_plans[item.Plan].Requirements[item.Step]].Covers, _free[(int)item.Channel]);
        if (item.Group != 0)
        {
            able = Bits.And(able, _groups[item.Group].Members);
        }

        foreach (int agent in _sets.Members(item.Declined))
        {
            Bits.Remove(able, agent);
        }

        return (item.Flags & ItemFlags.KnownOnly) == ItemFlags.None ? able
            : Bits.Has(able, item.Known) ? Bits.With([], item.Known)
            : [];
    }

    private AgentState? Choose(in ItemState item, ulong[] able)
    {
        AgentState? best = null;
        for (int number = Bits.Next(able, 0); number >= 0; number = Bits.Next(able, number + 1))
        {
            AgentState agent = _agents[number];
            if (best is null || IsBetter(agent, best, item))
            {
                best = agent;
            }
        }

        return best;
    }

    private bool IsBetter(AgentState left, AgentState right, in ItemState item)
    {
        if (Policy.AgentChoice == AgentChoice.RoundRobin)
        {
            bool leftIsNext = _lastGiven.IsDefault || left.Id > _lastGiven;
            bool rightIsNext = _lastGiven.IsDefault || right.Id > _lastGiven;
            return leftIsNext != rightIsNext ? leftIsNext : left.Id < right.Id;
        }

        int order = 0;
        if (Policy.AgentChoice == AgentChoice.BestFit)
        {
            SkillRequirements required = _requirements[_plans[item.Plan].Requirements[item.Step]].Skills;
            order = left.Profile!.Skills.Levels.Length.CompareTo(right.Profile!.Skills.Levels.Length);
            order = order != 0 ? order : Surplus(left, required).CompareTo(Surplus(right, required));
        }

        if (order == 0 && Policy.AgentChoice != AgentChoice.LongestIdle)
        {
            order = CompareLoad(left, right);
        }

        if (order == 0)
        {
            order = (right.Number == item.Known).CompareTo(left.Number == item.Known);
        }

        order = order != 0 ? order : left.GivenAt.CompareTo(right.GivenAt);
        return order != 0 ? order < 0 : left.Id < right.Id;
    }

    /// <summary>Compares load / capacity by multiplying crosswise; whoever has no capacity at all, and so takes only what costs none, has load ratio 0.</summary>
    private static int CompareLoad(AgentState left, AgentState right) =>
        checked((long)left.Load * Math.Max(1, right.Capacity)).CompareTo(checked((long)right.Load * Math.Max(1, left.Capacity)));

    /// <summary>By how many levels an agent exceeds the requirements; all who are compared have the skills.</summary>
    private static long Surplus(AgentState agent, SkillRequirements required)
    {
        long surplus = 0;
        foreach (SkillRequirement requirement in required.All)
        {
            surplus += agent.Profile!.Skills.LevelOf(requirement.Skill) - requirement.MinimumLevel;
        }

        return surplus;
    }
}
