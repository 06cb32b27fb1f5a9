namespace SupportDomain.Hosting;

/// <summary>Where a host keeps its commands and snapshots. <see cref="FileCommandLog"/> keeps them in files; a database is another place.</summary>
/// <remarks>
/// <para>
/// Records are bytes, numbered from 1 without gaps. The host reads the snapshot, then the records after it to the end, once, and makes them durable; then it appends. It makes one call at a time. What fails with an exception ends the
/// host: after a failed write nobody knows what was kept, and reading the log anew is how to find out.
/// </para>
/// <para>A batch is kept wholly or not at all: reading never gives the first records of a batch without the others.</para>
/// </remarks>
public interface ICommandLog : IAsyncDisposable
{
    /// <summary>Reads the newest snapshot that is whole.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The snapshot; null if the log is new.</returns>
    ValueTask<LogSnapshot?> ReadSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Reads the records after a position, in order, to the end. A batch at the end that was not wholly written is cut off.</summary>
    /// <param name="after">The number of the last record that is not wanted; 0 for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CommandLogException">The log is damaged before its end, or records are missing.</exception>
    IAsyncEnumerable<LogRecord> ReadAsync(long after, CancellationToken cancellationToken);

    /// <summary>Appends a batch.</summary>
    /// <param name="first">The number of its first record: one more than the last one there is.</param>
    /// <param name="records">The records, at least one. Their memory is the log's until the call is complete.</param>
    /// <param name="cancellationToken">Ends the call; whether the batch was kept is then not known.</param>
    ValueTask AppendAsync(long first, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken);

    /// <summary>Makes durable what was appended: when the call is complete, it survives a loss of power.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a snapshot, durably. Records up to its position may be forgotten then.</summary>
    /// <param name="snapshot">The state after the record at its position, which is the last one there is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask WriteSnapshotAsync(LogSnapshot snapshot, CancellationToken cancellationToken);
}
