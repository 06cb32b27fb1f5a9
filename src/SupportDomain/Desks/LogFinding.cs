namespace SupportDomain.Desks;

/// <summary>A fault of one row of a log.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">The line of the file that the row begins on, counted from 1, the header included.</param>
/// <param name="Column">The header name of the column at fault, or null where it is the row.</param>
/// <param name="Found">What was found, cut to <see cref="MaxFoundLength"/> characters, or null where there is nothing to show.</param>
public sealed record LogFinding(LogFindingKind Kind, long Line, string? Column, string? Found)
{
    /// <summary>The greatest length of <see cref="Found"/>, inclusive, the sign of an omission included.</summary>
    public const int MaxFoundLength = 80;

    /// <summary>Whether the row was left out of all measures.</summary>
    public bool IsRejected => IsRejection(Kind);

    /// <summary>Whether a finding of the kind leaves its row out of all measures.</summary>
    public static bool IsRejection(LogFindingKind kind) => kind is <= LogFindingKind.OpenedAfterAsOf or LogFindingKind.UnknownTicket;

    internal static LogFinding Of(LogFindingKind kind, long line, string? column = null, string? found = null) =>
        new(kind, line, column, found is { Length: > MaxFoundLength } ? Cut(found) : found);

    /// <summary>Never between the two halves of a character.</summary>
    private static string Cut(string found)
    {
        int length = MaxFoundLength - 1;
        return string.Concat(found.AsSpan(0, char.IsHighSurrogate(found[length - 1]) ? length - 1 : length), "…");
    }
}
