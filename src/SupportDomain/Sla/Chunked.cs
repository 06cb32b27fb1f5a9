namespace SupportDomain.Sla;

/// <summary>A growing dense array in chunks: places never move, and growing copies nothing.</summary>
internal sealed class Chunked<T>(int chunkBits, int width)
{
    private readonly int _mask = (1 << chunkBits) - 1;
    private T[][] _chunks = [];
    private int _made;

    /// <summary>The places made so far.</summary>
    internal int Count { get; private set; }

    /// <summary>One item of a place.</summary>
    internal ref T this[int place, int item] => ref _chunks[place >> chunkBits][((place & _mask) * width) + item];

    /// <summary>All items of a place.</summary>
    internal Span<T> this[int place] => _chunks[place >> chunkBits].AsSpan((place & _mask) * width, width);

    internal int Add()
    {
        if (Count >> chunkBits == _made)
        {
            if (_made == _chunks.Length)
            {
                Array.Resize(ref _chunks, Math.Max(4, _made * 2));
            }

            _chunks[_made++] = new T[(1 << chunkBits) * width];
        }

        return Count++;
    }
}
