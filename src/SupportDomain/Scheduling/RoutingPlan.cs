using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>Who may take a work item: the skills required at first, and those required after some time, when nobody was found.</summary>
/// <remarks>
/// <para>Use one object for all items of a kind: a scheduler recognises it faster than an equal one.</para>
/// <para>Equal by value; no order; no <c>default</c>, <see cref="Anybody"/> requires nothing. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class RoutingPlan : IEquatable<RoutingPlan>
{
    /// <summary>The greatest number of steps, inclusive.</summary>
    public const int MaximumSteps = 16;

    private readonly int _hash;

    /// <summary>Requires skills that never relax.</summary>
    /// <param name="requirements">The skills.</param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    public RoutingPlan(SkillRequirements requirements)
        : this(new RoutingStep(Duration.Zero, requirements))
    {
    }

    /// <summary>Takes the steps.</summary>
    /// <param name="steps">One to <see cref="MaximumSteps"/> steps; the first begins at zero, each later one after the one before.</param>
    /// <exception cref="ArgumentNullException"><paramref name="steps"/> is null or holds null.</exception>
    /// <exception cref="ArgumentException">There is no step or there are too many, the first does not begin at zero, or one does not begin after the one before.</exception>
    public RoutingPlan(params IEnumerable<RoutingStep> steps)
    {
        Steps = [.. Guard.Against.Null(steps)];
        if (Steps.Length is 0 or > MaximumSteps)
        {
            throw new ArgumentException($"The plan has {Steps.Length} steps; it must have from 1 to {MaximumSteps}.", nameof(steps));
        }

        HashCode hash = default;
        for (int i = 0; i < Steps.Length; i++)
        {
            RoutingStep step = Guard.Against.Null(Steps[i], nameof(steps));
            bool ordered = i == 0 ? step.After == Duration.Zero : step.After > Steps[i - 1].After;
            if (!ordered)
            {
                throw new ArgumentException(
                    $"Step {i} begins after {step.After}; " + (i == 0 ? "the first must begin at zero." : $"it must begin after {Steps[i - 1].After}, when the step before it does."), nameof(steps));
            }

            hash.Add(step);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Requires nothing.</summary>
    public static RoutingPlan Anybody { get; } = new(SkillRequirements.None);

    /// <summary>The steps in order of time.</summary>
    public ImmutableArray<RoutingStep> Steps { get; }

    /// <summary>Equality of all steps.</summary>
    public static bool operator ==(RoutingPlan? left, RoutingPlan? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of a step.</summary>
    public static bool operator !=(RoutingPlan? left, RoutingPlan? right) => !(left == right);

    /// <summary>Adds a step at which some requirements fall away.</summary>
    /// <param name="after">How long after enqueueing; after the last step.</param>
    /// <param name="requirements">What is still required.</param>
    /// <returns>The longer plan.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="after"/> is not after the last step, or there would be too many steps.</exception>
    public RoutingPlan RelaxAfter(Duration after, SkillRequirements requirements) => new(Steps.Append(new RoutingStep(after, requirements)));

    /// <inheritdoc/>
    public bool Equals(RoutingPlan? other) => other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan())));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RoutingPlan);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
