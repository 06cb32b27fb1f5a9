using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>The ready order: cells, their first items, who covers them.</content>
public sealed partial class WorkflowScheduler
{
    private const int FewestCellsToSweep = 64;

    /// <summary>Greater than every order, of which the band is below 2^5, and small enough for differences to fit a signed number.</summary>
    private const ulong NoHead = 1UL << 62;

    private readonly Dictionary<CellKey, int> _cellNumbers = [];
    private readonly Dictionary<SkillRequirements, int> _requirementNumbers = [];
    private readonly Dictionary<RoutingPlan, int> _planNumbers = [];
    private readonly Dictionary<GroupId, int> _groupNumbers = [];
    private readonly Dictionary<CustomerId, int> _customerNumbers = [];
    private readonly List<RequirementState> _requirements = [];
    private readonly List<PlanState> _plans = [];
    private readonly List<GroupState> _groups = [];
    private readonly List<CustomerState> _customers = [];
    private readonly AgentSets _sets = new();
    private readonly Stack<int> _freeCells = [];
    private readonly Int128[] _virtualTimes = new Int128[(PriorityBands.Highest + 1) * 2];
    private Cell?[] _cells = new Cell?[16];

    /// <summary>The order of each cell's first item, shifted by the team's clock; <see cref="NoHead"/> if there is none, or nobody may have it.</summary>
    private ulong[] _heads = new ulong[16];
    private ulong[] _headSequences = new ulong[16];
    private int _cellCount;
    private int _emptyPassing;

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
            }
        }
    }

    private void Pull(ref ItemState item)
    {
        Cell cell = _cells[item.Cell]!;
        int number = item.Cell;
        item.Cell = -1;
        cell.Leave();
        AfterPull(ref item, number, cell);
    }

    /// <summary>Takes the first item of a cell, whoever may have it.</summary>
    private int PullHead(int number)
    {
        Cell cell = _cells[number]!;
        int slot = cell.TakeHead();
        ref ItemState item = ref _items[slot];
        item.Cell = -1;
        ClearTimer(ref item);
        AfterPull(ref item, number, cell);
        return slot;
    }

    private void AfterPull(ref ItemState item, int number, Cell cell)
    {
        cell.Settle();
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
            Policy.Fairness is null ? 0 : item.Customer);
        if (!_cellNumbers.TryGetValue(key, out int number))
        {
            number = AddCell(key);
        }

        if (isPlain)
        {
            plan.PlainCells[(int)item.Channel] = number + 1;
        }

        return number;
    }

    /// <summary>Whether a cell is of something that comes and goes, so that it is given up when it has been empty for long.</summary>
    private static bool IsPassing(in CellKey key) => key.Declined != 0 || key.Known >= 0 || key.Customer != 0;

    private int AddCell(in CellKey key)
    {
        if (!_freeCells.TryPop(out int number))
        {
            number = _cellCount++;
            if (number == _cells.Length)
            {
                Array.Resize(ref _cells, number * 2);
                Array.Resize(ref _heads, number * 2);
                Array.Resize(ref _headSequences, number * 2);
            }
        }

        Cell cell = new(key, CoversOf(key), _items, number);
        _cells[number] = cell;
        _cellNumbers.Add(key, number);
        _sets.Use(key.Declined);
        _groups[key.Group].Cells.Add(number);
        _customers[key.Customer].Cells.Add(number);
        _emptyPassing += IsPassing(key) ? 1 : 0;
        RefreshHead(number, cell);
        for (int agent = Bits.Next(cell.Covers, 0); agent >= 0; agent = Bits.Next(cell.Covers, agent + 1))
        {
            _agents[agent].Cells[key.Channel].Add(number);
        }

        return number;
    }

    /// <summary>Gives up passing cells that are empty.</summary>
    private void SweepCells()
    {
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { } cell && cell.Count == 0 && IsPassing(cell.Key))
            {
                _cells[number] = null;
                _cellNumbers.Remove(cell.Key);
                _sets.Drop(cell.Key.Declined);
                _freeCells.Push(number);
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
        foreach (CellList list in _agents.SelectMany(a => a.Cells))
        {
            list.Clear();
        }

        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { } cell)
            {
                _groups[cell.Key.Group].Cells.Add(number);
                _customers[cell.Key.Customer].Cells.Add(number);
                for (int agent = Bits.Next(cell.Covers, 0); agent >= 0; agent = Bits.Next(cell.Covers, agent + 1))
                {
                    _agents[agent].Cells[cell.Key.Channel].Add(number);
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
        if (_plans.Count > 0 && ReferenceEquals(_plans[_lastPlan].Plan, plan))
        {
            return _lastPlan;
        }

        if (!_planNumbers.TryGetValue(plan, out int number))
        {
            number = _plans.Count;
            _plans.Add(new PlanState(plan, [.. plan.Steps.Select(s => RequirementOf(s.Requirements))], [.. plan.Steps.Select(s => TicksOf(s))]));
            _planNumbers.Add(plan, number);
        }

        _lastPlan = number;
        return number;

        // A step that begins after the last tick never does.
        static long TicksOf(RoutingStep step) => step.After.TotalDays > 100_000 ? LatestTick - EarliestTick : step.After.BclCompatibleTicks;
    }

    private int _lastPlan;

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
