using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>One thing that happened in a scheduler: a command that was carried out, or a consequence of one or of the passage of time.</summary>
/// <remarks>
/// <para>Events are numbered from 1 without gaps. Fields that don't belong to a kind are <c>default</c>. Ticks are of 100 ns since 1970-01-01T00:00Z.</para>
/// <para>Equal by value; no order. <c>default</c> is no event. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct SchedulerEvent
{
    internal SchedulerEvent(long number, long ticks, SchedulerEventKind kind)
    {
        Number = number;
        Ticks = ticks;
        Kind = kind;
    }

    /// <summary>The number of the event.</summary>
    public long Number { get; init; }

    /// <summary>When it happened, in ticks since 1970-01-01T00:00Z.</summary>
    public long Ticks { get; init; }

    /// <summary>The item, if the event is of one.</summary>
    public WorkItemId Item { get; init; }

    /// <summary>The offer, if the event is of one.</summary>
    public OfferId Offer { get; init; }

    /// <summary>A number before the event; its meaning depends on the kind.</summary>
    public long From { get; init; }

    /// <summary>A number after the event; its meaning depends on the kind.</summary>
    public long To { get; init; }

    /// <summary>The agent, if the event is of one.</summary>
    public AgentId Agent { get; init; }

    /// <summary>The team, if the event is of one.</summary>
    public GroupId Group { get; init; }

    /// <summary>What the caller gave as the reason; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>What happened.</summary>
    public SchedulerEventKind Kind { get; init; }

    /// <summary>The band that the item is in after the event, if the event is of one.</summary>
    public byte Band { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At => Instant.FromUnixTimeTicks(Ticks);
}
