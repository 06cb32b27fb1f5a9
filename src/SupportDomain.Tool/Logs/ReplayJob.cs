using System.Collections.Immutable;
using SupportDomain.Desks;
using SupportDomain.Identifiers;

namespace SupportDomain.Tool.Logs;

/// <summary>The main job: a log in, verdicts out row by row, a summary at the end.</summary>
internal static class ReplayJob
{
    private const int RowsBetweenReports = 2048;
    private const int TicketsBetweenReports = 256;

    /// <summary>Replays a log.</summary>
    /// <param name="files">The files of the log; each is closed when it is read.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="options">How it is replayed.</param>
    /// <param name="sink">Given every row with its verdicts; or null.</param>
    /// <param name="onProgress">Told now and then how much is done, out of the files' length; or null.</param>
    /// <param name="cancellation">Ends the job between two rows or tickets.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    /// <exception cref="LogFaultException">A row is at fault, and the replay is strict.</exception>
    internal static ReplaySummary Run(
        LogFiles files, Desk desk, LogReplayOptions options, IJudgedRowSink? sink, Action<long>? onProgress, CancellationToken cancellation)
    {
        if (desk.Log.NeedsHistories)
        {
            return Histories(files, desk, options, sink, onJudged: null, onProgress, cancellation);
        }

        using CsvLog log = new(files.Files[0].Stream, desk.Log.Delimiter);
        LogReplay replay = new(desk, ReadHeader(log, files.Files[0].Name), options, sink);
        ReadRows(log, replay.Add, replay.AddFault, onProgress, cancellation);
        return NotEmpty(replay.Finish());
    }

    /// <summary>The history of one ticket, or null where the log does not name it, or not before the instant of the verdicts.</summary>
    /// <param name="files">The files of the log; each is closed when it is read.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="options">How the log is read.</param>
    /// <param name="cancellation">Ends the job between two rows.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    /// <exception cref="LogFaultException">A row is at fault, and the replay is strict.</exception>
    internal static TicketHistory? History(LogFiles files, Desk desk, TicketId ticket, LogReplayOptions options, CancellationToken cancellation)
    {
        TicketHistory? found = null;
        Histories(files, desk, options with { Only = ticket }, sink: null, history => found = history, onProgress: null, cancellation);
        return found;
    }

    /// <summary>Replays a log by the whole histories of its tickets, whatever its kind.</summary>
    /// <param name="files">The files of the log; each is closed when it is read.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="options">How it is replayed.</param>
    /// <param name="sink">Given every row with its verdicts; or null.</param>
    /// <param name="onJudged">Told of every ticket; or null.</param>
    /// <param name="onProgress">Told now and then how much is done, out of the files' length; or null.</param>
    /// <param name="cancellation">Ends the job between two rows or tickets.</param>
    internal static ReplaySummary Histories(
        LogFiles files, Desk desk, LogReplayOptions options, IJudgedRowSink? sink, Action<TicketHistory>? onJudged, Action<long>? onProgress, CancellationToken cancellation)
    {
        EventReplay? replay = null;
        long length = files.Length;
        long before = 0;
        foreach ((LogMapping mapping, string name, Stream stream) in files.Files)
        {
            long own = stream.Length;
            using CsvLog log = new(stream, mapping.Delimiter);
            string[] header = ReadHeader(log, name);
            if (replay is null)
            {
                replay = new EventReplay(desk, header, options, onJudged, sink);
            }
            else
            {
                replay.Begin(mapping.Kind, header);
            }

            // Reading is half of the work, judging the other half.
            long done = before;
            ReadRows(log, replay.Add, replay.AddFault, onProgress is null ? null : bytes => onProgress((done + bytes) / 2), cancellation);
            before += own;
        }

        return NotEmpty(replay!.Finish((done, tickets) =>
        {
            if (done % TicketsBetweenReports == 0 || done == tickets)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke((length / 2) + (long)((double)length / 2 * done / tickets));
            }
        }));
    }

    private static void ReadRows(CsvLog log, Action<long, ILogRow> add, Action<LogFinding> addFault, Action<long>? onProgress, CancellationToken cancellation)
    {
        long rows = 0;
        bool isRow;
        do
        {
            isRow = log.Read();
            while (log.TryTakeFault(out LogFinding? fault))
            {
                addFault(fault);
            }

            if (isRow)
            {
                add(log.Line, log);
            }

            if (++rows % RowsBetweenReports == 0 || !isRow)
            {
                cancellation.ThrowIfCancellationRequested();
                onProgress?.Invoke(log.BytesRead);
            }
        }
        while (isRow);
    }

    /// <summary>Holds a log against a desk.</summary>
    /// <param name="files">The files of the log; each is closed when it is read.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="onProgress">Told now and then how many bytes of the files have been taken; or null.</param>
    /// <param name="cancellation">Ends the job between two rows.</param>
    /// <exception cref="LogFormatException">The log as a whole cannot be read.</exception>
    internal static ImmutableArray<DeskFinding> Review(LogFiles files, Desk desk, Action<long>? onProgress, CancellationToken cancellation)
    {
        LogReview? review = null;
        long before = 0;
        foreach ((LogMapping mapping, string name, Stream stream) in files.Files)
        {
            long own = stream.Length;
            using CsvLog log = new(stream, mapping.Delimiter);
            string[] header = ReadHeader(log, name);
            if (review is null)
            {
                review = new LogReview(desk, header);
            }
            else
            {
                review.Begin(mapping.Kind, header);
            }

            long done = before;
            ReadRows(log, review.Add, review.AddFault, onProgress is null ? null : bytes => onProgress(done + bytes), cancellation);
            before += own;
        }

        return review!.Finish();
    }

    private static ReplaySummary NotEmpty(ReplaySummary summary) =>
        summary.Rows.Read > 0 ? summary : throw new LogFormatException("The log has a header and no row.");

    internal static string[] ReadHeader(CsvLog log, string name)
    {
        bool isRow = log.Read();
        if (log.TryTakeFault(out LogFinding? fault))
        {
            throw new LogFormatException($"The header of {name} cannot be read: on line {fault.Line} a quote is never closed or misplaced, or the line is too long.");
        }

        string[] header = isRow ? log.ToStrings() : throw new LogFormatException($"{name} is empty: it has not even a header.");
        return header.Any(h => h.Contains('\0', StringComparison.Ordinal))
            ? throw new LogFormatException($"{name} looks like UTF-16 without a byte order mark; export it as UTF-8, or as UTF-16 with the mark.")
            : header;
    }
}
