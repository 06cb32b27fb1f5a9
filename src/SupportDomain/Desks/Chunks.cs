namespace SupportDomain.Desks;

/// <summary>A list that only grows, in pieces: what it holds is never copied, and no piece is so large that the collector treats it apart.</summary>
internal sealed class Chunks<T>
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _full = [];
    private T[] _current = new T[ChunkSize];
    private int _used;

    internal int Count => (_full.Count << ChunkBits) + _used;

    internal T this[int index] => index >> ChunkBits < _full.Count ? _full[index >> ChunkBits][index & (ChunkSize - 1)] : _current[index & (ChunkSize - 1)];

    internal void Add(T item)
    {
        if (_used == ChunkSize)
        {
            _full.Add(_current);
            _current = new T[ChunkSize];
            _used = 0;
        }

        _current[_used++] = item;
    }

    internal T[] ToArray()
    {
        T[] all = new T[Count];
        for (int i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(all, i << ChunkBits);
        }

        Array.Copy(_current, 0, all, _full.Count << ChunkBits, _used);
        return all;
    }
}
