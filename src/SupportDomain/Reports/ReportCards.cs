namespace SupportDomain.Reports;

/// <summary>Single figures with a name.</summary>
internal static class ReportCards
{
    internal static void Add(ReportPage page, string css, string name, string value, string? note = null)
    {
        page.Markup.Add($"<div class=\"card {css}\"><dt>{name}</dt><dd>{value}");
        if (note is not null)
        {
            page.Markup.Add($"<small>{note}</small>");
        }

        page.Markup.AddLine($"</dd></div>");
    }
}
