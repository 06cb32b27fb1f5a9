namespace SupportDomain.Hosting;

/// <summary>A command log cannot be read on: something in it is damaged, missing or of another version. Nothing in it was changed.</summary>
/// <remarks>Compared by reference. As thread-safe as any exception.</remarks>
public sealed class CommandLogException : IOException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="file">The file, if it is in one.</param>
    /// <param name="offset">The place in the file, from 0, if it is at one.</param>
    /// <param name="inner">The cause, if there is one.</param>
    public CommandLogException(string message, string? file = null, long? offset = null, Exception? inner = null)
        : base(message, inner)
    {
        File = file;
        Offset = offset;
    }

    /// <summary>The file; null if the log is not kept in files.</summary>
    public string? File { get; }

    /// <summary>The place in the file, from 0; null if it is the whole file.</summary>
    public long? Offset { get; }
}
