using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Shapley's value by evaluating every mixture of two profiles: a walk through the instructions that branches where a factor is read first, so that mixtures share what they have in common.</summary>
internal static class ShapleyEvaluation
{
    internal static Rational[] Run(Differences differences)
    {
        int n = differences.Changed.Length;
        BigInteger room = BigInteger.One << (126 - n);
        return differences.Peak < room
            ? new Walk<Int128>(differences, new SalaryProgram<Int128>([.. differences.Program.Instructions.Select(i => i.To<Int128>())], differences.Program.Depth)).Parts()
            : new Walk<BigInteger>(differences, differences.Program).Parts();
    }

    /// <summary>Sums of values by the size of the set, for all sets and for those with each factor. Over 128 bits the caller has made room for the sum of all 2^n values.</summary>
    private sealed class Walk<T>
        where T : struct, IBinaryInteger<T>
    {
        private readonly Differences _differences;
        private readonly SalaryProgram<T> _program;
        private readonly int _count;
        private readonly int[] _bitOf;
        private readonly T[] _all;
        private readonly T[][] _with;
        private readonly T[][] _outer;

        internal Walk(Differences differences, SalaryProgram<T> program)
        {
            _differences = differences;
            _program = program;
            _count = differences.Changed.Length;
            _bitOf = [.. differences.FactorOf.Select(f => f < 0 ? -1 : differences.Changed.IndexOf(f))];
            _all = new T[_count + 1];
            _with = [.. Enumerable.Range(0, _count).Select(_ => new T[_count + 1])];
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
                    BigInteger with = BigInteger.CreateChecked(_with[i][size]);
                    BigInteger without = BigInteger.CreateChecked(_all[size]) - with;
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
            unchecked
            {
                int size = BitOperations.PopCount(set);
                _all[size] += value;
                for (uint rest = set; rest != 0; rest &= rest - 1)
                {
                    _with[BitOperations.TrailingZeroCount(rest)][size] += value;
                }
            }
        }
    }
}
