using System.Globalization;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>A JSON document does not say what it should; the facts name where, what was found and what is allowed.</summary>
public sealed class DeskFormatException : FormatException
{
    internal DeskFormatException(string source, string path, int line, string found, string allowed, Exception? innerException = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{source}{(line > 0 ? $", line {line}" : string.Empty)}, at {path}: found {found}; allowed: {allowed}."), innerException)
    {
        DocumentName = source;
        Path = path;
        Line = line;
        Found = found;
        Allowed = allowed;
    }

    /// <summary>The file or other source, as the caller named it.</summary>
    public string DocumentName { get; }

    /// <summary>The place in the document, such as <c>$.clocks[0].stop</c>.</summary>
    public string Path { get; }

    /// <summary>The line of the document, counted from 1, or 0 where it is not known.</summary>
    public int Line { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What may stand there.</summary>
    public string Allowed { get; }
}
