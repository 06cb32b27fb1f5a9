using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests;

/// <summary>Links between our own pages lead somewhere.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => new(MarkdownPages.All);

    [Fact]
    public void Pages_AreFound()
    {
        MarkdownPages.All.Should().Contain(["README.md", "CHANGELOG.md", "src/SupportDomain/PACKAGE.md", "docs/desk.md"]);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void RelativeLinksAndImages_Exist(string page)
    {
        string folder = Path.GetDirectoryName(Repository.File(page))!;
        foreach (string target in Targets(page).Where(t => !t.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? Repository.File(page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            (File.Exists(path) || Directory.Exists(path)).Should().BeTrue("{0} links to {1}", page, target);
            if (parts.Length == 2)
            {
                Anchors(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Should().Contain(parts[1], "{0} links to {1}", page, target);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void AbsoluteLinks_UseHttps(string page)
    {
        Targets(page).Where(t => t.Contains("://", StringComparison.Ordinal) && !t.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();
    }

    /// <summary>A package's page is shown far from the repository, where a relative link leads nowhere.</summary>
    [Fact]
    public void PackagePages_HaveNoRelativeLinks()
    {
        MarkdownPages.All.Where(p => p.EndsWith("PACKAGE.md", StringComparison.Ordinal)).SelectMany(Targets)
            .Where(t => !t.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<string> Targets(string page) => Link().Matches(MarkdownPages.ProseOf(page)).Select(m => m.Groups["target"].Value);

    /// <summary>The names that a heading can be linked by: lower case, blanks as hyphens, no other punctuation.</summary>
    private static IEnumerable<string> Anchors(string page) => Heading().Matches(MarkdownPages.Read(page))
        .Select(m => string.Concat(NotInAnchor().Replace(m.Groups["title"].Value, string.Empty).Replace(' ', '-').Select(char.ToLowerInvariant)));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#{1,6} (?<title>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _\-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotInAnchor();
}
