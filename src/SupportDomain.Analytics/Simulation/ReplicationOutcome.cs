using System.Runtime.ExceptionServices;
using SupportDomain.Desks;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What is left of a replication when it is over: its counts, or what went wrong.</summary>
/// <param name="Tallies">The counts of each group, workloads within groups.</param>
/// <param name="Times">The areas of each group.</param>
/// <param name="Fault">What went wrong; null if nothing did.</param>
internal sealed record ReplicationOutcome(GroupTally[] Tallies, TimeTally[] Times, ExceptionDispatchInfo? Fault)
{
    /// <summary>Runs a replication.</summary>
    internal static ReplicationOutcome Of(DeskOperation operation, SimulationOptions options, int number, CancellationToken cancellation)
    {
        try
        {
            Replication replication = new(operation, options, number, cancellation);
            replication.Run();
            return new ReplicationOutcome(replication.Tallies, replication.Times, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new ReplicationOutcome([], [], ExceptionDispatchInfo.Capture(e));
        }
    }
}
