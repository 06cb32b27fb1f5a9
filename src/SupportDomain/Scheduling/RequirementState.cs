using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>Required skills and the agents who have them, by number.</summary>
internal sealed class RequirementState(SkillRequirements skills)
{
    internal SkillRequirements Skills { get; } = skills;

    internal ulong[] Covers { get; set; } = [];
}
