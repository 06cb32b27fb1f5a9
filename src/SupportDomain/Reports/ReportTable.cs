namespace SupportDomain.Reports;

/// <summary>A table of a report, folded behind its picture or open, that scrolls on its own where the page is narrow.</summary>
internal sealed class ReportTable
{
    private readonly Markup _markup;
    private readonly bool _isFolded;

    /// <summary>Begins a table.</summary>
    /// <param name="page">The page.</param>
    /// <param name="caption">What the table holds.</param>
    /// <param name="isFolded">Whether it opens on demand.</param>
    /// <param name="columns">The heads of the columns; the first is that of the rows' heads.</param>
    internal ReportTable(ReportPage page, string caption, bool isFolded, params ReadOnlySpan<Column> columns)
    {
        _markup = page.Markup;
        _isFolded = isFolded;
        if (isFolded)
        {
            _markup.Add($"<details><summary>{page.T("Table", "جدول")}: {caption}</summary>");
        }

        // A region that scrolls is reached by the keyboard, and so it has a name.
        _markup.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>");
        foreach (Column column in columns)
        {
            _ = column.HoldsWords ? _markup.Add($"<th scope=\"col\" class=\"text\">{column.Name}</th>") : _markup.Add($"<th scope=\"col\">{column.Name}</th>");
        }

        _markup.AddLine($"</tr></thead><tbody>");
    }

    /// <summary>A column that holds words rather than numbers: its cells are to be <see cref="TextCell"/>.</summary>
    internal static Column Words(string name) => new(name, HoldsWords: true);

    /// <summary>A row: its head and its cells; a <see cref="TextCell"/> is set as words, all others as numbers.</summary>
    internal void Row(object head, params ReadOnlySpan<object> cells)
    {
        _markup.Add($"<tr><th scope=\"row\">{head}</th>");
        foreach (object cell in cells)
        {
            _ = cell is TextCell text ? _markup.Add($"<td class=\"text\">{text.Content}</td>") : _markup.Add($"<td>{cell}</td>");
        }

        _markup.AddLine($"</tr>");
    }

    internal void End() => _markup.AddLine($"</tbody></table></div>{new Markup.Raw(_isFolded ? "</details>" : string.Empty)}");

    /// <summary>The head of a column.</summary>
    internal readonly record struct Column(string Name, bool HoldsWords = false)
    {
        public static implicit operator Column(string name) => new(name);
    }

    /// <summary>A cell that holds words rather than a number.</summary>
    internal sealed record TextCell(object Content);
}
