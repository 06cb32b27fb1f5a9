namespace SupportDomain.Hosting;

/// <summary>The names of a host's measures and activities, for whoever listens.</summary>
/// <remarks>
/// <para>
/// Instruments: <c>supportdomain.commands</c> (counter) and <c>supportdomain.command.duration</c> (histogram, seconds from sending to the answer), both with the tags <c>supportdomain.command.kind</c>, a member of
/// <see cref="Scheduling.SchedulerCommandKind"/>, and <c>supportdomain.command.outcome</c>: applied, refused, repeated; <c>supportdomain.batch.size</c> (histogram, requests), <c>supportdomain.log.duration</c>
/// (histogram, seconds of appending and flushing a batch), <c>supportdomain.inbox.length</c>, <c>supportdomain.items.ready</c> and <c>supportdomain.offers.waiting</c> (up-down counters).
/// </para>
/// <para>
/// Activities: <c>scheduler.command</c> for each command, with the kind and, if it is refused, <c>error.type</c>; <c>scheduler.recover</c> with <c>supportdomain.records</c>, how many were replayed; <c>scheduler.snapshot</c>.
/// </para>
/// </remarks>
public static class SchedulerTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SupportDomain.Hosting";

    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "SupportDomain.Hosting";
}
