using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>A workflow as data: steps, each with the steps that come before it.</summary>
/// <remarks>
/// <para>The prerequisites form no circle; one is refused by name. Everything about the whole is worked out in lists, so a hundred thousand steps in one chain are as good
/// as in one layer. A workflow without steps is finished as soon as it starts.</para>
/// <para>Equal by value, with the steps in the order given; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class WorkflowDefinition : IEquatable<WorkflowDefinition>
{
    private readonly FrozenDictionary<WorkflowStepId, int> _places;

    /// <summary>States a workflow. O(steps + prerequisites), and for rules of sending back O(targets / 64 · (steps + prerequisites)).</summary>
    /// <param name="name">What it is called; not blank.</param>
    /// <param name="steps">The steps, in the order in which equal claims are settled; a prerequisite may stand behind the step that waits for it.</param>
    /// <exception cref="ArgumentNullException">An argument or a step is null.</exception>
    /// <exception cref="WorkflowCycleException">Steps wait for each other in a circle.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> is blank, two steps have one identifier, a step names one that is not there or would send back to one that does not come before it, or the
    /// efforts along a chain sum to more than <see cref="WorkflowStep.MaximumEffort"/>.
    /// </exception>
    public WorkflowDefinition(string name, params IEnumerable<WorkflowStep> steps)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Steps = [.. Guard.Against.Null(steps)];
        Dictionary<WorkflowStepId, int> places = new(Steps.Length);
        for (int i = 0; i < Steps.Length; i++)
        {
            WorkflowStepId id = Guard.Against.Null(Steps[i], nameof(steps)).Id;
            if (!places.TryAdd(id, i))
            {
                throw new ArgumentException($"Two steps are called '{id}', the steps {places[id] + 1} and {i + 1} of the list; each has an identifier of its own.", nameof(steps));
            }
        }

        _places = places.ToFrozenDictionary();
        Graph = new WorkflowGraph(Steps, _places, nameof(steps));
        WorkflowRules.CheckSendBacks(this, nameof(steps));
        WorkflowRules.CheckLongestPath(this, nameof(steps));
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The steps, in the order given.</summary>
    public ImmutableArray<WorkflowStep> Steps { get; }

    internal WorkflowGraph Graph { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(WorkflowDefinition? left, WorkflowDefinition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(WorkflowDefinition? left, WorkflowDefinition? right) => !(left == right);

    /// <summary>The step of an identifier.</summary>
    /// <param name="step">The identifier.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public WorkflowStep StepOf(WorkflowStepId step) => Steps[PlaceOf(step)];

    /// <summary>Whether there is a step of an identifier.</summary>
    /// <param name="step">The identifier.</param>
    public bool Contains(WorkflowStepId step) => _places.ContainsKey(step);

    /// <summary>Plans all steps from a start: <see cref="WorkflowSchedule"/>.</summary>
    /// <param name="start">When the first steps can begin.</param>
    /// <param name="due">When all is to be done; null for as early as the chain of steps allows.</param>
    /// <param name="calendar">Measures efforts in working time, if given; otherwise they are elapsed time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> or <paramref name="due"/> is outside the horizon of <paramref name="calendar"/>.</exception>
    public WorkflowSchedule Schedule(Instant start, Instant? due = null, BusinessTime.BusinessCalendar? calendar = null) => new(this, [], start, due, calendar);

    /// <inheritdoc/>
    public bool Equals(WorkflowDefinition? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkflowDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Steps.Length);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The number of a step.</summary>
    internal int PlaceOf(WorkflowStepId step, string parameterName = "step") => _places.TryGetValue(step, out int place)
        ? place
        : throw new ArgumentException($"'{step}' is no step of the workflow '{Name}', which has {Steps.Length} steps.", parameterName);

    /// <summary>A number that two workflows with the same steps and prerequisites share, on any machine (FNV-1a, 64 bits).</summary>
    internal ulong Fingerprint()
    {
        const ulong Offset = 14695981039346656037;
        const ulong Prime = 1099511628211;
        ulong hash = Offset;
        foreach (WorkflowStep step in Steps)
        {
            Add(step.Id.Value);
            foreach (WorkflowStepId prerequisite in step.Prerequisites)
            {
                Add("<" + prerequisite.Value);
            }
        }

        return hash;

        void Add(string text)
        {
            // Control characters are in no identifier, so a zero ends each.
            foreach (char c in text.Append('\0'))
            {
                hash = unchecked((hash ^ c) * Prime); // wraps on purpose
            }
        }
    }
}
