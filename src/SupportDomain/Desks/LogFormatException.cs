namespace SupportDomain.Desks;

/// <summary>A log as a whole cannot be read with the mapping of its desk.</summary>
public sealed class LogFormatException : FormatException
{
    /// <summary>States what is wrong with the log.</summary>
    public LogFormatException(string message)
        : base(message)
    {
    }

    /// <summary>States what is wrong with the log, and what it was noticed by.</summary>
    public LogFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
