namespace SupportDomain.Scheduling;

/// <summary>What a work item stands for. The scheduler treats all kinds alike; reports and rules of the desk tell them apart.</summary>
public enum WorkItemKind
{
    /// <summary>A ticket: a request, an incident, a case.</summary>
    Ticket = 0,

    /// <summary>A task of a project.</summary>
    ProjectTask = 1,

    /// <summary>One occurrence of a duty that recurs.</summary>
    RecurringDuty = 2,

    /// <summary>A step of a workflow whose prerequisites are done.</summary>
    WorkflowStep = 3,
}
