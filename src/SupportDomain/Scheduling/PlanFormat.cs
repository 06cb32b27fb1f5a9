using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>A routing plan in the canonical form.</summary>
internal static class PlanFormat
{
    internal static void Write(BinaryOutput output, RoutingPlan plan)
    {
        output.Number(plan.Steps.Length);
        foreach (RoutingStep step in plan.Steps)
        {
            output.Length(step.After);
            output.Number(step.Requirements.All.Length);
            foreach (SkillRequirement requirement in step.Requirements.All)
            {
                output.Text(requirement.Skill.Value);
                output.Number(requirement.MinimumLevel);
            }
        }
    }

    internal static RoutingPlan Read(ref BinaryInput input)
    {
        int count = input.Count("The number of steps");
        List<RoutingStep> steps = [];
        for (int i = 0; i < count; i++)
        {
            Duration after = input.Length("The beginning of a step");
            List<SkillRequirement> skills = [];
            int needed = input.Count("The number of skills");
            for (int s = 0; s < needed; s++)
            {
                SkillId skill = SchedulerEventFormat.Parsed<SkillId>(input.Text("A skill"), input);
                skills.Add(new SkillRequirement(skill, (int)input.Number(SkillLevel.Lowest, SkillLevel.Highest, "A level")));
            }

            steps.Add(input.Valid(() => new RoutingStep(after, new SkillRequirements(skills))));
        }

        return input.Valid(() => new RoutingPlan(steps));
    }
}
