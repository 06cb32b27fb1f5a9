using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.Tickets;
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

    /// <summary>Where agents and places come from, as far as somebody says; each part once, in the order of <see cref="OperationPart"/>.</summary>
    public ImmutableArray<Assumption> Assumptions { get; private init; } = [];

    /// <summary>
    /// All that no log tells, workload by workload, then agents and, where there is a limit, places: the results of a simulation are true of these. Arrivals are not among them where a log tells them; patience
    /// always is, for that nobody leaves is an assumption too.
    /// </summary>
    public ImmutableArray<OperationAssumption> AllAssumptions =>
    [
        .. Workloads.SelectMany(w => new[] { OperationPart.Arrivals, OperationPart.Handling, OperationPart.Patience }
            .Where(p => p != OperationPart.Arrivals || !w.IsFromLog)
            .Select(p => new OperationAssumption(p, w.Name, NoteOf(w.Assumptions, p)))),
        new OperationAssumption(OperationPart.Agents, null, NoteOf(Assumptions, OperationPart.Agents)),
        .. Places is null && NoteOf(Assumptions, OperationPart.Places) is null ? [] : new[] { new OperationAssumption(OperationPart.Places, null, NoteOf(Assumptions, OperationPart.Places)) },
    ];

    /// <summary>Equality by value.</summary>
    public static bool operator ==(DeskOperation? left, DeskOperation? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(DeskOperation? left, DeskOperation? right) => !(left == right);

    /// <summary>Gives this operation with another policy.</summary>
    /// <param name="policy">The rules of scheduling.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public DeskOperation WithPolicy(SchedulingPolicy policy) => new(policy, Agents, Workloads, Places) { Assumptions = Assumptions };

    /// <summary>Gives this operation with other agents.</summary>
    /// <param name="agents">The agents, each id once; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="agents"/> is null, or an agent is.</exception>
    /// <exception cref="ArgumentException">There is no agent, or an id stands twice.</exception>
    public DeskOperation WithAgents(params IEnumerable<AgentProfile> agents) => new(Policy, agents, Workloads, Places) { Assumptions = Assumptions };

    /// <summary>Gives this operation with other work.</summary>
    /// <param name="workloads">The work, each name once; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="workloads"/> is null, or a workload is.</exception>
    /// <exception cref="ArgumentException">There is no workload, or a name stands twice.</exception>
    public DeskOperation WithWorkloads(params IEnumerable<Workload> workloads) => new(Policy, Agents, workloads, Places) { Assumptions = Assumptions };

    /// <summary>Gives this operation with what is said of the sources of its agents and places.</summary>
    /// <param name="assumptions">The assumptions on agents and places, each part once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="assumptions"/> is null, or an assumption is.</exception>
    /// <exception cref="ArgumentException">A part stands twice or is one of a workload.</exception>
    public DeskOperation WithAssumptions(params IEnumerable<Assumption> assumptions) =>
        new(Policy, Agents, Workloads, Places) { Assumptions = Sorted(assumptions, "An operation", OperationPart.Agents, OperationPart.Places) };

    /// <summary>The workload that a ticket of a log is: the first that takes it; null if none does. Linear in the number of workloads.</summary>
    /// <param name="attributes">The ticket's attributes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public Workload? WorkloadOf(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        return Workloads.FirstOrDefault(w => w.Takes(attributes));
    }

    /// <summary>Gives this operation with the arrivals of a log, for the workloads that take theirs from one; each ticket is the first workload's that takes it, and tickets that none takes are left out.</summary>
    /// <param name="arrivals">The tickets of the log, in any order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arrivals"/> is null, or the attributes of a ticket are.</exception>
    /// <exception cref="ArgumentException">A workload that takes its arrivals from a log gets none.</exception>
    public DeskOperation WithArrivals(IEnumerable<TicketArrival> arrivals)
    {
        Dictionary<string, List<Instant>> told = Workloads.Where(w => w.IsFromLog).ToDictionary(w => w.Name, _ => new List<Instant>(), StringComparer.Ordinal);
        foreach (TicketArrival arrival in Guard.Against.Null(arrivals))
        {
            if (WorkloadOf(Guard.Against.Null(arrival.Attributes, nameof(arrivals))) is { } workload)
            {
                told[workload.Name].Add(arrival.At);
            }
        }

        string[] without = [.. told.Where(t => t.Value.Count == 0).Select(t => $"'{t.Key}'")];
        return without.Length == 0
            ? WithWorkloads(Workloads.Select(w => w.IsFromLog ? w.WithArrivals(ArrivalProcess.Recorded(told[w.Name])) : w))
            : throw new ArgumentException($"No ticket of the log is work of {string.Join(", ", without)}; mend the conditions, or state arrivals.", nameof(arrivals));
    }

    /// <inheritdoc/>
    public bool Equals(DeskOperation? other) => other is not null && Places == other.Places && Policy.Equals(other.Policy)
        && Agents.AsSpan().SequenceEqual(other.Agents.AsSpan()) && Assumptions.AsSpan().SequenceEqual(other.Assumptions.AsSpan())
        && Workloads.AsSpan().SequenceEqual(other.Workloads.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeskOperation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Policy, Agents.Length, Workloads.Length, Places);

    /// <summary>The assumptions in the order of their parts, each of which is allowed and stands once.</summary>
    internal static ImmutableArray<Assumption> Sorted(IEnumerable<Assumption> assumptions, string owner, params ReadOnlySpan<OperationPart> allowed)
    {
        ImmutableArray<Assumption> all = [.. Guard.Against.Null(assumptions).Select(a => Guard.Against.Null(a, nameof(assumptions))).OrderBy(a => a.Part)];
        for (int i = 0; i < all.Length; i++)
        {
            OperationPart part = all[i].Part;
            if (!allowed.Contains(part) || (i > 0 && all[i - 1].Part == part))
            {
                string parts = string.Join(", ", allowed.ToArray());
                throw new ArgumentException($"{owner} assumes {part}{(allowed.Contains(part) ? " twice" : string.Empty)}; its assumptions are on {parts}, each once.", nameof(assumptions));
            }
        }

        return all;
    }

    private static string? NoteOf(ImmutableArray<Assumption> assumptions, OperationPart part) => assumptions.FirstOrDefault(a => a.Part == part)?.Note;

    private static void RequireSome(int count, string what, string parameterName)
    {
        if (count == 0)
        {
            throw new ArgumentException($"There is no {what}; an operation needs at least one.", parameterName);
        }
    }
}
