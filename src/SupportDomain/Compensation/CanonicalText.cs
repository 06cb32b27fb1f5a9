using System.Globalization;
using System.Text;

namespace SupportDomain.Compensation;

/// <summary>An unambiguous text of a list of texts: each with its length in front, so that two lists have one text only if they are equal.</summary>
internal static class CanonicalText
{
    internal static string Of(params IEnumerable<string?> parts)
    {
        StringBuilder text = new();
        foreach (string? part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
        }

        return text.ToString();
    }
}
