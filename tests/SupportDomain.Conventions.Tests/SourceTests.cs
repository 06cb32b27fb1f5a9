using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Conventions.Tests;

public sealed partial class SourceTests
{
    private const int MostLines = 600;

    [Fact]
    public void Files_AreAtMostSixHundredLines()
    {
        Sources().Where(f => File.ReadLines(f).Count() > MostLines).Should().BeEmpty();
    }

    [Fact]
    public void Sources_HoldNoUnfinishedWork()
    {
        Sources().Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(File.ReadAllText(f)))
            .Should().BeEmpty();
    }

    [Fact]
    public void Suppressions_CarryTheirReason()
    {
        Sources().Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (Line: line, Where: $"{f}:{i + 1}")))
            .Where(l => l.Line.Contains("#pragma warning disable", StringComparison.Ordinal) && !l.Line.Contains("//", StringComparison.Ordinal))
            .Select(l => l.Where)
            .Should().BeEmpty("a suppression says on its own line why it stands");
    }

    private static IEnumerable<string> Sources() => new[] { "src", "tests", "benchmarks" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
        .Where(f => !Generated().IsMatch(f));

    [GeneratedRegex(@"[\\/](?:bin|obj)[\\/]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Generated();

    [GeneratedRegex("NotImplementedException|TODO|FIXME|HACK", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unfinished();
}
