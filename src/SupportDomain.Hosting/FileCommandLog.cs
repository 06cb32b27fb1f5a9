using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;

namespace SupportDomain.Hosting;

/// <summary>A command log in the files of one folder.</summary>
/// <remarks>
/// <para>
/// <c>log-&lt;number of the first record&gt;.bin</c> holds batches, each with its length and CRC-32C, so that a batch is there wholly or not at all; a snapshot begins a new one. <c>snapshot-&lt;position&gt;.bin</c> is written aside,
/// made durable, renamed, and the folder made durable. Two snapshots and the records since the older one are kept. <c>lock</c> is held while the log is open: one process at a time.
/// </para>
/// <para>
/// A batch at the end that is not whole is cut off when the log is read: it was not wholly written, and with <see cref="LogFlush.EveryBatch"/> never answered. A batch that is not whole with a whole one behind it, and a
/// whole one with a wrong number, are damage: reading refuses with the file and the offset. (With <see cref="LogFlush.Interval"/> and <see cref="LogFlush.Never"/> a loss of power can look like that too, for file
/// systems may write later batches before earlier ones.) A snapshot with a wrong checksum is reported to the logger, and the older one is read.
/// </para>
/// <para>Calls block while the disk works. Compared by reference. Not thread-safe: a host makes one call at a time.</para>
/// </remarks>
public sealed partial class FileCommandLog : ICommandLog
{
    private const int SnapshotsKept = 2;

    private readonly string _folder;
    private readonly bool _keepsHistory;
    private readonly ILogger _logger;
    private readonly FileStream _lock;
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);
    private SafeFileHandle? _file;
    private byte[] _frame = new byte[4096];
    private long _first;
    private long _end;
    private long _next;

    /// <summary>Opens the log in a folder, which is made if it is not there.</summary>
    /// <param name="folder">The folder; nothing else is kept in it.</param>
    /// <param name="keepsHistory">Whether snapshots and records that are no longer needed are kept, for whoever wants to look at them.</param>
    /// <param name="logger">Hears of batches that were cut off and of damaged snapshots; null: nobody does.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is null or blank.</exception>
    /// <exception cref="CommandLogException">Another process has the log open.</exception>
    public FileCommandLog(string folder, bool keepsHistory = false, ILogger<FileCommandLog>? logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
        DurableFiles.CreateFolder(_folder);
        _keepsHistory = keepsHistory;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        string held = Path.Combine(_folder, "lock");
        try
        {
            _lock = new FileStream(held, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new CommandLogException($"The log in {_folder} is open already: {fault.Message}", held, inner: fault);
        }

        foreach (string aside in Directory.EnumerateFiles(_folder, "*" + DurableFiles.AsideSuffix))
        {
            File.Delete(aside);
        }

        DurableFiles.FlushFolder(_folder); // a process that was killed may have given names that are not durable yet
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(long first, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfZero(records.Count, nameof(records));
        RequireRead();
        if (first != _next)
        {
            throw new ArgumentOutOfRangeException(nameof(first), first, $"first is {first}; the next record of the log is {_next}.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_file is null)
        {
            Begin(_next);
        }

        int length = LogFileFormat.WriteFrame(ref _frame, first, records);
        RandomAccess.Write(_file!, _frame.AsSpan(0, length), _end);
        _end += length;
        _next += records.Count;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_file is not null)
        {
            RandomAccess.FlushToDisk(_file);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask WriteSnapshotAsync(LogSnapshot snapshot, CancellationToken cancellationToken)
    {
        RequireRead();
        if (snapshot.Position != _next - 1)
        {
            throw new ArgumentException($"The snapshot is of position {snapshot.Position}; the last record of the log is {_next - 1}.", nameof(snapshot));
        }

        cancellationToken.ThrowIfCancellationRequested();
        string path = PathOf(SnapshotPrefix, snapshot.Position);
        DurableFiles.Write(path, LogFileFormat.HeadOfSnapshot(snapshot), snapshot.Bytes.Span);
        _damaged.Remove(path);
        if (_file is null || _first != _next)
        {
            Begin(_next);
        }

        Prune();
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the files. What was not flushed is left to the operating system.</summary>
    /// <returns>Complete when they are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        _file?.Dispose();
        _file = null;
        _next = 0;
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Begins a new file of records.</summary>
    private void Begin(long first)
    {
        string path = PathOf(LogPrefix, first);
        DurableFiles.Write(path, LogFileFormat.HeadOfLog(first), []);
        Use(path, first, LogFileFormat.LogHead);
    }

    private void Use(string path, long first, long end)
    {
        _file?.Dispose();
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite); // the lock keeps other hosts away; who copies the file may read
        _first = first;
        _end = end;
    }

    /// <summary>Deletes what the snapshots that are kept don't need: first snapshots, then records, so that there is never a snapshot without its records.</summary>
    private void Prune()
    {
        if (_keepsHistory)
        {
            return;
        }

        List<(long Number, string Path)> sound = [.. Files(SnapshotPrefix).Where(s => !_damaged.Contains(s.Path))];
        IEnumerable<string> old = sound.SkipLast(SnapshotsKept).Select(s => s.Path).Concat(_damaged);
        foreach (string path in old.ToArray())
        {
            File.Delete(path);
        }

        _damaged.Clear();
        long needed = sound.TakeLast(SnapshotsKept).First().Number + 1;
        List<(long Number, string Path)> logs = Files(LogPrefix);
        for (int i = 0; i + 1 < logs.Count && logs[i + 1].Number <= needed; i++)
        {
            File.Delete(logs[i].Path);
        }
    }

    private void RequireRead()
    {
        if (_next == 0)
        {
            throw new InvalidOperationException("The log is read to its end before it is written to, and not written to when it is closed.");
        }
    }

    private string PathOf(string prefix, long number) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D20}{Suffix}"));
}
