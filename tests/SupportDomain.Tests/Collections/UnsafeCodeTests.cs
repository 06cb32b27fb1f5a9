using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

public sealed partial class UnsafeCodeTests
{
    [Fact]
    public void UnsafeCode_LivesInCollectionsOnly()
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.File("src", "SupportDomain"), "*.cs", SearchOption.AllDirectories)
            .Where(file => UnsafeWord().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Distinct(StringComparer.Ordinal)];

        files.Should().Equal("Collections");
    }

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnsafeWord();
}
