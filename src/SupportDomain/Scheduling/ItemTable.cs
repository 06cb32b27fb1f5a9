using System.Runtime.CompilerServices;
using SupportDomain.Collections;

namespace SupportDomain.Scheduling;

/// <summary>The unfinished items in chunks, so that growing copies nothing; found by slot or, through an index, by id.</summary>
/// <remarks>Unchecked: slot numbers stay below 2^24, the number of items that a queue holds.</remarks>
internal sealed class ItemTable
{
    internal const int MaximumItems = (1 << 24) - 1;
    private const int ChunkBits = PinnedRows<ItemState>.ChunkBits;
    private const int ChunkSize = PinnedRows<ItemState>.ChunkSize;
    private const int ChunkMask = PinnedRows<ItemState>.ChunkMask;

    private readonly IdIndex _index = new();
    private readonly PinnedRows<ItemState> _rows = new();
    private string?[]?[] _references = [];
    private int[] _free = [];
    private int _freeCount;
    private int _used;

    internal int Count { get; private set; }

    /// <summary>Slots below this one have held an item.</summary>
    internal int Used => _used;

    internal ref ItemState this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _rows[slot];
    }

    internal bool IsFull => _freeCount == 0 && _used == MaximumItems;

    /// <summary>The slot of an id, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(long id) => _index.Find(id);

    /// <summary>Asks for the memory of an item that will be wanted when its turn comes, and of the place where its id is looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Expect(int slot, long id)
    {
        Expect(slot);
        _index.Expect(id);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Expect(int slot) => Prefetch.TwoLines(ref this[slot]);

    /// <summary>Takes a slot for the next id.</summary>
    internal int Add(long id, string? reference)
    {
        unchecked
        {
            int slot;
            if (_freeCount > 0)
            {
                slot = _free[--_freeCount];
            }
            else
            {
                slot = _used;
                if ((slot & ChunkMask) == 0)
                {
                    AddChunk(slot >> ChunkBits);
                }

                _used++;
            }

            _index.Add(id, slot);
            if (reference is not null)
            {
                (_references[slot >> ChunkBits] ??= new string?[ChunkSize])[slot & ChunkMask] = reference;
            }

            Count++;
            return slot;
        }
    }

    internal string? ReferenceOf(int slot) => _references[slot >> ChunkBits]?[slot & ChunkMask];

    internal void Remove(int slot)
    {
        unchecked
        {
            ref ItemState item = ref this[slot];
            _index.Remove(item.Id);
            item.Id = 0;
            if (_references[slot >> ChunkBits] is { } references)
            {
                references[slot & ChunkMask] = null;
            }

            if (_freeCount == _free.Length)
            {
                Array.Resize(ref _free, Math.Max(16, _free.Length * 2));
            }

            _free[_freeCount++] = slot;
            Count--;
        }
    }

    /// <summary>The slots of all items, ascending by id.</summary>
    internal int[] SlotsById()
    {
        int[] slots = new int[Count];
        long[] ids = new long[Count];
        int count = 0;
        for (int slot = 0; slot < _used; slot++)
        {
            if (this[slot].Id != 0)
            {
                ids[count] = this[slot].Id;
                slots[count++] = slot;
            }
        }

        Array.Sort(ids, slots);
        return slots;
    }

    private void AddChunk(int chunk)
    {
        if (chunk == _references.Length)
        {
            Array.Resize(ref _references, Math.Max(4, checked(chunk * 2)));
        }

        _rows.AddChunk();
    }
}
