using System.Buffers.Binary;

namespace SupportDomain.Hosting;

/// <summary>The bytes of the two kinds of files. All numbers are little-endian.</summary>
/// <remarks>
/// <para>Head of a log file, 20 bytes: mark (8), number of its first record (8), CRC-32C of these 16 (4). Then frames, one a batch: CRC-32C of length and body (4), length of the body (4), body.</para>
/// <para>Body of a frame: number of its first record (8), how many records (4), and each record: its length (4), its bytes.</para>
/// <para>A snapshot file: mark (8), position (8), length of the state (8), CRC-32C of the state (4), CRC-32C of these 28 (4), state.</para>
/// </remarks>
internal static class LogFileFormat
{
    internal const int LogHead = 20;
    internal const int SnapshotHead = 32;
    internal const int FrameHead = 8;
    internal const int BodyHead = 12;

    private static ReadOnlySpan<byte> LogMark => "SDLOG001"u8;

    private static ReadOnlySpan<byte> SnapshotMark => "SDSNAP01"u8;

    internal static byte[] HeadOfLog(long first)
    {
        byte[] head = new byte[LogHead];
        LogMark.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), first);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(16), Crc32C.Of(head.AsSpan(0, 16)));
        return head;
    }

    internal static bool IsHeadOfLog(ReadOnlySpan<byte> bytes, long first) => bytes.SequenceEqual(HeadOfLog(first));

    internal static byte[] HeadOfSnapshot(in LogSnapshot snapshot)
    {
        byte[] head = new byte[SnapshotHead];
        SnapshotMark.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), snapshot.Position);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), snapshot.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), Crc32C.Of(snapshot.Bytes.Span));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(28), Crc32C.Of(head.AsSpan(0, 28)));
        return head;
    }

    internal static bool IsSnapshot(ReadOnlyMemory<byte> file, long position) =>
        file.Length >= SnapshotHead && file.Span[..SnapshotHead].SequenceEqual(HeadOfSnapshot(new LogSnapshot(position, file[SnapshotHead..])));

    /// <summary>Puts a batch into a frame.</summary>
    internal static int WriteFrame(ref byte[] buffer, long first, IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        int body = BodyHead;
        foreach (ReadOnlyMemory<byte> record in records)
        {
            body += sizeof(int) + record.Length;
        }

        int length = FrameHead + body;
        if (buffer.Length < length)
        {
            buffer = new byte[Math.Max(length, (int)Math.Min(2L * buffer.Length, Array.MaxLength))];
        }

        Span<byte> frame = buffer.AsSpan(0, length);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], body);
        BinaryPrimitives.WriteInt64LittleEndian(frame[FrameHead..], first);
        BinaryPrimitives.WriteInt32LittleEndian(frame[(FrameHead + 8)..], records.Count);
        Span<byte> rest = frame[(FrameHead + BodyHead)..];
        foreach (ReadOnlyMemory<byte> record in records)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, record.Length);
            record.Span.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + record.Length)..];
        }

        BinaryPrimitives.WriteUInt32LittleEndian(frame, Crc32C.Of(frame[4..]));
        return length;
    }

    /// <summary>The length of the frame that the bytes begin with; 0 if they don't begin with a whole one whose first record has a number in the range, both bounds inclusive.</summary>
    internal static int FrameAt(ReadOnlySpan<byte> bytes, long from, long to)
    {
        if (bytes.Length < FrameHead + BodyHead)
        {
            return 0;
        }

        int body = BodyLength(bytes);
        long first = BinaryPrimitives.ReadInt64LittleEndian(bytes[FrameHead..]);
        if (body < BodyHead || body > bytes.Length - FrameHead || first < from || first > to)
        {
            return 0;
        }

        ReadOnlySpan<byte> frame = bytes[..(FrameHead + body)];
        return BinaryPrimitives.ReadUInt32LittleEndian(frame) == Crc32C.Of(frame[4..]) ? frame.Length : 0;
    }

    internal static int BodyLength(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadInt32LittleEndian(head[4..]);

    /// <summary>Where the records of a whole frame stand in it.</summary>
    /// <exception cref="FormatException">The parts contradict each other, although the checksum is right.</exception>
    internal static List<Range> RecordsOf(ReadOnlySpan<byte> frame)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(frame[(FrameHead + 8)..]);
        List<Range> records = [];
        int at = FrameHead + BodyHead;
        while (frame.Length - at >= sizeof(int) && records.Count < count)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(frame[at..]);
            at += sizeof(int);
            if (length < 0 || length > frame.Length - at)
            {
                break;
            }

            records.Add(at..(at + length));
            at += length;
        }

        return at == frame.Length && records.Count == count && count > 0 ? records : throw new FormatException("The batch has a right checksum, but its records contradict its length.");
    }
}
