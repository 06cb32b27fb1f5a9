using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>A bucket: a chain of chunks written at its end, or a nested rung.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Bucket
{
    /// <summary>Where the next entry goes; a multiple of the chunk size when there is no room (or no chunk, or a nested rung).</summary>
    internal byte* Write;

    /// <summary>The last chunk of the chain, or the number of the nested rung.</summary>
    internal int Tail;

    /// <summary>Chunks in the chain; -1 for a nested rung.</summary>
    internal int Chunks;

    internal readonly int TailFill
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int used = unchecked((int)((ulong)Write & ChunkArena.ChunkMask));
            return used == 0 ? ChunkArena.EntriesPerChunk : used >> 4;
        }
    }
}
