using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>A command that the state of the scheduler forbids. Nothing was changed by it, but time: timers that were due have fired.</summary>
/// <remarks>Compared by reference. As thread-safe as any exception.</remarks>
public sealed class SchedulingException : InvalidOperationException
{
    internal SchedulingException(SchedulingFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>Why the command was refused.</summary>
    public SchedulingFault Fault { get; }

    /// <summary>The item that the command named, or <c>default</c>.</summary>
    public WorkItemId Item { get; internal init; }

    /// <summary>The offer that the command named, or <c>default</c>.</summary>
    public OfferId Offer { get; internal init; }

    /// <summary>The agent that the command named, or <c>default</c>.</summary>
    public AgentId Agent { get; internal init; }
}
