namespace SupportDomain.Hosting.Tests;

/// <summary>A log in memory that counts what is asked of it, and that a test can hold up or break.</summary>
internal sealed class MemoryLog : ICommandLog
{
    internal List<byte[]> Records { get; } = [];

    internal List<LogSnapshot> Snapshots { get; } = [];

    internal int Flushes { get; private set; }

    /// <summary>The most bytes that were appended together.</summary>
    internal long LargestBatch { get; private set; }

    /// <summary>How many records are durable.</summary>
    internal int Durable { get; private set; }

    /// <summary>Complete after the first flush.</summary>
    internal TaskCompletionSource Flushed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Appending waits for this.</summary>
    internal Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Complete when something is appended for the first time.</summary>
    internal TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What appending fails with, having kept the batch.</summary>
    internal Exception? Fault { get; set; }

    /// <summary>What flushing fails with.</summary>
    internal Exception? FlushFault { get; set; }

    /// <summary>What taking a snapshot fails with.</summary>
    internal Exception? SnapshotFault { get; set; }

    internal bool IsDisposed { get; private set; }

    /// <summary>What is left of the log when the process is killed: everything, but nothing of it is known to be durable.</summary>
    internal MemoryLog AfterKill()
    {
        MemoryLog left = new();
        left.Records.AddRange(Records);
        left.Snapshots.AddRange(Snapshots);
        return left;
    }

    public ValueTask<LogSnapshot?> ReadSnapshotAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Snapshots.Count > 0 ? Snapshots[^1] : (LogSnapshot?)null);

    public IAsyncEnumerable<LogRecord> ReadAsync(long after, CancellationToken cancellationToken) =>
        Records.Select((bytes, index) => new LogRecord(index + 1, bytes)).Skip((int)after).ToArray().ToAsyncEnumerable();

    public async ValueTask AppendAsync(long first, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        Entered.TrySetResult();
        await Gate;
        first.Should().Be(Records.Count + 1);
        Records.AddRange(records.Select(r => r.ToArray()));
        LargestBatch = Math.Max(LargestBatch, records.Sum(r => (long)r.Length));
        if (Fault is not null)
        {
            throw Fault;
        }
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (FlushFault is not null)
        {
            throw FlushFault;
        }

        Flushes++;
        Durable = Records.Count;
        Flushed.TrySetResult();
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteSnapshotAsync(LogSnapshot snapshot, CancellationToken cancellationToken)
    {
        Durable.Should().Be(Records.Count, "a snapshot is of what is durable");
        if (SnapshotFault is not null)
        {
            throw SnapshotFault;
        }

        Snapshots.Add(snapshot);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
