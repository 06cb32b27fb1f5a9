using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>Rows in chunks that never move, so that growing copies nothing and a row is found without reading the head of its chunk.</summary>
/// <remarks>
/// Unsafe: a row is an address in a pinned array that lives as long as this. Which chunk is checked, the row within it is below the size of a chunk by a mask. Unchecked: a chunk is
/// below 2^30 bytes.
/// </remarks>
internal sealed unsafe class PinnedRows<T>
    where T : struct
{
    internal const int ChunkBits = 10;
    internal const int ChunkSize = 1 << ChunkBits;
    internal const int ChunkMask = ChunkSize - 1;

    private T[]?[] _chunks = [];
    private nint[] _bases = [];
    private int _count;

    internal ref T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref Unsafe.AsRef<T>((void*)_bases[row >> ChunkBits]), unchecked((nint)(uint)((row & ChunkMask) * Unsafe.SizeOf<T>())));
    }

    internal void AddChunk()
    {
        if (_count == _chunks.Length)
        {
            int length = Math.Max(4, checked(_count * 2));
            Array.Resize(ref _chunks, length);
            Array.Resize(ref _bases, length);
        }

        T[] chunk = GC.AllocateArray<T>(ChunkSize, pinned: true);
        _chunks[_count] = chunk;
        _bases[_count++] = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(chunk));
    }
}
