using System.CommandLine;
using System.Globalization;

namespace SupportDomain.Tool.Commands;

/// <summary><c>completion</c>: a script by which a shell completes our command lines; the script asks this program what may come next.</summary>
internal static class CompletionCommand
{
    private const string RequestStart = "[suggest:";

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # Completion of support-domain for bash; put it into ~/.bashrc:  eval "$(support-domain completion bash)"
            _support_domain() {
                local word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
                COMPREPLY=( $(compgen -W "$(support-domain "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "$word") )
            }
            complete -o default -F _support_domain support-domain
            """,
        ["zsh"] = """
            # Completion of support-domain for zsh; put it into ~/.zshrc:  eval "$(support-domain completion zsh)"
            _support_domain() {
                local -a words_that_fit
                words_that_fit=("${(@f)$(support-domain "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -- ${words_that_fit:#}
                _files
            }
            compdef _support_domain support-domain
            """,
        ["fish"] = """
            # Completion of support-domain for fish; save it as ~/.config/fish/completions/support-domain.fish
            function __support_domain_words
                set -l line (commandline -cp)
                support-domain "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c support-domain -a '(__support_domain_words)'
            """,
        ["pwsh"] = """
            # Completion of support-domain for PowerShell; put it into $PROFILE:  support-domain completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName support-domain -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                support-domain "[suggest:$cursorPosition]" "$commandAst" 2>$null |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    internal static Command Create(Terminal terminal)
    {
        Argument<string> shell = new("shell") { Description = terminal.Say("The shell: bash, zsh, fish or pwsh.", "پوسته: bash، zsh، fish یا pwsh.") };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Command command = new("completion", terminal.Say("Write a script that completes command lines in a shell.", "اسکریپتی بنویس که خط فرمان را در یک پوسته کامل می‌کند.")) { shell };
        command.SetAction((parsed, _) => Task.FromResult(Faults.Handle(terminal, () => Write(terminal, parsed.GetRequiredValue(shell)))));
        return command;
    }

    private static void Write(Terminal terminal, string shell)
    {
        string script = Scripts[shell].ReplaceLineEndings("\n");
        if (terminal.WantsJson)
        {
            JsonText.Write(terminal, new { shell, script });
            return;
        }

        terminal.Writer.Write(script + "\n");
    }

    /// <summary>Whether a shell asks what may come next: <c>[suggest:17]</c>, the position of the cursor in characters, and the whole line.</summary>
    internal static bool TryReadRequest(IReadOnlyList<string> args, out string line, out int position)
    {
        line = args.Count > 1 ? args[1] : string.Empty;
        position = 0;
        bool isRequest = args.Count > 0 && args[0].StartsWith(RequestStart, StringComparison.Ordinal) && args[0].EndsWith(']')
            && int.TryParse(args[0].AsSpan(RequestStart.Length, args[0].Length - RequestStart.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out position);
        position = Math.Min(position, line.Length);
        return isRequest;
    }

    /// <summary>Writes a line for each word that may stand at the cursor.</summary>
    internal static void Suggest(Terminal terminal, RootCommand root, string line, int position)
    {
        string before = line[..position].TrimStart();
        int program = before.IndexOf(' ', StringComparison.Ordinal);
        string own = program < 0 ? string.Empty : before[(program + 1)..];
        foreach (string word in root.Parse(own).GetCompletions(own.Length).Select(c => c.InsertText ?? c.Label).Distinct(StringComparer.Ordinal).Where(w => w.Length > 0 && char.IsAscii(w[0]) && w[0] != '/'))
        {
            terminal.WriteLine(word);
        }
    }
}
