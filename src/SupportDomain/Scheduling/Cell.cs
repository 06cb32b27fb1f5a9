namespace SupportDomain.Scheduling;

/// <summary>The ready items that the same agents may take and that compare by one integer key.</summary>
internal sealed class Cell(CellKey key, ulong[] covers, ItemTable items, int number) : ReadyHeap(items, number)
{
    internal CellKey Key { get; } = key;

    /// <summary>The agents who may take its items, by number, whatever they do now.</summary>
    internal ulong[] Covers { get; set; } = covers;
}
