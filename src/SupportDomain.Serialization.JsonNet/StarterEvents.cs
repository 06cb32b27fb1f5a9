using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Desks;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>The part of a guess that is of logs with a row an event: whether the export is one, and which columns tell what happened and when.</summary>
internal sealed class StarterEvents
{
    /// <summary>The names that columns have in event logs, without blanks and marks, the likelier ones first.</summary>
    private static readonly (LogColumn Role, string[] Names)[] Names =
    [
        (LogColumn.At, ["timestamp", "timetimestamp", "completetimestamp", "endtimestamp", "eventtimestamp", "eventtime", "eventdate", "datetime", "at", "time", "updatedat", "sysupdatedat", "updated", "updatedon", "lastupdated", "changedat", "changedon", "changed", "changedate", "changedatetime", "modifiedat", "modified", "date", "starttimestamp", "starttime"]),
        (LogColumn.Activity, ["activity", "activityname", "conceptname", "event", "eventname", "eventtype", "action", "task"]),
        (LogColumn.Agent, ["agent", "assignee", "assignedto", "resource", "orgresource"]),
        (LogColumn.Author, ["author", "user", "updatedby", "sysupdatedby", "changedby", "modifiedby"]),
        (LogColumn.Sequence, ["sequence", "seq", "sysmodcount", "revision"]),
    ];

    /// <summary>What parts of an activity's name mean; the first that fits counts, and nothing where none does.</summary>
    private static readonly (string Part, LogActivity Activity)[] Meanings =
    [
        ("reopen", LogActivity.Open), ("duplicate", LogActivity.Merged), ("merge", LogActivity.Merged), ("cancel", LogActivity.Cancelled), ("withdraw", LogActivity.Cancelled), ("reject", LogActivity.Cancelled),
        ("clos", LogActivity.Closed), ("solve", LogActivity.Solved), ("complete", LogActivity.Solved), ("fixed", LogActivity.Solved), ("done", LogActivity.Solved),
        ("await", LogActivity.Pending), ("wait", LogActivity.Pending), ("pending", LogActivity.Pending), ("hold", LogActivity.OnHold), ("creat", LogActivity.New), ("regist", LogActivity.New),
        ("submit", LogActivity.New), ("insert", LogActivity.New), ("take in charge", LogActivity.Open), ("accept", LogActivity.Open), ("in progress", LogActivity.Open), ("start", LogActivity.Open),
    ];

    private readonly ImmutableSortedDictionary<LogColumn, string> _caseColumns;
    private readonly ImmutableSortedDictionary<LogColumn, string> _columns;
    private readonly Dictionary<LogColumn, int> _places;
    private readonly Dictionary<string, (string Status, string Opened)> _tickets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _activities = new(StringComparer.Ordinal);
    private readonly List<string> _times = [];
    private long _rows;
    private bool _statusVaries;
    private long _openingsChanged;
    private bool _isNumbered = true;

    internal StarterEvents(IReadOnlyList<string> header, ImmutableSortedDictionary<LogColumn, string> caseColumns)
    {
        _caseColumns = caseColumns;
        _columns = StarterGuess.ColumnsOf(header, Names, caseColumns);
        List<string> all = [.. header];
        _places = _columns.ToDictionary(c => c.Key, c => all.IndexOf(c.Value));
    }

    /// <summary>How many rows there are in all, and of how many tickets.</summary>
    internal (long Rows, int Tickets) Counts => (_rows, _tickets.Count);

    /// <summary>
    /// Whether a row is probably an event: there are half as many rows again as tickets, or more, and a column says when a row happened; or the columns are not those of cases, and tickets
    /// come up again, or no column names them and others are named like those of events.
    /// </summary>
    internal bool IsLikely
    {
        get
        {
            bool isOfCases = _caseColumns.ContainsKey(LogColumn.Id) && _caseColumns.ContainsKey(LogColumn.Opened) && (_caseColumns.ContainsKey(LogColumn.Solved) || _caseColumns.ContainsKey(LogColumn.Closed));
            bool areNamed = _columns.ContainsKey(LogColumn.At) && (_columns.ContainsKey(LogColumn.Activity) || _columns.ContainsKey(LogColumn.Status));
            return isOfCases
                ? _columns.ContainsKey(LogColumn.At) && _rows > _tickets.Count && _rows * 2 >= _tickets.Count * 3L
                : _tickets.Count > 0 ? _rows > _tickets.Count : areNamed;
        }
    }

    internal void Add(IReadOnlyList<string> fields, Func<string, bool> isMissing)
    {
        string Field(LogColumn role) => _places.TryGetValue(role, out int place) && !isMissing(fields[place]) ? fields[place] : string.Empty;
        _rows++;
        AddTicket(Field(LogColumn.Id), Field(LogColumn.Status), Field(LogColumn.Opened));
        if (Field(LogColumn.Activity) is { Length: > 0 } activity && _activities.Count <= StarterGuess.MostValues)
        {
            _activities.Add(activity);
        }

        string time = Field(_columns.ContainsKey(LogColumn.At) ? LogColumn.At : LogColumn.Opened);
        if (time.Length > 0 && _times.Count < StarterGuess.MostTimes)
        {
            _times.Add(time);
        }

        _isNumbered &= long.TryParse(Field(LogColumn.Sequence), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>The times of the events, to choose patterns by.</summary>
    internal IEnumerable<string> Times => _times;

    /// <summary>Fills options; the statuses are those that the guess has found.</summary>
    internal StarterDeskOptions Apply(StarterDeskOptions options)
    {
        ImmutableSortedDictionary<LogColumn, string> columns = _columns;

        // A column of openings that mostly differs from row to row of a ticket tells when each row happened.
        if (_openingsChanged * 2 > _rows - _tickets.Count)
        {
            columns = columns.ContainsKey(LogColumn.At) ? columns : columns.Add(LogColumn.At, columns[LogColumn.Opened]);
            columns = columns.Remove(LogColumn.Opened);
        }

        columns = _isNumbered ? columns : columns.Remove(LogColumn.Sequence);
        bool hasActivities = columns.ContainsKey(LogColumn.Activity) && _activities.Count is > 0 and <= StarterGuess.MostValues;
        bool hasStatus = options.Columns.ContainsKey(LogColumn.Status) && (_statusVaries || !hasActivities);
        columns = hasStatus ? columns.Remove(LogColumn.Activity) : columns.Remove(LogColumn.Status);
        columns = hasActivities ? columns : columns.Remove(LogColumn.Activity);
        return options with
        {
            Kind = LogKind.Events,
            Columns = options.Columns.ContainsKey(LogColumn.Priority) ? columns : columns.Remove(LogColumn.Priority),
            Statuses = hasStatus ? options.Statuses : null,
            Activities = hasActivities && !hasStatus ? _activities.ToImmutableSortedDictionary(a => a, MeaningOf, StringComparer.Ordinal) : null,
        };
    }

    /// <summary>The members of the desk that somebody has to fill in, since nothing in the export tells them.</summary>
    internal static IEnumerable<string> UntoldOf(StarterDeskOptions guessed)
    {
        if (!guessed.Columns.ContainsKey(LogColumn.Id))
        {
            yield return "log.columns.id";
        }

        if (!guessed.Columns.ContainsKey(LogColumn.At))
        {
            yield return "log.columns.at";
        }

        bool hasStatus = guessed.Columns.ContainsKey(LogColumn.Status);
        if (!hasStatus && !guessed.Columns.ContainsKey(LogColumn.Activity))
        {
            yield return "log.columns.status + log.statuses (log.columns.activity + log.activities)";
        }
        else if (!Ends(guessed))
        {
            yield return hasStatus ? "log.statuses" : "log.activities";
        }
    }

    /// <summary>Whether one of the statuses or activities ends a ticket.</summary>
    internal static bool Ends(StarterDeskOptions options) =>
        options.Statuses?.Values.Any(s => s is TicketStatus.Solved or TicketStatus.Closed) == true || options.Activities?.Values.Any(a => a is LogActivity.Solved or LogActivity.Closed) == true;

    internal static LogActivity MeaningOf(string activity) =>
        Meanings.Where(m => activity.Contains(m.Part, StringComparison.OrdinalIgnoreCase)).Select(m => (LogActivity?)m.Activity).FirstOrDefault() ?? LogActivity.Nothing;

    private void AddTicket(string id, string status, string opened)
    {
        if (id.Length == 0)
        {
            return;
        }

        if (_tickets.TryGetValue(id, out (string Status, string Opened) before))
        {
            _statusVaries |= !string.Equals(status, before.Status, StringComparison.Ordinal);
            _openingsChanged += string.Equals(opened, before.Opened, StringComparison.Ordinal) ? 0 : 1;
        }

        _tickets[id] = (status, opened);
    }
}
