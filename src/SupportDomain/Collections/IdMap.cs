using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Collections;

/// <summary>Slot numbers by 64-bit id: lines of seven tags and seven slots, 64 bytes each; a full line passes on to the next one.</summary>
/// <remarks>
/// Unsafe: <see cref="_lines"/> points into a pinned array that this object keeps alive, rounded up to 64 bytes within it; line
/// numbers stay below <see cref="_lineCount"/>. Unchecked: hashing wraps by intention, everything else counts lines and slots.
/// </remarks>
internal sealed unsafe class IdMap
{
    private const int CellsPerLine = 7;
    private const uint CellMask = (1 << CellsPerLine) - 1;
    private const int LineWords = 16;
    private const int LineBytes = 64;
    private const int SlotsAt = 8;
    private const int PrefetchFrom = 2048;

    /// <summary>Up to so many slots, the map takes more room for fewer full lines.</summary>
    private const int MostRoomy = 1 << 15;

    private byte[] _array = [];
    private uint* _lines;
    private uint _lineCount;
    private long[] _ids = [];

    internal long HeldBytes => _array.Length + ((long)_ids.Length * sizeof(long));

    internal int Capacity => _ids.Length;

    internal long IdOf(int slot) => _ids[slot];

    /// <summary>The slot of an id, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(long id) => _lineCount == 0 ? -1 : Find(id, Hash(id));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(long id, ulong hash)
    {
        unchecked
        {
            uint line = LineOf(hash);
            Vector256<uint> tag = Vector256.Create(TagOf(hash));
            while (true)
            {
                uint* words = _lines + ((nuint)line * LineWords);
                uint hits = Vector256.Equals(Vector256.LoadAligned(words), tag).ExtractMostSignificantBits() & CellMask;
                while (hits != 0)
                {
                    int slot = (int)words[SlotsAt + BitOperations.TrailingZeroCount(hits)];
                    if (_ids[slot] == id)
                    {
                        return slot;
                    }

                    hits &= hits - 1;
                }

                if (words[CellsPerLine] == 0)
                {
                    return -1;
                }

                line = line + 1 == _lineCount ? 0 : line + 1;
            }
        }
    }

    /// <summary>Adds an id unless it is in the map; its slot must be below <see cref="Capacity"/>. One walk over the lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryAdd(long id, ulong hash, int slot)
    {
        unchecked
        {
            uint* words = _lines + ((nuint)LineOf(hash) * LineWords);
            Vector256<uint> line = Vector256.LoadAligned(words);
            uint tag = TagOf(hash);
            uint hits = Vector256.Equals(line, Vector256.Create(tag)).ExtractMostSignificantBits() & CellMask;
            uint empty = Vector256.Equals(line, Vector256<uint>.Zero).ExtractMostSignificantBits();
            if (hits != 0 || empty <= CellMask + 1)
            {
                // The same tag, or a line that is full or has passed something on.
                if (Find(id, hash) >= 0)
                {
                    return false;
                }

                _ids[slot] = id;
                Insert(hash, slot);
                return true;
            }

            int cell = BitOperations.TrailingZeroCount(empty);
            words[cell] = tag;
            words[SlotsAt + cell] = (uint)slot;
            _ids[slot] = id;
            return true;
        }
    }

    /// <summary>Removes an id that is in the map.</summary>
    internal void Remove(long id)
    {
        unchecked
        {
            ulong hash = Hash(id);
            uint* words = _lines + ((nuint)LineOf(hash) * LineWords);
            uint hits = Vector256.Equals(Vector256.LoadAligned(words), Vector256.Create(TagOf(hash))).ExtractMostSignificantBits() & CellMask;
            if (BitOperations.IsPow2(hits))
            {
                int cell = BitOperations.TrailingZeroCount(hits);
                if (_ids[(int)words[SlotsAt + cell]] == id)
                {
                    words[cell] = 0;
                    return;
                }
            }

            RemoveFarther(id, hash);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RemoveFarther(long id, ulong hash)
    {
        unchecked
        {
            uint line = LineOf(hash);
            Vector256<uint> tag = Vector256.Create(TagOf(hash));
            while (true)
            {
                uint* words = _lines + ((nuint)line * LineWords);
                uint hits = Vector256.Equals(Vector256.LoadAligned(words), tag).ExtractMostSignificantBits() & CellMask;
                while (hits != 0)
                {
                    int cell = BitOperations.TrailingZeroCount(hits);
                    if (_ids[(int)words[SlotsAt + cell]] == id)
                    {
                        words[cell] = 0;
                        return;
                    }

                    hits &= hits - 1;
                }

                Debug.Assert(words[CellsPerLine] > 0, "An id that passed this line was counted.");
                words[CellsPerLine]--;
                line = line + 1 == _lineCount ? 0 : line + 1;
            }
        }
    }

    /// <summary>Asks for the line of an id ahead of its use, unless the lines fit a near cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Prefetch(ulong hash)
    {
        if (Sse.IsSupported && _lineCount > PrefetchFrom)
        {
            Sse.Prefetch0(_lines + ((nuint)LineOf(hash) * LineWords));
        }
    }

    /// <summary>Asks for the line of the id that a slot holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchLineOf(int slot)
    {
        if (_lineCount > PrefetchFrom && slot >= 0)
        {
            Prefetch(Hash(_ids[slot]));
        }
    }

    /// <summary>Where the ids lie now; the collector may move them.</summary>
    internal byte* IdsNow => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_ids));

    internal void Clear() => new Span<byte>(_lines, checked((int)_lineCount * LineBytes)).Clear();

    /// <summary>Makes room for so many slots, with at most half of the cells filled if they are few, else four fifths, and enters the ids of the given slots anew.</summary>
    internal void Resize(int capacity, ReadOnlySpan<int> slots)
    {
        unchecked
        {
            Array.Resize(ref _ids, capacity);
            _lineCount = capacity == 0 ? 0 : (uint)(((capacity * (capacity <= MostRoomy ? 8L : 5L)) + 27) / 28);
            _array = GC.AllocateArray<byte>((int)(_lineCount * LineBytes) + LineBytes, pinned: true);
            nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
            _lines = (uint*)((start + LineBytes - 1) & ~(nint)(LineBytes - 1));
            foreach (int slot in slots)
            {
                Insert(Hash(_ids[slot]), slot);
            }
        }
    }

    private void Insert(ulong hash, int slot)
    {
        unchecked
        {
            uint line = LineOf(hash);
            while (true)
            {
                uint* words = _lines + ((nuint)line * LineWords);
                uint empty = Vector256.Equals(Vector256.LoadAligned(words), Vector256<uint>.Zero).ExtractMostSignificantBits() & CellMask;
                if (empty != 0)
                {
                    int cell = BitOperations.TrailingZeroCount(empty);
                    words[cell] = TagOf(hash);
                    words[SlotsAt + cell] = (uint)slot;
                    return;
                }

                words[CellsPerLine]++;
                line = line + 1 == _lineCount ? 0 : line + 1;
            }
        }
    }

    /// <summary>Multiply, fold, multiply: consecutive ids must not share lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(long id)
    {
        unchecked
        {
            ulong mixed = (ulong)id * 0x9E3779B97F4A7C15UL;
            return (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93UL;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint LineOf(ulong hash) => unchecked((uint)(((hash >> 32) * _lineCount) >> 32));

    /// <summary>Odd, for zero is an empty cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint TagOf(ulong hash) => unchecked((uint)hash) | 1;
}
