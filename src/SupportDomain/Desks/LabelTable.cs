using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace SupportDomain.Desks;

/// <summary>Makes each text of a column into a string once: from bytes to a label, by the label before or an open-addressing table.</summary>
/// <remarks>
/// Keeps at most <see cref="MostLabels"/> texts of at most <see cref="MostBytes"/> bytes, and looks in at most <see cref="MostProbes"/> places, so that neither
/// memory nor time grows with a column of free text; what is not kept is made anew each time.
/// </remarks>
internal sealed class LabelTable
{
    internal const int MostLabels = 10_000;
    internal const int MostBytes = 256;

    private const int MostProbes = 32;
    private const int FirstSlots = 64;

    private readonly FrozenSet<string> _missing;
    private readonly Func<string, int> _meaningOf;
    private (ulong Hash, Label? Label)[] _slots = new (ulong, Label?)[FirstSlots];
    private int _count;
    private Label _last = Label.None;

    /// <summary>Begins a table.</summary>
    /// <param name="missing">The texts that stand for nothing; the empty one always does.</param>
    /// <param name="meaningOf">What a text means, or <see cref="Label.Unknown"/>; null where texts mean nothing but themselves.</param>
    internal LabelTable(FrozenSet<string> missing, Func<string, int>? meaningOf)
    {
        _missing = missing;
        _meaningOf = meaningOf ?? (_ => Label.Unknown);
    }

    internal Label Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return Label.None;
        }

        if (utf8.SequenceEqual(_last.Utf8))
        {
            return _last;
        }

        return utf8.Length > MostBytes ? Make(utf8, Label.NotKept) : Find(utf8);
    }

    private Label Find(ReadOnlySpan<byte> utf8)
    {
        ulong hash = Hash(utf8);
        int mask = _slots.Length - 1;
        int at = (int)(hash >> 40) & mask;
        for (int probe = 0; probe < MostProbes; probe++)
        {
            (ulong slotHash, Label? label) = _slots[at];
            if (label is null)
            {
                return Keep(utf8, hash);
            }

            if (slotHash == hash && utf8.SequenceEqual(label.Utf8))
            {
                _last = label;
                return label;
            }

            at = (at + 1) & mask;
        }

        return Make(utf8, Label.NotKept);
    }

    private Label Keep(ReadOnlySpan<byte> utf8, ulong hash)
    {
        if (_count == MostLabels)
        {
            return Make(utf8, Label.NotKept);
        }

        if (_count >= _slots.Length / 2)
        {
            Grow();
        }

        Label label = Make(utf8, _count + 1);
        if (!TryPut(_slots, hash, label))
        {
            return Make(utf8, Label.NotKept);
        }

        _count++;
        _last = label;
        return label;
    }

    private void Grow()
    {
        (ulong Hash, Label? Label)[] larger = new (ulong, Label?)[_slots.Length * 2];
        foreach ((ulong hash, Label? label) in _slots)
        {
            // A label that finds no place is forgotten and made anew later, with the same group, since groups go by text.
            _ = label is null || TryPut(larger, hash, label);
        }

        _slots = larger;
    }

    private static bool TryPut((ulong Hash, Label? Label)[] slots, ulong hash, Label label)
    {
        int mask = slots.Length - 1;
        int at = (int)(hash >> 40) & mask;
        for (int probe = 0; probe < MostProbes; probe++, at = (at + 1) & mask)
        {
            if (slots[at].Label is null)
            {
                slots[at] = (hash, label);
                return true;
            }
        }

        return false;
    }

    /// <summary>A text that stands for nothing is kept too, under its bytes, so that it is looked up among the missing ones once.</summary>
    private Label Make(ReadOnlySpan<byte> utf8, int index)
    {
        string text = Encoding.UTF8.GetString(FieldText.Trim(utf8));
        return text.Length == 0 || _missing.Contains(text) ? new Label(text: null, utf8.ToArray(), index, Label.Unknown) : new Label(text, utf8.ToArray(), index, _meaningOf(text));
    }

    /// <summary>Multiplies and folds eight bytes at a time; it need not resist an enemy, since the number of probes is bounded.</summary>
    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        ulong hash = (ulong)utf8.Length;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8), Multiplier);
            utf8 = utf8[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte b in utf8)
        {
            rest = (rest << 8) | b;
        }

        return Fold(hash ^ rest, Multiplier);
    }

    private static ulong Fold(ulong value, ulong multiplier)
    {
        ulong high = Math.BigMul(value, multiplier, out ulong low);
        return high ^ low;
    }
}
