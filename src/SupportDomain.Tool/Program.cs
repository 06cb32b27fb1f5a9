using System.CommandLine;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool;

/// <summary>The support-domain command.</summary>
internal static class Program
{
    internal static async Task<int> Main(string[] args)
    {
        Terminal terminal = new(
            Terminal.Console(Console.Out, Console.IsOutputRedirected),
            Terminal.Console(Console.Error, Console.IsErrorRedirected),
            isInteractive: !Console.IsErrorRedirected);
        return await Run(args, terminal, CancellationToken.None);
    }

    /// <summary>Runs a command line; the tests' way in.</summary>
    internal static async Task<int> Run(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        RootCommand root = new("The rules of running a support desk: replays a log against SLA policies and reports.")
        {
            ReplayCommand.Create(terminal),
            DemoCommand.Create(terminal),
            CalendarCommand.Create(terminal),
            AllocateCommand.Create(terminal),
            SalaryCommand.Create(terminal),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
            {
                terminal.Fail(error.Message);
            }

            terminal.Fail("'support-domain --help' and 'support-domain <command> --help' say what is understood.");
            return ExitCode.Usage;
        }

        InvocationConfiguration configuration = new()
        {
            Output = terminal.Output.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
            EnableDefaultExceptionHandler = false,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }
}
