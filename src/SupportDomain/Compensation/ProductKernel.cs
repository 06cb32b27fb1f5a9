using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using SupportDomain.Collections;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A base times factors, none negative, of levels alone: the numerators multiply to less than 2^126, and one division by a fixed divisor gives the pay.</summary>
/// <remarks>
/// <para>A rounding is a floor after something is added: nothing, a half, or the divisor less one. Only a tie to even needs a second look.</para>
/// <para>The division, with a dividend N below 2^62 d, which is proved when the model is compiled: let d have m bits, N at most b, and s = max(0, b − 64). Then R = ⌊(2^(m+63) − 1) ÷ d⌋ is below 2^64 and
/// above 2^(m+63) ÷ d − 1, and ⌊N ÷ 2^s⌋ R ÷ 2^(m+63−s) lies below N ÷ d by less than (2^s − 1) ÷ d + N ÷ 2^(m+63), of which each is below a half, since s is at most m − 2 or zero.
/// So its floor is the quotient or one less, and the remainder, below 2 d, tells which in 64 bits.</para>
/// </remarks>
internal sealed class ProductKernel
{
    private const int QuotientBits = 62;
    private const int ChunkSize = 64;
    private const int MostPieces = 8;

    private readonly Step[] _pairs;
    private readonly Step[][] _runs;
    private readonly bool _readsTexts;
    private readonly ulong _divisor;
    private readonly ulong _bias;
    private readonly ulong _reciprocal;
    private readonly int _dropped;
    private readonly int _shift;
    private readonly bool _hasTies;

    private ProductKernel(Step[] steps, BigInteger divisor, BigInteger bias, BigInteger greatest, Rounding rounding)
    {
        _pairs = [.. steps.Where(s => s.Second >= 0)];
        _runs = Runs(steps.Where(s => s.Second < 0));
        _readsTexts = steps.All(s => !s.FirstTable.IsDefault && (s.Second < 0 || !s.SecondTable.IsDefault));
        _divisor = (ulong)divisor;
        _bias = (ulong)bias;
        int bits = (int)divisor.GetBitLength();
        _dropped = (int)Math.Max(0, greatest.GetBitLength() - 64);
        _reciprocal = (ulong)(((BigInteger.One << (bits + 63)) - 1) / divisor);
        _shift = bits - 1 - _dropped;
        _hasTies = rounding == Rounding.HalfEven && divisor.IsEven;
    }

    /// <summary>The kernel of a program that is such a product; its peak is below 2^126.</summary>
    internal static bool TryCreate(SalaryProgram<BigInteger> program, SalaryModel model, [NotNullWhen(true)] out ProductKernel? kernel)
    {
        Instruction<BigInteger>[] all = program.Instructions;
        Instruction<BigInteger> last = all[^1];
        kernel = null;
        if (last.Kind != StageKind.Round || last.Divisor >= (BigInteger.One << 63) || model.Header.Rounding == Rounding.Exact || model.Inputs.Any(i => i.IsNumber)
            || !all.SkipLast(1).Select((x, i) => IsFactor(x, i == 0)).All(x => x))
        {
            return false;
        }

        Step[] steps = [.. all.SkipLast(1).Select(x => StepOf(x, model))];
        BigInteger greatest = steps.Aggregate(BigInteger.One, (product, s) => product * s.Values.Max());
        BigInteger bias = BiasOf(model.Header.Rounding, last.Divisor);
        greatest += bias;
        kernel = greatest < last.Divisor << QuotientBits ? new ProductKernel(steps, last.Divisor, bias, greatest, model.Header.Rounding) : null;
        return kernel is not null;
    }

    /// <summary>The pay in minor units, or false where a level is not known to the tables.</summary>
    internal bool TryEstimate(ReadOnlySpan<string> levels, out ulong pay)
    {
        pay = 0;
        if (!_readsTexts)
        {
            return false;
        }

        // The order of factors changes no product: those of two inputs come first, then runs that fit 64 bits.
        ulong high = 0;
        ulong low = 1;
        foreach (ref readonly Step step in _pairs.AsSpan())
        {
            if (!step.FirstTable.TryFind(levels[step.First], out ulong row) || !step.SecondTable.TryFind(levels[step.Second], out ulong column))
            {
                return false;
            }

            Multiply(ref high, ref low, step.Values[unchecked((int)(row + column))]);
        }

        foreach (Step[] steps in _runs)
        {
            ulong run = 1;
            foreach (ref readonly Step step in steps.AsSpan())
            {
                if (!step.FirstTable.TryFind(levels[step.First], out ulong value))
                {
                    return false;
                }

                run = unchecked(run * value);
            }

            Multiply(ref high, ref low, run);
        }

        pay = Divide(high, low);
        return true;
    }

    /// <summary>The same for places of levels, or false where one is that of no level.</summary>
    internal bool TryEstimate(ReadOnlySpan<long> places, out ulong pay)
    {
        pay = 0;
        ulong high = 0;
        ulong low = 1;
        foreach (ref readonly Step step in _pairs.AsSpan())
        {
            // A place below zero becomes one beyond every height and width.
            ulong row = unchecked((ulong)places[step.First]);
            ulong column = unchecked((ulong)places[step.Second]);
            if (row >= (ulong)step.Height || column >= (ulong)step.Width)
            {
                return false;
            }

            Multiply(ref high, ref low, step.Values[unchecked((int)((row * (ulong)step.Width) + column))]);
        }

        foreach (Step[] steps in _runs)
        {
            ulong run = 1;
            foreach (ref readonly Step step in steps.AsSpan())
            {
                ulong[] values = step.Values;
                ulong place = unchecked((ulong)places[step.First]);
                if (place >= (ulong)values.Length)
                {
                    return false;
                }

                run = unchecked(run * values[place]);
            }

            Multiply(ref high, ref low, run);
        }

        pay = Divide(high, low);
        return true;
    }

    /// <summary>Pays of many profiles, a stage for some profiles after the other, so that a table stays in registers.</summary>
    /// <param name="levels">The levels of each profile, one profile after the other.</param>
    /// <param name="width">How many levels a profile has.</param>
    /// <param name="pays">Gets the pays.</param>
    /// <param name="currency">The currency of the pays.</param>
    /// <returns>How many profiles were done: all, or those before a chunk in which a level is not known.</returns>
    internal int Estimate(ReadOnlySpan<string> levels, int width, Span<Money> pays, Currency currency)
    {
        int pieces = _pairs.Length + _runs.Length;
        Span<ulong> products = stackalloc ulong[MostPieces * ChunkSize];
        int done = 0;
        while (done < pays.Length && _readsTexts && pieces <= MostPieces)
        {
            int count = Math.Min(ChunkSize, pays.Length - done);
            if (!TryMultiply(levels.Slice(done * width, count * width), width, products, count))
            {
                return done;
            }

            Span<Money> chunk = pays.Slice(done, count);
            for (int i = 0; i < chunk.Length; i++)
            {
                ulong high = 0;
                ulong low = products[i];
                for (int piece = 1; piece < pieces; piece++)
                {
                    Multiply(ref high, ref low, products[(piece * ChunkSize) + i]);
                }

                chunk[i] = new Money(Divide(high, low), currency);
            }

            done += count;
        }

        return done;
    }

    /// <summary>The value of each piece, a base of two inputs or a run of factors, for each profile; pieces stand apart by the size of a chunk.</summary>
    private bool TryMultiply(ReadOnlySpan<string> levels, int width, Span<ulong> products, int count)
    {
        int piece = 0;
        foreach (ref readonly Step step in _pairs.AsSpan())
        {
            Span<ulong> values = products.Slice(piece++ * ChunkSize, count);
            values.Clear();
            if (!step.FirstTable.TryAdd(levels[step.First..], width, values) || !step.SecondTable.TryAdd(levels[step.Second..], width, values))
            {
                return false;
            }

            foreach (ref ulong value in values)
            {
                value = step.Values[(int)value];
            }
        }

        foreach (Step[] steps in _runs)
        {
            Span<ulong> run = products.Slice(piece++ * ChunkSize, count);
            run.Fill(1);
            foreach (ref readonly Step step in steps.AsSpan())
            {
                if (!step.FirstTable.TryMultiply(levels[step.First..], width, run))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Groups factors so that each group's greatest product fits 64 bits.</summary>
    private static Step[][] Runs(IEnumerable<Step> steps)
    {
        List<List<Step>> runs = [];
        BigInteger run = BigInteger.Zero;
        foreach (Step step in steps)
        {
            BigInteger most = step.Values.Max();
            if (runs.Count == 0 || run * most > ulong.MaxValue)
            {
                runs.Add([]);
                run = BigInteger.One;
            }

            // A greatest factor of zero makes the product zero, and bounds nothing that follows.
            run *= BigInteger.Max(most, BigInteger.One);
            runs[^1].Add(step);
        }

        return [.. runs.Select(r => r.ToArray())];
    }

    private static Step StepOf(Instruction<BigInteger> instruction, SalaryModel model)
    {
        ulong[] values = [.. instruction.Values.Select(v => (ulong)v)];
        SalaryInput first = model.Inputs[instruction.First];
        if (instruction.Second < 0)
        {
            return new Step(instruction.First, first.Index.Table.WithNumbers(values), -1, default, values.Length, 1, values);
        }

        ulong[] rows = [.. Enumerable.Range(0, first.Levels.Length).Select(i => (ulong)i * (ulong)instruction.Width)];
        return new Step(
            instruction.First, first.Index.Table.WithNumbers(rows), instruction.Second, model.Inputs[instruction.Second].Index.Table, rows.Length, instruction.Width, values);
    }

    private static bool IsFactor(Instruction<BigInteger> instruction, bool isFirst) =>
        instruction.Fetch == Fetch.Table && instruction.First >= 0 && instruction.Has is null && instruction.Kind == (isFirst ? StageKind.Set : StageKind.Multiply)
        && instruction.Values.All(v => v.Sign >= 0 && v <= ulong.MaxValue);

    /// <summary>What makes a floor of the rounding; nothing is negative here, so that away from zero is up. An odd divisor has no ties.</summary>
    private static BigInteger BiasOf(Rounding rounding, BigInteger divisor) => rounding switch
    {
        Rounding.HalfEven or Rounding.HalfAwayFromZero => divisor / 2,
        Rounding.HalfTowardsZero => (divisor - 1) / 2,
        Rounding.AwayFromZero or Rounding.Ceiling => divisor - 1,
        _ => BigInteger.Zero,
    };

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

    /// <summary>See the remarks of the type for the proof.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Divide(ulong high, ulong low)
    {
        unchecked
        {
            ulong biased = low + _bias;
            high += biased < low ? 1UL : 0UL;

            // For a dropped count of zero the high half is zero, and a shift by 64 is none.
            ulong top = (high << (64 - _dropped)) | (biased >> _dropped);
            ulong quotient = Math.BigMul(top, _reciprocal, out _) >> _shift;
            ulong remainder = biased - (quotient * _divisor);
            ulong one = remainder >= _divisor ? 1UL : 0UL;
            quotient += one;
            remainder -= one * _divisor;

            // Half of the divisor was added: nothing left is a tie, which goes to the even neighbour.
            if (remainder == 0 && _hasTies)
            {
                quotient &= ~1UL;
            }

            return quotient;
        }
    }

    private readonly struct Step(int first, TextTable firstTable, int second, TextTable secondTable, int height, int width, ulong[] values)
    {
        internal readonly TextTable FirstTable = firstTable;
        internal readonly TextTable SecondTable = secondTable;
        internal readonly ulong[] Values = values;
        internal readonly int First = first;
        internal readonly int Second = second;
        internal readonly int Height = height;
        internal readonly int Width = width;
    }
}
