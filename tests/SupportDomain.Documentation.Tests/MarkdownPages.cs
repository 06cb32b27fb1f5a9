using System.Text.RegularExpressions;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests;

/// <summary>The pages that users read: what stands at the root, the packages' own pages, and docs.</summary>
internal static partial class MarkdownPages
{
    /// <summary>The pages relative to the repository's root, in ordinal order.</summary>
    internal static IReadOnlyList<string> All { get; } = Find();

    internal static string Read(string page) => File.ReadAllText(Repository.File(page)).ReplaceLineEndings("\n");

    internal static List<MarkdownBlock> BlocksOf(string page)
    {
        List<MarkdownBlock> blocks = [];
        string[] lines = Read(page).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Match fence = Fence().Match(lines[i]);
            if (!fence.Success)
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, line => string.Equals(line, fence.Groups["fence"].Value, StringComparison.Ordinal));
            if (end < 0)
            {
                throw new FormatException($"{page}:{i + 1}: the fenced block is never closed.");
            }

            Match marker = Marker().Match(i == 0 ? string.Empty : lines[i - 1]);
            blocks.Add(new MarkdownBlock(
                page,
                i + 1,
                fence.Groups["language"].Value,
                marker.Success ? marker.Groups["kind"].Value : null,
                marker.Success ? marker.Groups["name"].Value : null,
                string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return blocks;
    }

    /// <summary>The page without its fenced blocks and code spans, so that what looks like a link in code is none.</summary>
    internal static string ProseOf(string page) => CodeSpan().Replace(FencedBlock().Replace(Read(page), string.Empty), string.Empty);

    private static List<string> Find()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.File("src"), "PACKAGE.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.File("benchmarks"), "README.md", SearchOption.AllDirectories));
        return [.. files.Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("^(?<fence>`{3,})(?<language>[a-z]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^<!-- (?<kind>[a-z]+): (?<name>[A-Za-z0-9.\-]+) -->$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("^(?<fence>`{3,})[a-z]*$.*?^\\k<fence>$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex FencedBlock();

    [GeneratedRegex("`[^`\n]+`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeSpan();
}
