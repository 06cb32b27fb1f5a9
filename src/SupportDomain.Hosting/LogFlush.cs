namespace SupportDomain.Hosting;

/// <summary>When a host makes its log durable against a loss of power. Against the end of the process every answered command is safe with each of them.</summary>
public enum LogFlush
{
    /// <summary>Before the commands of a batch are answered: no answered command is lost, as far as the disk keeps what it reports as written.</summary>
    EveryBatch = 0,

    /// <summary>Begun at most <see cref="SchedulerHostOptions.FlushInterval"/> after a batch was appended: a loss of power may take the answered commands of that time, and of the flush under way.</summary>
    Interval = 1,

    /// <summary>At snapshots and when the host stops; otherwise when the operating system thinks fit.</summary>
    Never = 2,
}
