using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

/// <summary>Many texts, one after the other: what belongs to the table stays in registers.</summary>
internal readonly unsafe partial struct TextTable
{
    /// <summary>What becomes of a result and a number that was found.</summary>
    private interface IFold
    {
        static abstract ulong Of(ulong result, ulong number);
    }

    /// <summary>Adds the numbers of texts to results, modulo 2^64; false where a text is not of the list, and then some results are of no use.</summary>
    /// <param name="texts">The first text is that of the first result, the one <paramref name="step"/> later that of the second, and so on.</param>
    /// <param name="step">How far texts stand apart; greater than zero.</param>
    /// <param name="results">The results.</param>
    internal bool TryAdd(ReadOnlySpan<string> texts, int step, Span<ulong> results) =>
        Each<Sum>(texts, step, results);

    /// <summary>Multiplies results by the numbers of texts, modulo 2^64; otherwise as <see cref="TryAdd"/>.</summary>
    internal bool TryMultiply(ReadOnlySpan<string> texts, int step, Span<ulong> results) =>
        Each<Product>(texts, step, results);

    private bool Each<TFold>(ReadOnlySpan<string> texts, int step, Span<ulong> results)
        where TFold : struct, IFold => (_isWide, _fromEnd != 0) switch
        {
            (false, false) => Each<TFold, No, No>(texts, step, results),
            (false, true) => Each<TFold, No, Yes>(texts, step, results),
            (true, false) => Each<TFold, Yes, No>(texts, step, results),
            _ => Each<TFold, Yes, Yes>(texts, step, results),
        };

    private bool Each<TFold, TIsWide, TFromEnd>(ReadOnlySpan<string> texts, int step, Span<ulong> results)
        where TFold : struct, IFold
        where TIsWide : struct, IAnswer
        where TFromEnd : struct, IAnswer
    {
        // The last text that is read stands within the span, so that all before it do.
        Guard.Against.OutOfRange(checked((results.Length - 1) * step), -step, texts.Length - 1, nameof(texts));
        ref Cell cells = ref MemoryMarshal.GetArrayDataReference(_cells!);
        ref string text = ref MemoryMarshal.GetReference(texts);
        ref ulong result = ref MemoryMarshal.GetReference(results);
        ref ulong end = ref Unsafe.Add(ref result, results.Length);
        (ulong multiplier, int shift, int least, nint at) = (_multiplier, _shift, _least, _at);
        while (Unsafe.IsAddressLessThan(ref result, ref end))
        {
            // Texts come from callers, who may hand in null whatever the types say.
            string? here = text;
            if (here is null || here.Length < least)
            {
                return false;
            }

            int length = here.Length;

            ref Cell cell = ref cells;
            Vector256<uint> difference;
            if (Avx2.IsSupported)
            {
                fixed (char* start = &here.GetPinnableReference())
                {
                    cell = ref Unsafe.Add(ref cells, SlotOf(ref *start, length, TFromEnd.IsYes ? at + (nint)(uint)length : at, multiplier, shift));
                    difference = FirstOf(start, length) ^ cell.First;
                    if (TIsWide.IsYes)
                    {
                        difference |= SecondOf(start, length) ^ cell.Second;
                    }
                }
            }
            else
            {
                (Vector256<uint> first, Vector256<uint> second) = Load(here);
                cell = ref Unsafe.Add(ref cells, SlotOf(ref MemoryMarshal.GetReference(here.AsSpan()), length, TFromEnd.IsYes ? at + (nint)(uint)length : at, multiplier, shift));
                difference = (first ^ cell.First) | (second ^ cell.Second);
            }

            if (difference != Vector256<uint>.Zero || cell.Length != length)
            {
                return false;
            }

            result = TFold.Of(result, cell.Number);
            result = ref Unsafe.Add(ref result, 1);
            text = ref Unsafe.Add(ref text, step);
        }

        return true;
    }

    /// <summary>Something about a table that is settled before the loop: whether texts have more than one vector, or the place is counted from the end.</summary>
    private interface IAnswer
    {
        static abstract bool IsYes { get; }
    }

    private readonly struct Sum : IFold
    {
        public static ulong Of(ulong result, ulong number) => unchecked(result + number);
    }

    private readonly struct Product : IFold
    {
        public static ulong Of(ulong result, ulong number) => unchecked(result * number);
    }

    private readonly struct No : IAnswer
    {
        public static bool IsYes => false;
    }

    private readonly struct Yes : IAnswer
    {
        public static bool IsYes => true;
    }
}
