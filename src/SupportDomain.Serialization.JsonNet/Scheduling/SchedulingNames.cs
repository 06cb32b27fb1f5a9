using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Scheduling;

/// <summary>The words of the scheduler's documents.</summary>
internal static class SchedulingNames
{
    internal static readonly IReadOnlyDictionary<string, WorkItemKind> ItemKinds = Names<WorkItemKind>();
    internal static readonly IReadOnlyDictionary<string, WorkItemStatus> Statuses = Names<WorkItemStatus>();
    internal static readonly IReadOnlyDictionary<string, WorkPriority> Priorities = Names<WorkPriority>();
    internal static readonly IReadOnlyDictionary<string, ContactChannel> Channels = Names<ContactChannel>();
    internal static readonly IReadOnlyDictionary<string, WorkOrdering> Orderings = Names<WorkOrdering>();
    internal static readonly IReadOnlyDictionary<string, AgeRule> Ages = Names<AgeRule>();
    internal static readonly IReadOnlyDictionary<string, FreezeAge> FreezeAges = Names<FreezeAge>();
    internal static readonly IReadOnlyDictionary<string, AgentChoice> Choices = Names<AgentChoice>();
    internal static readonly IReadOnlyDictionary<string, WorkChoice> WorkChoices = Names<WorkChoice>();
    internal static readonly IReadOnlyDictionary<string, OrderCriterion> Criteria = Names<OrderCriterion>();
    internal static readonly IReadOnlyDictionary<string, WorkBlockerKind> Blockers = Names<WorkBlockerKind>();
    internal static readonly IReadOnlyDictionary<string, SchedulerEventKind> EventKinds = Names<SchedulerEventKind>();
    internal static readonly IReadOnlyDictionary<string, SchedulerCommandKind> CommandKinds = Names<SchedulerCommandKind>();

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(CamelCase.Of, v => v, StringComparer.Ordinal);
}
