using System.Buffers;
using System.Text;
using System.Text.Unicode;
using SupportDomain.Desks;

namespace SupportDomain.Tool.Logs;

/// <summary>
/// A filter before the CSV parser: lets whole, well-quoted records through and reports the others, so that one unclosed quote costs one line and
/// not the rest of the file.
/// </summary>
/// <remarks>
/// Works on bytes of UTF-8 and refuses a text that is none. Records end at LF, CR or CR LF outside quotes; a field is quoted if it begins with a quote, and a quote within is doubled (RFC 4180). A quoted field may
/// run over lines; where its end is never found within <see cref="MaxRecordLength"/>, or the quote that seems to end it stands in the middle of a
/// text, the line it begins on is reported and reading goes on with the next line. Empty lines are skipped.
/// </remarks>
internal sealed class RecordStream(Stream source, byte delimiter, Action<LogFinding> onFault) : Stream
{
    /// <summary>The greatest number of bytes of a record, inclusive.</summary>
    internal const int MaxRecordLength = 1 << 20;

    private const byte Quote = (byte)'"';
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';
    private const int ReadSize = 1 << 16;

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"\r\n"u8);
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private readonly Queue<(long Line, long Count)> _recordLines = new();
    private (long Line, long Count) _taking;
    private byte[] _buffer = new byte[ReadSize * 2];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isMarkSought;
    private long _line = 1;
    private int _recordAt;
    private int _recordEnd;

    private enum Scan
    {
        Record,
        Unclosed,
        Malformed,
        TooLong,
        End,
    }

    /// <summary>The line on which the next record given to the parser begins; one call a record.</summary>
    internal long TakeRecordLine()
    {
        if (_taking.Count == 0)
        {
            _taking = _recordLines.Dequeue();
        }

        _taking.Count--;
        return _taking.Line++;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int written = 0;
        while (written < buffer.Length)
        {
            if (_recordAt == _recordEnd && (written > 0 && !HasRecordBuffered() || !NextRecord()))
            {
                break;
            }

            int length = Math.Min(buffer.Length - written, _recordEnd - _recordAt);
            _buffer.AsSpan(_recordAt, length).CopyTo(buffer[written..]);
            _recordAt += length;
            written += length;
        }

        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether going on is likely to need no further reading; short blocks are fine, waiting for them is not.</summary>
    private bool HasRecordBuffered() => _end - _start > ReadSize / 8;

    /// <summary>Finds the next good record, reporting the bad ones on the way.</summary>
    private bool NextRecord()
    {
        while (true)
        {
            if (PlainLines())
            {
                return true;
            }

            Scan result = ScanRecord(out int end, out int firstLineEnd, out int lines);
            switch (result)
            {
                case Scan.End:
                    return false;
                case Scan.Record:
                    RequireUtf8(_buffer.AsSpan(_start, end - _start));
                    bool isEmpty = _buffer.AsSpan(_start, end - _start).IndexOfAnyExcept(LineEnds) < 0;
                    (_recordAt, _recordEnd) = isEmpty ? (end, end) : (_start, end);
                    if (!isEmpty)
                    {
                        _recordLines.Enqueue((_line, 1));
                    }

                    _line += lines;
                    _start = end;
                    if (!isEmpty)
                    {
                        return true;
                    }

                    break;
                case Scan.TooLong:
                    onFault(Fault(LogFindingKind.FieldTooLong));
                    SkipLine();
                    break;
                default:
                    onFault(Fault(result == Scan.Unclosed ? LogFindingKind.UnclosedQuote : LogFindingKind.MalformedQuote));
                    _start = firstLineEnd;
                    _line++;
                    break;
            }
        }
    }

    /// <summary>Takes all whole lines in the buffer up to the first quote, carriage return or empty line at once: what most logs are made of.</summary>
    private bool PlainLines()
    {
        Span<byte> text = _buffer.AsSpan(_start, Math.Min(_end - _start, ReadSize));
        int mark = text.IndexOfAny(Quote, CarriageReturn);
        text = mark < 0 ? text : text[..mark];
        int empty = text.IndexOf("\n\n"u8);
        text = empty < 0 ? text[..(text.LastIndexOf(LineFeed) + 1)] : text[..(empty + 1)];
        if (text.IsEmpty || text[0] == LineFeed)
        {
            return false;
        }

        RequireUtf8(text);
        int lines = text.Count(LineFeed);
        _recordLines.Enqueue((_line, lines));
        _line += lines;
        (_recordAt, _recordEnd) = (_start, _start + text.Length);
        _start += text.Length;
        return true;
    }

    private void RequireUtf8(ReadOnlySpan<byte> lines)
    {
        if (Utf8.IsValid(lines))
        {
            return;
        }

        long line = _line;
        for (int length = lines.IndexOf(LineFeed) + 1; length > 0 && Utf8.IsValid(lines[..length]); length = lines.IndexOf(LineFeed) + 1)
        {
            lines = lines[length..];
            line++;
        }

        throw new LogFormatException($"The log is not text in UTF-8: line {line} holds bytes that are none. Export it as UTF-8, or as UTF-16 with a byte order mark.");
    }

    private LogFinding Fault(LogFindingKind kind)
    {
        ReadOnlySpan<byte> text = _buffer.AsSpan(_start, Math.Min(_end - _start, LogFinding.MaxFoundLength - 1));
        int lineEnd = text.IndexOfAny(LineEnds);
        return new LogFinding(kind, _line, Column: null, Encoding.UTF8.GetString(lineEnd < 0 ? text : text[..lineEnd]));
    }

    /// <summary>Looks for the end of the record that begins at the start of the buffer.</summary>
    /// <param name="end">Behind the record's line end.</param>
    /// <param name="firstLineEnd">Behind the end of its first line: where reading goes on if the record is bad.</param>
    /// <param name="lines">How many lines it takes.</param>
    private Scan ScanRecord(out int end, out int firstLineEnd, out int lines)
    {
        int at = 0;
        int firstLine = -1;
        bool isQuoted = false;
        bool isMalformed = false;
        lines = 1;
        while (true)
        {
            int found = _buffer.AsSpan(_start + at, _end - _start - at).IndexOfAny(Marks);
            if (found < 0)
            {
                at = _end - _start;
                if (at > MaxRecordLength || !Fill())
                {
                    return FinishAtEnd(out end, out firstLineEnd, firstLine, isQuoted, isMalformed);
                }

                continue;
            }

            at += found;
            if (_buffer[_start + at] != Quote)
            {
                int lineEnd = BehindLineEnd(at);
                firstLine = firstLine < 0 ? lineEnd : firstLine;
                if (!isQuoted)
                {
                    end = _start + lineEnd;
                    firstLineEnd = _start + firstLine;
                    return Judge(isMalformed, isOneLine: firstLine == lineEnd, lineEnd);
                }

                lines++;
                at = lineEnd;
            }
            else if (!isQuoted)
            {
                isQuoted = at == 0 || _buffer[_start + at - 1] == delimiter;
                isMalformed |= !isQuoted;
                at++;
            }
            else
            {
                byte? next = ByteAt(at + 1);
                isQuoted = next == Quote;
                isMalformed |= !(isQuoted || next is null or CarriageReturn or LineFeed || next == delimiter);
                at += isQuoted ? 2 : 1;
            }
        }
    }

    private Scan FinishAtEnd(out int end, out int firstLineEnd, int firstLine, bool isQuoted, bool isMalformed)
    {
        end = _end;
        firstLineEnd = firstLine < 0 ? _end : _start + firstLine;
        int length = _end - _start;
        if (length > MaxRecordLength)
        {
            return isQuoted && firstLine >= 0 ? Scan.Unclosed : Scan.TooLong;
        }

        return length == 0 ? Scan.End
            : isQuoted ? Scan.Unclosed
            : Judge(isMalformed, isOneLine: firstLine < 0, length);
    }

    private static Scan Judge(bool isMalformed, bool isOneLine, int length) =>
        isMalformed ? (isOneLine ? Scan.Malformed : Scan.Unclosed)
        : length > MaxRecordLength ? Scan.TooLong
        : Scan.Record;

    /// <summary>The offset behind a line end that begins at an offset.</summary>
    private int BehindLineEnd(int at) => _buffer[_start + at] == CarriageReturn && ByteAt(at + 1) == LineFeed ? at + 2 : at + 1;

    private byte? ByteAt(int at) => _start + at < _end || Fill() ? _buffer[_start + at] : null;

    private void SkipLine()
    {
        while (true)
        {
            int found = _buffer.AsSpan(_start, _end - _start).IndexOfAny(LineEnds);
            if (found >= 0)
            {
                _start += BehindLineEnd(found);
                _line++;
                return;
            }

            _start = _end;
            if (!Fill())
            {
                return;
            }
        }
    }

    /// <summary>Reads on; offsets from the start stay as they are, positions in the buffer do not.</summary>
    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }

        if (_start > 0 && _recordAt == _recordEnd)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            (_recordAt, _recordEnd) = (0, 0);
        }

        if (_buffer.Length - _end < ReadSize)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = source.Read(_buffer, _end, ReadSize);
        _isAtEnd = read == 0;
        _end += read;
        return read > 0 && (_isMarkSought || SkipByteOrderMark());
    }

    /// <summary>Skips the mark at the beginning of the text, once so many bytes are there.</summary>
    /// <returns>Whether there is more to read.</returns>
    private bool SkipByteOrderMark()
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        if (_end < mark.Length && Fill())
        {
            return true;
        }

        _isMarkSought = true;
        if (_start == 0 && _buffer.AsSpan(0, _end).StartsWith(mark))
        {
            _start = mark.Length;
        }

        return _end > _start || Fill();
    }
}
