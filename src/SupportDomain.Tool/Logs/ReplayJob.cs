using System.Collections.Immutable;
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
    /// <param name="sink">Given every row with its verdicts; or null.</param>
    /// <param name="onProgress">Told now and then how many bytes of the file have been taken; or null.</param>
    /// <param name="cancellation">Ends the job between two rows.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    /// <exception cref="LogFaultException">A row is at fault, and the replay is strict.</exception>
    internal static ReplaySummary Run(
        Stream file, Desk desk, LogReplayOptions options, IJudgedRowSink? sink, Action<long>? onProgress, CancellationToken cancellation)
    {
        using CsvLog log = new(file, desk.Log.Delimiter);
        LogReplay replay = new(desk, ReadHeader(log), options, sink);
        long rows = 0;
        bool isRow;
        do
        {
            isRow = log.Read();
            while (log.TryTakeFault(out LogFinding? fault))
            {
                replay.AddFault(fault);
            }

            if (isRow)
            {
                replay.Add(log.Line, log);
            }

            if (++rows % RowsBetweenReports == 0 || !isRow)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke(log.BytesRead);
            }
        }
        while (isRow);

        ReplaySummary summary = replay.Finish();
        return summary.Rows.Read > 0 ? summary : throw new LogFormatException("The log has a header and no row.");
    }

    /// <summary>Holds a log against a desk.</summary>
    /// <param name="file">The log; closed at the end.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="onProgress">Told now and then how many bytes of the file have been taken; or null.</param>
    /// <param name="cancellation">Ends the job between two rows.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    internal static ImmutableArray<DeskFinding> Review(Stream file, Desk desk, Action<long>? onProgress, CancellationToken cancellation)
    {
        using CsvLog log = new(file, desk.Log.Delimiter);
        LogReview review = new(desk, ReadHeader(log));
        long rows = 0;
        bool isRow;
        do
        {
            isRow = log.Read();
            while (log.TryTakeFault(out LogFinding? fault))
            {
                review.AddFault(fault);
            }

            if (isRow)
            {
                review.Add(log.Line, log);
            }

            if (++rows % RowsBetweenReports == 0 || !isRow)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke(log.BytesRead);
            }
        }
        while (isRow);

        return review.Finish();
    }

    internal static string[] ReadHeader(CsvLog log)
    {
        bool isRow = log.Read();
        if (log.TryTakeFault(out LogFinding? fault))
        {
            throw new LogFormatException($"The log's header cannot be read: on line {fault.Line} a quote is never closed or misplaced, or the line is too long.");
        }

        return isRow ? log.ToStrings() : throw new LogFormatException("The log is empty: it has not even a header.");
    }
}
