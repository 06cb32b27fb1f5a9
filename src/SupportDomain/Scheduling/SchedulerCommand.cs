using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>One call of a verb of <see cref="WorkflowScheduler"/> as a value: what is to be done, when, and with which arguments.</summary>
/// <remarks>
/// <para>
/// Made by the method that is called like the verb, which takes what the verb takes and, but for null, checks nothing: <see cref="WorkflowScheduler.Apply(in SchedulerCommand, SchedulerEventBuffer)"/> does exactly what calling the verb does,
/// refusals included. Written and read by <see cref="SchedulerCommandFormat"/>. So a list of commands is a scheduler's whole history: applied anew, it gives the same events.
/// </para>
/// <para>Properties that don't belong to a kind are <c>default</c>. Equal by value; no order. <c>default</c> is no command and is refused. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly partial record struct SchedulerCommand
{
    private readonly object? _data;

    private SchedulerCommand(SchedulerCommandKind kind, Instant at, object? data = null)
    {
        Kind = kind;
        At = at;
        _data = data;
    }

    /// <summary>The verb.</summary>
    public SchedulerCommandKind Kind { get; }

    /// <summary>The time of the command.</summary>
    public Instant At { get; private init; }

    /// <summary>The item that the command names.</summary>
    public WorkItemId Item { get; private init; }

    /// <summary>The offer that is answered.</summary>
    public OfferId Offer { get; private init; }

    /// <summary>The agent; that of <see cref="Profile"/> where there is one.</summary>
    public AgentId Agent { get; private init; }

    /// <summary>The team: where an item goes, or which is frozen; null is every team, or the items of none.</summary>
    public GroupId? Group { get; private init; }

    /// <summary>What the caller gives as the reason; null if nothing is said.</summary>
    public string? Reason { get; private init; }

    /// <summary>How long capacity stays taken after <see cref="SchedulerCommandKind.Complete"/>.</summary>
    public Duration WrapUp { get; private init; }

    /// <summary>When a deferred item is ready again; null: when it is resumed.</summary>
    public Instant? Until { get; private init; }

    /// <summary>Whether the due time of a deferred item moves by the length of the deferral.</summary>
    public bool DueStands { get; private init; }

    /// <summary>Whether an agent who joins wants work from then on.</summary>
    public bool SignedIn { get; private init; }

    /// <summary>What becomes of the age of an item that moves.</summary>
    public AgeRule Age { get; private init; }

    /// <summary>What becomes of the age of items of a team that is frozen.</summary>
    public FreezeAge FreezeAge { get; private init; }

    /// <summary>The priority of an item that is handed up.</summary>
    public WorkPriority Priority { get; private init; }

    /// <summary>The level that is reported.</summary>
    public long Level { get; private init; }

    /// <summary>The item that is enqueued; null for every other kind.</summary>
    public WorkItem? Work => _data as WorkItem?;

    /// <summary>What changes about an item; null for every other kind.</summary>
    public WorkItemChange? Change => _data as WorkItemChange?;

    /// <summary>What is known of the agent who joins or changes; null for every other kind.</summary>
    public AgentProfile? Profile => _data as AgentProfile;

    /// <summary>The new rules; null for every other kind.</summary>
    public SchedulingPolicy? Policy => _data as SchedulingPolicy;

    /// <summary>The same command at another time: for whoever stamps commands as they come in.</summary>
    /// <param name="now">The time.</param>
    public SchedulerCommand WithTime(Instant now) => this with { At = now };
}
