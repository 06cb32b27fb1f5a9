using System.CommandLine.Parsing;
using System.Globalization;

namespace SupportDomain.Tool.Commands;

/// <summary>What is not understood of a command line, in the language of the user; the parser itself knows English alone, and names types where it should say what is allowed.</summary>
internal static class ParseFaults
{
    /// <summary>What the parser says, with places for the words of the command line, and how we say it.</summary>
    private static readonly (string Parser, string English, string Persian)[] Sentences =
    [
        ("Option '{0}' is required.", "Option '{0}' is required.", "گزینهٔ {0} لازم است."),
        ("Required argument '{0}' missing for command: '{1}'.", "Required argument '{0}' missing for command: '{1}'.", "ورودی {0} فرمان {1} لازم است."),
        ("Required argument missing for option: '{0}'.", "'{0}' needs a value.", "{0} مقداری می‌خواهد."),
        ("Required argument missing for command: '{0}'.", "'{0}' needs a value.", "{0} مقداری می‌خواهد."),
        ("Required command was not provided.", "No command was given.", "فرمانی داده نشده است."),
        ("Unrecognized command or argument '{0}'.", "Unrecognized command or argument '{0}'.", "{0} شناخته نشد."),
        ("Option '{0}' expects a single argument but {1} were provided.", "Option '{0}' takes one value; there are {1}.", "گزینهٔ {0} یک مقدار می‌گیرد؛ {1} مقدار داده شده است."),
        ("Response file not found '{0}'.", "There is no response file '{0}'.", "پروندهٔ پاسخ {0} پیدا نشد."),
    ];

    private static readonly (string Type, string English, string Persian)[] Kinds =
    [
        ("Int32", "a whole number from -2147483648 to 2147483647", "عددی درست از ‎-۲۱۴۷۴۸۳۶۴۸ تا ۲۱۴۷۴۸۳۶۴۷"),
        ("UInt64", "a whole number from 0 to 18446744073709551615", "عددی درست از ۰ تا ۱۸۴۴۶۷۴۴۰۷۳۷۰۹۵۵۱۶۱۵"),
        ("Int64", "a whole number from -9223372036854775808 to 9223372036854775807", "عددی درست از ‎-۹۲۲۳۳۷۲۰۳۶۸۵۴۷۷۵۸۰۸ تا ۹۲۲۳۳۷۲۰۳۶۸۵۴۷۷۵۸۰۷"),
        ("Double", "a number such as 0.05", "عددی مانند 0.05"),
        ("Boolean", "true or false", "true یا false"),
    ];

    internal static string Of(Terminal terminal, ParseError error)
    {
        string message = error.Message;
        foreach ((string parser, string english, string persian) in Sentences)
        {
            if (Words(parser, message) is { } words)
            {
                return terminal.Say(english, persian, [.. words]);
            }
        }

        return OfValue(terminal, message) ?? OfChoice(terminal, message) ?? message;
    }

    /// <summary>A value that is not of the kind that the option takes.</summary>
    private static string? OfValue(Terminal terminal, string message)
    {
        if ((Words("Cannot parse argument '{0}' for option '{1}' as expected type '{2}'.", message) ?? Words("Cannot parse argument '{0}' for command '{1}' as expected type '{2}'.", message)) is not [string value, string name, string type])
        {
            return null;
        }

        (string _, string english, string persian) = Kinds.FirstOrDefault(k => type.Contains("." + k.Type, StringComparison.Ordinal));
        return english is null ? null : terminal.Say("{0} is '{1}'; it must be " + english + ".", "{0} {1} است؛ باید " + persian + " باشد.", name, value);
    }

    /// <summary>A word that is none of those that the option takes, which the parser lists on lines of their own.</summary>
    private static string? OfChoice(Terminal terminal, string message)
    {
        if (Words("Argument '{0}' not recognized. Must be one of:{1}", message) is not [string value, string list])
        {
            return null;
        }

        string choices = string.Join(", ", list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => c.Trim('\'')));
        return terminal.Say("'{0}' is not understood; it must be one of {1}.", "{0} شناخته نشد؛ باید یکی از {1} باشد.", value, choices);
    }

    /// <summary>The words at the places of a sentence, or null where the text is another one; the places are numbered in order.</summary>
    private static string[]? Words(string sentence, string text)
    {
        List<string> words = [];
        int at = 0;
        int from = 0;
        while (sentence.IndexOf(string.Create(CultureInfo.InvariantCulture, $"{{{words.Count}}}"), from, StringComparison.Ordinal) is >= 0 and var place)
        {
            if (string.CompareOrdinal(sentence, from, text, at, place - from) != 0)
            {
                return null;
            }

            at += place - from;
            from = place + 3;
            int next = sentence.IndexOf('{', from);
            string behind = sentence[from..(next < 0 ? sentence.Length : next)];
            int end = behind.Length == 0 ? text.Length : next < 0 ? text.LastIndexOf(behind, StringComparison.Ordinal) : text.IndexOf(behind, at, StringComparison.Ordinal);
            if (end < at)
            {
                return null;
            }

            words.Add(text[at..end]);
            at = end;
        }

        return string.Equals(sentence[from..], text[at..], StringComparison.Ordinal) ? [.. words] : null;
    }
}
