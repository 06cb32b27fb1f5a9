using SupportDomain.Collections;

namespace SupportDomain.Scheduling;

/// <summary>The ready items that the same agents may take and that compare by one integer key.</summary>
/// <remarks>An entry is the order of an item over its sequence and slot. Unchecked: sequences are below 2^35 and slots below 2^24, so both fit one number.</remarks>
internal sealed class Cell(CellKey key, ulong[] covers, RunArena arena) : RunQueue(arena)
{
    private const int SlotBits = 24;
    private const ulong SlotMask = (1UL << SlotBits) - 1;

    internal CellKey Key { get; } = key;

    /// <summary>The agents who may take its items, by number, whatever they do now.</summary>
    internal ulong[] Covers { get; set; } = covers;

    internal ulong HeadOrder => Head.High;

    internal ulong HeadSequence => unchecked(Head.Low >> SlotBits);

    internal int HeadSlot => SlotOf(Head);

    internal void Add(int slot, ulong order, long sequence) => Add(order, unchecked(((ulong)sequence << SlotBits) | (uint)slot));

    internal void Remove(in ItemState item) => Remove(item.Order, unchecked((ulong)item.Sequence << SlotBits), SlotMask);

    /// <summary>The slots of the items, in no order that means anything.</summary>
    internal IEnumerable<int> Slots() => Entries().Select(entry => SlotOf(entry));

    private static int SlotOf(in OrderEntry entry) => unchecked((int)(entry.Low & SlotMask));
}
