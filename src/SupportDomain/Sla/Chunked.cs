namespace SupportDomain.Sla;

/// <summary>A growing dense array in chunks: growing copies nothing but within the first chunk, which begins small.</summary>
/// <remarks>
/// A full chunk has more than <see cref="LeastBytes"/> bytes, so that the collector of garbage never moves one. A reference to a place is good until
/// <see cref="Add"/> is called.
/// </remarks>
internal sealed class Chunked<T>
{
    /// <summary>From here on an array is a large object, which stays where it is.</summary>
    private const int LeastBytes = 85_000;

    private const int FirstPlaces = 16;

    private readonly int _bits;
    private readonly int _mask;
    private readonly int _width;
    private T[][] _chunks = [];
    private int _made;
    private int _room;

    /// <summary>Makes an empty array.</summary>
    /// <param name="itemBytes">The size of an item.</param>
    /// <param name="width">How many items a place has.</param>
    internal Chunked(int itemBytes, int width)
    {
        int bits = 4;
        while ((long)itemBytes * width << bits <= LeastBytes)
        {
            bits++;
        }

        _bits = bits;
        _mask = (1 << bits) - 1;
        _width = width;
    }

    /// <summary>The places made so far.</summary>
    internal int Count { get; private set; }

    /// <summary>One item of a place.</summary>
    internal ref T this[int place, int item] => ref _chunks[place >> _bits][((place & _mask) * _width) + item];

    /// <summary>All items of a place.</summary>
    internal Span<T> this[int place] => _chunks[place >> _bits].AsSpan((place & _mask) * _width, _width);

    internal int Add()
    {
        if (Count == _room)
        {
            Grow();
        }

        return Count++;
    }

    private void Grow()
    {
        int full = (_mask + 1) * _width;
        if (_made == 1 && _chunks[0].Length < full)
        {
            Array.Resize(ref _chunks[0], Math.Min(full, _chunks[0].Length * 2));
            _room = _chunks[0].Length / _width;
            return;
        }

        if (_made == _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(4, _made * 2));
        }

        T[] chunk = new T[_made == 0 ? FirstPlaces * _width : full];
        _chunks[_made++] = chunk;
        _room += chunk.Length / _width;
    }
}
