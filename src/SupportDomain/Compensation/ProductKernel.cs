using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A base times factors, none negative: the numerators multiply to less than 2^126, and one division by a fixed divisor gives the pay.</summary>
internal sealed class ProductKernel
{
    private readonly Step[] _steps;
    private readonly ulong _normalised;
    private readonly ulong _reciprocal;
    private readonly int _shift;
    private readonly ulong _divisor;
    private readonly Rounding _rounding;

    private ProductKernel(Step[] steps, ulong divisor, Rounding rounding)
    {
        _steps = steps;
        _divisor = divisor;
        _rounding = rounding;
        _shift = BitOperations.LeadingZeroCount(divisor);
        _normalised = divisor << _shift;
        _reciprocal = (ulong)((UInt128.MaxValue / _normalised) - ((UInt128)1 << 64));
    }

    /// <summary>The kernel of a program that is such a product; its peak is below 2^126.</summary>
    internal static bool TryCreate(SalaryProgram<BigInteger> program, SalaryModel model, [NotNullWhen(true)] out ProductKernel? kernel)
    {
        Instruction<BigInteger>[] all = program.Instructions;
        Instruction<BigInteger> last = all[^1];
        kernel = null;
        bool fits = last.Kind == StageKind.Round && last.Divisor < (BigInteger.One << 63) && model.Header.Rounding != Rounding.Exact
            && model.Inputs.All(i => !i.IsNumber)
            && all.SkipLast(1).Select((x, i) => x.Fetch == Fetch.Table && x.First >= 0 && x.Has is null && x.Kind == (i == 0 ? StageKind.Set : StageKind.Multiply)
                && x.Values.All(v => v.Sign >= 0 && v <= ulong.MaxValue)).All(x => x);
        if (fits)
        {
            Step[] steps = [.. all.SkipLast(1).Select(x => new Step(
                x.First, model.Inputs[x.First].Index, x.Second, x.Second < 0 ? null : model.Inputs[x.Second].Index, x.Width, [.. x.Values.Select(v => (ulong)v)]))];
            BigInteger greatest = BigInteger.One;
            for (int i = 0; i < steps.Length; i++)
            {
                BigInteger most = steps[i].Values.Max();
                bool begins = greatest * most > ulong.MaxValue;
                greatest = begins ? most : greatest * most;
                steps[i] = steps[i] with { BeginsRun = begins };
            }

            kernel = new ProductKernel(steps, (ulong)last.Divisor, model.Header.Rounding);
        }

        return fits;
    }

    /// <summary>The pay in minor units, or false where a level is not known.</summary>
    internal bool TryEstimate(ReadOnlySpan<string> levels, out Int128 pay)
    {
        unchecked
        {
            ulong high = 0;
            ulong low = 1;
            ulong run = 1;
            foreach (ref readonly Step step in _steps.AsSpan())
            {
                int cell = step.FirstIndex.Find(levels[step.First]);
                if (step.SecondIndex is { } second && cell >= 0)
                {
                    int other = second.Find(levels[step.Second]);
                    cell = other < 0 ? other : (cell * step.Width) + other;
                }

                if ((uint)cell >= (uint)step.Values.Length)
                {
                    pay = default;
                    return false;
                }

                if (step.BeginsRun)
                {
                    Multiply(ref high, ref low, run);
                    run = step.Values[cell];
                }
                else
                {
                    run *= step.Values[cell];
                }
            }

            Multiply(ref high, ref low, run);
            pay = Divide(high, low);
            return true;
        }
    }

    /// <summary>The same for places of levels, which are known to exist.</summary>
    internal Int128 Estimate(ReadOnlySpan<long> slots)
    {
        unchecked
        {
            ulong high = 0;
            ulong low = 1;
            ulong run = 1;
            foreach (ref readonly Step step in _steps.AsSpan())
            {
                int cell = (int)slots[step.First];
                cell = step.Second < 0 ? cell : (cell * step.Width) + (int)slots[step.Second];
                if (step.BeginsRun)
                {
                    Multiply(ref high, ref low, run);
                    run = step.Values[cell];
                }
                else
                {
                    run *= step.Values[cell];
                }
            }

            Multiply(ref high, ref low, run);
            return Divide(high, low);
        }
    }

    /// <summary>The whole product is below 2^126, so that nothing is lost beyond the high half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(ref ulong high, ref ulong low, ulong run)
    {
        unchecked
        {
            ulong carry = Math.BigMul(low, run, out low);
            high = (high * run) + carry;
        }
    }

    /// <summary>Division by the reciprocal: Möller and Granlund, Improved division by invariant integers, algorithm 4.</summary>
    private Int128 Divide(ulong high, ulong low)
    {
        unchecked
        {
            ulong wholes = 0;
            if (high >= _divisor)
            {
                (wholes, high) = Math.DivRem(high, _divisor);
            }

            // high < divisor < 2^63, so the shifted number keeps all its bits.
            ulong top = _shift == 0 ? high : (high << _shift) | (low >> (64 - _shift));
            ulong bottom = low << _shift;
            ulong quotientHigh = Math.BigMul(_reciprocal, top, out ulong quotientLow);
            UInt128 sum = new UInt128(quotientHigh, quotientLow) + new UInt128(top, bottom);
            ulong quotient = (ulong)(sum >> 64) + 1;
            ulong remainder = bottom - (quotient * _normalised);
            if (remainder > (ulong)sum)
            {
                quotient--;
                remainder += _normalised;
            }

            if (remainder >= _normalised)
            {
                quotient++;
                remainder -= _normalised;
            }

            remainder >>= _shift;
            bool isUp = remainder != 0 && IsUp(quotient, remainder);
            return (Int128)(new UInt128(wholes, quotient) + (isUp ? UInt128.One : UInt128.Zero));
        }
    }

    /// <summary>Nothing is negative here: away from zero is up.</summary>
    private bool IsUp(ulong quotient, ulong remainder) => _rounding switch
    {
        Rounding.HalfEven => remainder > _divisor - remainder || (remainder == _divisor - remainder && (quotient & 1) == 1),
        Rounding.HalfAwayFromZero => remainder >= _divisor - remainder,
        Rounding.HalfTowardsZero => remainder > _divisor - remainder,
        Rounding.AwayFromZero or Rounding.Ceiling => true,
        _ => false,
    };

    private readonly record struct Step(int First, LevelIndex FirstIndex, int Second, LevelIndex? SecondIndex, int Width, ulong[] Values)
    {
        /// <summary>Whether its product with the run of steps before could be beyond 64 bits, so that the run ends here.</summary>
        internal bool BeginsRun { get; init; }
    }
}
