using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>How well somebody has a skill.</summary>
/// <remarks>
/// A level is a whole number from <see cref="Lowest"/> to <see cref="Highest"/>, inclusive; a desk that knows only "has it" uses one level. Not to have a skill is no level.
/// Equal by skill and level; no order. <c>default</c> names no skill and is refused by every consumer. Immutable, safe for use by many threads.
/// </remarks>
public readonly record struct SkillLevel
{
    /// <summary>The lowest level, inclusive.</summary>
    public const int Lowest = 1;

    /// <summary>The highest level, inclusive.</summary>
    public const int Highest = 1000;

    /// <summary>States a level.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="level">The level, from <see cref="Lowest"/> to <see cref="Highest"/>, inclusive.</param>
    /// <exception cref="ArgumentException"><paramref name="skill"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside these bounds.</exception>
    public SkillLevel(SkillId skill, int level)
    {
        Skill = Required.Id(skill);
        Level = Guard.Against.OutOfRange(level, Lowest, Highest);
    }

    /// <summary>The skill.</summary>
    public SkillId Skill { get; }

    /// <summary>The level, from <see cref="Lowest"/> to <see cref="Highest"/>; 0 for <c>default</c>.</summary>
    public int Level { get; }

    /// <summary>The skill and its level, such as <c>french 700</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Skill} {Level}");
}
