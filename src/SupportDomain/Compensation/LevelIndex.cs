using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Compensation;

/// <summary>Finds the place of a text in a list.</summary>
/// <remarks>
/// Up to 64 texts stand in a table with a cell of its own for each, found by their length, their first and their last four characters. Longer lists, and lists in which
/// two texts agree in all of these, use a frozen dictionary.
/// </remarks>
internal sealed class LevelIndex
{
    private const int MostSmall = 64;
    private const int MostTries = 400;
    private const int CharactersPerWord = 4;
    private const int CharactersInEnds = 8;

    private readonly FrozenDictionary<string, int>? _large;
    private readonly Cell[] _cells = [];
    private readonly ulong _multiplier;
    private readonly int _shift;

    internal LevelIndex(string[] texts)
    {
        if (texts.Length is 0 or > MostSmall || !TryPlace(texts, out _cells, out _multiplier, out _shift))
        {
            _large = texts.Select((t, i) => KeyValuePair.Create(t, i)).ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>The place, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(string text)
    {
        Cell[] cells = _cells;
        Ends ends = Ends.Of(text);
        ulong slot = ends.Hash(_multiplier) >> _shift;
        if (slot >= (ulong)cells.Length)
        {
            return FindLarge(text);
        }

        ref readonly Cell cell = ref cells[slot];
        return cell.Ends.Equal(ends) && (ends.Length <= CharactersInEnds || IsSame(cell.Text!, text)) ? cell.Place : -1;
    }

    /// <summary>What lies between the ends, which are equal, as the lengths are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(string known, string text) =>
        known.AsSpan(CharactersPerWord, known.Length - CharactersInEnds).SequenceEqual(text.AsSpan(CharactersPerWord, text.Length - CharactersInEnds));

    private int FindLarge(string text) => _large is not null && _large.TryGetValue(text, out int place) ? place : -1;

    /// <summary>Looks for a multiplier under which no two texts share a cell.</summary>
    private static bool TryPlace(string[] texts, out Cell[] cells, out ulong multiplier, out int shift)
    {
        multiplier = 0x9E3779B97F4A7C15;
        int bits = BitOperations.Log2((uint)texts.Length) + 1;
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            shift = 64 - bits - (attempt / 100);
            cells = new Cell[1 << (64 - shift)];
            bool free = true;
            for (int i = 0; i < texts.Length && free; i++)
            {
                Ends ends = Ends.Of(texts[i]);
                ref Cell cell = ref cells[ends.Hash(multiplier) >> shift];
                free = cell.Text is null;
                cell = new Cell(ends, texts[i], i);
            }

            if (free)
            {
                return true;
            }

            // The next odd number of a fixed series; wraps around on purpose.
            multiplier = unchecked((multiplier * 6364136223846793005) + 1442695040888963407) | 1;
        }

        (cells, shift) = ([], 0);
        return false;
    }

    private readonly record struct Cell(Ends Ends, string? Text, int Place);

    /// <summary>The first and the last four characters of a text, and its length. An empty cell has length 0, which no level has.</summary>
    private readonly record struct Ends(ulong First, ulong Last, int Length)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Ends Of(string text)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text.AsSpan());
            return MemoryMarshal.TryRead(bytes, out ulong first)
                ? new Ends(first, MemoryMarshal.Read<ulong>(bytes[(bytes.Length - sizeof(ulong))..]), text.Length)
                : Short(text);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal bool Equal(in Ends other) => ((First ^ other.First) | (Last ^ other.Last) | (uint)(Length ^ other.Length)) == 0;

        /// <summary>Loses its high bits on purpose, as hashes do.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal ulong Hash(ulong multiplier) => unchecked(((First ^ BitOperations.RotateLeft(Last, 29)) + (uint)Length) * multiplier);

        private static Ends Short(string text)
        {
            ulong word = 0;
            foreach (char c in text)
            {
                word = (word << 16) | c;
            }

            return new Ends(word, 0, text.Length);
        }
    }
}
