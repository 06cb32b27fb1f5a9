using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Desks;

/// <summary>What a desk runs with: the scheduling policy, the agents, and the work that comes in. What the simulator simulates.</summary>
/// <remarks>
/// <para>Equal by value; agents and workloads count in their order. No order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class DeskOperation : IEquatable<DeskOperation>
{
    /// <summary>States an operation.</summary>
    /// <param name="policy">The rules of scheduling.</param>
    /// <param name="agents">The agents, each id once; at least one.</param>
    /// <param name="workloads">The work, each name once; at least one.</param>
    /// <param name="places">How many items find room, waiting or in work; one that finds none is turned away. At least 1. Null for no limit.</param>
    /// <exception cref="ArgumentNullException">An argument is null, or a member of a list is.</exception>
    /// <exception cref="ArgumentException">There is no agent or no workload, or an id or name stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="places"/> is below 1.</exception>
    public DeskOperation(SchedulingPolicy policy, IEnumerable<AgentProfile> agents, IEnumerable<Workload> workloads, int? places = null)
    {
        Policy = Guard.Against.Null(policy);
        Agents = [.. Guard.Against.Null(agents).Select(a => Guard.Against.Null(a, nameof(agents)))];
        Workloads = [.. Guard.Against.Null(workloads).Select(s => Guard.Against.Null(s, nameof(workloads)))];
        Places = places is { } limit ? Guard.Against.OutOfRange(limit, 1, int.MaxValue, nameof(places)) : null;
        RequireSome(Agents.Length, "agent", nameof(agents));
        RequireSome(Workloads.Length, "workload", nameof(workloads));
        HashSet<AgentId> ids = [];
        foreach (AgentProfile agent in Agents)
        {
            if (!ids.Add(agent.Id))
            {
                throw new ArgumentException($"Agent {agent.Id} stands twice; each agent stands once.", nameof(agents));
            }
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (Workload workload in Workloads)
        {
            if (!names.Add(workload.Name))
            {
                throw new ArgumentException($"Workload '{workload.Name}' stands twice; each name stands once.", nameof(workloads));
            }
        }
    }

    /// <summary>The rules of scheduling.</summary>
    public SchedulingPolicy Policy { get; }

    /// <summary>The agents.</summary>
    public ImmutableArray<AgentProfile> Agents { get; }

    /// <summary>The work that comes in.</summary>
    public ImmutableArray<Workload> Workloads { get; }

    /// <summary>How many items find room; null for no limit.</summary>
    public int? Places { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(DeskOperation? left, DeskOperation? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(DeskOperation? left, DeskOperation? right) => !(left == right);

    /// <summary>Gives this operation with another policy.</summary>
    /// <param name="policy">The rules of scheduling.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public DeskOperation WithPolicy(SchedulingPolicy policy) => new(policy, Agents, Workloads, Places);

    /// <summary>Gives this operation with other agents.</summary>
    /// <param name="agents">The agents, each id once; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="agents"/> is null, or an agent is.</exception>
    /// <exception cref="ArgumentException">There is no agent, or an id stands twice.</exception>
    public DeskOperation WithAgents(params IEnumerable<AgentProfile> agents) => new(Policy, agents, Workloads, Places);

    /// <summary>Gives this operation with other work.</summary>
    /// <param name="workloads">The work, each name once; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="workloads"/> is null, or a workload is.</exception>
    /// <exception cref="ArgumentException">There is no workload, or a name stands twice.</exception>
    public DeskOperation WithWorkloads(params IEnumerable<Workload> workloads) => new(Policy, Agents, workloads, Places);

    /// <inheritdoc/>
    public bool Equals(DeskOperation? other) => other is not null && Places == other.Places && Policy.Equals(other.Policy)
        && Agents.AsSpan().SequenceEqual(other.Agents.AsSpan()) && Workloads.AsSpan().SequenceEqual(other.Workloads.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeskOperation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Policy, Agents.Length, Workloads.Length, Places);

    private static void RequireSome(int count, string what, string parameterName)
    {
        if (count == 0)
        {
            throw new ArgumentException($"There is no {what}; an operation needs at least one.", parameterName);
        }
    }
}
