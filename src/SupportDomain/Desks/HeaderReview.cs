using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>Whether the columns that a mapping names are in a header, each once.</summary>
internal static class HeaderReview
{
    private const string Delimiters = ",;\t|";
    private const int MostColumnsNamed = 30;

    /// <summary>The findings on one file.</summary>
    /// <param name="log">How the file is read.</param>
    /// <param name="header">The names of its columns.</param>
    /// <param name="place">Where the mapping stands in the desk.</param>
    internal static IEnumerable<DeskFinding> Of(LogMapping log, IReadOnlyList<string> header, string place)
    {
        if (header is [var only] && log.Columns.Count > 1 && Delimiters.FirstOrDefault(d => d != log.Delimiter && only.Contains(d, StringComparison.Ordinal)) is var seen and not '\0')
        {
            yield return DeskFinding.Problem($"{place}.delimiter", DeskReasons.Delimiter.Of(new ReasonName(NameOf(log.Delimiter)), new ReasonName(NameOf(seen))));
            yield break;
        }

        foreach ((LogColumn role, string name) in log.Columns.OrderBy(c => c.Key).SelectMany(c => c.Value.Headers.Select(h => (c.Key, h))))
        {
            string where = $"{place}.columns.{CamelName.Of(role)}";
            bool isExact = header.Contains(name, StringComparer.Ordinal);
            int count = header.Count(h => isExact ? string.Equals(h, name, StringComparison.Ordinal) : string.Equals(h.Trim(), name.Trim(), StringComparison.Ordinal));
            if (count > 1)
            {
                yield return DeskFinding.Problem(where, DeskReasons.ColumnTwice.Of(new ReasonName(name)));
            }
            else if (count == 0)
            {
                yield return DeskFinding.Problem(where, Missing(name, header));
            }
        }
    }

    private static Reason Missing(string name, IReadOnlyList<string> header)
    {
        if (header.FirstOrDefault(h => string.Equals(Letters(h), Letters(name), StringComparison.Ordinal)) is { } similar)
        {
            return DeskReasons.ColumnMisspelt.Of(new ReasonName(name), new ReasonName(similar));
        }

        string all = string.Join(", ", header.Take(MostColumnsNamed)) + (header.Count > MostColumnsNamed ? ", …" : string.Empty);
        return DeskReasons.ColumnMissing.Of(new ReasonName(name), new ReasonName(all));
    }

    /// <summary>Letters and digits alone, in one case: what is left of a name when blanks, marks and capitals do not count.</summary>
    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    private static string NameOf(char delimiter) => delimiter == '\t' ? "\\t" : delimiter.ToString();
}
