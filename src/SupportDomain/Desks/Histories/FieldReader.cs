using System.Text;

namespace SupportDomain.Desks.Histories;

/// <summary>Takes the text of one mapped field from a row, without the blanks around it; nothing for a missing one.</summary>
internal sealed class FieldReader
{
    private readonly int[] _indexes;
    private readonly byte[][] _missing;
    private readonly byte[] _constant;
    private byte[] _joined = new byte[64];

    internal FieldReader(LogField field, string purpose, string[] header, byte[][] missing)
    {
        Name = field.Name;
        _indexes = [.. field.Headers.Select(h => LogHeader.IndexOf(header, h, purpose))];
        _missing = missing;
        _constant = Encoding.UTF8.GetBytes(field.Constant ?? string.Empty);
    }

    /// <summary>What to call it in a finding.</summary>
    internal string Name { get; }

    internal ReadOnlySpan<byte> Read(ILogRow row) => _indexes.Length switch
    {
        0 => _constant,
        1 => Known(row.GetUtf8(_indexes[0])),
        _ => Join(row),
    };

    private ReadOnlySpan<byte> Known(ReadOnlySpan<byte> utf8)
    {
        utf8 = FieldText.Trim(utf8);
        foreach (byte[] missing in _missing)
        {
            if (utf8.SequenceEqual(missing))
            {
                return default;
            }
        }

        return utf8;
    }

    /// <summary>The parts that are there, with a blank between two.</summary>
    private ReadOnlySpan<byte> Join(ILogRow row)
    {
        int length = 0;
        foreach (int index in _indexes)
        {
            ReadOnlySpan<byte> part = Known(row.GetUtf8(index));
            if (part.IsEmpty)
            {
                continue;
            }

            if (_joined.Length < length + part.Length + 1)
            {
                Array.Resize(ref _joined, (length + part.Length + 1) * 2);
            }

            if (length > 0)
            {
                _joined[length++] = (byte)' ';
            }

            part.CopyTo(_joined.AsSpan(length));
            length += part.Length;
        }

        return _joined.AsSpan(0, length);
    }
}
