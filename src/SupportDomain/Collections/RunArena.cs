using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>The blocks of many <see cref="RunQueue"/>s: 4, 16, 64, 256 ... entries each, aligned to cache lines; what is given back is used again.</summary>
/// <remarks>
/// Unsafe: a block is an address in a pinned array that lives as long as the arena, which each queue refers to; the first eight bytes of a free block hold the address of the next free one.
/// Unchecked: sizes are below 2^30 bytes.
/// </remarks>
internal sealed unsafe class RunArena
{
    /// <summary>2^24 entries, all that a scheduler can hold.</summary>
    internal const int LargestSize = 11;

    private const int LineBytes = 64;
    private const int FirstSegmentBytes = 1 << 12;
    private const int SegmentBytes = 1 << 16;

    private readonly List<byte[]> _segments = [];
    private readonly OrderEntry*[] _free = new OrderEntry*[LargestSize + 1];
    private readonly byte*[] _fresh = new byte*[LargestSize + 1];
    private readonly int[] _freshBlocks = new int[LargestSize + 1];
    private readonly int[] _segmentBytes = new int[LargestSize + 1];

    /// <summary>How many entries a block of a size has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int EntriesOf(int size) => unchecked(4 << (2 * size));

    internal OrderEntry* Take(int size)
    {
        OrderEntry* block = _free[size];
        if (block is null)
        {
            return TakeFresh(size);
        }

        _free[size] = *(OrderEntry**)block;
        return block;
    }

    internal void Release(OrderEntry* block, int size)
    {
        *(OrderEntry**)block = _free[size];
        _free[size] = block;
    }

    private OrderEntry* TakeFresh(int size)
    {
        unchecked
        {
            int blockBytes = EntriesOf(size) * sizeof(OrderEntry);
            if (_freshBlocks[size] == 0)
            {
                // Segments double, so that a few small queues take little.
                int bytes = Math.Max(blockBytes, Math.Clamp(_segmentBytes[size] * 2, FirstSegmentBytes, SegmentBytes));
                byte[] segment = GC.AllocateUninitializedArray<byte>(bytes + LineBytes - 1, pinned: true);
                _segments.Add(segment);
                nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(segment));
                _fresh[size] = (byte*)((start + LineBytes - 1) & ~(nint)(LineBytes - 1));
                _freshBlocks[size] = bytes / blockBytes;
                _segmentBytes[size] = bytes;
            }

            OrderEntry* block = (OrderEntry*)_fresh[size];
            _fresh[size] += blockBytes;
            _freshBlocks[size]--;
            return block;
        }
    }
}
