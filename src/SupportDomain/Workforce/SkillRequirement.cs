using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>A skill that a piece of work needs, at a level or above.</summary>
/// <remarks>Equal by skill and level; no order. <c>default</c> names no skill and is refused by every consumer. Immutable, safe for use by many threads.</remarks>
public readonly record struct SkillRequirement
{
    /// <summary>States a requirement.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="minimumLevel">The lowest level that is enough, from <see cref="SkillLevel.Lowest"/> to <see cref="SkillLevel.Highest"/>, inclusive.</param>
    /// <exception cref="ArgumentException"><paramref name="skill"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumLevel"/> is outside these bounds.</exception>
    public SkillRequirement(SkillId skill, int minimumLevel = SkillLevel.Lowest)
    {
        Skill = Required.Id(skill);
        MinimumLevel = Guard.Against.OutOfRange(minimumLevel, SkillLevel.Lowest, SkillLevel.Highest);
    }

    /// <summary>The skill.</summary>
    public SkillId Skill { get; }

    /// <summary>The lowest level that is enough; 0 for <c>default</c>.</summary>
    public int MinimumLevel { get; }

    /// <summary>The skill and the least level, such as <c>french ≥ 700</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Skill} ≥ {MinimumLevel}");
}
