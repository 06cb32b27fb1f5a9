using System.Numerics;
using System.Runtime.Intrinsics;
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

    /// <summary>Takes the item that goes to an agent next out of the ready order, and charges its customer; -1 if there is none.</summary>
    private int PullFor(AgentState agent, long tick, int offersPerAgent)
    {
        int cell = BestCell(agent, tick, offersPerAgent);
        if (cell < 0)
        {
            return -1;
        }

        int slot = PullHead(cell);
        Serve(ref _items[slot]);
        return slot;
    }

    /// <summary>The cell whose first item goes to an agent next, or -1.</summary>
    private int BestCell(AgentState agent, long tick, int offersPerAgent)
    {
        int open = agent.OpenChannels(offersPerAgent);
        return open == 0 ? -1 : _isStatic ? BestOfStatic(agent.Families.Cells, open) : BestOf(agent, open, tick);
    }

    /// <summary>The least order of all families, channel by channel at once; then, among the open channels, where it stands: most often once, otherwise the sequence decides.</summary>
    private int BestOfStatic(ReadOnlySpan<int> families, int open)
    {
        unchecked
        {
            ulong[] heads = _heads;
            Vector512<ulong> least = Vector512.Create(NoHead);
            foreach (int family in families)
            {
                least = Vector512.Min(least, Vector512.Create<ulong>(heads.AsSpan(family, CellsOfFamily)));
            }

            Span<ulong> leastOf = stackalloc ulong[CellsOfFamily];
            least.CopyTo(leastOf);
            ulong first = NoHead;
            for (int rest = open; rest != 0; rest &= rest - 1)
            {
                first = Math.Min(first, leastOf[BitOperations.TrailingZeroCount(rest)]);
            }

            int best = -1;
            for (int rest = first == NoHead ? 0 : open; rest != 0; rest &= rest - 1)
            {
                int channel = BitOperations.TrailingZeroCount(rest);
                if (leastOf[channel] == first)
                {
                    best = FirstOfEqual(families, channel, first, best);
                }
            }

            return best;
        }
    }

    private int FirstOfEqual(ReadOnlySpan<int> families, int channel, ulong order, int best)
    {
        unchecked
        {
            ulong[] heads = _heads;
            foreach (int family in families)
            {
                int cell = family + channel;
                if (heads[cell] == order && (best < 0 || _headSequences[cell] < _headSequences[best]))
                {
                    best = cell;
                }
            }

            return best;
        }
    }

    private int BestOf(AgentState agent, int open, long tick)
    {
        unchecked
        {
            int best = -1;
            int bestLevel = 0;
            foreach (int family in agent.Families.Cells)
            {
                for (int rest = open; rest != 0; rest &= rest - 1)
                {
                    int cell = family + BitOperations.TrailingZeroCount(rest);
                    if (_heads[cell] != NoHead)
                    {
                        int level = _byLevel ? LevelOf(_cells[cell]!, agent) : 0;
                        if (best < 0 || Precedes(cell, best, tick, level, bestLevel))
                        {
                            best = cell;
                            bestLevel = level;
                        }
                    }
                }
            }

            return best;
        }
    }

    private int LevelOf(Cell cell, AgentState agent) => _requirements[cell.Key.Preferred].LevelOf(agent);

    private int LevelOf(in ItemState item, AgentState agent) => _requirements[_plans[item.Plan].Requirements[0]].LevelOf(agent);

    /// <summary>The highest level for the items of a cell among the agents who could take one now.</summary>
    private int LevelOfFree(Cell cell)
    {
        int highest = 0;
        ulong[] free = _free[cell.Key.Channel];
        for (int word = 0; word < Math.Min(cell.Covers.Length, free.Length); word++)
        {
            for (ulong rest = cell.Covers[word] & free[word]; rest != 0; rest &= rest - 1)
            {
                highest = Math.Max(highest, LevelOf(cell, _agents[(word * 64) + BitOperations.TrailingZeroCount(rest)]));
            }
        }

        return highest;
    }

    /// <summary>The cell whose first item goes before all others that somebody could take now, or -1.</summary>
    private int BestFreeCell(long tick)
    {
        unchecked
        {
            int best = -1;
            int level = 0;
            ulong bound = NoHead - 1;
            for (int family = 0; family < _cellCount; family += CellsOfFamily)
            {
                // Most families have nothing that could go first, which is seen at once.
                Vector512<ulong> heads = Vector512.Create<ulong>(_heads.AsSpan(family, CellsOfFamily));
                if (Vector512.LessThanOrEqualAny(heads, Vector512.Create(bound)))
                {
                    best = BestFreeOfFamily(family, best, ref level, tick);
                    bound = best >= 0 && _isStatic ? _heads[best] : bound;
                }
            }

            return best;
        }
    }

    private int BestFreeOfFamily(int family, int best, ref int bestLevel, long tick)
    {
        for (int cell = family; cell < family + CellsOfFamily; cell++)
        {
            if (_heads[cell] != NoHead)
            {
                int level = _byLevel ? LevelOfFree(_cells[cell]!) : 0;
                if (best < 0 || Precedes(cell, best, tick, level, bestLevel))
                {
                    Cell candidate = _cells[cell]!;
                    if (Bits.Intersect(candidate.Covers, _free[candidate.Key.Channel]))
                    {
                        best = cell;
                        bestLevel = level;
                    }
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
            int open = agent.OpenChannels(Policy.OffersPerAgent);
            for (int rest = open ^ agent.CountedFree; rest != 0; rest &= rest - 1)
            {
                int channel = BitOperations.TrailingZeroCount(rest);
                _free[channel] = Bits.Set(_free[channel], agent.Number, (open & (1 << channel)) != 0);
            }

            agent.CountedFree = open;
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

        int order = Policy.AgentChoice == AgentChoice.HighestLevel ? LevelOf(item, right).CompareTo(LevelOf(item, left)) : 0;
        if (Policy.AgentChoice == AgentChoice.BestFit)
        {
            SkillRequirements required = _requirements[_plans[item.Plan].Requirements[item.Step]].Skills;
            order = left.Profile!.Skills.Levels.Length.CompareTo(right.Profile!.Skills.Levels.Length);
            order = order != 0 ? order : Surplus(left, required).CompareTo(Surplus(right, required));
        }

        if (order == 0 && Policy.AgentChoice is not (AgentChoice.LongestIdle or AgentChoice.HighestLevel))
        {
            order = CompareLoad(left, right);
        }

        if (order == 0)
        {
            order = (right.Number == item.Known).CompareTo(left.Number == item.Known);
        }

        order = order != 0 ? order : left.IdleSince.CompareTo(right.IdleSince);
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
