using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>How the rows of a file are read: what a row tells, its columns, times, and the meaning of its texts. A log may have further files, each with a mapping of its own.</summary>
/// <remarks>Texts are taken without the blanks around them. Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed partial class LogMapping
{
    /// <summary>The greatest span of years that <see cref="FirstYear"/> and <see cref="LastYear"/> may state: 1900 to 2190.</summary>
    private const int EarliestYear = 1900;
    private const int LatestYear = 2190;

    /// <summary>States how a case log is read.</summary>
    /// <param name="zone">The zone of the local times in the log.</param>
    /// <param name="columns">The header name of each column that the log has; <see cref="LogColumn.Id"/> and <see cref="LogColumn.Opened"/> are needed.</param>
    /// <param name="timestampPatterns">The NodaTime patterns of its times, tried in order, such as <c>uuuu-MM-dd HH:mm:ss</c>; at least one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A needed column is missing, a header is blank, or a pattern is no pattern of a date and time.</exception>
    public LogMapping(DateTimeZone zone, IEnumerable<KeyValuePair<LogColumn, string>> columns, params IEnumerable<string> timestampPatterns)
        : this(LogKind.Cases, zone, Guard.Against.Null(columns).Select(c => KeyValuePair.Create(c.Key, new LogField(c.Value))), timestampPatterns)
    {
    }

    /// <summary>States how a file is read.</summary>
    /// <param name="kind">What one row tells.</param>
    /// <param name="zone">The zone of the local times in the file, where a column names no other.</param>
    /// <param name="columns">Where each value comes from; <see cref="LogColumn.Id"/> is needed, and of cases <see cref="LogColumn.Opened"/>, of the other kinds <see cref="LogColumn.At"/>.</param>
    /// <param name="timestampPatterns">
    /// The patterns of its times, tried in order; at least one. A NodaTime pattern of a local date and time, which with a literal <c>'Z'</c> at its end means UTC, or of one with an
    /// offset, such as <c>uuuu-MM-dd HH:mm:sso&lt;+HH:mm&gt;</c>; or <c>iso</c>, <c>epochSeconds</c> or <c>epochMilliseconds</c>.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A needed column is missing, a constant stands for a name or a time, or a pattern is no pattern of a date and time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public LogMapping(LogKind kind, DateTimeZone zone, IEnumerable<KeyValuePair<LogColumn, LogField>> columns, params IEnumerable<string> timestampPatterns)
    {
        Kind = Guard.Against.UndefinedEnum(kind);
        Zone = Guard.Against.Null(zone);
        Columns = Guard.Against.Null(columns).ToFrozenDictionary();
        foreach ((LogColumn column, LogField field) in Columns)
        {
            Guard.Against.UndefinedEnum(column, nameof(columns));
            Guard.Against.Null(field, nameof(columns));
            if (field.Constant is not null && (LogColumns.IsTime(column) || column is LogColumn.Id or LogColumn.Sequence))
            {
                throw new ArgumentException($"The mapping takes {column} from {field.Name}; a name, a number or a time comes from a column.", nameof(columns));
            }

            _ = ReadersOf(field.TimestampPatterns, nameof(columns));
        }

        LogColumn time = kind == LogKind.Cases ? LogColumn.Opened : LogColumn.At;
        foreach (LogColumn needed in new[] { LogColumn.Id, time })
        {
            if (!Columns.ContainsKey(needed))
            {
                throw new ArgumentException($"The mapping names no column for {needed}; a file of {kind} needs {LogColumn.Id} and {time}.", nameof(columns));
            }
        }

        TimestampPatterns = [.. Guard.Against.Null(timestampPatterns)];
        Readers = ReadersOf(TimestampPatterns, nameof(timestampPatterns));
        if (Readers.IsEmpty)
        {
            throw new ArgumentException("The mapping names no pattern for the times in the log; it needs at least one.", nameof(timestampPatterns));
        }
    }

    /// <summary>What one row tells.</summary>
    public LogKind Kind { get; }

    /// <summary>The zone of the local times in the log.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Where each value that the file has comes from.</summary>
    public FrozenDictionary<LogColumn, LogField> Columns { get; }

    /// <summary>The NodaTime patterns of the local times, tried in order.</summary>
    public ImmutableArray<string> TimestampPatterns { get; }

    /// <summary>The character between two fields.</summary>
    /// <value>A comma unless stated otherwise.</value>
    public char Delimiter { get; private init; } = ',';

    /// <summary>The texts that stand for "nothing is known"; the empty field always does.</summary>
    public FrozenSet<string> MissingTexts { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>The statuses of the log in terms of ours; empty where the log's status is not to be checked.</summary>
    public FrozenDictionary<string, TicketStatus> Statuses { get; private init; } = FrozenDictionary<string, TicketStatus>.Empty;

    /// <summary>The texts of the verdict column.</summary>
    public FrozenDictionary<string, RecordedVerdict> Verdicts { get; private init; } = FrozenDictionary<string, RecordedVerdict>.Empty;

    /// <summary>How far a deadline of ours may lie from the log's own and still agree, inclusive.</summary>
    /// <value>Zero unless stated otherwise.</value>
    public Duration DeadlineTolerance { get; private init; } = Duration.Zero;

    /// <summary>The first year that a time in the log may plausibly lie in, inclusive.</summary>
    /// <value>1970 unless stated otherwise.</value>
    public int FirstYear { get; private init; } = 1970;

    /// <summary>The last year that a time in the log may plausibly lie in, inclusive.</summary>
    /// <value>2190 unless stated otherwise.</value>
    public int LastYear { get; private init; } = LatestYear;

    internal ImmutableArray<TimestampReader> Readers { get; }

    /// <summary>The mapping with another delimiter.</summary>
    /// <exception cref="ArgumentException"><paramref name="delimiter"/> is a quote, a control character but the tab, a letter or a digit, or no ASCII character.</exception>
    public LogMapping WithDelimiter(char delimiter) => delimiter is '"' || (char.IsControl(delimiter) && delimiter != '\t') || char.IsLetterOrDigit(delimiter) || !char.IsAscii(delimiter)
        ? throw new ArgumentException($"The delimiter U+{(int)delimiter:X4} cannot separate fields; use a comma, a semicolon, a tab or a bar.", nameof(delimiter))
        : new LogMapping(this) { Delimiter = delimiter };

    /// <summary>The mapping with further texts for "nothing is known".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    public LogMapping WithMissingTexts(params IEnumerable<string> texts) =>
        new(this) { MissingTexts = Guard.Against.Null(texts).ToFrozenSet(StringComparer.Ordinal) };

    /// <summary>The mapping with the statuses of the log.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="statuses"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A status is not a named member.</exception>
    public LogMapping WithStatuses(IEnumerable<KeyValuePair<string, TicketStatus>> statuses)
    {
        FrozenDictionary<string, TicketStatus> map = Guard.Against.Null(statuses).ToFrozenDictionary(StringComparer.Ordinal);
        foreach (TicketStatus status in map.Values)
        {
            Guard.Against.UndefinedEnum(status, nameof(statuses));
        }

        return new LogMapping(this) { Statuses = map };
    }

    /// <summary>The mapping with the texts of the verdict column.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="verdicts"/> is null.</exception>
    /// <exception cref="ArgumentException">A text stands for no verdict.</exception>
    public LogMapping WithVerdicts(IEnumerable<KeyValuePair<string, RecordedVerdict>> verdicts)
    {
        FrozenDictionary<string, RecordedVerdict> map = Guard.Against.Null(verdicts).ToFrozenDictionary(StringComparer.Ordinal);
        foreach ((string text, RecordedVerdict verdict) in map)
        {
            if (verdict is not (RecordedVerdict.Met or RecordedVerdict.Breached))
            {
                throw new ArgumentException($"The verdict text '{text}' is mapped to {verdict}; allowed are {RecordedVerdict.Met} and {RecordedVerdict.Breached}.", nameof(verdicts));
            }
        }

        return new LogMapping(this) { Verdicts = map };
    }

    /// <summary>The mapping with another tolerance.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative.</exception>
    public LogMapping WithDeadlineTolerance(Duration tolerance) =>
        new(this) { DeadlineTolerance = Guard.Against.OutOfRange(tolerance, Duration.Zero, Duration.MaxValue) };

    /// <summary>The mapping with other bounds for plausible years, both inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year is outside 1900 to 2190, or the last is before the first.</exception>
    public LogMapping WithPlausibleYears(int first, int last)
    {
        Guard.Against.OutOfRange(first, EarliestYear, LatestYear);
        return new LogMapping(this) { FirstYear = first, LastYear = Guard.Against.OutOfRange(last, first, LatestYear) };
    }

    private LogMapping(LogMapping source)
    {
        Kind = source.Kind;
        Zone = source.Zone;
        Columns = source.Columns;
        TimestampPatterns = source.TimestampPatterns;
        Readers = source.Readers;
        Delimiter = source.Delimiter;
        MissingTexts = source.MissingTexts;
        Statuses = source.Statuses;
        Verdicts = source.Verdicts;
        DeadlineTolerance = source.DeadlineTolerance;
        FirstYear = source.FirstYear;
        LastYear = source.LastYear;
        Activities = source.Activities;
        Roles = source.Roles;
        Visibilities = source.Visibilities;
        Channels = source.Channels;
        AutomaticTexts = source.AutomaticTexts;
        Fields = source.Fields;
        Custom = source.Custom;
        Only = source.Only;
        BlankKeeps = source.BlankKeeps;
        Matrix = source.Matrix;
        Further = source.Further;
        FileName = source.FileName;
    }

    internal static ImmutableArray<TimestampReader> ReadersOf(ImmutableArray<string> patterns, string parameterName) => [.. patterns.Select(p => Reader(p, parameterName))];

    private static TimestampReader Reader(string text, string parameterName)
    {
        try
        {
            TimestampReader reader = new(Guard.Against.NullOrWhiteSpace(text, parameterName));
            return reader.KeepsDateAndHour()
                ? reader
                : throw new ArgumentException($"'{text}' does not tell the whole date, or an hour without morning or afternoon; use uuuu, MM and dd, and HH or hh with tt.", parameterName);
        }
        catch (InvalidPatternException e)
        {
            throw new ArgumentException($"'{text}' is no pattern of a date and time, such as 'uuuu-MM-dd HH:mm:ss' or 'persian:uuuu/MM/dd HH:mm', nor iso, epochSeconds or epochMilliseconds: {e.Message}", parameterName, e);
        }
    }
}
