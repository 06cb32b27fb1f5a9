using System.Numerics;

namespace SupportDomain.Collections;

/// <summary>Rungs by number, kept for reuse by size.</summary>
internal sealed class RungStore
{
    private const int SmallestBits = 3;
    private const int Classes = 10;
    internal const int LargestRung = 1 << (SmallestBits + Classes - 1);

    private readonly int[] _freeHeads = new int[Classes];
    private Rung[] _rungs = [];
    private int[] _freeNext = [];
    private int _count;

    internal RungStore() => _freeHeads.AsSpan().Fill(-1);

    internal long HeldBytes => _rungs.Take(_count).Sum(rung => rung.Capacity * 16L);

    internal Rung this[int id] => _rungs[id];

    internal Rung Take(int buckets)
    {
        int sizeClass = ClassOf(buckets);
        int id = _freeHeads[sizeClass];
        if (id >= 0)
        {
            _freeHeads[sizeClass] = _freeNext[id];
            return _rungs[id];
        }

        return Create(sizeClass);
    }

    private Rung Create(int sizeClass)
    {
        unchecked
        {
            if (_count == _rungs.Length)
            {
                int size = Math.Max(4, _count * 2);
                Array.Resize(ref _rungs, size);
                Array.Resize(ref _freeNext, size);
            }

            Rung rung = new(_count, 1 << (sizeClass + SmallestBits));
            _rungs[_count++] = rung;
            return rung;
        }
    }

    internal void Release(Rung rung)
    {
        int sizeClass = ClassOf(rung.Capacity);
        _freeNext[rung.Id] = _freeHeads[sizeClass];
        _freeHeads[sizeClass] = rung.Id;
    }

    internal void Reset()
    {
        unchecked
        {
            _freeHeads.AsSpan().Fill(-1);
            for (int id = _count - 1; id >= 0; id--)
            {
                Release(_rungs[id]);
            }
        }
    }

    private static int ClassOf(int buckets) =>
        buckets <= 1 << SmallestBits ? 0 : BitOperations.Log2((uint)buckets - 1) + 1 - SmallestBits;
}
