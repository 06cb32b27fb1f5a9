using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>One step of a workflow: what it waits for, what it needs, how long it takes, and what may be done with it.</summary>
/// <remarks>Equal by value, whatever order the other steps were named in; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed class WorkflowStep : IEquatable<WorkflowStep>
{
    /// <summary>The longest effort of a step or of a chain of steps, inclusive: 2^63 − 1 nanoseconds, some 292 years.</summary>
    public static readonly Duration MaximumEffort = Duration.FromNanoseconds(long.MaxValue);

    /// <summary>States a step.</summary>
    /// <param name="id">The step.</param>
    /// <param name="title">What it is called; not blank.</param>
    /// <param name="prerequisites">The steps that must be completed or skipped before, each once; null for none.</param>
    /// <param name="effort">How long it is estimated to take, from zero to <see cref="MaximumEffort"/>, inclusive.</param>
    /// <param name="skills">What it needs; null for nothing.</param>
    /// <param name="target">Within what time of becoming ready it is to be done, not negative; null for no target of its own.</param>
    /// <param name="owner">The role that owns it; unknown for any.</param>
    /// <param name="isOptional">Whether it may be skipped once it is ready.</param>
    /// <param name="isRepeatable">Whether it may be done again once it is completed.</param>
    /// <param name="maySendBackTo">The steps before this one to which the work may be sent back from it, each once; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="title"/> is null.</exception>
    /// <exception cref="ArgumentException">An identifier is <c>default</c>, <paramref name="title"/> is blank, or a step is named twice in a list.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A duration is outside its bounds, or <paramref name="owner"/> is not defined.</exception>
    public WorkflowStep(
        WorkflowStepId id,
        string title,
        IEnumerable<WorkflowStepId>? prerequisites = null,
        Duration effort = default,
        SkillRequirements? skills = null,
        Duration? target = null,
        PersonRole owner = PersonRole.Unknown,
        bool isOptional = false,
        bool isRepeatable = false,
        IEnumerable<WorkflowStepId>? maySendBackTo = null)
    {
        Id = id.IsDefault ? throw new ArgumentException("A step's id is default(WorkflowStepId), which names nothing; hand in an identifier.", nameof(id)) : id;
        Title = Guard.Against.NullOrWhiteSpace(title);
        Prerequisites = Sorted(id, prerequisites ?? [], nameof(prerequisites));
        Effort = Bounded(effort, nameof(effort));
        Skills = skills ?? SkillRequirements.None;
        Target = target is { } given ? Bounded(given, nameof(target)) : null;
        Owner = Guard.Against.UndefinedEnum(owner);
        IsOptional = isOptional;
        IsRepeatable = isRepeatable;
        MaySendBackTo = Sorted(id, maySendBackTo ?? [], nameof(maySendBackTo));
    }

    /// <summary>The step.</summary>
    public WorkflowStepId Id { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>The steps that must be completed or skipped before, in ordinal order.</summary>
    public ImmutableArray<WorkflowStepId> Prerequisites { get; }

    /// <summary>How long it is estimated to take.</summary>
    public Duration Effort { get; }

    /// <summary>What it needs.</summary>
    public SkillRequirements Skills { get; }

    /// <summary>Within what time of becoming ready it is to be done; null for no target of its own.</summary>
    public Duration? Target { get; }

    /// <summary>The role that owns it; unknown for any.</summary>
    public PersonRole Owner { get; }

    /// <summary>Whether it may be skipped once it is ready.</summary>
    public bool IsOptional { get; }

    /// <summary>Whether it may be done again once it is completed.</summary>
    public bool IsRepeatable { get; }

    /// <summary>The steps before this one to which the work may be sent back from it, in ordinal order.</summary>
    public ImmutableArray<WorkflowStepId> MaySendBackTo { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(WorkflowStep? left, WorkflowStep? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(WorkflowStep? left, WorkflowStep? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(WorkflowStep? other) => other is not null && Id == other.Id && string.Equals(Title, other.Title, StringComparison.Ordinal)
        && Effort == other.Effort && Target == other.Target && Owner == other.Owner && IsOptional == other.IsOptional && IsRepeatable == other.IsRepeatable
        && Skills == other.Skills && Prerequisites.AsSpan().SequenceEqual(other.Prerequisites.AsSpan()) && MaySendBackTo.AsSpan().SequenceEqual(other.MaySendBackTo.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkflowStep);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Effort, Prerequisites.Length);

    /// <summary>The step's identifier.</summary>
    public override string ToString() => Id.ToString();

    private static Duration Bounded(Duration value, string parameterName) => value >= Duration.Zero && value <= MaximumEffort
        ? value
        : throw new ArgumentOutOfRangeException(
            parameterName, value, $"{parameterName} is {DurationPattern.Roundtrip.Format(value)}; it must be from zero to {DurationPattern.Roundtrip.Format(MaximumEffort)}, inclusive.");

    private static ImmutableArray<WorkflowStepId> Sorted(WorkflowStepId step, IEnumerable<WorkflowStepId> others, string parameterName)
    {
        ImmutableArray<WorkflowStepId> sorted = [.. others.Order()];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].IsDefault)
            {
                throw new ArgumentException($"Step '{step}' names default(WorkflowStepId), which names nothing; hand in an identifier.", parameterName);
            }

            if (i > 0 && sorted[i] == sorted[i - 1])
            {
                throw new ArgumentException($"Step '{step}' names '{sorted[i]}' twice; each step is named once.", parameterName);
            }
        }

        return sorted;
    }
}
