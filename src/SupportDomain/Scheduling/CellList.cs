namespace SupportDomain.Scheduling;

/// <summary>A list of cell numbers whose array a hot loop can read.</summary>
internal sealed class CellList
{
    private int[] _cells = new int[8];

    internal int Count { get; private set; }

    internal ReadOnlySpan<int> Cells => _cells.AsSpan(0, Count);

    internal void Add(int cell)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, checked(Count * 2));
        }

        _cells[Count++] = cell;
    }

    internal void Clear() => Count = 0;
}
