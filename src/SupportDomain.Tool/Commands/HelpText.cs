using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SupportDomain.Tool.Commands;

/// <summary>What <c>--help</c> writes: what the verb does, how it is called, and examples that can be copied.</summary>
internal sealed class HelpText(Terminal terminal) : SynchronousCommandLineAction
{
    private const int FirstColumn = 28;

    internal static void AddTo(RootCommand root, Terminal terminal)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = terminal.Say("Show help and examples.", "راهنما و نمونه‌ها را نشان بده.");
        help.Action = new HelpText(terminal);
        root.Options.OfType<VersionOption>().Single().Description = terminal.Say("Show the version.", "نسخه را نشان بده.");
    }

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        string path = PathOf(command);
        terminal.WriteLine(command.Description ?? string.Empty);
        WriteUsage(command, path);
        WriteRows(terminal.Say("Arguments:", "ورودی‌ها:"), command.Arguments.Where(a => !a.Hidden).Select(a => ($"<{a.Name}>", a.Description)));
        WriteRows(terminal.Say("Options:", "گزینه‌ها:"), OptionsOf(command).Select(o => (Label(o), o.Description)));
        WriteRows(terminal.Say("Commands:", "فرمان‌ها:"), command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description)));
        WriteExamples(path);
        terminal.WriteLine();
        terminal.WriteLine(terminal.Say(
            "Exit codes: 0 done, 1 file, 2 command line, 3 desk, 4 log, 5 problems found, 130 interrupted.",
            "کدهای پایان: ۰ انجام شد، ۱ پرونده، ۲ خط فرمان، ۳ میز، ۴ گزارش، ۵ اشکال پیدا شد، ۱۳۰ قطع شد."));
        return ExitCode.Success;
    }

    private void WriteUsage(Command command, string path)
    {
        string arguments = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [<{a.Name}>]" : $" <{a.Name}>"));
        string needed = string.Concat(OptionsOf(command).Where(o => o.Required).Select(o => $" {Label(o)}"));
        terminal.WriteLine();
        terminal.WriteLine(terminal.Say("Usage:", "کاربرد:"));
        terminal.WriteLine($"  support-domain{(path.Length == 0 ? string.Empty : " " + path)}{(command.Subcommands.Count > 0 ? " <command>" : string.Empty)}{arguments}{needed} [options]");
    }

    private void WriteRows(string title, IEnumerable<(string Label, string? Description)> rows)
    {
        List<(string Label, string? Description)> all = [.. rows];
        if (all.Count == 0)
        {
            return;
        }

        terminal.WriteLine();
        terminal.WriteLine(title);
        foreach ((string label, string? description) in all)
        {
            WriteRow(label, description);
        }
    }

    /// <summary>A label that is too long for its column has a line of its own.</summary>
    private void WriteRow(string label, string? description)
    {
        if (label.Length < FirstColumn - 3)
        {
            terminal.WriteLine($"  {label.PadRight(FirstColumn - 2)}{description}");
            return;
        }

        terminal.WriteLine($"  {label}");
        terminal.WriteLine($"{new string(' ', FirstColumn)}{description}");
    }

    private void WriteExamples(string path)
    {
        List<Example> examples = [.. Examples.Of(path)];
        if (examples.Count == 0)
        {
            return;
        }

        terminal.WriteLine();
        terminal.WriteLine(terminal.Say("Examples:", "نمونه‌ها:"));
        foreach (Example example in examples)
        {
            terminal.WriteLine($"  # {terminal.Say(example.English, example.Persian)}");
            terminal.WriteLine($"  {example.CommandLine}");
        }
    }

    /// <summary>The options of a command, those of every verb behind its own.</summary>
    private static List<Option> OptionsOf(Command command)
    {
        List<Option> options = [.. command.Options.Where(o => !o.Hidden)];
        for (Command? parent = ParentOf(command); parent is not null; parent = ParentOf(parent))
        {
            options.AddRange(parent.Options.Where(o => o.Recursive && !o.Hidden));
        }

        return [.. options.OrderBy(o => o.Recursive || o is VersionOption)];
    }

    private static string Label(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Order(StringComparer.Ordinal).Append(option.Name).Distinct(StringComparer.Ordinal));
        return option is HelpOption || option.ValueType == typeof(bool) || option is VersionOption ? names : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }

    private static string PathOf(Command command) => command is RootCommand ? string.Empty : $"{(ParentOf(command) is { } parent ? PathOf(parent) : string.Empty)} {command.Name}".Trim();

    private static Command? ParentOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}
