using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SupportDomain.Tool.Tests.Commands;

/// <summary>The program as a process: completed by a shell, interrupted by a signal.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly Workspace _space = new();

    private static string Program => Path.Combine(AppContext.BaseDirectory, "support-domain.dll");

    public void Dispose() => _space.Dispose();

    [Theory]
    [InlineData("support-domain re", "replay")]
    [InlineData("support-domain completion ", "bash fish pwsh zsh")]
    [InlineData("support-domain replay x --de", "--desk")]
    [InlineData("support-domain demo --lang ", "en fa")]
    public void Bash_TheScriptsFunction_Completes(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
        {
            return; // a machine without bash has nothing to complete
        }

        _space.Run("completion", "bash").Should().Be(ExitCode.Success);
        string script = _space.Write("completion.bash", _space.Output);
        string test = $$"""
            support-domain() { dotnet '{{Program}}' "$@"; }
            source '{{script}}'
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<<"$COMP_LINE"; [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _support_domain
            printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
            complete -p support-domain
            """;
        (int code, string output, string error) = Run("/bin/bash", "--noprofile", "--norc", "-c", test);
        code.Should().Be(0, "{0}", error);
        string[] words = output.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words.TakeWhile(w => w != "complete").Should().Contain(expected.Split(' '));
        output.Should().Contain("-F _support_domain support-domain");
    }

    [Fact]
    public void Suggest_AnyPositionOfAnyLine_IsAnswered()
    {
        foreach (string line in new[] { "", "support-domain", "support-domain ", "support-domain \"unclosed", "support-domain replay --desk", "x y z" })
        {
            for (int i = 0; i <= line.Length + 1; i++)
            {
                _space.Run($"[suggest:{i.ToString(CultureInfo.InvariantCulture)}]", line).Should().Be(ExitCode.Success);
                _space.Error.Should().BeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("zsh", "compdef _support_domain support-domain")]
    [InlineData("fish", "complete -c support-domain")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName support-domain")]
    public void OtherShells_HaveAScriptThatRegistersItself(string shell, string registration)
    {
        _space.Run("completion", shell).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain(registration).And.Contain("[suggest:");
    }

    /// <summary>The log is large enough to be read for seconds; the signal comes as soon as the first file is begun.</summary>
    [Fact]
    public void Interrupt_InTheMiddle_LeavesThePreviousReportUntouchedAndNoHalfFile()
    {
        if (!File.Exists("/bin/kill"))
        {
            return; // signals of another kind
        }

        _space.Write("small.csv", Workspace.Header + "T-1,2026-03-02 09:00:00,2026-03-02 12:00:00,P1,a\n");
        _space.Replay(_space.PathOf("small.csv")).Should().Be(ExitCode.Success);
        string before = File.ReadAllText(_space.PathOf("out/report.json"));
        WriteLarge(_space.PathOf("large.csv.gz"));
        ProcessStartInfo start = new("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in new[] { Program, "replay", _space.PathOf("large.csv.gz"), "--desk", _space.PathOf("desk.json"), "--out", _space.PathOf("out") })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        while (!process.HasExited && !File.Exists(_space.PathOf("out/verdicts.csv.unfinished")))
        {
            Thread.Yield();
        }

        Run("/bin/kill", IgnoresInterrupts() ? "-TERM" : "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(ExitCode.Cancelled, "{0}", error);
        error.Should().Contain("Interrupted; nothing was written.");
        _space.OutputFiles().Should().Equal("report.html", "report.json", "verdicts.csv");
        File.ReadAllText(_space.PathOf("out/report.json")).Should().Be(before);
    }

    /// <summary>A shell without job control starts what runs in its background with interrupts ignored, which children inherit; requests to end are never ignored so.</summary>
    private static bool IgnoresInterrupts()
    {
        const string Field = "SigIgn:";
        const int Interrupt = 2;
        string? ignored = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal)) : null;
        return ignored is not null && (ulong.Parse(ignored.AsSpan(Field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Interrupt - 1))) != 0;
    }

    private static void WriteLarge(string path)
    {
        using GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(Workspace.Header));
        for (int block = 0; block < 300; block++)
        {
            StringBuilder rows = new();
            for (int i = 0; i < 10_000; i++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"T-{(block * 10_000) + i},2026-03-02 09:00:00,2026-03-02 12:00:00,P1,a\n");
            }

            gzip.Write(Encoding.UTF8.GetBytes(rows.ToString()));
        }
    }

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
