using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet;

namespace SupportDomain.Tool.Logs;

/// <summary>A log in CSV, gzip or plain, read row by row; memory does not grow with the file.</summary>
internal sealed class CsvLog : IDisposable, ILogRow
{
    private const int MaxWaiting = 10_000;
    private const int MostGuessed = 65_536;

    private readonly Stream _file;
    private readonly Stream _text;
    private readonly RecordStream _records;
    private readonly CsvReader _reader;
    private readonly Queue<LogFinding> _faults = new();
    private readonly Dictionary<LogFindingKind, (LogFinding First, long Count)> _beyond = [];
    private bool _isAtEnd;

    /// <summary>Without the switch, the base library takes a gzip file that is cut off for a short one.</summary>
    static CsvLog() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    /// <summary>Opens a log.</summary>
    /// <param name="file">The bytes, seekable so that gzip and UTF-16 are known by their first bytes; closed with the log.</param>
    /// <param name="delimiter">The character between two fields; ASCII.</param>
    internal CsvLog(Stream file, char delimiter)
    {
        _file = file;
        _text = InUtf8(file);
        _records = new RecordStream(_text, (byte)delimiter, AddFault);
        _reader = CsvReader.Create(
            _records,
            new CsvReaderOptions { Separator = delimiter, HasHeader = false, SkipEmptyLines = false },
            leaveOpen: true);
    }

    /// <summary>The line that the row begins on, counted from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>How many bytes of the file have been taken.</summary>
    internal long BytesRead => _file.Position;

    public int FieldCount => _reader.FieldCount;

    public ReadOnlySpan<byte> GetUtf8(int index) => _reader.GetSpan(index);

    /// <summary>The fields of the row as strings.</summary>
    internal string[] ToStrings() => [.. Enumerable.Range(0, FieldCount).Select(GetString)];

    /// <summary>A field as a string.</summary>
    internal string GetString(int index) => _reader.GetString(index);

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="LogFormatException">The file is no text in UTF-8, or its compression is damaged.</exception>
    internal bool Read()
    {
        try
        {
            if (!_reader.Read())
            {
                _isAtEnd = true;
                return false;
            }

            Line = _records.TakeRecordLine();
            return true;
        }
        catch (DecoderFallbackException e)
        {
            throw new LogFormatException($"The log is not text in UTF-16, as its byte order mark says: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new LogFormatException($"The compressed log is damaged or cut off: {e.Message}", e);
        }
    }

    /// <summary>Takes the next record that could not be cut into fields and stands before the row read last, or at the end of the file any.</summary>
    /// <remarks>The file is read ahead by blocks, so a record further down may be known already; it waits for its turn.</remarks>
    internal bool TryTakeFault([NotNullWhen(true)] out LogFinding? fault)
    {
        bool isDue = _faults.TryPeek(out fault) && (_isAtEnd || fault.Line < Line);
        fault = isDue ? _faults.Dequeue() : null;
        return isDue || (_isAtEnd && TryTakeBeyond(out fault));
    }

    /// <summary>Many bad records in a row may be known before their turn; beyond a bound they are only counted, under the first of their kind.</summary>
    private void AddFault(LogFinding fault)
    {
        if (_faults.Count < MaxWaiting)
        {
            _faults.Enqueue(fault);
            return;
        }

        ref (LogFinding First, long Count) beyond = ref CollectionsMarshal.GetValueRefOrAddDefault(_beyond, fault.Kind, out bool isKnown);
        beyond = (isKnown ? beyond.First : fault, beyond.Count + 1);
    }

    private bool TryTakeBeyond([NotNullWhen(true)] out LogFinding? fault)
    {
        foreach ((LogFindingKind kind, (LogFinding first, long count)) in _beyond)
        {
            if (count > 0)
            {
                _beyond[kind] = (first, count - 1);
                fault = first;
                return true;
            }
        }

        fault = null;
        return false;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _records.Dispose();
        _text.Dispose();
        _file.Dispose();
    }

    /// <summary>The delimiter that the first line of a file has most often.</summary>
    /// <param name="file">The bytes, seekable; closed.</param>
    internal static char GuessDelimiter(Stream file)
    {
        using Stream text = InUtf8(file);
        using StreamReader reader = new(text);
        char[] start = new char[MostGuessed];
        string first = new(start, 0, reader.ReadBlock(start));
        return StarterGuess.DelimiterOf(first.Split('\n')[0]);
    }

    private static Stream InUtf8(Stream file)
    {
        (int first, int second, int third) = FirstBytes(file);
        if ((first, second, third) is ('P', 'K', 3))
        {
            throw new LogFormatException("The log is a ZIP archive or a workbook, not a table of text; unpack it, or export it as CSV.");
        }

        Stream text = file;
        if (first == 0x1F && second == 0x8B)
        {
            text = new GZipStream(file, CompressionMode.Decompress);
        }
        else if ((first, second) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            Encoding utf16 = new UnicodeEncoding(bigEndian: first == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
            text = Encoding.CreateTranscodingStream(file, utf16, Encoding.UTF8);
        }

        return text;
    }

    private static (int First, int Second, int Third) FirstBytes(Stream file)
    {
        (int, int, int) bytes = (file.ReadByte(), file.ReadByte(), file.ReadByte());
        file.Position = 0;
        return bytes;
    }
}
