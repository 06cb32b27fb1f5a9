using SupportDomain.Desks;

namespace SupportDomain.Tool.Logs;

/// <summary>The main job: a log in, verdicts out row by row, a summary at the end.</summary>
internal static class ReplayJob
{
    private const int RowsBetweenReports = 2048;

    /// <summary>Replays a log.</summary>
    /// <param name="file">The log; closed at the end.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="options">How it is replayed.</param>
    /// <param name="onJudged">Told of every ticket; or null.</param>
    /// <param name="onProgress">Told now and then how many bytes of the file have been taken; or null.</param>
    /// <param name="cancellation">Ends the job between two rows.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    /// <exception cref="LogFaultException">A row is at fault, and the replay is strict.</exception>
    internal static ReplaySummary Run(
        Stream file, Desk desk, LogReplayOptions options, Action<JudgedTicket>? onJudged, Action<long>? onProgress, CancellationToken cancellation)
    {
        LogReplay? replay = null;
        List<LogFinding> early = [];
        using CsvLog log = new(file, desk.Log.Delimiter, fault => Report(fault));
        if (!log.Read())
        {
            throw new LogFormatException(early.Count == 0 ? "The log is empty: it has not even a header." : $"The log has no header that can be read: line {early[0].Line} has a quote that is never closed or misplaced.");
        }

        if (early.Count > 0)
        {
            throw new LogFormatException($"The log's header on line {early[0].Line} cannot be read: a quote is never closed or misplaced.");
        }

        replay = new LogReplay(desk, [.. log], onJudged, options);
        long rows = 0;
        while (log.Read())
        {
            replay.Add(log.Line, log);
            if (++rows % RowsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke(log.BytesRead);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        onProgress?.Invoke(log.BytesRead);
        ReplaySummary summary = replay.Finish();
        return summary.Rows.Read > 0 ? summary : throw new LogFormatException("The log has a header and no row.");

        void Report(LogFinding fault)
        {
            if (replay is null)
            {
                early.Add(fault);
            }
            else
            {
                replay.AddFault(fault);
            }
        }
    }
}
