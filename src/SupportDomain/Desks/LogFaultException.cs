using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>A row of a log is at fault, and the replay was asked to stop at the first such row.</summary>
public sealed class LogFaultException : FormatException
{
    /// <summary>States the fault.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    public LogFaultException(LogFinding finding)
        : base(Text(Guard.Against.Null(finding))) => Finding = finding;

    /// <summary>The fault.</summary>
    public LogFinding Finding { get; }

    private static string Text(LogFinding finding) =>
        $"Line {finding.Line}{(finding.Column is null ? string.Empty : $", column '{finding.Column}'")}: {finding.Kind}{(finding.Found is null ? string.Empty : $", found '{finding.Found}'")}.";
}
