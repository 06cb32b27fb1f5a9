using System.Globalization;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>What the texts of one file mean, by its mapping.</summary>
internal sealed class HistoryTexts
{
    private readonly Dictionary<(int Status, int SubStatus), int> _pairs = [];
    private readonly TextMeanings _statuses;
    private readonly TextPool _texts;

    internal HistoryTexts(LogMapping mapping, int file, TextPool texts, string[] customNames)
    {
        Prefix = file == 0 ? string.Empty : $"{char.ToLowerInvariant(mapping.Kind.ToString()[0])}{mapping.Kind.ToString()[1..]}: ";
        Mapping = mapping;
        _texts = texts;
        Columns = new HistoryColumns(mapping, customNames);
        _statuses = new TextMeanings(texts, t => mapping.Statuses.TryGetValue(t, out TicketStatus status) ? (int)status : null);
        Activities = new TextMeanings(texts, t => mapping.Activities.TryGetValue(t, out LogActivity activity) ? (int)activity : null);
        Roles = new TextMeanings(texts, t => mapping.Roles.TryGetValue(t, out Identifiers.PersonRole role) ? (int)role : null);
        Visibilities = new TextMeanings(texts, t => mapping.Visibilities.TryGetValue(t, out MessageVisibility visibility) ? (int)visibility : null);
        Channels = new TextMeanings(texts, t => mapping.Channels.TryGetValue(t, out Identifiers.ContactChannel channel) ? (int)channel : null);
        Automatic = new TextMeanings(texts, t => mapping.AutomaticTexts.Contains(t) ? 1 : 0);
        Names = new TextMeanings(texts, t => Identifiers.IdentifierText.Fault(t) is null ? 1 : null);
        Verdicts = new TextMeanings(texts, t => mapping.Verdicts.TryGetValue(t, out RecordedVerdict verdict) ? (int)verdict : null);
        Numbers = new TextMeanings(texts, t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < int.MaxValue - 2 ? number : null);
    }

    internal LogMapping Mapping { get; }

    /// <summary>What stands before the name of a column in a finding, so that the columns of the files are told apart.</summary>
    internal string Prefix { get; }

    /// <summary>What to call the column of the time of a row.</summary>
    internal string TimeColumn => Prefix + Mapping.Columns[Mapping.Kind == LogKind.Cases ? LogColumn.Opened : LogColumn.At].Name;

    internal HistoryColumns Columns { get; }

    internal TextMeanings Activities { get; }

    internal TextMeanings Roles { get; }

    internal TextMeanings Visibilities { get; }

    internal TextMeanings Channels { get; }

    internal TextMeanings Automatic { get; }

    internal TextMeanings Verdicts { get; }

    /// <summary>Whether a text can be the name of somebody or something.</summary>
    internal TextMeanings Names { get; }

    internal TextMeanings Numbers { get; }

    /// <summary>The status that a text means, or with a second one a pair of texts joined by a slash, or else the first text alone.</summary>
    internal int Status(int status, int subStatus)
    {
        if (subStatus <= 0)
        {
            return _statuses.Of(status);
        }

        if (!_pairs.TryGetValue((status, subStatus), out int meaning))
        {
            meaning = Mapping.Statuses.TryGetValue($"{_texts[status]}/{_texts[subStatus]}", out TicketStatus pair) ? (int)pair : _statuses.Of(status);
            _pairs.Add((status, subStatus), meaning);
        }

        return meaning;
    }
}
