using System.Globalization;

namespace SupportDomain.Scheduling;

/// <summary>Reads what <see cref="BinaryOutput"/> wrote, and refuses everything that it would not have written.</summary>
internal ref struct BinaryInput(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    internal int Position { get; private set; }

    internal readonly bool IsAtEnd => Position == _bytes.Length;

    internal long Number()
    {
        ulong value = Unsigned();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A number within bounds, both inclusive.</summary>
    internal long Number(long least, long most, string what)
    {
        int at = Position;
        long value = Number();
        return value >= least && value <= most ? value : throw Fault(at, string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; it must be from {least} to {most}."));
    }

    internal int Small(int most, string what) => (int)Number(0, most, what);

    /// <summary>How many parts follow, each of at least a byte.</summary>
    internal int Count(string what)
    {
        int at = Position;
        long value = Number();
        return value >= 0 && value <= _bytes.Length - Position
            ? (int)value
            : throw Fault(at, string.Create(CultureInfo.InvariantCulture, $"{what} is {value}; {_bytes.Length - Position} bytes are left."));
    }

    internal Int128 Wide()
    {
        long high = Number();
        return new Int128(unchecked((ulong)high), Unsigned());
    }

    internal bool Flag(string what)
    {
        int at = Position;
        return Unsigned() switch
        {
            0 => false,
            1 => true,
            _ => throw Fault(at, $"{what} is neither yes nor no."),
        };
    }

    internal string Text(string what)
    {
        int at = Position;
        return BinaryText.Read(Bytes(what)) ?? throw Fault(at, $"{what} is not UTF-8.");
    }

    internal string? OptionalText(string what) => Flag(what) ? Text(what) : null;

    internal ReadOnlySpan<byte> Bytes(string what)
    {
        int length = Count(what);
        ReadOnlySpan<byte> found = _bytes.Slice(Position, length);
        Position += length;
        return found;
    }

    internal static FormatException Fault(int position, string what) => new(string.Create(CultureInfo.InvariantCulture, $"At byte {position}: {what}"));

    internal readonly FormatException Fault(string what) => Fault(Position, what);

    private ulong Unsigned()
    {
        int start = Position;
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (Position == _bytes.Length)
            {
                throw Fault(start, "the data end within a number.");
            }

            byte next = _bytes[Position++];
            bool isLast = next < 0x80;
            if ((shift == 63 && next > 1) || (isLast && next == 0 && shift > 0))
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (isLast)
            {
                return value;
            }
        }

        throw Fault(start, "a number is too long.");
    }
}
