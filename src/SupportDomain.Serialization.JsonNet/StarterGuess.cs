using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Guesses from an export how a starter desk is to read it: whether a row is a ticket or an event, which column has which role, how times are written, what statuses and activities mean.</summary>
/// <remarks>
/// A guess by names and values, to be looked at by somebody who knows the log. Statuses and priorities that it does not know are kept as they are, up to <see cref="MostValues"/>
/// of each. Changes in place and is not safe to use from several threads at once.
/// </remarks>
public sealed class StarterGuess
{
    /// <summary>How many statuses, and how many priorities, are told apart; a column with more is no column of them.</summary>
    public const int MostValues = 40;

    /// <summary>How many times are kept to choose patterns by.</summary>
    internal const int MostTimes = 2_000;

    private const string Delimiters = ",;\t|";
    private const string IsoPattern = "iso";

    private const string SolarHijri = "persian:";

    /// <summary>Texts by which exports say that nothing is known.</summary>
    private static readonly string[] NothingKnown = ["?", "-", "NULL", "null", "N/A", "n/a"];

    /// <summary>The names that columns of a role have in exports, without blanks and marks, the likelier ones first.</summary>
    private static readonly (LogColumn Role, string[] Names)[] Names =
    [
        (LogColumn.Id, ["ticket", "ticketid", "ticketnumber", "id", "number", "incident", "incidentid", "incidentnumber", "case", "caseid", "caseconceptname", "casenumber", "caseenquiryid", "key", "issuekey", "issueid", "requestid", "requestnumber", "servicerequestid"]),
        (LogColumn.Opened, ["opened", "openedat", "openedon", "opendt", "opendate", "openeddate", "created", "createdat", "createdon", "createddate", "creationdate", "createtime", "reported", "reporteddate", "submitted", "requesteddate", "startdate"]),
        (LogColumn.Solved, ["solved", "solvedat", "resolved", "resolvedat", "resolvedon", "resolveddate", "resolutiondate", "resolvetime", "fixed"]),
        (LogColumn.Closed, ["closed", "closedat", "closedon", "closeddt", "closeddate", "closedate", "closetime", "completed", "completedat", "completiondate", "enddate"]),
        (LogColumn.Status, ["status", "state", "casestatus", "ticketstatus", "incidentstate", "incidentstatus"]),
        (LogColumn.Type, ["type", "tickettype", "casetype", "issuetype", "requesttype", "category", "servicename", "subject"]),
        (LogColumn.Priority, ["priority", "prio", "severity"]),
        (LogColumn.Queue, ["queue", "group", "assignmentgroup", "assignedgroup", "team", "supportgroup", "department", "agency"]),
        (LogColumn.Channel, ["channel", "source", "contacttype", "via", "origin"]),
    ];

    /// <summary>What parts of a status name mean; the first that fits counts.</summary>
    private static readonly (string Part, TicketStatus Status)[] Statuses =
    [
        ("duplicate", TicketStatus.Merged), ("merge", TicketStatus.Merged), ("cancel", TicketStatus.Cancelled), ("withdraw", TicketStatus.Cancelled), ("reject", TicketStatus.Cancelled),
        ("clos", TicketStatus.Closed), ("solved", TicketStatus.Solved), ("done", TicketStatus.Solved), ("complete", TicketStatus.Solved), ("fixed", TicketStatus.Solved),
        ("await", TicketStatus.Pending), ("wait", TicketStatus.Pending), ("pending", TicketStatus.Pending), ("hold", TicketStatus.OnHold), ("new", TicketStatus.New),
    ];

    private static readonly ImmutableArray<string> Patterns =
    [
        "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu-MM-dd'T'HH:mm", "uuuu/MM/dd HH:mm:ss", "uuuu/MM/dd HH:mm", "dd/MM/uuuu HH:mm:ss", "dd/MM/uuuu HH:mm",
        "MM/dd/uuuu HH:mm:ss", "MM/dd/uuuu HH:mm", "d/M/uuuu H:mm", "M/d/uuuu H:mm", "M/d/uuuu h:mm:ss tt", "MM/dd/uuuu hh:mm:ss tt", "M/d/uuuu h:mm tt", "dd.MM.uuuu HH:mm:ss", "dd.MM.uuuu HH:mm",
        "dd-MM-uuuu HH:mm:ss", "dd-MM-uuuu HH:mm", "uuuu-MM-dd HH:mm:ss;FFFFFF", "uuuu-MM-dd'T'HH:mm:ss;FFFFFF", "uuuu/MM/dd HH:mm:ss;FFFFFF", "uuuu-MM-dd", "dd/MM/uuuu", "MM/dd/uuuu", "dd.MM.uuuu",
    ];

    private readonly int _width;
    private readonly ImmutableSortedDictionary<LogColumn, string> _columns;
    private readonly (LogColumn Role, int Index)[] _places;
    private readonly HashSet<string> _statuses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _priorities = new(StringComparer.Ordinal);
    private readonly List<string> _times = [];
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly StarterEvents _events;

    /// <summary>Begins with a header.</summary>
    /// <param name="header">The names of the log's columns, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is null.</exception>
    public StarterGuess(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        _width = header.Count;
        _columns = ColumnsOf(header, Names, ImmutableSortedDictionary<LogColumn, string>.Empty);
        _places = [.. _columns.Select(c => (c.Key, header.ToList().IndexOf(c.Value)))];
        _events = new StarterEvents(header, _columns);
    }

    /// <summary>What a row probably is: a ticket, or an event.</summary>
    public LogKind Kind => _events.IsLikely ? LogKind.Events : LogKind.Cases;

    /// <summary>How many rows were taken.</summary>
    public long Rows => _events.Counts.Rows;

    /// <summary>How many tickets they name.</summary>
    public int Tickets => _events.Counts.Tickets;

    /// <summary>
    /// The members of the desk that the export does not tell, as paths with dots, such as <c>log.columns.at</c>; a starter desk can be written where there is none. One in brackets stands in
    /// place of the one before it.
    /// </summary>
    public ImmutableArray<string> Untold
    {
        get
        {
            StarterDeskOptions guessed = Apply(new StarterDeskOptions());
            return [.. Kind == LogKind.Events ? StarterEvents.UntoldOf(guessed) : UntoldOfCases(guessed.Columns)];
        }
    }

    /// <summary>The delimiter that the first line of an export has most often; a comma where it has none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="firstLine"/> is null.</exception>
    public static char DelimiterOf(string firstLine)
    {
        ArgumentNullException.ThrowIfNull(firstLine);
        return Delimiters.MaxBy(d => firstLine.Count(c => c == d));
    }

    /// <summary>Takes a row.</summary>
    /// <param name="fields">The fields, as many as the header has; a row with another number is left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    public void Add(IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count != _width)
        {
            return;
        }

        _events.Add(fields, IsMissing);
        foreach ((LogColumn role, int index) in _places)
        {
            string field = fields[index];
            if (IsMissing(field))
            {
                continue;
            }

            if (role is LogColumn.Opened or LogColumn.Solved or LogColumn.Closed && _times.Count < MostTimes)
            {
                _times.Add(field);
            }
            else if ((role == LogColumn.Status ? _statuses : role == LogColumn.Priority ? _priorities : null) is { } values && values.Count <= MostValues)
            {
                values.Add(field);
            }
        }
    }

    /// <summary>Fills options with what was guessed; what was not keeps its value.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public StarterDeskOptions Apply(StarterDeskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ImmutableSortedDictionary<LogColumn, string> columns = _columns;
        columns = _statuses.Count is 0 or > MostValues ? columns.Remove(LogColumn.Status) : columns;
        columns = _priorities.Count is 0 or > MostValues ? columns.Remove(LogColumn.Priority) : columns;
        bool isOfEvents = Kind == LogKind.Events;
        ImmutableArray<string> patterns = PatternsOf(isOfEvents ? [.. _events.Times, .. _times] : _times);
        StarterDeskOptions ofCases = options with
        {
            Kind = LogKind.Cases,
            Columns = columns,
            Timestamps = patterns.IsEmpty ? options.Timestamps : patterns,
            MissingTexts = [.. _missing],
            Statuses = _statuses.ToImmutableSortedDictionary(s => s, MeaningOf, StringComparer.Ordinal),
            Priorities = [.. _priorities.OrderBy(UrgencyOf).ThenBy(p => p, StringComparer.Ordinal)],
        };
        return isOfEvents ? _events.Apply(ofCases) : ofCases;
    }

    /// <summary>What a status probably means: open where its name tells nothing.</summary>
    internal static TicketStatus MeaningOf(string status) =>
        Statuses.Where(s => status.Contains(s.Part, StringComparison.OrdinalIgnoreCase)).Select(s => (TicketStatus?)s.Status).FirstOrDefault() ?? TicketStatus.Open;

    private static IEnumerable<string> UntoldOfCases(ImmutableSortedDictionary<LogColumn, string> columns)
    {
        if (!columns.ContainsKey(LogColumn.Id))
        {
            yield return "log.columns.id";
        }

        if (!columns.ContainsKey(LogColumn.Opened))
        {
            yield return "log.columns.opened";
        }

        if (!columns.ContainsKey(LogColumn.Solved) && !columns.ContainsKey(LogColumn.Closed))
        {
            yield return "log.columns.solved (log.columns.closed)";
        }
    }

    private bool IsMissing(string field)
    {
        if (NothingKnown.Contains(field, StringComparer.Ordinal))
        {
            _missing.Add(field);
            return true;
        }

        return field.Length == 0;
    }

    /// <summary>The fewest patterns, the one that most times fit first, that read every time that any of them reads.</summary>
    private static ImmutableArray<string> PatternsOf(List<string> times)
    {
        List<(string Pattern, Func<string, bool> Reads)> readers =
        [
            .. Patterns.Select(p => (p, Reader(p, CalendarSystem.Iso))), (IsoPattern, TellsOffset), .. Patterns.Select(p => (SolarHijri + p, Reader(p, CalendarSystem.PersianAstronomical))),
        ];
        List<string> left = [.. times.Select(WithLatinDigits)];
        ImmutableArray<string>.Builder chosen = ImmutableArray.CreateBuilder<string>();
        while (left.Count > 0)
        {
            (string pattern, Func<string, bool> reads) = readers.MaxBy(r => left.Count(r.Reads));
            if (left.RemoveAll(t => reads(t)) == 0)
            {
                break;
            }

            chosen.Add(pattern);
        }

        return chosen.ToImmutable();
    }

    /// <summary>Whether a time fits a pattern; years from 1300 to 1499 are those of the Solar Hijri calendar, and no others are.</summary>
    private static Func<string, bool> Reader(string pattern, CalendarSystem calendar)
    {
        LocalDateTimePattern reader = LocalDateTimePattern.CreateWithInvariantCulture(pattern).WithCalendar(calendar);
        bool isSolarHijri = calendar != CalendarSystem.Iso;
        return text => reader.Parse(text).TryGetValue(default, out LocalDateTime time) && time.Year is >= 1300 and <= 1499 == isSolarHijri;
    }

    /// <summary>Persian and Arabic digits mean what Latin ones do.</summary>
    private static string WithLatinDigits(string text) => string.Concat(text.Select(c => c is (>= '\u06F0' and <= '\u06F9') or (>= '\u0660' and <= '\u0669') ? (char)('0' + (c & 15)) : c));

    /// <summary>Whether a time is written by ISO 8601 with its offset, a blank or a T before the time of day.</summary>
    private static bool TellsOffset(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text.Replace(' ', 'T')).Success;

    /// <summary>Words before numbers, both from the most urgent on: a name that says critical or urgent, then high, then others, then low.</summary>
    private static int UrgencyOf(string priority)
    {
        string[][] words = [["critical", "urgent", "emergency", "blocker", "highest"], ["high", "major"], [], ["low", "minor", "lowest", "trivial", "planning"]];
        int named = Array.FindIndex(words, w => w.Any(part => priority.Contains(part, StringComparison.OrdinalIgnoreCase)));
        return named < 0 ? 2 : named;
    }

    /// <summary>The columns that are named as one of each role's names, besides those that are found already.</summary>
    internal static ImmutableSortedDictionary<LogColumn, string> ColumnsOf(IReadOnlyList<string> header, (LogColumn Role, string[] Names)[] roles, ImmutableSortedDictionary<LogColumn, string> found)
    {
        ImmutableSortedDictionary<LogColumn, string>.Builder columns = found.ToBuilder();
        foreach ((LogColumn role, string[] names) in roles)
        {
            string? named = names.Select(n => header.FirstOrDefault(h => string.Equals(Letters(h), n, StringComparison.Ordinal))).FirstOrDefault(h => h is not null && !columns.ContainsValue(h));
            if (named is not null && header.Count(h => string.Equals(h, named, StringComparison.Ordinal)) == 1)
            {
                columns.Add(role, named);
            }
        }

        return columns.ToImmutable();
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
