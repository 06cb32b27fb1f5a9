using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportDomain.Hosting;

/// <summary>What hosts and logs say to a logger.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "The scheduler goes on from the snapshot after record {Position} and {Records} records after it.")]
    internal static partial void Recovered(ILogger logger, long position, long records);

    [LoggerMessage(2, LogLevel.Information, "A snapshot after record {Position} was taken, of {Bytes} bytes.")]
    internal static partial void SnapshotTaken(ILogger logger, long position, int bytes);

    [LoggerMessage(3, LogLevel.Information, "The scheduler has stopped after record {Position}.")]
    internal static partial void Stopped(ILogger logger, long position);

    [LoggerMessage(4, LogLevel.Critical, "The scheduler has failed and takes no commands.")]
    internal static partial void Failed(ILogger logger, Exception fault);

    [LoggerMessage(5, LogLevel.Warning, "{Bytes} bytes at {Offset} of {File} are no whole batch; they were cut off.")]
    internal static partial void TailCut(ILogger logger, string file, long offset, long bytes);

    [LoggerMessage(6, LogLevel.Warning, "The snapshot {File} is damaged; an older one and more records are read instead.")]
    internal static partial void SnapshotSkipped(ILogger logger, string file);

    [LoggerMessage(7, LogLevel.Warning, "The clock says {Clock}, but the log has come to {Log}: time stands, and with it every timer, until the clock has caught up.")]
    internal static partial void ClockIsBehind(ILogger logger, Instant clock, Instant log);

    [LoggerMessage(8, LogLevel.Warning, "The policy of the options is not that of the log, which counts; send ChangePolicy to change it.")]
    internal static partial void PolicyDiffers(ILogger logger);
}
