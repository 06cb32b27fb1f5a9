using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>Reviews a desk against a log: columns, times, statuses and values that do not meet, and tickets that no policy applies to.</summary>
/// <remarks>
/// <para>Rows go in as to a <see cref="LogReplay"/>, or where a ticket has several an <see cref="EventReplay"/>, which it holds; the findings come out at the end. A header that lacks
/// a mapped column is a finding, and the rows are then not judged.</para>
/// <para>Memory: that of the replay, and one entry for each value that the desk names; of texts that it does not name at most <see cref="MostTexts"/> are told apart. Time: linear in
/// the rows; each time of the log is tried with every pattern. Changes in place and is not safe to use from several threads at once.</para>
/// </remarks>
public sealed class LogReview
{
    /// <summary>How many texts of a kind that the desk does not name are told apart; further ones are not looked at.</summary>
    public const int MostTexts = 1_000;

    private readonly Desk _desk;
    private readonly List<PatternReview> _patterns = [];
    private readonly TicketReview _tickets;
    private readonly LogReplay? _replay;
    private readonly List<DeskFinding> _headers = [];
    private readonly TextRow _text = new();
    private EventReplay? _histories;
    private long _rows;

    /// <summary>Begins a review with the log's own file.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="header">The names of the file's columns, in order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LogReview(Desk desk, IReadOnlyList<string> header)
    {
        _desk = Guard.Against.Null(desk);
        Take(desk.Log, Guard.Against.Null(header), "log");
        _tickets = new TicketReview(desk);
        bool isReadable = _headers.Count == 0;
        _replay = isReadable && !desk.Log.NeedsHistories ? new LogReplay(desk, header, _tickets.Add) : null;
        _histories = isReadable && desk.Log.NeedsHistories ? new EventReplay(desk, header, onJudged: _tickets.Add) { IsOfOneFile = true } : null;
    }

    /// <summary>Goes on with a further file of the log; those that are not begun are left out of the review.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="header">The names of its columns, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is null.</exception>
    /// <exception cref="ArgumentException">The desk's log has no further file of that kind, or the review has begun it already.</exception>
    public void Begin(LogKind kind, IReadOnlyList<string> header)
    {
        Guard.Against.Null(header);
        LogMapping mapping = _desk.Log.Further.FirstOrDefault(f => f.Kind == kind)
            ?? throw new ArgumentException($"Desk '{_desk.Name}' maps no further file of {kind}.", nameof(kind));
        int before = _headers.Count;
        Take(mapping, header, $"log.{CamelName.Of(kind)}");
        if (_headers.Count > before)
        {
            _histories = null; // without its columns the file cannot be read, and without the file the tickets are other ones
        }

        _histories?.Begin(kind, header);
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
        _patterns[^1].Add(Guard.Against.Null(row));
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
            return [.. _headers, DeskFinding.Problem("log", DeskReasons.LogEmpty.Of())];
        }

        if (_headers.Count > 0)
        {
            return [.. _headers, .. _patterns.SelectMany(p => p.Finish())];
        }

        // The last status of a case is told with the statuses; those in between are told with the rows.
        ReplaySummary summary = _replay?.Finish() ?? _histories!.Finish();
        return [.. summary.Findings.Where(f => f.Kind != LogFindingKind.NoDeadline && (f.Kind != LogFindingKind.UnknownStatus || _histories is not null)).Select(Rows), .. _patterns.SelectMany(p => p.Finish()), .. _tickets.Finish()];
    }

    private void Take(LogMapping mapping, IReadOnlyList<string> header, string place)
    {
        _headers.AddRange(HeaderReview.Of(mapping, header, place));
        _patterns.Add(new PatternReview(mapping, header, place));
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
