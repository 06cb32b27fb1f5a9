using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <content>What tells of a ticket in several rows: the meaning of activities, roles and fields, and further files.</content>
public sealed partial class LogMapping
{
    /// <summary>What each activity of the log was.</summary>
    public FrozenDictionary<string, LogActivity> Activities { get; private init; } = FrozenDictionary<string, LogActivity>.Empty;

    /// <summary>In what part an author acts: by the text of <see cref="LogColumn.Role"/>, or without that column by the author's name.</summary>
    public FrozenDictionary<string, PersonRole> Roles { get; private init; } = FrozenDictionary<string, PersonRole>.Empty;

    /// <summary>Who can read a message, by the text of <see cref="LogColumn.Visibility"/>.</summary>
    public FrozenDictionary<string, MessageVisibility> Visibilities { get; private init; } = FrozenDictionary<string, MessageVisibility>.Empty;

    /// <summary>By what means a message came, by the text of <see cref="LogColumn.Channel"/>.</summary>
    public FrozenDictionary<string, ContactChannel> Channels { get; private init; } = FrozenDictionary<string, ContactChannel>.Empty;

    /// <summary>The texts of <see cref="LogColumn.Automatic"/> that say that a program wrote the message.</summary>
    public FrozenSet<string> AutomaticTexts { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>The fields that rows with <see cref="LogColumn.Field"/> tell of, by the source's names; rows that tell of another one change nothing.</summary>
    public FrozenDictionary<string, LogColumn> Fields { get; private init; } = FrozenDictionary<string, LogColumn>.Empty;

    /// <summary>The custom fields of the tickets, by name.</summary>
    public FrozenDictionary<string, LogField> Custom { get; private init; } = FrozenDictionary<string, LogField>.Empty;

    /// <summary>For header names the texts one of which a row must have; other rows are not of this log, and are not counted.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Only { get; private init; } = FrozenDictionary<string, FrozenSet<string>>.Empty;

    /// <summary>Whether an empty field leaves what was known before; without it, nothing is known any more.</summary>
    /// <value>False unless stated otherwise.</value>
    public bool BlankKeeps { get; private init; }

    /// <summary>Which priority should follow from impact and urgency, or null where rows are not checked.</summary>
    public PriorityMatrix? Matrix { get; private init; }

    /// <summary>The further files of the log, each of another kind than this one and the others.</summary>
    public ImmutableArray<LogMapping> Further { get; private init; } = [];

    /// <summary>The name of the file, relative to the desk's own, or null where it is named elsewhere.</summary>
    public string? FileName { get; private init; }

    /// <summary>Whether the log takes several rows a ticket, or columns of which <see cref="LogReplay"/> makes no use: <see cref="EventReplay"/> then reads it.</summary>
    public bool NeedsHistories => Kind != LogKind.Cases || !Further.IsEmpty || Custom.Count > 0 || Only.Count > 0 || Matrix is not null
        || Columns.Any(c => !c.Value.IsPlain || !LogColumns.IsOfCases(c.Key));

    /// <summary>This file and the further ones.</summary>
    internal IEnumerable<LogMapping> Files => Further.Prepend(this);

    /// <summary>The mapping of a file of that name, or of one that is named elsewhere for null.</summary>
    /// <exception cref="ArgumentException"><paramref name="fileName"/> is blank.</exception>
    public LogMapping WithFile(string? fileName) => new(this) { FileName = fileName is null ? null : Guard.Against.NullOrWhiteSpace(fileName) };

    /// <summary>The mapping with the meaning of activities.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public LogMapping WithActivities(IEnumerable<KeyValuePair<string, LogActivity>> activities) => new(this) { Activities = Meanings(activities, nameof(activities)) };

    /// <summary>The mapping with the parts of authors.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public LogMapping WithRoles(IEnumerable<KeyValuePair<string, PersonRole>> roles) => new(this) { Roles = Meanings(roles, nameof(roles)) };

    /// <summary>The mapping with the readers of messages.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="visibilities"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public LogMapping WithVisibilities(IEnumerable<KeyValuePair<string, MessageVisibility>> visibilities) => new(this) { Visibilities = Meanings(visibilities, nameof(visibilities)) };

    /// <summary>The mapping with the channels of messages.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public LogMapping WithChannels(IEnumerable<KeyValuePair<string, ContactChannel>> channels) => new(this) { Channels = Meanings(channels, nameof(channels)) };

    /// <summary>The mapping with the texts that say that a program wrote a message.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    public LogMapping WithAutomaticTexts(params IEnumerable<string> texts) => new(this) { AutomaticTexts = Guard.Against.Null(texts).ToFrozenSet(StringComparer.Ordinal) };

    /// <summary>The mapping with the fields that rows tell of one by one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is not named.</exception>
    /// <exception cref="ArgumentException">A field stands for a column that does not change from row to row: a name, a time, an author.</exception>
    public LogMapping WithFields(IEnumerable<KeyValuePair<string, LogColumn>> fields)
    {
        FrozenDictionary<string, LogColumn> map = Meanings(fields, nameof(fields));
        foreach ((string name, LogColumn column) in map)
        {
            if (!LogColumns.MayChange(column))
            {
                throw new ArgumentException($"The field '{name}' stands for {column}, which is no property of a ticket that changes.", nameof(fields));
            }
        }

        return new LogMapping(this) { Fields = map };
    }

    /// <summary>The mapping with custom fields.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="custom"/> or a field is null.</exception>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public LogMapping WithCustom(IEnumerable<KeyValuePair<string, LogField>> custom)
    {
        FrozenDictionary<string, LogField> map = Guard.Against.Null(custom).ToFrozenDictionary(StringComparer.Ordinal);
        foreach ((string name, LogField field) in map)
        {
            Guard.Against.NullOrWhiteSpace(name, nameof(custom));
            Guard.Against.Null(field, nameof(custom));
        }

        return new LogMapping(this) { Custom = map };
    }

    /// <summary>The mapping of the rows alone that have one of some texts in each of the columns named.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="only"/> is null.</exception>
    /// <exception cref="ArgumentException">A header is blank, or a column has no text.</exception>
    public LogMapping WithOnly(IEnumerable<KeyValuePair<string, IEnumerable<string>>> only)
    {
        FrozenDictionary<string, FrozenSet<string>> map = Guard.Against.Null(only).ToFrozenDictionary(o => o.Key, o => o.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach ((string header, FrozenSet<string> texts) in map)
        {
            Guard.Against.NullOrWhiteSpace(header, nameof(only));
            if (texts.Count == 0)
            {
                throw new ArgumentException($"Of the column '{header}' no text is named; no row could be of the log.", nameof(only));
            }
        }

        return new LogMapping(this) { Only = map };
    }

    /// <summary>The mapping in which an empty field leaves what was known before, or not.</summary>
    public LogMapping WithBlankKeeps(bool blankKeeps) => new(this) { BlankKeeps = blankKeeps };

    /// <summary>The mapping that checks priorities by a matrix, or none for null.</summary>
    /// <exception cref="ArgumentException">The mapping names no column for impact, urgency or priority.</exception>
    public LogMapping WithMatrix(PriorityMatrix? matrix)
    {
        foreach (LogColumn needed in new[] { LogColumn.Impact, LogColumn.Urgency, LogColumn.Priority })
        {
            if (matrix is not null && !Columns.ContainsKey(needed))
            {
                throw new ArgumentException($"The mapping has a priority matrix and names no column for {needed}.", nameof(matrix));
            }
        }

        return new LogMapping(this) { Matrix = matrix };
    }

    /// <summary>The mapping of a log of several files.</summary>
    /// <param name="further">The further files, each of a kind of its own.</param>
    /// <exception cref="ArgumentNullException"><paramref name="further"/> or a file is null.</exception>
    /// <exception cref="ArgumentException">Two files are of one kind, one is of cases, or one has further files itself.</exception>
    public LogMapping WithFurther(params IEnumerable<LogMapping> further)
    {
        ImmutableArray<LogMapping> files = [.. Guard.Against.Null(further).Select(f => Guard.Against.Null(f, nameof(further)))];
        foreach (LogMapping file in files)
        {
            if (file.Kind == LogKind.Cases || file.Kind == Kind || files.Count(f => f.Kind == file.Kind) > 1 || !file.Further.IsEmpty)
            {
                throw new ArgumentException($"A log of {Kind} has a further file of {file.Kind}; further files are of Events, Messages or Turns, one of each kind and none of the log's own, without further files.", nameof(further));
            }
        }

        return new LogMapping(this) { Further = files };
    }

    /// <summary>Whether any file tells of a column, by a row a ticket or field by field.</summary>
    internal bool Tells(LogColumn column) => Files.Any(f => f.Columns.ContainsKey(column) || f.Fields.Values.Contains(column));

    private static FrozenDictionary<string, T> Meanings<T>(IEnumerable<KeyValuePair<string, T>> texts, string parameterName)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts, parameterName);
        FrozenDictionary<string, T> map = texts.ToFrozenDictionary(StringComparer.Ordinal);
        foreach (T meaning in map.Values)
        {
            Guard.Against.UndefinedEnum(meaning, parameterName);
        }

        return map;
    }
}
