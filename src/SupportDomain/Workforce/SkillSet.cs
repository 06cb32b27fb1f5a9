using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>The skills that somebody has, each with its level.</summary>
/// <remarks>
/// Kept in the ordinal order of the skills, each once; equal by value; no order of its own. There is no <c>default</c>: <see cref="Empty"/> has no skill. Immutable,
/// safe for use by many threads.
/// </remarks>
public sealed class SkillSet : IEquatable<SkillSet>
{
    private readonly int _hash;

    /// <summary>Takes the skills.</summary>
    /// <param name="levels">The skills with their levels, in any order. O(n log n).</param>
    /// <exception cref="ArgumentNullException"><paramref name="levels"/> is null.</exception>
    /// <exception cref="ArgumentException">A level is <c>default</c>, or a skill stands twice.</exception>
    public SkillSet(params IEnumerable<SkillLevel> levels)
    {
        Levels = [.. Guard.Against.Null(levels).OrderBy(l => l.Skill)];
        HashCode hash = default;
        for (int i = 0; i < Levels.Length; i++)
        {
            Required.Id(Levels[i].Skill, nameof(levels));
            hash.Add(Levels[i]);
            if (i > 0 && Levels[i].Skill == Levels[i - 1].Skill)
            {
                throw new ArgumentException($"The skill '{Levels[i].Skill}' stands twice, as {Levels[i - 1]} and as {Levels[i]}; a skill has one level.", nameof(levels));
            }
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>No skill.</summary>
    public static SkillSet Empty { get; } = new();

    /// <summary>The skills with their levels, ascending by skill.</summary>
    public ImmutableArray<SkillLevel> Levels { get; }

    /// <summary>Equality of all levels.</summary>
    public static bool operator ==(SkillSet? left, SkillSet? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of a level.</summary>
    public static bool operator !=(SkillSet? left, SkillSet? right) => !(left == right);

    /// <summary>The level of a skill.</summary>
    /// <param name="skill">The skill.</param>
    /// <returns>The level, or 0 if the skill is not there. O(log n).</returns>
    public int LevelOf(SkillId skill)
    {
        int index = IndexOf(skill);
        return index < 0 ? 0 : Levels[index].Level;
    }

    /// <summary>Whether the skill is there at the level required or above. O(log n).</summary>
    /// <param name="requirement">The requirement.</param>
    /// <exception cref="ArgumentException"><paramref name="requirement"/> is <c>default</c>.</exception>
    public bool Covers(SkillRequirement requirement) => LevelOf(Required.Id(requirement.Skill, nameof(requirement))) >= requirement.MinimumLevel;

    /// <summary>Whether every requirement is met. O(r log n) for r requirements, without allocation.</summary>
    /// <param name="requirements">The requirements; nothing required is always met.</param>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    public bool Covers(SkillRequirements requirements)
    {
        foreach (SkillRequirement requirement in Guard.Against.Null(requirements).All)
        {
            if (LevelOf(requirement.Skill) < requirement.MinimumLevel)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The requirements that are not met, ascending by skill: what training would have to give.</summary>
    /// <param name="requirements">The requirements.</param>
    /// <returns>One gap for each; none if and only if <see cref="Covers(SkillRequirements)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requirements"/> is null.</exception>
    public ImmutableArray<SkillGap> GapsTo(SkillRequirements requirements) =>
        [.. Guard.Against.Null(requirements).All.Select(r => new SkillGap(r, LevelOf(r.Skill))).Where(g => g.Level < g.Requirement.MinimumLevel)];

    /// <summary>Gives this set with a skill at a level, in place of the level it had. O(n).</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="level">The level, from <see cref="SkillLevel.Lowest"/> to <see cref="SkillLevel.Highest"/>, inclusive.</param>
    /// <exception cref="ArgumentException"><paramref name="skill"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside these bounds.</exception>
    public SkillSet With(SkillId skill, int level) => new(Levels.Where(l => l.Skill != skill).Append(new SkillLevel(skill, level)));

    /// <summary>Gives this set without a skill.</summary>
    /// <param name="skill">The skill; one that is not there changes nothing.</param>
    public SkillSet Without(SkillId skill) => IndexOf(skill) < 0 ? this : new(Levels.Where(l => l.Skill != skill));

    /// <inheritdoc/>
    public bool Equals(SkillSet? other) => other is not null && _hash == other._hash && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SkillSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The skills with their levels, separated by commas; nothing for none.</summary>
    public override string ToString() => string.Join(", ", Levels);

    private int IndexOf(SkillId skill)
    {
        int low = 0;
        int high = Levels.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Levels[middle].Skill.CompareTo(skill);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
