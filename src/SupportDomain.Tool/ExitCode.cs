namespace SupportDomain.Tool;

/// <summary>What the program says to the shell; docs/tool/exit-codes.md explains it.</summary>
internal static class ExitCode
{
    /// <summary>All done.</summary>
    internal const int Success = 0;

    /// <summary>A file cannot be read or written.</summary>
    internal const int File = 1;

    /// <summary>The command line is not understood.</summary>
    internal const int Usage = 2;

    /// <summary>The desk is at fault.</summary>
    internal const int Desk = 3;

    /// <summary>The log as a whole is at fault, or with <c>--strict</c> one of its rows.</summary>
    internal const int Log = 4;

    /// <summary>A check was made, and found problems.</summary>
    internal const int Problems = 5;

    /// <summary>Interrupted.</summary>
    internal const int Cancelled = 130;
}
