using System.Buffers;
using System.Text;

namespace SupportDomain.Scheduling;

/// <summary>Writes numbers and texts in one canonical form: numbers as zigzag varints of seven bits a byte, least first; texts as UTF-8 after their length.</summary>
internal readonly struct BinaryOutput(IBufferWriter<byte> output)
{
    private readonly IBufferWriter<byte> _output = output;

    internal void Number(long value) => Unsigned(unchecked(((ulong)value << 1) ^ (ulong)(value >> 63)));

    internal void Wide(Int128 value)
    {
        Number(unchecked((long)(value >> 64)));
        Unsigned(unchecked((ulong)value));
    }

    internal void Flag(bool value) => Unsigned(value ? 1UL : 0UL);

    internal void Text(string value) => BinaryText.Write(value, this);

    /// <summary>A text without halves of surrogate pairs.</summary>
    internal void Utf8(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, _output.GetSpan(Math.Max(1, length)));
        _output.Advance(length);
    }

    /// <summary>A text that may be missing.</summary>
    internal void OptionalText(string? value)
    {
        Flag(value is not null);
        if (value is not null)
        {
            Text(value);
        }
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        _output.Write(value);
    }

    private void Unsigned(ulong value)
    {
        Span<byte> span = _output.GetSpan(10);
        int count = 0;
        while (value >= 0x80)
        {
            span[count++] = unchecked((byte)(value | 0x80));
            value >>= 7;
        }

        span[count++] = unchecked((byte)value);
        _output.Advance(count);
    }
}
