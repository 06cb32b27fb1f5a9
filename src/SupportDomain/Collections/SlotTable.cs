using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>The tenants of a queue: slot numbers with generations, so that a handle finds its item or is refused.</summary>
/// <remarks>
/// Unsafe: <see cref="Slots"/> points into a pinned array that this object keeps alive, so it is valid while the object is
/// reachable; every slot number that is dereferenced is below <see cref="Used"/>, which never exceeds the array's length.
/// Unchecked: slot numbers stay below 2^24 and generations below the limit at which a slot is retired.
/// </remarks>
internal sealed unsafe class SlotTable
{
    internal const int SlotBits = 24;
    internal const ulong SlotMask = (1UL << SlotBits) - 1;

    /// <summary>One less than the numbers that 24 bits hold, so that no entry equals <see cref="Vacant"/>.</summary>
    internal const int MaximumSlots = (1 << SlotBits) - 1;

    /// <summary>The low word of a slot without a tenant.</summary>
    internal const ulong Vacant = ulong.MaxValue;

    private readonly uint _lastGeneration;
    private Slot[] _array = [];
    private int[] _freeSlots = [];
    private uint _firstGeneration = 1;
    private int _free;

    internal SlotTable(uint lastGeneration) => _lastGeneration = lastGeneration;

    /// <summary>The generation of the first tenant of a slot.</summary>
    internal uint FirstGeneration => _firstGeneration;

    internal Slot* Slots { get; private set; }

    internal int Capacity => _array.Length;

    /// <summary>Slots that have had a tenant: the numbers below this one.</summary>
    internal int Used { get; private set; }

    internal bool IsFull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _free == 0 && Used == _array.Length;
    }

    internal long HeldBytes => ((long)_array.Length * sizeof(Slot)) + ((long)_freeSlots.Length * sizeof(int));

    internal int Vacancies => unchecked(_free + _array.Length - Used);

    /// <summary>Gives out the slot that was released last, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int TakeReleased()
    {
        unchecked
        {
            int free = _free - 1;
            int[] stack = _freeSlots;
            if ((uint)free >= (uint)stack.Length)
            {
                return -1;
            }

            _free = free;
            return stack[free];
        }
    }

    /// <summary>The slot that <see cref="TakeReleased"/> would give out, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int PeekReleased()
    {
        unchecked
        {
            int free = _free - 1;
            int[] stack = _freeSlots;
            return (uint)free < (uint)stack.Length ? stack[free] : -1;
        }
    }

    /// <summary>Gives out a slot that never had a tenant; there must be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int TakeFresh()
    {
        Debug.Assert(!IsFull, "The queue makes room first.");
        unchecked
        {
            Slots[Used].Generation = _firstGeneration;
            return Used++;
        }
    }

    /// <summary>Gives out consecutive slots that never had a tenant; there must be as many. The caller writes them whole.</summary>
    internal int TakeFresh(int count)
    {
        Debug.Assert(count <= _array.Length - Used, "The queue makes room first.");
        int first = Used;
        Used = checked(first + count);
        return first;
    }

    /// <summary>Ends a tenancy. A slot whose generations are used up is never given out again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Release(int slot)
    {
        unchecked
        {
            Slot* released = Slots + slot;
            Debug.Assert(slot < Used && released->Low != Vacant, "Only a tenant leaves.");
            released->Low = Vacant;
            if (++released->Generation < _lastGeneration)
            {
                PushFree(slot);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(QueueHandle handle, out Slot* found)
    {
        unchecked
        {
            found = Slots + handle.Slot;
            return handle.Slot < (uint)Used && found->Generation == handle.Generation && found->Low != Vacant;
        }
    }

    /// <summary>The handle of the tenant of a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal QueueHandle HandleOf(int slot) => new(slot, Slots[slot].Generation);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsCurrent(OrderEntry* entry)
    {
        unchecked
        {
            Slot* slot = Slots + (entry->Low & SlotMask);
            return slot->Low == entry->Low && slot->High == entry->High;
        }
    }

    internal void Grow(int capacity)
    {
        Slot[] larger = GC.AllocateUninitializedArray<Slot>(capacity, pinned: true);
        Array.Copy(_array, larger, Used);
        Use(larger);
    }

    /// <summary>Makes room for every slot to be free, so that releasing never grows anything.</summary>
    internal void ReserveFree()
    {
        if (_freeSlots.Length < _array.Length)
        {
            Array.Resize(ref _freeSlots, _array.Length);
        }
    }

    /// <summary>
    /// Vacates every slot: all become fresh, at a generation never seen before. Constant time if no slot has had a second tenant since
    /// the last time, else linear.
    /// </summary>
    internal void Clear(bool noneReused)
    {
        unchecked
        {
            uint greatest = noneReused ? _firstGeneration : GreatestGeneration();
            if (greatest >= _lastGeneration / 2)
            {
                VacateEach();
                return;
            }

            _firstGeneration = greatest + 1;
            _free = 0;
            Used = 0;
        }
    }

    private uint GreatestGeneration()
    {
        unchecked
        {
            uint greatest = _firstGeneration;
            for (Slot* slot = Slots; slot < Slots + Used; slot++)
            {
                greatest = Math.Max(greatest, slot->Generation);
            }

            return greatest;
        }
    }

    /// <summary>Vacates the slots one by one, so that those whose generations are not used up yet serve on.</summary>
    private void VacateEach()
    {
        unchecked
        {
            _free = 0;
            for (int slot = Used - 1; slot >= 0; slot--)
            {
                if (Slots[slot].Low != Vacant)
                {
                    Slots[slot].Low = Vacant;
                    Slots[slot].Generation++;
                }

                if (Slots[slot].Generation < _lastGeneration)
                {
                    PushFree(slot);
                }
            }
        }
    }

    /// <summary>Gives back the vacant slots at the end of the table; later tenants there start at a generation never seen before.</summary>
    internal void Trim()
    {
        unchecked
        {
            int used = Used;
            while (used > 0 && Slots[used - 1].Low == Vacant && Slots[used - 1].Generation < _lastGeneration / 2)
            {
                used--;
                _firstGeneration = Math.Max(_firstGeneration, Slots[used].Generation);
            }

            Slot[] smaller = used == 0 ? [] : GC.AllocateUninitializedArray<Slot>(used, pinned: true);
            Array.Copy(_array, smaller, used);
            Used = used;
            Use(smaller);
            _freeSlots = [];
            _free = 0;
            for (int slot = used - 1; slot >= 0; slot--)
            {
                if (Slots[slot].Low == Vacant && Slots[slot].Generation < _lastGeneration)
                {
                    PushFree(slot);
                }
            }
        }
    }

    /// <summary>The free numbers are a stack of their own, which takes no memory while everything is let.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PushFree(int slot)
    {
        unchecked
        {
            int[] stack = _freeSlots;
            int free = _free;
            if ((uint)free >= (uint)stack.Length)
            {
                GrowFree();
                stack = _freeSlots;
            }

            stack[free] = slot;
            _free = free + 1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GrowFree() => Array.Resize(ref _freeSlots, Math.Min(_array.Length, Math.Max(4, checked(_free * 2))));

    private void Use(Slot[] array)
    {
        _array = array;
        Slots = (Slot*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
    }
}
