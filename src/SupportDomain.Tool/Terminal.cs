using Spectre.Console;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool;

/// <summary>Where the program writes: results to one side, faults and progress to the other.</summary>
internal sealed class Terminal(IAnsiConsole output, IAnsiConsole error, bool isInteractive)
{
    private const int RedirectedWidth = 110;

    internal IAnsiConsole Output { get; } = output;

    internal IAnsiConsole Error { get; } = error;

    /// <summary>Whether somebody watches, so that a progress bar makes sense.</summary>
    internal bool IsInteractive { get; } = isInteractive;

    /// <summary>A console over a writer; colours and movements only where somebody watches.</summary>
    internal static IAnsiConsole Console(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Profile.Width = isRedirected ? RedirectedWidth : console.Profile.Width;
        return console;
    }

    internal void Fail(string message) => Error.Profile.Out.Writer.WriteLine(TerminalText.Printable(message));

    /// <summary>Runs a job with a progress bar where somebody watches.</summary>
    internal T WithProgress<T>(string what, long total, Func<Action<long>?, T> job)
    {
        if (!IsInteractive)
        {
            return job(null);
        }

        T result = default!;
        Error.Progress()
            .AutoClear(enabled: true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Spectre.Console.Markup.Escape(what), maxValue: Math.Max(1, total));
                result = job(done => task.Value = done);
            });
        return result;
    }
}
