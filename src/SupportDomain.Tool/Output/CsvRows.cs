using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SupportDomain.Tool.Output;

/// <summary>Writes rows of CSV as RFC 4180 says, in UTF-8, safe to open in a spreadsheet.</summary>
/// <remarks>
/// A text that a spreadsheet would run as a formula gets an apostrophe in front. The caller says which fields are texts; numbers, times and names of
/// ours hold nothing that could need a quote, and are copied without a look. Decision record 5 says why the package's writer is not used.
/// </remarks>
internal sealed class CsvRows(Stream stream) : IDisposable
{
    /// <summary>Whole pages of the file cache: writes that end within a page cost nearly twice as much.</summary>
    private const int FlushAt = 1 << 18;
    private const byte Quote = (byte)'"';
    private const byte Separator = (byte)',';

    /// <summary>By the recommendation of OWASP on CSV injection; the line feed for good measure.</summary>
    private static readonly SearchValues<byte> FormulaStarts = SearchValues.Create("=+-@\t\r\n"u8);
    private static readonly SearchValues<byte> QuotedBytes = SearchValues.Create("\",\r\n"u8);

    /// <summary>A quote, or a separator of another country's spreadsheets, behind which a formula could begin.</summary>
    private static readonly SearchValues<byte> WatchedBytes = SearchValues.Create("\",\r\n;\t"u8);

    private byte[] _buffer = new byte[FlushAt + (FlushAt / 4)];
    private int _length;

    /// <summary>Writes a text: of the log, or of the desk.</summary>
    internal void Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            Empty();
            return;
        }

        // Each byte may be doubled or followed by an apostrophe; an apostrophe, two quotes and the separator.
        Span<byte> room = Room((2 * utf8.Length) + 4);
        bool isFormula = StartsFormula(utf8);
        if (isFormula || utf8.ContainsAny(WatchedBytes))
        {
            Guarded(utf8, isFormula, room);
            return;
        }

        utf8.CopyTo(room);
        room[utf8.Length] = Separator;
        _length += utf8.Length + 1;
    }

    /// <inheritdoc cref="Text(ReadOnlySpan{byte})"/>
    internal void Text(string text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Text(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Writes bytes that need no quotes and are no formula.</summary>
    internal void Plain(ReadOnlySpan<byte> utf8)
    {
        Span<byte> room = Room(utf8.Length + 1);
        utf8.CopyTo(room);
        room[utf8.Length] = Separator;
        _length += utf8.Length + 1;
    }

    /// <summary>Writes a field whose bytes the caller puts into the room it is given, all of it.</summary>
    internal Span<byte> Field(int length)
    {
        Span<byte> room = Room(length + 1);
        room[length] = Separator;
        _length += length + 1;
        return room[..length];
    }

    internal void Empty()
    {
        Room(1)[0] = Separator;
        _length++;
    }

    internal void Number(long value)
    {
        const int MostDigits = 20;
        Span<byte> room = Room(MostDigits + 1);
        Utf8Formatter.TryFormat(value, room, out int written);
        room[written] = Separator;
        _length += written + 1;
    }

    /// <summary>Ends the row; it has at least one field.</summary>
    internal void EndRow()
    {
        Span<byte> room = Room(1);
        _buffer[_length - 1] = (byte)'\r';
        room[0] = (byte)'\n';
        _length++;
        while (_length >= FlushAt)
        {
            stream.Write(_buffer, 0, FlushAt);
            _buffer.AsSpan(FlushAt, _length - FlushAt).CopyTo(_buffer);
            _length -= FlushAt;
        }
    }

    public void Dispose()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    private void Guarded(ReadOnlySpan<byte> utf8, bool isFormula, Span<byte> room)
    {
        bool isQuoted = utf8.ContainsAny(QuotedBytes);
        int at = 0;
        if (isQuoted)
        {
            room[at++] = Quote;
        }

        if (isFormula)
        {
            room[at++] = (byte)'\'';
        }

        for (int i = 0; i < utf8.Length; i++)
        {
            byte b = utf8[i];
            if (b == Quote)
            {
                room[at++] = Quote;
            }

            room[at++] = b;
            if (b is (byte)';' or (byte)'\t' && StartsFormula(utf8[(i + 1)..]))
            {
                room[at++] = (byte)'\'';
            }
        }

        if (isQuoted)
        {
            room[at++] = Quote;
        }

        room[at] = Separator;
        _length += at + 1;
    }

    /// <summary>By the first character that is no blank; the full-width signs are formulas too.</summary>
    private static bool StartsFormula(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.TrimStart((byte)' ');
        return !text.IsEmpty && (FormulaStarts.Contains(text[0]) || text.StartsWith("＝"u8) || text.StartsWith("＋"u8) || text.StartsWith("－"u8) || text.StartsWith("＠"u8));
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _length < length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + length));
        }

        return _buffer.AsSpan(_length);
    }
}
