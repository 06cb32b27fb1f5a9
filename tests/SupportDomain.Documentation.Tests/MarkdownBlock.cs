namespace SupportDomain.Documentation.Tests;

/// <summary>A fenced block of a page, with the marker in the comment above it.</summary>
/// <param name="Page">The page, relative to the repository's root.</param>
/// <param name="Line">The line of the opening fence, counted from 1.</param>
/// <param name="Language">The word behind the fence, such as csharp.</param>
/// <param name="MarkerKind">What the comment above names, such as sample; or null without a comment.</param>
/// <param name="MarkerName">The name it gives; or null.</param>
/// <param name="Text">The lines between the fences, joined by line feeds.</param>
internal sealed record MarkdownBlock(string Page, int Line, string Language, string? MarkerKind, string? MarkerName, string Text)
{
    /// <summary>Whether the block is written in a language.</summary>
    internal bool IsIn(string language) => string.Equals(Language, language, StringComparison.Ordinal);

    /// <summary>Whether the block begins with a using directive, rather than with a using declaration.</summary>
    internal bool HasUsings => Text.StartsWith("using ", StringComparison.Ordinal) && !Text.Split('\n')[0].Contains('=', StringComparison.Ordinal);

    internal string Where => $"{Page}:{Line}";
}
