using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Tool.Tests;

/// <summary>The tutorial and the pages of the verbs: every command on them is run, in order, and prints what the page shows.</summary>
/// <remarks>
/// A block of <c>sh</c> is one command, the block of <c>text</c> below it what it prints; a line … stands for any number of lines. A comment above a block names the file that it is
/// (<c>file: tickets.csv</c>), the file of the repository that is there too (<c>copy: docs/samples/x.json</c>), or the exit code that is not 0 (<c>exit: 5</c>).
/// With the variable SUPPORTDOMAIN_APPROVE_PAGES set to 1 the pages are written anew, but for blocks with a line ….
/// </remarks>
public sealed partial class PageTests : IDisposable
{
    private readonly Workspace _space = new();

    /// <summary>A page begins with an empty folder.</summary>
    public PageTests() => File.Delete(_space.PathOf("desk.json"));

    public static TheoryData<string> Pages => new([
        "docs/tutorial.md",
        .. Directory.EnumerateFiles(Repository.File("docs", "tool"), "*.md").Select(f => "docs/tool/" + Path.GetFileName(f)).Order(StringComparer.Ordinal),
    ]);

    public void Dispose() => _space.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_PrintWhatThePageShows(string page)
    {
        string path = Repository.File(page.Split('/'));
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string printed = string.Empty;
        StringBuilder approved = new();
        int at = 0;
        foreach (Match block in Block().Matches(text))
        {
            approved.Append(text, at, block.Index - at);
            at = block.Index + block.Length;
            string body = block.Groups["body"].Value;
            string shown = Take(block, ref printed);
            approved.Append(block.Value[..(block.Groups["body"].Index - block.Index)]).Append(shown).Append("```\n");
            if (!IsApproving && block.Groups["language"].Value == "text")
            {
                Matches(shown, body).Should().BeTrue("{0} shows\n{1}\nand the command prints\n{2}", page, body, shown);
            }
        }

        approved.Append(text, at, text.Length - at);
        if (IsApproving)
        {
            File.WriteAllText(path, approved.ToString());
        }
    }

    [Fact]
    public void EveryVerb_HasAPageThatRunsIt()
    {
        foreach (string verb in Commands.ProgramTests.Under(Program.CreateRoot(Commands.ProgramTests.Silent()), string.Empty).Select(v => v.Split(' ')[0]).Distinct(StringComparer.Ordinal))
        {
            File.ReadAllText(Repository.File("docs", "tool", verb + ".md")).Should().Contain($"```sh\nsupport-domain {verb}");
        }
    }

    private static bool IsApproving => Environment.GetEnvironmentVariable("SUPPORTDOMAIN_APPROVE_PAGES") == "1";

    /// <summary>Writes the block's file, or runs its command, or says what the command above it printed; gives the block as it is to be.</summary>
    private string Take(Match block, ref string printed)
    {
        string body = block.Groups["body"].Value;
        ILookup<string, string> marks = block.Groups["kind"].Captures.Zip(block.Groups["value"].Captures).ToLookup(m => m.First.Value, m => m.Second.Value, StringComparer.Ordinal);
        foreach (string copied in marks["copy"])
        {
            File.Copy(Repository.File(copied.Split('/')), _space.PathOf(Path.GetFileName(copied)), overwrite: true);
        }

        foreach (string name in marks["file"])
        {
            _space.Write(name, body);
            return body;
        }

        if (block.Groups["language"].Value == "sh")
        {
            int expected = marks["exit"].Select(c => int.Parse(c, CultureInfo.InvariantCulture)).FirstOrDefault(ExitCode.Success);
            _space.Run([.. Words(body).Skip(1).Select(InSpace)]).Should().Be(expected, "{0}{1}", body, _space.Error);
            printed = Lines(_space.Output + _space.Error);
            return body;
        }

        return block.Groups["language"].Value != "text" || (IsApproving && body.Contains("\n…\n", StringComparison.Ordinal)) ? body : printed;
    }

    /// <summary>What was printed without the folder of the test, and without blanks at the ends of lines.</summary>
    private string Lines(string output)
    {
        IEnumerable<string> lines = output.ReplaceLineEndings("\n").Replace(_space.Folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).TrimEnd('\n').Split('\n').Select(l => l.TrimEnd());
        return string.Join('\n', lines) + "\n";
    }

    private string InSpace(string word) => word.Length > 0 && (word.Contains('.', StringComparison.Ordinal) || word == "report") && word[0] is not ('-' or '[') && !word.Contains(' ', StringComparison.Ordinal) && !word.Contains(':', StringComparison.Ordinal)
        ? _space.PathOf(word)
        : word;

    /// <summary>The words of a command line; quotes hold words together.</summary>
    private static IEnumerable<string> Words(string line) => Word().Matches(line.Replace("\\\n", " ", StringComparison.Ordinal)).Select(m => m.Value.Replace("\"", string.Empty, StringComparison.Ordinal));

    private static bool Matches(string printed, string shown) => Regex.IsMatch(
        printed, "^" + string.Join('\n', shown.Split('\n').Select(Regex.Escape)).Replace("…\n", "(.*\n)*?", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex("(<!-- (?<kind>file|copy|exit): (?<value>[^ ]+) -->\n)*^```(?<language>[a-z]*)\n(?<body>.*?)^```\n", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("(\"[^\"]*\"|[^\\s\"])+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
