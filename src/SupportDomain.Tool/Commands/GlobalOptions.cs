using System.CommandLine;
using SupportDomain.Reports;

namespace SupportDomain.Tool.Commands;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    private const string Language = "--lang";
    private const string Json = "--json";
    private const string Persian = "fa";

    internal static void AddTo(RootCommand root, Terminal terminal)
    {
        Option<string> language = new(Language)
        {
            Description = terminal.Say("The language of the texts: en, or fa for Persian; en unless stated.", "زبان متن‌ها: en یا fa برای فارسی؛ اگر گفته نشود en."),
            Recursive = true,
            HelpName = "en|fa",
        };
        language.AcceptOnlyFromAmong("en", Persian);
        root.Options.Add(language);
        root.Options.Add(new Option<bool>(Json)
        {
            Description = terminal.Say("Write the result as one JSON document, and a fault as one JSON object.", "نتیجه را به شکل یک سند JSON و خطا را به شکل یک شیء JSON بنویس."),
            Recursive = true,
        });
    }

    /// <summary>The language of a command line, read ahead of the rest: help and faults are in it too.</summary>
    internal static WordingLanguage LanguageOf(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            bool isNext = string.Equals(args[i], Language, StringComparison.Ordinal) && i + 1 < args.Count && string.Equals(args[i + 1], Persian, StringComparison.Ordinal);
            if (isNext || args[i] is $"{Language}={Persian}" or $"{Language}:{Persian}")
            {
                return WordingLanguage.Persian;
            }
        }

        return WordingLanguage.English;
    }

    internal static bool WantsJson(IEnumerable<string> args) => args.Any(a => a is Json or $"{Json}=true" or $"{Json}:true");
}
