namespace SupportDomain.Desks.Histories;

/// <summary>What the rows of a ticket record of it as a whole; a later row stands in place of an earlier one.</summary>
internal sealed class RecordedFacts
{
    /// <summary>The number of the text of the status; 0 for nothing.</summary>
    internal int Status { get; private set; }

    internal RecordedVerdict Verdict { get; private set; }

    internal long Deadline { get; private set; } = HistoryColumns.NoTime;

    internal long SolvedAt { get; private set; } = HistoryColumns.NoTime;

    internal long ClosedAt { get; private set; } = HistoryColumns.NoTime;

    /// <summary>The greatest number that a row tells.</summary>
    internal int? Reopenings { get; private set; }

    internal void Take(HistoryTexts file, ReadOnlySpan<int> cells, long until)
    {
        HistoryColumns columns = file.Columns;
        Status = columns.Text(cells, LogColumn.Status) is not HistoryColumns.NotTold and var status ? status : Status;
        Deadline = columns.Has(LogColumn.Deadline) ? columns.Time(cells, LogColumn.Deadline) : Deadline;
        SolvedAt = columns.Has(LogColumn.Solved) ? UpTo(columns.Time(cells, LogColumn.Solved), until) : SolvedAt;
        ClosedAt = columns.Has(LogColumn.Closed) ? UpTo(columns.Time(cells, LogColumn.Closed), until) : ClosedAt;
        if (columns.Text(cells, LogColumn.Verdict) is not HistoryColumns.NotTold and var verdict)
        {
            Verdict = verdict == 0 || file.Verdicts.Of(verdict) == TextMeanings.Unknown ? RecordedVerdict.None : (RecordedVerdict)file.Verdicts.Of(verdict);
        }

        if (columns.Text(cells, LogColumn.Reopened) is > 0 and var reopened && file.Numbers.Of(reopened) is not TextMeanings.Unknown and var count)
        {
            Reopenings = Math.Max(Reopenings ?? 0, count);
        }
    }

    private static long UpTo(long time, long until) => time <= until ? time : HistoryColumns.NoTime;
}
