using SupportDomain.Collections;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>The ready order: cells, their first items, who covers them.</content>
public sealed partial class WorkflowScheduler
{
    private const int FewestCellsToSweep = 64;
    private const int KnownPlans = 512;

    /// <summary>Cells that differ by channel alone are a family and have neighbouring numbers, so that their first items are compared all at once.</summary>
    private const int CellsOfFamily = 8;

    /// <summary>Greater than every order, of which the band is below 2^5, and small enough for differences to fit a signed number.</summary>
    private const ulong NoHead = 1UL << 62;

    private readonly Dictionary<CellKey, int> _families = [];
    private readonly Dictionary<SkillRequirements, int> _requirementNumbers = [];
    private readonly Dictionary<RoutingPlan, int> _planNumbers = [];
    private readonly Dictionary<GroupId, int> _groupNumbers = [];
    private readonly Dictionary<CustomerId, int> _customerNumbers = [];
    private readonly List<RequirementState> _requirements = [];
    private readonly List<PlanState> _plans = [];
    private readonly List<GroupState> _groups = [];
    private readonly List<CustomerState> _customers = [];
    private readonly AgentSets _sets = new();
    private readonly RunArena _arena = new();
    private readonly Stack<int> _freeFamilies = [];

    /// <summary>By the last bits of the hash, the plan that was used last.</summary>
    private readonly PlanState?[] _knownPlans = new PlanState?[KnownPlans];
    private readonly Int128[] _virtualTimes = new Int128[(PriorityBands.Highest + 1) * 2];
    private Cell?[] _cells = [];

    /// <summary>The order of each cell's first item, shifted by the team's clock; <see cref="NoHead"/> if there is none, or nobody may have it.</summary>
    private ulong[] _heads = [];
    private ulong[] _headSequences = [];
    private int[] _headSlots = [];

    /// <summary>By family, how many cells it has.</summary>
    private int[] _familySizes = [];

    /// <summary>Numbers of cells are below this one; not each is in use.</summary>
    private int _cellCount;
    private int _cellsKept;
    private int _emptyPassing;

    /// <summary>Asks for the memory of the cell that an item without anything special, which is not checked yet, will be pushed into.</summary>
    private void ExpectPush(in WorkItem item)
    {
        PlanState? plan = item.Routing is { } routing ? _knownPlans[routing.GetHashCode() & (KnownPlans - 1)] : _plans[0];
        int channel = (int)item.Channel;
        if (plan is not null && channel >= 0 && channel < plan.PlainCells.Length && plan.PlainCells[channel] is > 0 and int plain)
        {
            _cells[plain - 1]!.ExpectAdd();
        }
    }

    private void Push(int slot, ref ItemState item)
    {
        int number = CellOf(item);
        Cell cell = _cells[number]!;
        ulong order = OrderOf(item);
        ulong sequence = unchecked((ulong)item.Sequence);
        if (cell.Count == 0 && IsPassing(cell.Key))
        {
            _emptyPassing--;
        }

        item.Order = order;
        item.Cell = number;
        cell.Add(slot, order, item.Sequence);
        item.Status = WorkItemStatus.Ready;
        _ready++;
        GroupState group = _groups[item.Group];
        group.ReadyCount++;
        if (Policy.Fairness is not null)
        {
            JoinFlow(item);
        }

        if (!IsBlocked(cell.Key, group))
        {
            ulong shifted = Shift(cell.Key, order, group);
            if (shifted < _heads[number] || (shifted == _heads[number] && sequence < _headSequences[number]))
            {
                _heads[number] = shifted;
                _headSequences[number] = sequence;
                _headSlots[number] = slot;
            }
        }
    }

    private void Pull(ref ItemState item)
    {
        Cell cell = _cells[item.Cell]!;
        int number = item.Cell;
        item.Cell = -1;
        cell.Remove(item);
        AfterPull(ref item, number, cell);
    }

    /// <summary>Takes the first item of a cell, whoever may have it.</summary>
    private int PullHead(int number)
    {
        Cell cell = _cells[number]!;
        cell.TakeHead();
        int slot = _headSlots[number];
        ref ItemState item = ref _items[slot];
        item.Cell = -1;
        ClearTimer(ref item);
        AfterPull(ref item, number, cell);
        return slot;
    }

    private void AfterPull(ref ItemState item, int number, Cell cell)
    {
        _ready--;
        _groups[item.Group].ReadyCount--;
        if (Policy.Fairness is not null)
        {
            _customers[item.Customer].Flows[unchecked((int)BandByte(item))].Ready--;
        }

        RefreshHead(number, cell);
        if (cell.Count == 0 && IsPassing(cell.Key))
        {
            _emptyPassing++;
        }
    }

    private void RefreshHead(int number, Cell cell)
    {
        GroupState group = _groups[cell.Key.Group];
        if (cell.Count == 0 || IsBlocked(cell.Key, group))
        {
            _heads[number] = NoHead;
            _headSequences[number] = ulong.MaxValue;
            return;
        }

        _heads[number] = Shift(cell.Key, cell.HeadOrder, group);
        _headSequences[number] = cell.HeadSequence;
        _headSlots[number] = cell.HeadSlot;
        _items.Expect(cell.HeadSlot, unchecked((long)cell.HeadSequence));
    }

    private bool IsBlocked(in CellKey key, GroupState group) => group.IsFrozen || (key.Customer != 0 && _customers[key.Customer].IsParked);

    /// <summary>Adds how long the team's clock has stood. A cell that stands now is frozen and has no first item, so what has stood is constant here.</summary>
    private ulong Shift(in CellKey key, ulong order, GroupState group)
    {
        bool shifts = group.StoodBefore != 0 && _keysAreTimes && KeyIn(order) != NoDueKey && !(_ordering == WorkOrdering.CappedAge && key.Kind == 1);
        return shifts ? checked(order + (ulong)group.StoodBefore) : order;
    }

    private void RefreshHeads(List<int> cells)
    {
        foreach (int number in cells)
        {
            RefreshHead(number, _cells[number]!);
        }
    }

    private int CellOf(in ItemState item)
    {
        PlanState plan = _plans[item.Plan];
        int kind = HasRates ? item.ServiceClass : IsCapped(item) ? 1 : 0;
        bool isPlain = item.Group == 0 && item.Declined == 0 && item.Step == 0 && kind == 0 && (item.Flags & ItemFlags.KnownOnly) == ItemFlags.None && (Policy.Fairness is null || item.Customer == 0);
        if (isPlain && plan.PlainCells[(int)item.Channel] is > 0 and int plain)
        {
            return plain - 1;
        }

        CellKey key = new(
            plan.Requirements[item.Step],
            (int)item.Channel,
            item.Group,
            (item.Flags & ItemFlags.KnownOnly) != ItemFlags.None ? item.Known : -1,
            item.Declined,
            kind,
            _byLevel ? plan.Requirements[0] : 0,
            Policy.Fairness is null ? 0 : item.Customer);
        int number = FamilyOf(key) + key.Channel;
        if (_cells[number] is null)
        {
            AddCell(key, number);
        }

        if (isPlain)
        {
            plan.PlainCells[(int)item.Channel] = number + 1;
        }

        return number;
    }

    /// <summary>Whether a cell is of something that comes and goes, so that it is given up when it has been empty for long.</summary>
    private static bool IsPassing(in CellKey key) => key.Declined != 0 || key.Known >= 0 || key.Customer != 0;

    /// <summary>The first number of a family.</summary>
    private int FamilyOf(in CellKey key)
    {
        CellKey family = key with { Channel = 0 };
        if (_families.TryGetValue(family, out int number))
        {
            return number;
        }

        if (!_freeFamilies.TryPop(out number))
        {
            number = _cellCount;
            _cellCount = checked(_cellCount + CellsOfFamily);
            if (_cellCount > _cells.Length)
            {
                int length = checked(_cellCount * 2);
                Array.Resize(ref _cells, length);
                Array.Resize(ref _heads, length);
                Array.Resize(ref _headSequences, length);
                Array.Resize(ref _headSlots, length);
                Array.Resize(ref _familySizes, length / CellsOfFamily);
                _heads.AsSpan(number).Fill(NoHead);
            }
        }

        _families.Add(family, number);
        CoverFamily(number, CoversOf(key));
        return number;
    }

    private void CoverFamily(int family, ulong[] covers)
    {
        for (int agent = Bits.Next(covers, 0); agent >= 0; agent = Bits.Next(covers, agent + 1))
        {
            _agents[agent].Families.Add(family);
        }
    }

    private void AddCell(in CellKey key, int number)
    {
        Cell cell = new(key, CoversOf(key), _arena);
        _cells[number] = cell;
        _cellsKept++;
        _familySizes[number / CellsOfFamily]++;
        _sets.Use(key.Declined);
        _groups[key.Group].Cells.Add(number);
        _customers[key.Customer].Cells.Add(number);
        _emptyPassing += IsPassing(key) ? 1 : 0;
        RefreshHead(number, cell);
    }

    /// <summary>Gives up passing cells that are empty.</summary>
    private void SweepCells()
    {
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { } cell && cell.Count == 0 && IsPassing(cell.Key))
            {
                cell.GiveBack();
                _cells[number] = null;
                _cellsKept--;
                _sets.Drop(cell.Key.Declined);
                if (--_familySizes[number / CellsOfFamily] == 0)
                {
                    _families.Remove(cell.Key with { Channel = 0 });
                    _freeFamilies.Push(number & -CellsOfFamily);
                }
            }
        }

        _emptyPassing = 0;
        ListCells();
    }

    /// <summary>Lists again which cells belong to each team and customer, and which each agent covers.</summary>
    private void ListCells()
    {
        _groups.ForEach(g => g.Cells.Clear());
        _customers.ForEach(c => c.Cells.Clear());
        _agents.ForEach(a => a.Families.Clear());
        int last = -1;
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { } cell)
            {
                _groups[cell.Key.Group].Cells.Add(number);
                _customers[cell.Key.Customer].Cells.Add(number);
                int family = number & -CellsOfFamily;
                if (family != last)
                {
                    CoverFamily(family, cell.Covers);
                    last = family;
                }
            }
        }
    }

    private ulong[] CoversOf(in CellKey key)
    {
        ulong[] covers = [.. _requirements[key.Requirements].Covers];
        if (key.Group != 0)
        {
            covers = Bits.And(covers, _groups[key.Group].Members);
        }

        foreach (int agent in _sets.Members(key.Declined))
        {
            Bits.Remove(covers, agent);
        }

        return key.Known < 0 ? covers
            : Bits.Has(covers, key.Known) ? Bits.With([], key.Known)
            : [];
    }

    private bool MayTake(in ItemState item, int agent) =>
        Bits.Has(_requirements[_plans[item.Plan].Requirements[item.Step]].Covers, agent) && (item.Group == 0 || Bits.Has(_groups[item.Group].Members, agent));

    private int PlanOf(RoutingPlan plan)
    {
        ref PlanState? known = ref _knownPlans[plan.GetHashCode() & (KnownPlans - 1)];
        if (known is { } seen && ReferenceEquals(seen.Plan, plan))
        {
            return seen.Number;
        }

        if (!_planNumbers.TryGetValue(plan, out int number))
        {
            number = _plans.Count;
            _plans.Add(new PlanState(plan, number, [.. plan.Steps.Select(s => RequirementOf(s.Requirements))], [.. plan.Steps.Select(s => TicksOf(s))]));
            _planNumbers.Add(plan, number);
        }

        known = _plans[number];
        return number;

        // A step that begins after the last tick never does.
        static long TicksOf(RoutingStep step) => step.After.TotalDays > 100_000 ? LatestTick - EarliestTick : step.After.BclCompatibleTicks;
    }

    private int RequirementOf(SkillRequirements skills)
    {
        if (!_requirementNumbers.TryGetValue(skills, out int number))
        {
            number = _requirements.Count;
            RequirementState state = new(skills);
            foreach (AgentState agent in _agents)
            {
                if (agent.Profile is { } profile && profile.Skills.Covers(skills))
                {
                    state.Covers = Bits.With(state.Covers, agent.Number);
                }
            }

            _requirements.Add(state);
            _requirementNumbers.Add(skills, number);
        }

        return number;
    }

    private int GroupOf(GroupId id)
    {
        if (!_groupNumbers.TryGetValue(id, out int number))
        {
            number = _groups.Count;
            GroupState state = new(id, number);
            foreach (AgentState agent in _agents)
            {
                if (agent.Profile is { } profile && profile.IsIn(id))
                {
                    state.Members = Bits.With(state.Members, agent.Number);
                }
            }

            _groups.Add(state);
            _groupNumbers.Add(id, number);
        }

        return number;
    }
}
