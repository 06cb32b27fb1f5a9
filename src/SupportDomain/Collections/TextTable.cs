using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Collections;

/// <summary>Finds the number that stands for a text of a short list of short texts: each has a cell of its own, and a text is its characters in one or two vectors, filled up with zeros.</summary>
/// <remarks>
/// <para>Texts are compared ordinally and wholly: equal lengths, and equal characters of all of the length. The cell is found by the length and by two neighbouring characters at a place, counted from the
/// beginning or from the end, that tells the texts of the list apart. Finding does not branch on which text it is, so that nothing is mispredicted where levels alternate.</para>
/// <para>Unsafe: AVX2 loads a text up to its end under a mask. An odd length, and two characters of which one is the last, read the zero that ends every string of the runtime; what the mask leaves out is
/// neither read nor able to fault.</para>
/// <para><c>default</c> is no table, and fails. Immutable, and safe to share between threads.</para>
/// </remarks>
internal readonly unsafe partial struct TextTable
{
    /// <summary>The most texts.</summary>
    internal const int MaxTexts = 256;

    /// <summary>The most characters of a text of the list; those that are looked up may be longer, and are not found.</summary>
    internal const int MaxLength = 32;

    private const int PerVector = 16;
    private const int BitsOfLength = 6;
    private const int TriesPerSize = 16;
    private const int Sizes = 4;

    private readonly Cell[]? _cells;
    private readonly ulong _multiplier;
    private readonly int _shift;
    private readonly int _least;
    private readonly nint _at;
    private readonly nint _fromEnd;
    private readonly bool _isWide;

    private TextTable(Cell[] cells, in TextTable other)
    {
        this = other;
        _cells = cells;
    }

    private TextTable(string[] texts, int at, int fromEnd, int shift, ulong multiplier)
    {
        _least = texts.Min(t => t.Length);
        _isWide = texts.Any(t => t.Length > PerVector);
        (_at, _fromEnd, _shift, _multiplier) = (at, fromEnd, shift, multiplier);
        Cell[] cells = new Cell[1 << (64 - shift)];
        cells.AsSpan().Fill(new Cell(default, default, -1, 0));
        for (int i = 0; i < texts.Length; i++)
        {
            string text = texts[i];
            ref Cell cell = ref cells[SlotOf(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length, PlaceIn(text.Length, at, fromEnd), multiplier, shift)];
            if (cell.Length >= 0)
            {
                return;
            }

            (Vector256<uint> first, Vector256<uint> second) = Load(text);
            cell = new Cell(first, second, text.Length, (uint)i);
        }

        _cells = cells;
    }

    /// <summary>Whether this is no table.</summary>
    internal bool IsDefault => _cells is null;

    /// <summary>A table of different texts with their places as numbers; none if there are no or too many texts, one is empty or too long, or no two characters were found that tell them apart.</summary>
    internal static TextTable Of(string[] texts)
    {
        if (texts.Length is 0 or > MaxTexts || texts.Any(t => t.Length is 0 or > MaxLength))
        {
            return default;
        }

        // A list that no pair of characters tells apart needs no search for multipliers.
        int least = texts.Min(t => t.Length);
        for (int place = 0; place < 2 * least; place++)
        {
            (int at, int fromEnd) = place < least ? (place, 0) : (least - 1 - place, -1);
            if (texts.DistinctBy(t => Key(ref MemoryMarshal.GetReference(t.AsSpan()), t.Length, PlaceIn(t.Length, at, fromEnd))).Count() == texts.Length
                && Place(texts, at, fromEnd) is { IsDefault: false } table)
            {
                return table;
            }
        }

        return default;
    }

    /// <summary>The same table with other numbers.</summary>
    /// <param name="numbers">One for each text, in the order of the list.</param>
    internal TextTable WithNumbers(ReadOnlySpan<ulong> numbers)
    {
        Cell[] cells = [.. _cells ?? []];
        foreach (ref Cell cell in cells.AsSpan())
        {
            cell = new Cell(cell.First, cell.Second, cell.Length, cell.Length < 0 ? 0 : numbers[(int)cell.Number]);
        }

        return IsDefault ? this : new TextTable(cells, this);
    }

    /// <summary>The number of a text, or false where it is null or not of the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryFind(string? text, out ulong number)
    {
        // Texts come from callers, who may hand in null whatever the types say.
        if (text is null || text.Length < _least)
        {
            number = 0;
            return false;
        }

        int length = text.Length;

        ref readonly Cell cell = ref Unsafe.NullRef<Cell>();
        Vector256<uint> difference;
        if (Avx2.IsSupported)
        {
            fixed (char* start = &text.GetPinnableReference())
            {
                cell = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells!), SlotOf(ref *start, length, PlaceIn(length, _at, _fromEnd), _multiplier, _shift));
                difference = FirstOf(start, length) ^ cell.First;
                if (_isWide)
                {
                    difference |= SecondOf(start, length) ^ cell.Second;
                }
            }
        }
        else
        {
            (Vector256<uint> first, Vector256<uint> second) = Load(text);
            cell = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells!), SlotOf(ref MemoryMarshal.GetReference(text.AsSpan()), length, PlaceIn(length, _at, _fromEnd), _multiplier, _shift));
            difference = (first ^ cell.First) | (second ^ cell.Second);
        }

        number = cell.Number;
        return difference == Vector256<uint>.Zero && cell.Length == length;
    }

    /// <summary>The first 32 characters without any vector load of the text itself; what the masked loads give, on every machine.</summary>
    private static (Vector256<uint> First, Vector256<uint> Second) Load(string text)
    {
        Span<char> room = stackalloc char[MaxLength];
        room.Clear();
        text.AsSpan(0, Math.Min(text.Length, MaxLength)).CopyTo(room);
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<char, uint>(room);
        return (Vector256.Create(words), Vector256.Create(words[8..]));
    }

    /// <summary>Looks for a multiplier under which no two texts share a cell.</summary>
    private static TextTable Place(string[] texts, int at, int fromEnd)
    {
        ulong multiplier = 0x9E3779B97F4A7C15;
        int bits = BitOperations.Log2((uint)texts.Length) + 1;
        for (int attempt = 0; attempt < Sizes * TriesPerSize; attempt++)
        {
            TextTable table = new(texts, at, fromEnd, 64 - bits - (attempt / TriesPerSize), multiplier);
            if (!table.IsDefault)
            {
                return table;
            }

            // The next odd number of a fixed series; wraps around on purpose.
            multiplier = unchecked((multiplier * 6364136223846793005) + 1442695040888963407) | 1;
        }

        return default;
    }

    /// <summary>Two characters, of which the second may be the zero at the end, and the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ref char start, int length, nint place) =>
        ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref start, place))) << BitsOfLength) + (uint)length;

    /// <summary>A place counted from the beginning, or from the end under a mask of ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint PlaceIn(int length, nint at, nint fromEnd) => unchecked(at + ((nint)(uint)length & fromEnd));

    /// <summary>The slot has as many bits as the table: the multiplication loses its high bits on purpose, and the shift keeps the rest below the number of cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint SlotOf(ref char start, int length, nint place, ulong multiplier, int shift)
    {
        unchecked
        {
            return (nuint)((Key(ref start, length, place) * multiplier) >> shift);
        }
    }

    /// <summary>The first 16 characters, those beyond the end as zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> FirstOf(char* start, int length) =>
        Avx2.MaskLoad((uint*)start, Vector256.GreaterThan(Vector256.Create(length), Vector256.Create(0, 2, 4, 6, 8, 10, 12, 14)).AsUInt32());

    /// <summary>The next 16 characters, those beyond the end as zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> SecondOf(char* start, int length) =>
        Avx2.MaskLoad(unchecked((uint*)start + 8), Vector256.GreaterThan(Vector256.Create(length), Vector256.Create(16, 18, 20, 22, 24, 26, 28, 30)).AsUInt32());

    /// <summary>A text with its number; a length of −1 for an empty cell, which no text has.</summary>
    private readonly struct Cell(Vector256<uint> first, Vector256<uint> second, int length, ulong number)
    {
        internal readonly Vector256<uint> First = first;
        internal readonly Vector256<uint> Second = second;
        internal readonly ulong Number = number;
        internal readonly int Length = length;
    }
}
