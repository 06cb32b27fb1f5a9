namespace SupportDomain.Hosting;

/// <summary>The host takes no commands: it was stopped, or it has failed.</summary>
/// <remarks>Compared by reference. As thread-safe as any exception.</remarks>
public sealed class SchedulerHostStoppedException : InvalidOperationException
{
    internal SchedulerHostStoppedException(bool isOutcomeUnknown, Exception? cause)
        : base(MessageOf(isOutcomeUnknown, cause), cause) => IsOutcomeUnknown = isOutcomeUnknown;

    /// <summary>
    /// True if the host failed while the command was under way, so that the log may or may not have kept it: sent again with the same <see cref="CommandKey"/> after a restart, it is applied once.
    /// False if the command was not looked at.
    /// </summary>
    public bool IsOutcomeUnknown { get; }

    private static string MessageOf(bool isOutcomeUnknown, Exception? cause) => cause is null
        ? "The host was stopped; it takes no commands."
        : isOutcomeUnknown
            ? $"The host failed, and whether the command was kept is not known: {cause.Message}"
            : $"The host has failed and takes no commands: {cause.Message}";
}
