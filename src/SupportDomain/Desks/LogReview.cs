using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>Reviews a desk against a log: columns, times, statuses and values that do not meet, and tickets that no policy applies to.</summary>
/// <remarks>
/// <para>Rows go in as to a <see cref="LogReplay"/>, or to an <see cref="EventReplay"/> of the log's own file, which it holds; the findings come out at the end. A header that lacks a mapped column is a finding, and the rows are then not
/// judged.</para>
/// <para>Memory: that of the replay, and one entry for each value that the desk names; of texts that it does not name at most <see cref="MostTexts"/> are told apart. Time: linear in
/// the rows; each time of the log is tried with every pattern. Changes in place and is not safe to use from several threads at once.</para>
/// </remarks>
public sealed class LogReview
{
    /// <summary>How many texts of a kind that the desk does not name are told apart; further ones are not looked at.</summary>
    public const int MostTexts = 1_000;

    private readonly Desk _desk;
    private readonly PatternReview _patterns;
    private readonly TicketReview _tickets;
    private readonly LogReplay? _replay;
    private readonly EventReplay? _histories;
    private readonly ImmutableArray<DeskFinding> _header;
    private readonly TextRow _text = new();
    private long _rows;

    /// <summary>Begins a review.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="header">The names of the log's columns, in order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LogReview(Desk desk, IReadOnlyList<string> header)
    {
        _desk = Guard.Against.Null(desk);
        _header = [.. HeaderReview.Of(desk.Log, Guard.Against.Null(header))];
        _patterns = new PatternReview(desk.Log, header);
        _tickets = new TicketReview(desk);
        _replay = _header.IsEmpty && !desk.Log.NeedsHistories ? new LogReplay(desk, header, _tickets.Add) : null;
        _histories = _header.IsEmpty && desk.Log.NeedsHistories ? new EventReplay(desk, header, onJudged: _tickets.Add) { IsOfOneFile = true } : null;
    }

    /// <summary>Takes a row of strings.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields of the row.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public void Add(long line, IReadOnlyList<string> fields) => Add(line, _text.Of(Guard.Against.Null(fields)));

    /// <summary>Takes a row of UTF-8.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    public void Add(long line, ILogRow row)
    {
        _rows++;
        _patterns.Add(Guard.Against.Null(row));
        _replay?.Add(line, row);
        _histories?.Add(line, row);
    }

    /// <summary>Takes a fault that was noticed while the text of a row was cut into fields.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    public void AddFault(LogFinding finding)
    {
        _rows++;
        _replay?.AddFault(Guard.Against.Null(finding));
        _histories?.AddFault(Guard.Against.Null(finding));
    }

    /// <summary>The findings: the header, the rows at fault, times, statuses and values, policies.</summary>
    /// <exception cref="InvalidOperationException">The review is finished already.</exception>
    public ImmutableArray<DeskFinding> Finish()
    {
        if (_rows == 0)
        {
            return [.. _header, DeskFinding.Problem("log", DeskReasons.LogEmpty.Of())];
        }

        if (_replay is null && _histories is null)
        {
            return [.. _header, .. _patterns.Finish()];
        }

        // The last status of a case is told with the statuses; those in between are told with the rows.
        ReplaySummary summary = _replay?.Finish() ?? _histories!.Finish();
        return [.. summary.Findings.Where(f => f.Kind != LogFindingKind.NoDeadline && (f.Kind != LogFindingKind.UnknownStatus || _histories is not null)).Select(Rows), .. _patterns.Finish(), .. _tickets.Finish()];
    }

    private DeskFinding Rows(FindingCount found)
    {
        long line = found.Examples.IsEmpty ? 0 : found.Examples[0].Line;
        Reason reason = DeskReasons.Rows.Of(LogFaultReasons.Of(found.Kind), new ReasonCount(found.Count), new ReasonShare(found.Count, _rows), new ReasonCount(line));
        bool isMost = LogFinding.IsRejection(found.Kind) && found.Count * 2 >= _rows;
        string place = found.Examples is [{ Column: { } column }, ..] ? $"log.columns.{RoleOf(column)}" : "log";
        return isMost ? DeskFinding.Problem(place, reason) : DeskFinding.Doubt(place, reason);
    }

    private string RoleOf(string header) => _desk.Log.Columns.Where(c => string.Equals(c.Value.Name, header, StringComparison.Ordinal)).Select(c => CamelName.Of(c.Key)).FirstOrDefault(header);
}
