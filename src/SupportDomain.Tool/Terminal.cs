using Spectre.Console;
using SupportDomain.Reports;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool;

/// <summary>Where the program writes and asks: results to one side, faults and progress to the other; in which language, and whether for a program to read.</summary>
internal sealed class Terminal(IAnsiConsole output, IAnsiConsole error, bool isInteractive, TextReader? answers = null)
{
    private const int RedirectedWidth = 110;

    internal IAnsiConsole Output { get; } = output;

    internal IAnsiConsole Error { get; } = error;

    /// <summary>Whether somebody watches, so that a progress bar makes sense.</summary>
    internal bool IsInteractive { get; } = isInteractive;

    /// <summary>Where the answers to questions come from; null where nobody can be asked.</summary>
    internal TextReader? Answers { get; } = answers;

    /// <summary>The language of everything but the data.</summary>
    internal WordingLanguage Language { get; set; }

    /// <summary>Whether the result is to be one JSON document.</summary>
    internal bool WantsJson { get; set; }

    /// <summary>The writer of results.</summary>
    internal TextWriter Writer => Output.Profile.Out.Writer;

    /// <summary>A console over a writer; colours and movements only where somebody watches, and no colours where the user wants none.</summary>
    /// <param name="writer">Where it writes.</param>
    /// <param name="isRedirected">Whether it is no terminal.</param>
    /// <param name="isPlain">Whether the user asked for no colours.</param>
    internal static IAnsiConsole Console(TextWriter writer, bool isRedirected, bool isPlain = false)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected || isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Profile.Width = isRedirected ? RedirectedWidth : console.Profile.Width;
        return console;
    }

    /// <summary>Whether the environment asks for no colours: NO_COLOR is set to anything (no-color.org), or the terminal is a dumb one.</summary>
    internal static bool IsPlain(string? noColor, string? term) => !string.IsNullOrEmpty(noColor) || string.Equals(term, "dumb", StringComparison.Ordinal);

    /// <summary>A sentence in the language asked for, its places filled.</summary>
    internal string Say(string english, string persian, params ReadOnlySpan<object> values) => Phrase.Of(Language, english, persian, values);

    /// <summary>Writes a line of the result; characters by which a text could command the terminal are replaced.</summary>
    internal void WriteLine(string text = "") => Writer.WriteLine(TerminalText.Printable(text));

    internal void Fail(string message) => Error.Profile.Out.Writer.WriteLine(TerminalText.Printable(message));

    /// <summary>Runs a job with a progress bar, the rate (of bytes) and the time that is left, where somebody watches.</summary>
    internal T WithProgress<T>(string what, long total, Func<Action<long>?, T> job, bool isBytes = true)
    {
        if (!IsInteractive)
        {
            return job(null);
        }

        T result = default!;
        Error.Progress()
            .AutoClear(enabled: true)
            .Columns([new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), .. isBytes ? new ProgressColumn[] { new TransferSpeedColumn() } : [], new RemainingTimeColumn()])
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Spectre.Console.Markup.Escape(TerminalText.Printable(what)), maxValue: Math.Max(1, total));
                result = job(done => task.Value = done);
            });
        return result;
    }
}
