using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace SupportDomain.Hosting;

/// <content>From the files to records.</content>
public sealed partial class FileCommandLog
{
    private const string LogPrefix = "log-";
    private const string SnapshotPrefix = "snapshot-";
    private const string Suffix = ".bin";

    /// <summary>More than this behind a batch that is not whole is not searched for a whole one; it is damage.</summary>
    private const long LongestTail = 1 << 30;

    /// <inheritdoc/>
    public async ValueTask<LogSnapshot?> ReadSnapshotAsync(CancellationToken cancellationToken)
    {
        List<(long Number, string Path)> files = Files(SnapshotPrefix);
        foreach ((long position, string path) in files.AsEnumerable().Reverse())
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            if (LogFileFormat.IsSnapshot(bytes, position))
            {
                return new LogSnapshot(position, bytes.AsMemory(LogFileFormat.SnapshotHead));
            }

            _damaged.Add(path);
            HostLog.SnapshotSkipped(_logger, path);
        }

        return files.Count == 0 ? null : throw new CommandLogException($"No snapshot is whole; the newest is {files[^1].Path}.", files[^1].Path);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LogRecord> ReadAsync(long after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return Read(after, cancellationToken).ToAsyncEnumerable();
    }

    private IEnumerable<LogRecord> Read(long after, CancellationToken cancellationToken)
    {
        List<(long Number, string Path)> logs = Files(LogPrefix);
        int index = logs.FindLastIndex(log => log.Number <= after + 1);
        if (index < 0 && (logs.Count > 0 || after > 0))
        {
            throw new CommandLogException(logs.Count > 0
                ? $"Records from {after + 1} are wanted, but the oldest file is {logs[0].Path}."
                : $"Records from {after + 1} are wanted, but there is no file of records in {_folder}.");
        }

        long next = index < 0 ? 1 : logs[index].Number;
        for (; index >= 0 && index < logs.Count; index++)
        {
            (long first, string path) = logs[index];
            if (first != next)
            {
                throw new CommandLogException($"The file {path} begins with record {first}, but the one before it ends with {next - 1}.", path);
            }

            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RequireHead(file, path, first);
            long offset = LogFileFormat.LogHead;
            for (byte[] frame = FrameOf(file, offset, next); frame.Length > 0; frame = FrameOf(file, offset, next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (Range record in Records(frame, path, offset))
                {
                    if (next > after)
                    {
                        yield return new LogRecord(next, frame.AsMemory(record));
                    }

                    next++;
                }

                offset += frame.Length;
            }

            EndAt(file, path, offset, next, after, index == logs.Count - 1);
            if (index == logs.Count - 1)
            {
                Use(path, first, offset);
            }
        }

        _next = next > after
            ? next
            : throw new CommandLogException($"The log ends with record {next - 1}, before the snapshot after record {after}: records that were durable are gone.", logs[^1].Path);
    }

    private static void RequireHead(SafeFileHandle file, string path, long first)
    {
        byte[] head = Bytes(file, 0, LogFileFormat.LogHead);
        if (!LogFileFormat.IsHeadOfLog(head, first))
        {
            throw new CommandLogException($"The file {path} does not begin as a file of records from {first} does: it is damaged, or of another version.", path, 0);
        }
    }

    /// <summary>The whole frame at a place; empty if there is none.</summary>
    private static byte[] FrameOf(SafeFileHandle file, long offset, long next)
    {
        byte[] head = Bytes(file, offset, LogFileFormat.FrameHead);
        if (head.Length < LogFileFormat.FrameHead)
        {
            return [];
        }

        int body = LogFileFormat.BodyLength(head);
        if (body < LogFileFormat.BodyHead || body > RandomAccess.GetLength(file) - offset - LogFileFormat.FrameHead)
        {
            return [];
        }

        byte[] frame = Bytes(file, offset, LogFileFormat.FrameHead + body);
        return LogFileFormat.FrameAt(frame, next, next) > 0 ? frame : [];
    }

    private static List<Range> Records(byte[] frame, string path, long offset)
    {
        try
        {
            return LogFileFormat.RecordsOf(frame);
        }
        catch (FormatException fault)
        {
            throw new CommandLogException($"The batch at {offset} of {path} is none: {fault.Message}", path, offset, fault);
        }
    }

    /// <summary>Behind the last whole frame there is nothing, or a batch that was not wholly written, which is cut off. All else is damage.</summary>
    private void EndAt(SafeFileHandle file, string path, long offset, long next, long after, bool isLast)
    {
        long left = RandomAccess.GetLength(file) - offset;
        if (left == 0 || (isLast && next <= after))
        {
            return; // nothing follows, or the caller refuses the whole log
        }

        if (!isLast || left > LongestTail)
        {
            throw new CommandLogException($"The batch at {offset} of {path} is damaged, and {(isLast ? $"{left} bytes" : "further files")} follow it.", path, offset);
        }

        ReadOnlySpan<byte> tail = Bytes(file, offset, (int)left);
        if (LogFileFormat.FrameAt(tail, long.MinValue, long.MaxValue) > 0)
        {
            throw new CommandLogException($"The batch at {offset} of {path} is whole, but does not begin with record {next}, which belongs there.", path, offset);
        }

        for (int at = 1; at < tail.Length; at++)
        {
            if (LogFileFormat.FrameAt(tail[at..], next + 1, next + left) > 0)
            {
                throw new CommandLogException($"The batch at {offset} of {path} is damaged: a whole one follows it at {offset + at}.", path, offset);
            }
        }

        RandomAccess.SetLength(file, offset);
        RandomAccess.FlushToDisk(file);
        HostLog.TailCut(_logger, path, offset, left);
    }

    /// <summary>Bytes of a file; fewer at its end.</summary>
    private static byte[] Bytes(SafeFileHandle file, long offset, int count)
    {
        byte[] bytes = new byte[(int)Math.Min(count, Math.Max(0, RandomAccess.GetLength(file) - offset))];
        for (int at = 0; at < bytes.Length;)
        {
            int read = RandomAccess.Read(file, bytes.AsSpan(at), offset + at);
            at = read > 0 ? at + read : throw new EndOfStreamException($"The file became shorter than {offset + bytes.Length} while it was read.");
        }

        return bytes;
    }

    /// <summary>The files of a kind with the numbers in their names, in order.</summary>
    private List<(long Number, string Path)> Files(string prefix) =>
        [.. Directory.EnumerateFiles(_folder, $"{prefix}*{Suffix}")
            .Select(path => (Number: long.TryParse(Path.GetFileName(path)[prefix.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1, Path: path))
            .Where(file => file.Number >= 0)
            .OrderBy(file => file.Number)];
}
