namespace SupportDomain.Tool.Demo;

/// <summary>The SplitMix64 generator: the same numbers on every machine and in every version.</summary>
/// <remarks>Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        unchecked // the generator is defined modulo 2^64
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0, inclusive, to <paramref name="bound"/>, exclusive.</summary>
    internal int Below(int bound) => (int)(((UInt128)Next() * (uint)bound) >> 64);

    /// <summary>An index, each with the chance that its weight has in the sum.</summary>
    internal int Weighted(ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
        {
            total += weight;
        }

        int drawn = Below(total);
        int index = 0;
        while (drawn >= weights[index])
        {
            drawn -= weights[index++];
        }

        return index;
    }
}
