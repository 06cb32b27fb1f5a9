using System.Text;

namespace SupportDomain.Desks;

/// <summary>A row of strings as a row of bytes; the buffers are used again for the next row.</summary>
internal sealed class TextRow : ILogRow
{
    private IReadOnlyList<string> _fields = [];
    private byte[][] _buffers = [];

    public int FieldCount => _fields.Count;

    public ReadOnlySpan<byte> GetUtf8(int index)
    {
        string text = _fields[index];
        int needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[] buffer = _buffers[index];
        if (buffer is null || buffer.Length < needed)
        {
            buffer = new byte[needed];
            _buffers[index] = buffer;
        }

        return buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
    }

    internal TextRow Of(IReadOnlyList<string> fields)
    {
        _fields = fields;
        if (_buffers.Length < fields.Count)
        {
            Array.Resize(ref _buffers, fields.Count);
        }

        return this;
    }
}
