using System.CommandLine;
using System.Globalization;
using Newtonsoft.Json.Linq;
using SupportDomain.Reports;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Commands;
using SupportDomain.Tool.Output;

namespace SupportDomain.Tool.Tests.Commands;

/// <summary>What all verbs have in common.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Log = Workspace.Header + "T-1,2026-03-02 09:00:00,2026-03-02 12:00:00,P1,a\n";

    private readonly Workspace _space = new();

    /// <summary>Every verb, and every verb within it, by its words.</summary>
    public static TheoryData<string> Verbs => new(["", .. Under(Program.CreateRoot(Silent()), string.Empty)]);

    public static TheoryData<string> Lines => new(Examples.All.Select(e => e.CommandLine));

    public void Dispose() => _space.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_OfEveryVerb_HasUsageAndExamplesInBothLanguages(string verb)
    {
        string[] words = verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _space.Run([.. words, "--help"]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("Usage:").And.Contain($"support-domain {verb}".TrimEnd()).And.Contain("--json").And.Contain("--lang <en|fa>").And.Contain("Exit codes:");
        if (verb is not ("salary advise"))
        {
            _space.Output.Should().Contain("Examples:\n  # ");
        }

        _space.Run([.. words, "--help", "--lang", "fa"]).Should().Be(ExitCode.Success);
        _space.Output.Should().Contain("کاربرد:").And.NotContain("Usage:");
        _space.Error.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Examples_AreUnderstood(string line)
    {
        line.Should().StartWith("support-domain ");
        Program.CreateRoot(Silent()).Parse(line["support-domain ".Length..]).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Examples_BelongToVerbs()
    {
        Examples.All.Select(e => e.Path).Distinct(StringComparer.Ordinal).Should().BeSubsetOf(["", .. Under(Program.CreateRoot(Silent()), string.Empty)]);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("replay", "log.csv", "--desk", "desk.json")]
    [InlineData("explain", "log.csv", "--desk", "desk.json", "--ticket", "T-1")]
    [InlineData("doctor", "desk.json", "--log", "log.csv")]
    [InlineData("simulate", "--desk", "docs/samples/operations/calls.json", "--horizon", "1d")]
    [InlineData("compare", "--desk", "docs/samples/operations/calls.json", "--agents", "6", "--horizon", "1d")]
    [InlineData("init", "new.json")]
    [InlineData("completion", "bash")]
    [InlineData("calendar", "docs/samples/calendars/tehran-desk.json", "--at", "2026-03-19T06:45:00Z", "--week", "2026-03-18", "--year", "1404")]
    [InlineData("allocate", "weights.csv", "--total", "EUR 10.00")]
    [InlineData("allocate", "budget.json")]
    [InlineData("salary", "estimate", "docs/samples/salary/iran-support-manager.json", "docs/samples/salary/candidate.json")]
    [InlineData("salary", "explain", "docs/samples/salary/iran-support-manager.json", "docs/samples/salary/candidate.json", "--reference", "docs/samples/salary/reference.json")]
    [InlineData("salary", "advise", "docs/samples/salary/iran-support-manager.json", "docs/samples/salary/candidate.json", "docs/samples/salary/steps.json")]
    public void Json_OfEveryVerb_IsOneDocument(params string[] args)
    {
        _space.Write("log.csv", Log);
        _space.Write("weights.csv", "name,weight\na,1\nb,2\n");
        _space.Write("budget.json", """{ "version": 1, "approved": "EUR 8", "policy": { "mix": { "volume": 1 } }, "lines": [{ "id": "a", "facts": { "volume": 1 } }] }""");
        string[] real = [.. args.Select(a => a.StartsWith("docs/", StringComparison.Ordinal) ? Repository.File(a.Split('/')) : a.Contains('.', StringComparison.Ordinal) && a[0] != 'E' ? _space.PathOf(a) : a)];
        _space.Run([.. real, "--json"]).Should().Be(ExitCode.Success, "{0}", _space.Error);
        JObject.Parse(_space.Output).Properties().Should().NotBeEmpty();
        _space.Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ExitCode.File, "replay", "none.csv", "--desk", "desk.json")]
    [InlineData(ExitCode.Usage, "replay")]
    [InlineData(ExitCode.Usage, "reply")]
    [InlineData(ExitCode.Desk, "replay", "none.csv", "--desk", "log.csv")]
    public void Json_AFault_IsAnObjectWithCodeAndMessage(int expected, params string[] args)
    {
        _space.Write("log.csv", Log);
        string[] real = [.. args.Select(a => a.Contains('.', StringComparison.Ordinal) ? _space.PathOf(a) : a)];
        _space.Run([.. real, "--json"]).Should().Be(expected);
        JObject error = (JObject)JObject.Parse(_space.Error)["error"]!;
        error["exitCode"]!.Value<int>().Should().Be(expected);
        error["message"]!.Value<string>().Should().NotBeNullOrWhiteSpace();
        _space.Output.Should().BeEmpty();
    }

    [Fact]
    public void MisspeltVerb_IsGuessed()
    {
        _space.Run("repaly").Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain("There is no command 'repaly'.").And.Contain("Did you mean 'replay'?");
        _space.Run("xyzzy").Should().Be(ExitCode.Usage);
        _space.Error.Should().NotContain("mean");
        _space.Run("repaly", "--lang=fa").Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain("\u2068replay\u2069");
    }

    [Fact]
    public void MissingFile_SaysWhatToDo()
    {
        _space.Run("replay", _space.PathOf("none.csv"), "--desk", _space.PathOf("desk.json")).Should().Be(ExitCode.File);
        _space.Error.Should().Contain("none.csv").And.Contain("Check the path");
        _space.Run("replay", _space.PathOf("none.csv"), "--desk", _space.PathOf("desk.json"), "--lang", "fa").Should().Be(ExitCode.File);
        _space.Error.Should().Contain("مسیر را بررسی کنید");
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", "xterm", false)]
    [InlineData("1", "xterm", true)]
    [InlineData(null, "dumb", true)]
    public void IsPlain_FollowsTheEnvironment(string? noColor, string? term, bool isPlain)
    {
        Terminal.IsPlain(noColor, term).Should().Be(isPlain);
    }

    /// <summary>Somebody watches: the bar, the rate in bytes a second and the time left are drawn; and taken away at the end.</summary>
    [Fact]
    public void WithProgress_WhereSomebodyWatches_ShowsRateAndRemainingTime()
    {
        using StringWriter error = new(CultureInfo.InvariantCulture);
        Spectre.Console.IAnsiConsole console = Spectre.Console.AnsiConsole.Create(new Spectre.Console.AnsiConsoleSettings
        {
            Ansi = Spectre.Console.AnsiSupport.Yes,
            ColorSystem = Spectre.Console.ColorSystemSupport.NoColors,
            Interactive = Spectre.Console.InteractionSupport.Yes,
            Out = new Spectre.Console.AnsiConsoleOutput(error),
        });
        Terminal terminal = new(Terminal.Console(TextWriter.Null, isRedirected: true), console, isInteractive: true);
        terminal.WithProgress("log.csv", 2_000_000, progress =>
        {
            progress!(500_000);
            progress(1_000_000);
            return 7;
        }).Should().Be(7);
        error.ToString().Should().Contain("log.csv").And.Contain("50%").And.Contain("/s").And.MatchRegex("[0-9-]{2}:[0-9-]{2}:[0-9-]{2}");
    }

    [Fact]
    public void Phrase_InPersian_IsolatesTextAndWritesPersianDigits()
    {
        Phrase.Of(WordingLanguage.Persian, "{0} of {1}", "{0} از {1}", 12, "a\u2069b\u202Ec").Should().Be("۱۲ از \u2068abc\u2069");
        Phrase.Of(WordingLanguage.English, "{0} of {1}", "{0} از {1}", 12, "abc").Should().Be("12 of abc");
    }

    [Fact]
    public void ExitCodes_AreThoseOfThePage()
    {
        string page = File.ReadAllText(Repository.File("docs", "tool", "exit-codes.md"));
        int[] codes = [.. typeof(ExitCode).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic).Select(f => (int)f.GetRawConstantValue()!)];
        int[] told = [.. page.Split('\n').Select(line => line.Split('|')).Where(cells => cells.Length > 2 && int.TryParse(cells[1], CultureInfo.InvariantCulture, out _)).Select(cells => int.Parse(cells[1], CultureInfo.InvariantCulture))];
        told.Should().Equal(codes);
    }

    internal static IEnumerable<string> Under(Command command, string path) => command.Subcommands.SelectMany(c =>
        Under(c, $"{path} {c.Name}".Trim()).Prepend($"{path} {c.Name}".Trim()));

    internal static Terminal Silent() => new(Terminal.Console(TextWriter.Null, isRedirected: true), Terminal.Console(TextWriter.Null, isRedirected: true), isInteractive: false);
}
