using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Workforce;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Scheduling;

/// <summary>Workflows in JSON: a name, and steps with what comes before them.</summary>
internal static class WorkflowDocument
{
    internal const int Version = 1;

    internal static WorkflowDefinition Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        string name = root.Member("name").Text();
        List<WorkflowStep> steps = [.. root.Member("steps").Items().Select(Step)];
        root.Close();
        return root.Build(() => new WorkflowDefinition(name, steps), "each step once, after steps of the workflow and not in a circle");
    }

    internal static object ToJson(WorkflowDefinition workflow) => new
    {
        version = Version,
        name = workflow.Name,
        steps = workflow.Steps.Select(s => new
        {
            id = s.Id.Value,
            title = s.Title,
            after = s.Prerequisites.IsEmpty ? null : s.Prerequisites.Select(p => p.Value),
            effort = s.Effort == Duration.Zero ? null : DurationText.Format(s.Effort),
            skills = WorkforceNames.ToJson(s.Skills),
            target = s.Target is { } target ? DurationText.Format(target) : null,
            owner = s.Owner == PersonRole.Unknown ? null : CamelCase.Of(s.Owner),
            optional = s.IsOptional ? true : (bool?)null,
            repeatable = s.IsRepeatable ? true : (bool?)null,
            maySendBackTo = s.MaySendBackTo.IsEmpty ? null : s.MaySendBackTo.Select(t => t.Value),
        }),
    };

    private static WorkflowStep Step(JsonNode node)
    {
        WorkflowStepId id = Id(node.Member("id"));
        string title = node.Member("title").Text();
        List<WorkflowStepId> after = [.. (node.Optional("after")?.Items() ?? []).Select(Id)];
        Duration effort = node.Optional("effort")?.Duration() ?? Duration.Zero;
        SkillRequirements skills = WorkforceNames.Requirements(node.Optional("skills"));
        Duration? target = node.Optional("target")?.Duration();
        PersonRole owner = node.Optional("owner")?.OneOf(WorkforceNames.Roles) ?? PersonRole.Unknown;
        bool isOptional = node.Optional("optional")?.Flag() ?? false;
        bool isRepeatable = node.Optional("repeatable")?.Flag() ?? false;
        List<WorkflowStepId> maySendBackTo = [.. (node.Optional("maySendBackTo")?.Items() ?? []).Select(Id)];
        node.Close();
        return node.Build(
            () => new WorkflowStep(id, title, after, effort, skills, target, owner, isOptional, isRepeatable, maySendBackTo), "each other step named once, and durations of at most 292 years");
    }

    private static WorkflowStepId Id(JsonNode node) => WorkforceNames.Id(node, s => new WorkflowStepId(s));
}
