using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>All the skills that a piece of work needs; each of them is needed.</summary>
/// <remarks>
/// Kept in the ordinal order of the skills, each once, so equal needs are equal values whatever order they were written in; no order of its own. There is no
/// <c>default</c>: <see cref="None"/> needs nothing. Immutable, safe for use by many threads.
/// </remarks>
public sealed class SkillRequirements : IEquatable<SkillRequirements>
{
    private readonly int _hash;

    /// <summary>Takes the requirements.</summary>
    /// <param name="requirements">The requirements, in any order. O(n log n).</param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    /// <exception cref="ArgumentException">A requirement is <c>default</c>, or a skill stands twice.</exception>
    public SkillRequirements(params IEnumerable<SkillRequirement> requirements)
    {
        All = [.. Guard.Against.Null(requirements).OrderBy(r => r.Skill)];
        HashCode hash = default;
        for (int i = 0; i < All.Length; i++)
        {
            Required.Id(All[i].Skill, nameof(requirements));
            hash.Add(All[i]);
            if (i > 0 && All[i].Skill == All[i - 1].Skill)
            {
                throw new ArgumentException($"The skill '{All[i].Skill}' is required twice, as {All[i - 1]} and as {All[i]}; a skill is required once.", nameof(requirements));
            }
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>No requirement: anybody will do.</summary>
    public static SkillRequirements None { get; } = new();

    /// <summary>The requirements, ascending by skill.</summary>
    public ImmutableArray<SkillRequirement> All { get; }

    /// <summary>Whether nothing is required.</summary>
    public bool IsEmpty => All.IsEmpty;

    /// <summary>Equality of all requirements.</summary>
    public static bool operator ==(SkillRequirements? left, SkillRequirements? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of a requirement.</summary>
    public static bool operator !=(SkillRequirements? left, SkillRequirements? right) => !(left == right);

    /// <summary>Gives these requirements without one skill: what remains when a skill is no longer insisted on.</summary>
    /// <param name="skill">The skill; one that is not required changes nothing.</param>
    public SkillRequirements Without(SkillId skill) => All.Any(r => r.Skill == skill) ? new(All.Where(r => r.Skill != skill)) : this;

    /// <inheritdoc/>
    public bool Equals(SkillRequirements? other) => other is not null && _hash == other._hash && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SkillRequirements);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The requirements, separated by commas; nothing for none.</summary>
    public override string ToString() => string.Join(", ", All);
}
