namespace SupportDomain.Hosting;

/// <summary>One record of a command log.</summary>
/// <remarks>Equal if number and memory are the same; no order. <c>default</c> is no record. As thread-safe as its memory.</remarks>
/// <param name="Position">Its number, from 1.</param>
/// <param name="Bytes">What <see cref="LoggedCommand.Write"/> wrote. Valid until the next record is read.</param>
public readonly record struct LogRecord(long Position, ReadOnlyMemory<byte> Bytes);
