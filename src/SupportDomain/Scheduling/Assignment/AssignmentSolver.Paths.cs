namespace SupportDomain.Scheduling.Assignment;

/// <content>Shortest augmenting paths: one unit after the other is matched, and potentials keep every reduced cost at zero or above.</content>
public sealed partial class AssignmentSolver
{
    /// <summary>In place of an edge: the unit goes without an item.</summary>
    private const int Idle = -2;

    /// <summary>What going without costs: more than any choice of items can save.</summary>
    private Int128 _idleCost;

    private Int128[] _unitPotential = [];
    private Int128[] _columnPotential = [];
    private int[] _edgeOfUnit = [];
    private int[] _unitOfColumn = [];

    /// <summary>Of the search for one path: the least distance to a column, the edge it is reached by, and the search it was last reached in.</summary>
    private Int128[] _distance = [];
    private int[] _reachedBy = [];
    private int[] _search = [];
    private int _searches;

    /// <summary>A binary heap of taken columns by distance, with the place of each column in it; and the columns already taken out.</summary>
    private int[] _heap = [];
    private int[] _placeInHeap = [];
    private int _heapCount;
    private int[] _settled = [];
    private int _settledCount;

    private void BeginMatching(int units)
    {
        Int128 range = _columns == 0 ? 0 : (Int128)_greatest - _least;
        _idleCost = (range * (units + 1)) + 1;
        Grow(ref _unitPotential, units);
        Grow(ref _edgeOfUnit, units);
        Grow(ref _columnPotential, _columns);
        Grow(ref _unitOfColumn, _columns);
        Grow(ref _distance, _columns);
        Grow(ref _reachedBy, _columns);
        Grow(ref _search, _columns);
        Grow(ref _heap, _columns);
        Grow(ref _placeInHeap, _columns);
        Grow(ref _settled, _columns);
        Array.Clear(_unitPotential, 0, units);
        Array.Clear(_columnPotential, 0, _columns);
        Array.Fill(_unitOfColumn, None, 0, _columns);
        Array.Fill(_edgeOfUnit, Idle, 0, units);
        Array.Clear(_search, 0, _columns);
        _searches = 0;
    }

    /// <summary>The cost of an edge, from zero on.</summary>
    private Int128 CostOf(int edge) => (Int128)_edgeCost[edge] - _least;

    private int UnitOf(int edge) => edge / _perUnit;

    /// <summary>Matches one more unit along the shortest path to a free column, or to a unit that had better go idle.</summary>
    private void Augment(int unit)
    {
        _searches++;
        _heapCount = 0;
        _settledCount = 0;
        Int128 end = _idleCost;
        int endColumn = None;
        int idleUnit = unit;
        Relax(unit, 0, ref end, ref endColumn);
        while (_heapCount > 0 && _distance[_heap[0]] < end)
        {
            int column = PopNearest();
            int owner = _unitOfColumn[column];
            Int128 distance = _distance[column];
            Int128 idle = distance + _idleCost - _unitPotential[owner];
            if (idle < end)
            {
                end = idle;
                endColumn = None;
                idleUnit = owner;
            }

            Relax(owner, distance, ref end, ref endColumn);
        }

        ShiftPotentials(unit, end);
        Shift(endColumn == None ? ColumnOf(idleUnit) : endColumn, unit, endColumn == None);
    }

    /// <summary>Looks along the edges of a unit: a free column may end the path, a taken one waits in the heap.</summary>
    private void Relax(int unit, Int128 distance, ref Int128 end, ref int endColumn)
    {
        Int128 offset = distance - _unitPotential[unit];
        int first = unit * _perUnit;
        for (int edge = first; edge < first + _edgeCount[unit]; edge++)
        {
            int column = _edgeColumn[edge];
            Int128 reached = offset + CostOf(edge) - _columnPotential[column];
            if (reached >= end || (_search[column] == _searches && reached >= _distance[column]))
            {
                continue;
            }

            bool isNew = _search[column] != _searches;
            _search[column] = _searches;
            _distance[column] = reached;
            _reachedBy[column] = edge;
            if (_unitOfColumn[column] == None)
            {
                end = reached;
                endColumn = column;
            }
            else
            {
                SiftUp(isNew ? _heapCount++ : _placeInHeap[column], column);
            }
        }
    }

    private void ShiftPotentials(int unit, Int128 end)
    {
        _unitPotential[unit] += end;
        for (int i = 0; i < _settledCount; i++)
        {
            int column = _settled[i];
            Int128 shift = end - _distance[column];
            _columnPotential[column] -= shift;
            _unitPotential[_unitOfColumn[column]] += shift;
        }
    }

    /// <summary>Gives every unit on the path the next column of it, from the end back to the unit that it began with.</summary>
    private void Shift(int column, int unit, bool leavesIdle)
    {
        if (leavesIdle)
        {
            if (column == None)
            {
                return;
            }

            _edgeOfUnit[_unitOfColumn[column]] = Idle;
        }

        while (true)
        {
            int edge = _reachedBy[column];
            int taker = UnitOf(edge);
            int left = ColumnOf(taker);
            _edgeOfUnit[taker] = edge;
            _unitOfColumn[column] = taker;
            if (taker == unit)
            {
                return;
            }

            column = left;
        }
    }

    /// <summary>The column a unit has, or none.</summary>
    private int ColumnOf(int unit) => _edgeOfUnit[unit] == Idle ? None : _edgeColumn[_edgeOfUnit[unit]];

    private int PopNearest()
    {
        int column = _heap[0];
        _settled[_settledCount++] = column;
        int last = _heap[--_heapCount];
        if (_heapCount > 0)
        {
            SiftDown(0, last);
        }

        return column;
    }

    private void SiftUp(int place, int column)
    {
        Int128 distance = _distance[column];
        while (place > 0)
        {
            int parent = (place - 1) / 2;
            if (_distance[_heap[parent]] <= distance)
            {
                break;
            }

            Put(place, _heap[parent]);
            place = parent;
        }

        Put(place, column);
    }

    private void SiftDown(int place, int column)
    {
        Int128 distance = _distance[column];
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _heapCount)
            {
                break;
            }

            child += child + 1 < _heapCount && _distance[_heap[child + 1]] < _distance[_heap[child]] ? 1 : 0;
            if (_distance[_heap[child]] >= distance)
            {
                break;
            }

            Put(place, _heap[child]);
            place = child;
        }

        Put(place, column);
    }

    private void Put(int place, int column)
    {
        _heap[place] = column;
        _placeInHeap[column] = place;
    }
}
