namespace SupportDomain.Collections;

internal sealed unsafe partial class Ladder
{
    private const int SweepVisits = 64;
    private const int SweepChunks = 8;

    /// <summary>
    /// Drops stale entries, a few chunks at a time, when they outnumber the current ones. The last chunk of a bucket can't be
    /// swept, so it does not count.
    /// </summary>
    private void SweepIfWorthwhile()
    {
        unchecked
        {
            if (_arena is null || Entries <= (2L * Live) + 1024 + ((long)_tails * ChunkArena.EntriesPerChunk))
            {
                return;
            }

            int swept = 0;
            for (int visit = 0; visit < SweepVisits && swept < SweepChunks; visit++)
            {
                if (_arena.SweepCursor >= _arena.Limit)
                {
                    _arena.SweepCursor = 0;
                }

                int chunk = _arena.SweepCursor++;
                if (_arena.Fill[chunk] <= ChunkArena.EntriesPerChunk)
                {
                    SweepChunk(chunk);
                    swept++;
                }
            }
        }
    }

    private void SweepChunk(int chunk)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            OrderEntry* entries = arena.At(chunk);
            int fill = arena.Fill[chunk];
            int kept = 0;
            for (int i = 0; i < fill; i++)
            {
                if (_slots.IsCurrent(entries + i))
                {
                    entries[kept++] = entries[i];
                }
            }

            Touched += fill;
            _stale -= fill - kept;
            int next = arena.Next[chunk];
            if (next >= 0 && kept + arena.Fill[next] <= ChunkArena.EntriesPerChunk)
            {
                int moved = arena.Fill[next];
                new Span<OrderEntry>(arena.At(next), moved).CopyTo(new Span<OrderEntry>(entries + kept, moved));
                kept += moved;
                Touched += moved;
                arena.Next[chunk] = arena.Next[next];
                arena.Release(next);
            }

            arena.Fill[chunk] = (byte)kept;
        }
    }
}
