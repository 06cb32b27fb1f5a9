using System.Numerics;

namespace SupportDomain.Analytics.Internal;

/// <summary>xoshiro256** (Blackman and Vigna, ACM Trans. Math. Softw. 47, 2021), seeded by SplitMix64 as its authors advise. Changes in place.</summary>
/// <remarks>Unchecked: arithmetic modulo 2^64 is the generator's definition.</remarks>
internal struct RandomStream
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A stream of its own for every combination of words.</summary>
    internal RandomStream(params ReadOnlySpan<ulong> words)
    {
        ulong state = 0x9E3779B97F4A7C15;
        foreach (ulong word in words)
        {
            state = Mixed(unchecked(state + word));
        }

        _a = Next(ref state);
        _b = Next(ref state);
        _c = Next(ref state);
        _d = Next(ref state);
    }

    /// <summary>64 bits.</summary>
    internal ulong NextBits()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            ulong t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>A number above 0 and at most 1, a multiple of 2^-53.</summary>
    internal double NextUnit() => ((NextBits() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below a bound, each as likely as the others: multiplication and rejection (Lemire, 2019).</summary>
    internal int NextBelow(int bound)
    {
        unchecked
        {
            ulong high = Math.BigMul(NextBits(), (ulong)bound, out ulong low);
            if (low < (ulong)bound)
            {
                ulong threshold = (0UL - (ulong)bound) % (ulong)bound;
                while (low < threshold)
                {
                    high = Math.BigMul(NextBits(), (ulong)bound, out low);
                }
            }

            return (int)high;
        }
    }

    private static ulong Next(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);
        return Mixed(state);
    }

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
