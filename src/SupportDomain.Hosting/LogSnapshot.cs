namespace SupportDomain.Hosting;

/// <summary>The state of a host after a record of its log.</summary>
/// <remarks>Equal if position and memory are the same; no order. <c>default</c> is no snapshot. As thread-safe as its memory.</remarks>
/// <param name="Position">The number of the last record that is in it; 0 if it was taken before the first.</param>
/// <param name="Bytes">The state, in a form of the host's own around <see cref="Scheduling.SchedulerCheckpoint"/>.</param>
public readonly record struct LogSnapshot(long Position, ReadOnlyMemory<byte> Bytes);
