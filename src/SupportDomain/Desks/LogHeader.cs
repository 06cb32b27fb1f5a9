namespace SupportDomain.Desks;

/// <summary>Finds columns in the header of a log.</summary>
internal static class LogHeader
{
    private const int Shown = 50;

    /// <summary>The position of a column, by its exact name, or else by its name without the blanks around it.</summary>
    /// <exception cref="LogFormatException">There is none, or there are two.</exception>
    internal static int IndexOf(string[] header, string name, string purpose)
    {
        int index = Array.IndexOf(header, name);
        Predicate<string> isIt = index >= 0 ? h => string.Equals(h, name, StringComparison.Ordinal) : h => string.Equals(h.Trim(), name.Trim(), StringComparison.Ordinal);
        index = index >= 0 ? index : Array.FindIndex(header, isIt);
        if (index < 0)
        {
            throw new LogFormatException(
                $"The log has no column '{name}', which the mapping names for {purpose}; its columns are: {string.Join(", ", header.Take(Shown))}{(header.Length > Shown ? ", …" : string.Empty)}.");
        }

        return Array.FindIndex(header, index + 1, isIt) < 0
            ? index
            : throw new LogFormatException($"The column '{name}', which the mapping names for {purpose}, stands twice in the log's header; it must stand once.");
    }
}
