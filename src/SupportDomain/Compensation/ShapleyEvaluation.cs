using System.Numerics;
using System.Runtime.InteropServices;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Shapley's value by evaluating every mixture of two profiles: a walk through the instructions that branches where a factor is read first, so that mixtures share what they have in common.</summary>
internal static class ShapleyEvaluation
{
    private const int BitsOfWord = 64;

    internal static Rational[] Run(Differences differences)
    {
        return differences.Peak < (BigInteger.One << 126)
            ? new Walk<Int128>(differences, new SalaryProgram<Int128>([.. differences.Program.Instructions.Select(i => i.To<Int128>())], differences.Program.Depth)).Parts()
            : new Walk<BigInteger>(differences, differences.Program).Parts();
    }

    /// <summary>Sums of values by the size of the set, for all sets and for those with each factor, in words that are added to in place: so no sum is allocated anew for each of up to 2^n values.</summary>
    private sealed class Walk<T>
        where T : struct, IBinaryInteger<T>
    {
        private readonly Differences _differences;
        private readonly SalaryProgram<T> _program;
        private readonly int _count;
        private readonly int[] _bitOf;
        private readonly int _words;
        private readonly ulong[] _sums;
        private readonly ulong[] _value;
        private readonly T[][] _outer;

        internal Walk(Differences differences, SalaryProgram<T> program)
        {
            _differences = differences;
            _program = program;
            _count = differences.Changed.Length;
            _bitOf = [.. differences.FactorOf.Select(f => f < 0 ? -1 : differences.Changed.IndexOf(f))];

            // Two's complement with room for the sum of all 2^n values, and for values of 128 bits as they are.
            _words = Math.Max(2, (int)((differences.Peak.GetBitLength() + _count + 1) / BitsOfWord) + 1);
            _value = new ulong[_words];
            _sums = new ulong[(_count + 1) * (_count + 1) * _words];
            _outer = [.. Enumerable.Range(0, _count + 1).Select(_ => new T[program.Depth + 1])];
        }

        internal Rational[] Parts()
        {
            Visit(0, T.Zero, 0, 0, 0, 0);
            BigInteger[] weights = ShapleyValue.Weights(_count, out BigInteger all);
            Rational[] parts = new Rational[_count];
            for (int i = 0; i < _count; i++)
            {
                BigInteger sum = BigInteger.Zero;
                for (int size = 0; size <= _count; size++)
                {
                    BigInteger with = SumOf(i + 1, size);
                    BigInteger without = SumOf(0, size) - with;
                    sum += size > 0 ? weights[size - 1] * with : BigInteger.Zero;
                    sum -= size < _count ? weights[size] * without : BigInteger.Zero;
                }

                parts[i] = new Rational(sum, all * _program.Denominator);
            }

            return parts;
        }

        private void Visit(int at, T running, int level, uint decided, uint set, int depth)
        {
            T[] outer = _outer[depth];
            for (; at < _program.Instructions.Length; at++)
            {
                int bit = _bitOf[at];
                if (bit >= 0 && (decided & (1u << bit)) == 0)
                {
                    // The first branch works on a copy of what stands outside of groups; the second goes on here.
                    outer.AsSpan(0, level).CopyTo(_outer[depth + 1]);
                    Visit(at, running, level, decided | (1u << bit), set | (1u << bit), depth + 1);
                    decided |= 1u << bit;
                }

                long[] slots = bit >= 0 && (set & (1u << bit)) != 0 ? _differences.After : _differences.Before;
                running = SalaryProgram<T>.Step(_program.Instructions[at], running, slots, outer, ref level, _differences.Model);
            }

            Add(running, set);
        }

        private void Add(T value, uint set)
        {
            _value.AsSpan().Fill(T.IsNegative(value) ? ulong.MaxValue : 0);
            value.WriteLittleEndian(MemoryMarshal.AsBytes(_value.AsSpan()));
            int size = BitOperations.PopCount(set);
            AddTo(Words(0, size));
            for (uint rest = set; rest != 0; rest &= rest - 1)
            {
                AddTo(Words(BitOperations.TrailingZeroCount(rest) + 1, size));
            }
        }

        /// <summary>Modulo 2^64 a word, with the carry; the last carry is that of the sign.</summary>
        private void AddTo(Span<ulong> sum)
        {
            ReadOnlySpan<ulong> value = _value.AsSpan(0, sum.Length);
            ulong carry = 0;
            for (int i = 0; i < sum.Length; i++)
            {
                unchecked
                {
                    ulong word = sum[i] + value[i];
                    ulong next = word < value[i] ? 1UL : 0UL;
                    sum[i] = word + carry;
                    carry = next | (sum[i] < word ? 1UL : 0UL);
                }
            }
        }

        /// <summary>The sum over all sets of a size for 0, over those with factor i for i + 1.</summary>
        private Span<ulong> Words(int which, int size) => _sums.AsSpan(((which * (_count + 1)) + size) * _words, _words);

        private BigInteger SumOf(int which, int size) => new(MemoryMarshal.AsBytes(Words(which, size)));
    }
}
