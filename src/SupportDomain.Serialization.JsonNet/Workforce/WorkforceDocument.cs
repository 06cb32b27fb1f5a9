using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Workforce;

/// <summary>The agents of a desk and its recurring duties, as one document holds them.</summary>
/// <remarks>Equal by value, in order; no order of its own. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed class WorkforceDocument : IEquatable<WorkforceDocument>
{
    /// <summary>Puts a document together.</summary>
    /// <param name="agents">The agents, each once.</param>
    /// <param name="duties">The duties, each once.</param>
    /// <exception cref="ArgumentNullException">An argument or an item of one is null.</exception>
    /// <exception cref="ArgumentException">An agent or a duty stands twice.</exception>
    public WorkforceDocument(IEnumerable<AgentProfile> agents, IEnumerable<RecurringDuty> duties)
    {
        ArgumentNullException.ThrowIfNull(agents);
        ArgumentNullException.ThrowIfNull(duties);
        Agents = [.. agents];
        Duties = [.. duties];
        HashSet<AgentId> seenAgents = [];
        foreach (AgentProfile agent in Agents)
        {
            ArgumentNullException.ThrowIfNull(agent, nameof(agents));
            Require(seenAgents.Add(agent.Id), $"The agent '{agent.Id}' stands twice; each has one profile.", nameof(agents));
        }

        HashSet<DutyId> seenDuties = [];
        foreach (RecurringDuty duty in Duties)
        {
            ArgumentNullException.ThrowIfNull(duty, nameof(duties));
            Require(seenDuties.Add(duty.Id), $"The duty '{duty.Id}' stands twice; each has an identifier of its own.", nameof(duties));
        }
    }

    /// <summary>The agents, in the order of the document.</summary>
    public ImmutableArray<AgentProfile> Agents { get; }

    /// <summary>The duties, in the order of the document.</summary>
    public ImmutableArray<RecurringDuty> Duties { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(WorkforceDocument? left, WorkforceDocument? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(WorkforceDocument? left, WorkforceDocument? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(WorkforceDocument? other) => other is not null && Agents.AsSpan().SequenceEqual(other.Agents.AsSpan()) && Duties.AsSpan().SequenceEqual(other.Duties.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkforceDocument);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Agents.Length, Duties.Length);

    private static void Require(bool holds, string otherwise, string parameterName)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise, parameterName);
        }
    }
}
