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
    public void EveryText_OfEveryVerb_IsInBothLanguages()
    {
        Terminal persian = Silent();
        persian.Language = WordingLanguage.Persian;
        (string Name, string? Text)[] english = [.. Texts(Program.CreateRoot(Silent()), string.Empty)];
        (string Name, string? Text)[] other = [.. Texts(Program.CreateRoot(persian), string.Empty)];
        english.Should().HaveCountGreaterThan(70).And.OnlyHaveUniqueItems(t => t.Name);
        other.Select(t => t.Name).Should().Equal(english.Select(t => t.Name));
        english.Where(t => string.IsNullOrWhiteSpace(t.Text) || IsPersian(t.Text)).Should().BeEmpty("these are no English texts");
        other.Where(t => string.IsNullOrWhiteSpace(t.Text) || !IsPersian(t.Text)).Should().BeEmpty("these have no Persian text");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_InPersian_HasNoEnglishLine(string verb)
    {
        _space.Run([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", "fa"]).Should().Be(ExitCode.Success);
        string[] lines = [.. _space.Output.Split('\n').Where(l => l.Trim().Length > 0 && !l.Trim().StartsWith("support-domain", StringComparison.Ordinal))];
        lines.Where((l, i) => !IsPersian(l) && (i + 1 == lines.Length || !lines[i + 1].StartsWith("      ", StringComparison.Ordinal))).Should().BeEmpty("a label alone has its text on the next line");
    }

    [Theory]
    [InlineData("Option '--desk' is required", "--desk", "replay", "log.csv")]
    [InlineData("Required argument 'log' missing", "replay", "replay", "--desk", "desk.json")]
    [InlineData("'--desk' needs a value", "--desk", "replay", "log.csv", "--desk")]
    [InlineData("No command was given", "فرمانی", "salary")]
    [InlineData("Unrecognized command or argument '--as-off'", "--as-off", "replay", "log.csv", "--desk", "desk.json", "--as-off")]
    [InlineData("takes one value; there are 2", "\u20682\u2069", "replay", "log.csv", "--desk", "a.json", "--desk", "b.json")]
    [InlineData("There is no response file 'none'", "none", "demo", "@none")]
    [InlineData("--seed is '-1'; it must be a whole number from 0 to", "-1", "simulate", "--desk", "d.json", "--seed", "-1")]
    [InlineData("--customers is '1.5'; it must be a whole number from -9223372036854775808", "1.5", "simulate", "--desk", "d.json", "--customers", "1.5")]
    [InlineData("--year is '99999999999'; it must be a whole number from -2147483648", "99999999999", "calendar", "c.json", "--year", "99999999999")]
    [InlineData("--precision is 'y'; it must be a number", "y", "simulate", "--desk", "d.json", "--precision", "y")]
    [InlineData("'tcsh' is not understood; it must be one of bash, zsh, fish, pwsh", "bash, zsh, fish, pwsh", "completion", "tcsh")]
    [InlineData("'it''s' is not understood; it must be one of iran", "it's", "init", "--preset", "it's")]
    [InlineData("--as-of is 'now'; it must be an instant", "now", "replay", "log.csv", "--desk", "desk.json", "--as-of", "now")]
    [InlineData("--week is 'now'; it must be a date", "now", "calendar", "c.json", "--week", "now")]
    [InlineData("--year is 0; it must lie", "۹۳۷۶", "calendar", "c.json", "--year", "0")]
    [InlineData("--agents has '0'; it must be whole numbers", "۱۰۰۰۰", "compare", "--desk", "d.json", "--agents", "0")]
    [InlineData("--horizon is 'soon'; it must be a length of time", "soon", "simulate", "--desk", "d.json", "--horizon", "soon")]
    public void Misunderstood_IsSaidInBothLanguages(string english, string persian, params string[] line)
    {
        _space.Run(line).Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain(english.Replace("''", "'", StringComparison.Ordinal)).And.NotContain("System.").And.NotContain("\uFFFD");
        IsPersian(_space.Error).Should().BeFalse();
        _space.Run(["--lang", "fa", .. line]).Should().Be(ExitCode.Usage);
        _space.Error.Should().Contain(persian).And.NotContain("\uFFFD");
        _space.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(l => IsPersian(l));
        _space.Output.Should().BeEmpty();
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

    private static bool IsPersian(string text) => text.Any(c => c is >= '\u0600' and <= '\u06FF');

    /// <summary>The descriptions of a command, its arguments and options, and of what is under it.</summary>
    private static IEnumerable<(string Name, string? Text)> Texts(Command command, string path) =>
    [
        (path, command.Description),
        .. command.Arguments.Where(a => !a.Hidden).Select(a => ($"{path} <{a.Name}>", a.Description)),
        .. command.Options.Where(o => !o.Hidden).Select(o => ($"{path} {o.Name}", o.Description)),
        .. command.Subcommands.Where(c => !c.Hidden).SelectMany(c => Texts(c, $"{path} {c.Name}".Trim())),
    ];

    internal static Terminal Silent() => new(Terminal.Console(TextWriter.Null, isRedirected: true), Terminal.Console(TextWriter.Null, isRedirected: true), isInteractive: false);
}
