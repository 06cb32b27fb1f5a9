using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>What is known of a ticket from row to row: its attributes, its status as the source names it, and who has it.</summary>
internal sealed class HistoryState(HistoryStore store)
{
    private readonly int[] _texts = new int[Enum.GetValues<LogColumn>().Length];
    private readonly bool[] _known = new bool[Enum.GetValues<LogColumn>().Length];
    private readonly int[] _custom = new int[store.CustomNames.Length];
    private bool _attributesChanged;

    internal int this[LogColumn column] => _texts[(int)column];

    /// <summary>The group that has the ticket, and the agent: as rows told, not as seeded.</summary>
    internal (int Group, int Agent) Holder { get; set; }

    internal void Clear()
    {
        Array.Clear(_texts);
        Array.Clear(_known);
        Array.Clear(_custom);
        Holder = default;
        _attributesChanged = true;
    }

    /// <summary>Takes what the first row of a file tells, where no file before did: known from the opening on.</summary>
    internal void Seed(HistoryTexts file, ReadOnlySpan<int> cells)
    {
        foreach (LogColumn column in file.Columns.Texts)
        {
            if (file.Mapping.Columns.ContainsKey(column))
            {
                Seed(column, cells[file.Columns.CellOf(column)]);
            }
        }

        for (int i = 0; i < _custom.Length; i++)
        {
            int cell = cells[file.Columns.FirstCustom + i];
            _custom[i] = _custom[i] == 0 && cell > 0 ? cell : _custom[i];
        }
    }

    /// <summary>Takes what a column was before it is first told to have changed.</summary>
    internal void Seed(LogColumn column, int text)
    {
        if (text != HistoryColumns.NotTold && !_known[(int)column])
        {
            _known[(int)column] = true;
            _texts[(int)column] = text;
        }
    }

    /// <summary>Takes what a row tells.</summary>
    internal void Take(HistoryTexts file, ReadOnlySpan<int> cells)
    {
        foreach (LogColumn column in file.Columns.Texts)
        {
            int text = cells[file.Columns.CellOf(column)];
            bool isNews = text != HistoryColumns.NotTold && text != _texts[(int)column];
            if (isNews && !(file.Mapping.Kind == LogKind.Messages && LogColumns.IsAttribute(column)))
            {
                _texts[(int)column] = text;
                _attributesChanged |= LogColumns.IsAttribute(column);
            }
        }

        for (int i = 0; i < _custom.Length; i++)
        {
            int text = cells[file.Columns.FirstCustom + i];
            if (text != HistoryColumns.NotTold && text != _custom[i] && file.Mapping.Kind != LogKind.Messages)
            {
                _custom[i] = text;
                _attributesChanged = true;
            }
        }

        Holder = (Told(LogColumn.Queue, file, cells, Holder.Group), Told(LogColumn.Agent, file, cells, Holder.Agent));
    }

    /// <summary>The attributes, if they have changed since they were last asked for.</summary>
    internal TicketAttributes? TakeAttributes()
    {
        if (!_attributesChanged)
        {
            return null;
        }

        _attributesChanged = false;
        string? customer = Text(LogColumn.Customer);
        return new TicketAttributes(Text(LogColumn.Type), Text(LogColumn.Priority), Text(LogColumn.Queue), Text(LogColumn.Channel))
        {
            Impact = Text(LogColumn.Impact),
            Urgency = Text(LogColumn.Urgency),
            Tier = Text(LogColumn.Tier),
            Customer = customer is not null && IdentifierText.Fault(customer) is null ? new CustomerId(customer) : null,
            Site = Text(LogColumn.Site),
            Language = Text(LogColumn.Language),
            Custom = _custom.All(c => c == 0)
                ? NamedTexts.None
                : new NamedTexts(_custom.Index().Where(c => c.Item > 0).Select(c => KeyValuePair.Create(store.CustomNames[c.Index], store.Texts[c.Item]!))),
        };
    }

    internal string? Text(LogColumn column) => store.Texts[_texts[(int)column]];

    private static int Told(LogColumn column, HistoryTexts file, ReadOnlySpan<int> cells, int before)
    {
        int text = file.Mapping.Kind is LogKind.Messages or LogKind.Cases ? HistoryColumns.NotTold : file.Columns.Text(cells, column);
        return text == HistoryColumns.NotTold ? before : text == 0 || file.Names.Of(text) == TextMeanings.Unknown ? 0 : text;
    }
}
