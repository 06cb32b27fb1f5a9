using System.CommandLine;
using System.Runtime.InteropServices;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool;

/// <summary>The support-domain command.</summary>
internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        bool isPlain = Terminal.IsPlain(Environment.GetEnvironmentVariable("NO_COLOR"), Environment.GetEnvironmentVariable("TERM"));
        Terminal terminal = new(
            Terminal.Console(Console.Out, Console.IsOutputRedirected, isPlain),
            Terminal.Console(Console.Error, Console.IsErrorRedirected, isPlain),
            isInteractive: !Console.IsErrorRedirected,
            answers: Console.IsInputRedirected || Console.IsOutputRedirected ? null : Console.In);
        using CancellationTokenSource interrupted = new();
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = true; // the job ends by itself, between two rows, and takes back what is half written
            interrupted.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        return await Run(args, terminal, interrupted.Token);
    }

    /// <summary>Runs a command line; the tests' way in.</summary>
    internal static async Task<int> Run(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Language = GlobalOptions.LanguageOf(args);
        terminal.WantsJson = GlobalOptions.WantsJson(args);
        RootCommand root = CreateRoot(terminal);
        if (CompletionCommand.TryReadRequest(args, out string line, out int position))
        {
            CompletionCommand.Suggest(terminal, root, line, position);
            return ExitCode.Success;
        }

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpText)
        {
            return Misunderstood(terminal, root, parsed);
        }

        InvocationConfiguration configuration = new()
        {
            Output = terminal.Writer,
            Error = terminal.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }

    /// <summary>The program with all its verbs.</summary>
    internal static RootCommand CreateRoot(Terminal terminal)
    {
        RootCommand root = new(terminal.Say(
            "The rules of running a support desk: replays a log against SLA policies, explains every verdict, and reports.",
            "قواعد ادارهٔ یک میز پشتیبانی: گزارش تیکت‌ها را با خط‌مشی‌های SLA می‌سنجد، هر حکم را توضیح می‌دهد و گزارش می‌سازد."))
        {
            DemoCommand.Create(terminal),
            InitCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            ReplayCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            CompareCommand.Create(terminal),
            CalendarCommand.Create(terminal),
            AllocateCommand.Create(terminal),
            SalaryCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        GlobalOptions.AddTo(root, terminal);
        HelpText.AddTo(root, terminal);
        return root;
    }

    private static int Misunderstood(Terminal terminal, RootCommand root, ParseResult parsed)
    {
        string? word = parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [string first, ..] ? first : null;
        List<string> messages = word is null
            ? [.. parsed.Errors.Select(e => ParseFaults.Of(terminal, e))]
            : [terminal.Say("There is no command '{0}'.", "فرمانی به نام {0} نیست.", word)];
        if (word is not null && Spelling.Nearest(word, root.Subcommands.Select(c => c.Name)) is { } meant)
        {
            messages.Add(terminal.Say("Did you mean '{0}'?", "منظورتان {0} بود؟", meant));
        }

        messages.Add(terminal.Say(
            "'support-domain --help' and 'support-domain <command> --help' say what is understood.", "«support-domain --help» و «support-domain <command> --help» می‌گویند چه پذیرفته است."));
        if (terminal.WantsJson)
        {
            return Faults.Fail(terminal, string.Join(' ', messages), ExitCode.Usage);
        }

        messages.ForEach(terminal.Fail);
        return ExitCode.Usage;
    }
}
