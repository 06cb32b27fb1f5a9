namespace SupportDomain.Scheduling.Assignment;

/// <content>
/// Among the optimal matchings, which are those over edges of reduced cost zero that leave free only columns of potential zero, the lexicographically first: unit by
/// unit the earliest item that the units after it can make room for.
/// </content>
public sealed partial class AssignmentSolver
{
    /// <summary>The edges of reduced cost zero, by column; those of column c are from <c>_tightStart[c]</c> to <c>_tightStart[c + 1]</c>, exclusive.</summary>
    private int[] _tightEdge = [];
    private int[] _tightStart = [];

    /// <summary>Of the search for room: the move that fills the column the unit leaves, or begins to; none if there is none.</summary>
    private int _filler;

    private void SettleTies(int units)
    {
        IndexTightEdges(units);
        for (int unit = 0; unit < units; unit++)
        {
            if (HasEarlierItem(unit))
            {
                FindRoom(unit);
                TakeEarliest(unit);
            }
        }
    }

    private void IndexTightEdges(int units)
    {
        Grow(ref _tightStart, _columns + 2);
        Array.Clear(_tightStart, 0, _columns + 2);
        for (int unit = 0; unit < units; unit++)
        {
            for (int edge = unit * _perUnit; edge < (unit * _perUnit) + _edgeCount[unit]; edge++)
            {
                _tightStart[_edgeColumn[edge] + 2] += IsTight(unit, edge) ? 1 : 0;
            }
        }

        for (int column = 2; column < _columns + 2; column++)
        {
            _tightStart[column] += _tightStart[column - 1];
        }

        Grow(ref _tightEdge, _tightStart[_columns + 1]);
        for (int unit = 0; unit < units; unit++)
        {
            for (int edge = unit * _perUnit; edge < (unit * _perUnit) + _edgeCount[unit]; edge++)
            {
                if (IsTight(unit, edge))
                {
                    _tightEdge[_tightStart[_edgeColumn[edge] + 1]++] = edge;
                }
            }
        }
    }

    private bool IsTight(int unit, int edge) => CostOf(edge) == _unitPotential[unit] + _columnPotential[_edgeColumn[edge]];

    /// <summary>Whether the unit might have an earlier item: one at no more cost that no unit before it has.</summary>
    private bool HasEarlierItem(int unit)
    {
        int current = ItemOf(unit);
        for (int edge = unit * _perUnit; edge < (unit * _perUnit) + _edgeCount[unit]; edge++)
        {
            int owner = _unitOfColumn[_edgeColumn[edge]];
            if (_edgeItem[edge] < current && (owner == None || owner > unit) && IsTight(unit, edge))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Marks every column that can be had without cost: those whose owners can move on to the column that the unit leaves; and if that one can be left, by itself or
    /// with units that move into it, those whose owners can move on to a free column or go idle.
    /// </summary>
    private void FindRoom(int unit)
    {
        _searches++;
        _settledCount = 0;
        _filler = None;
        int left = ColumnOf(unit);
        bool mayLeave = left == None || _columnPotential[left] == 0;
        if (left != None)
        {
            Mark(left, None);
            mayLeave |= MarkMovers(unit, 0);
        }

        int marked = _settledCount;
        for (int column = 0; mayLeave && column < _columns; column++)
        {
            int owner = _unitOfColumn[column];
            if (owner == None)
            {
                Mark(column, None);
            }
            else if (owner > unit && _unitPotential[owner] == _idleCost)
            {
                Mark(column, Idle);
            }
        }

        MarkMovers(unit, marked);
    }

    /// <summary>
    /// Marks on from the columns found: whoever moves into one leaves another. Notes the first move that fills a column and leaves nothing that must be
    /// filled, and says whether there is one.
    /// </summary>
    private bool MarkMovers(int unit, int from)
    {
        for (int i = from; i < _settledCount; i++)
        {
            int column = _settled[i];
            for (int place = _tightStart[column]; place < _tightStart[column + 1]; place++)
            {
                int edge = _tightEdge[place];
                int mover = UnitOf(edge);
                if (mover <= unit || _edgeOfUnit[mover] == edge)
                {
                    continue;
                }

                int leaves = ColumnOf(mover);
                _filler = _filler == None && (leaves == None || _columnPotential[leaves] == 0) ? edge : _filler;
                if (leaves != None)
                {
                    Mark(leaves, edge);
                }
            }
        }

        return _filler != None;
    }

    /// <summary>Notes that a column can be had, and the edge that its owner takes then.</summary>
    private void Mark(int column, int moveOfOwner)
    {
        if (_search[column] != _searches)
        {
            _search[column] = _searches;
            _reachedBy[column] = moveOfOwner;
            _settled[_settledCount++] = column;
        }
    }

    private void TakeEarliest(int unit)
    {
        int best = None;
        int bestItem = ItemOf(unit);
        for (int edge = unit * _perUnit; edge < (unit * _perUnit) + _edgeCount[unit]; edge++)
        {
            if (_edgeItem[edge] < bestItem && _search[_edgeColumn[edge]] == _searches && IsTight(unit, edge))
            {
                best = edge;
                bestItem = _edgeItem[edge];
            }
        }

        if (best == None)
        {
            return;
        }

        int left = ColumnOf(unit);
        int filler = left != None && _columnPotential[left] != 0 ? _filler : None;
        MakeRoom(unit, best);
        if (filler != None && _unitOfColumn[left] == None)
        {
            MakeRoom(UnitOf(filler), filler);
        }
    }

    /// <summary>Moves a unit along an edge, and whoever it displaces along the edges marked, until one takes a free column or goes idle.</summary>
    private void MakeRoom(int unit, int edge)
    {
        int left = ColumnOf(unit);
        if (left != None)
        {
            _unitOfColumn[left] = None;
        }

        int taker = unit;
        while (true)
        {
            int column = _edgeColumn[edge];
            int owner = _unitOfColumn[column];
            _unitOfColumn[column] = taker;
            _edgeOfUnit[taker] = edge;
            if (owner == None)
            {
                return;
            }

            edge = _reachedBy[column];
            if (edge == Idle)
            {
                _edgeOfUnit[owner] = Idle;
                return;
            }

            taker = owner;
        }
    }

    /// <summary>The item of a unit; none comes after all.</summary>
    private int ItemOf(int unit) => _edgeOfUnit[unit] == Idle ? int.MaxValue : _edgeItem[_edgeOfUnit[unit]];
}
