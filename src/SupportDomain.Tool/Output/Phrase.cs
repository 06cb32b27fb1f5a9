using System.Globalization;
using SupportDomain.Reports;

namespace SupportDomain.Tool.Output;

/// <summary>Sentences of the program in English and Persian.</summary>
/// <remarks>
/// In a Persian sentence numbers have Persian digits, and every text that comes from outside (a path, a name, a number of a ticket) stands between the marks that
/// isolate its direction (U+2068, U+2069), so that a Latin name neither turns nor is turned by the words around it.
/// </remarks>
internal static class Phrase
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    internal static string Of(WordingLanguage language, string english, string persian, params ReadOnlySpan<object> values)
    {
        bool isPersian = language == WordingLanguage.Persian;
        object[] words = new object[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            string text = Convert.ToString(values[i], CultureInfo.InvariantCulture) ?? string.Empty;
            words[i] = !isPersian ? text : values[i] is string ? Isolated(text) : Digits(text);
        }

        return string.Format(CultureInfo.InvariantCulture, isPersian ? persian : english, words);
    }

    /// <summary>A text from outside within a Persian sentence.</summary>
    internal static string Isolated(string text) => string.Concat([FirstStrongIsolate, .. text.Where(c => !IsDirectionMark(c)), PopDirectionalIsolate]);

    /// <summary>A number with Persian digits.</summary>
    internal static string Digits(string number) => string.Concat(number.Select(c => char.IsAsciiDigit(c) ? (char)('\u06F0' + (c - '0')) : c));

    private static bool IsDirectionMark(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
