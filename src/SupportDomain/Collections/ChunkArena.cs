using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Collections;

/// <summary>Chunks of sixteen entries (256 bytes, aligned), known by number, with links and fill counts kept apart.</summary>
internal sealed unsafe class ChunkArena
{
    internal const int EntriesPerChunk = 16;
    internal const int ChunkBytes = 256;
    internal const int ChunkMask = ChunkBytes - 1;
    internal const byte FillTail = 255;
    internal const byte FillFree = 254;
    private const int SegmentBits = 8;
    private const int ChunksPerSegment = 1 << SegmentBits;
    private const int FirstSegmentChunks = 16;

    private byte[]?[] _segments = [];
    private nint[] _bases = [];
    private int[] _next = [];
    private byte[] _fill = [];
    private int _segmentCount;
    private int _freeHead = -1;
    private int _bump;
    private int _bumpLimit;
    private int _bumpSegment = -1;

    internal long HeldBytes => _segments.Sum(segment => (long)(segment?.Length ?? 0)) + (_next.Length * 5L);

    internal int[] Next => _next;

    internal byte[] Fill => _fill;

    internal int Limit => _bump;

    /// <summary>Where the next sweep goes on.</summary>
    internal int SweepCursor { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal OrderEntry* At(int chunk) =>
        (OrderEntry*)(_bases[chunk >> SegmentBits] + ((chunk & (ChunksPerSegment - 1)) * ChunkBytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Prefetch(int chunk)
    {
        unchecked
        {
            if (Sse.IsSupported)
            {
                byte* at = (byte*)At(chunk);
                Sse.Prefetch0(at);
                Sse.Prefetch0(at + 64);
                Sse.Prefetch0(at + 128);
                Sse.Prefetch0(at + 192);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Take()
    {
        int chunk = _freeHead;
        if (chunk >= 0)
        {
            _freeHead = _next[chunk];
            return chunk;
        }

        return TakeFresh();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Release(int chunk)
    {
        _next[chunk] = _freeHead;
        _fill[chunk] = FillFree;
        _freeHead = chunk;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int TakeFresh()
    {
        unchecked
        {
            if (_bump == _bumpLimit)
            {
                NextSegment();
            }

            return _bump++;
        }
    }

    private void NextSegment()
    {
        unchecked
        {
            _bumpSegment++;
            if (_bumpSegment == _segmentCount)
            {
                AddSegment();
            }

            _bump = _bumpSegment << SegmentBits;
            _bumpLimit = _bump + SegmentChunks(_bumpSegment);
        }
    }

    internal void Reserve(int chunks)
    {
        unchecked
        {
            int total = 0;
            for (int segment = 0; segment < _segmentCount; segment++)
            {
                total += SegmentChunks(segment);
            }

            while (total < chunks)
            {
                total += SegmentChunks(_segmentCount);
                AddSegment();
            }
        }
    }

    private static int SegmentChunks(int segment) => Math.Min(ChunksPerSegment, FirstSegmentChunks << Math.Min(segment, 8));

    private void AddSegment()
    {
        unchecked
        {
            if (_segmentCount == _segments.Length)
            {
                int size = Math.Max(4, _segmentCount * 2);
                Array.Resize(ref _segments, size);
                Array.Resize(ref _bases, size);
            }

            int chunks = SegmentChunks(_segmentCount);
            byte[] block = GC.AllocateUninitializedArray<byte>((chunks * ChunkBytes) + ChunkMask, pinned: true);
            nint start = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(block));
            _segments[_segmentCount] = block;
            _bases[_segmentCount] = (start + ChunkMask) & ~(nint)ChunkMask;
            int needed = (_segmentCount << SegmentBits) + chunks;
            if (needed > _next.Length)
            {
                int before = _fill.Length;
                int length = Math.Max(needed, before * 2);
                Array.Resize(ref _next, length);
                Array.Resize(ref _fill, length);
                _fill.AsSpan(before).Fill(FillFree);
            }

            _segmentCount++;
        }
    }

    internal void Reset()
    {
        unchecked
        {
            _fill.AsSpan(0, _bump).Fill(FillFree);
            _freeHead = -1;
            SweepCursor = 0;
            _bump = 0;
            _bumpLimit = 0;
            _bumpSegment = -1;
        }
    }
}
