namespace SupportDomain.Tool.Output;

/// <summary>Text from files on a terminal.</summary>
internal static class TerminalText
{
    /// <summary>Without the characters by which a file could command the terminal.</summary>
    internal static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
