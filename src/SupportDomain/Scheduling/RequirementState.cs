using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>Required skills and the agents who have them, by number.</summary>
internal sealed class RequirementState(SkillRequirements skills)
{
    /// <summary>By agent, one more than the level; 0 where it has not been asked for.</summary>
    private short[] _levels = [];

    internal SkillRequirements Skills { get; } = skills;

    internal ulong[] Covers { get; set; } = [];

    /// <summary>The lowest of an agent's levels in the skills; 0 if there are none.</summary>
    internal int LevelOf(AgentState agent)
    {
        if (agent.Number >= _levels.Length)
        {
            Array.Resize(ref _levels, Math.Max(16, checked((agent.Number + 1) * 2)));
        }

        ref short known = ref _levels[agent.Number];
        if (known == 0)
        {
            known = (short)(1 + LowestOf(agent.Profile!.Skills));
        }

        return known - 1;
    }

    /// <summary>Notes that an agent's skills have changed.</summary>
    internal void Forget(AgentState agent)
    {
        if (agent.Number < _levels.Length)
        {
            _levels[agent.Number] = 0;
        }
    }

    private int LowestOf(SkillSet has)
    {
        int lowest = Skills.All.Length == 0 ? 0 : SkillLevel.Highest;
        foreach (SkillRequirement requirement in Skills.All)
        {
            lowest = Math.Min(lowest, has.LevelOf(requirement.Skill));
        }

        return lowest;
    }
}
