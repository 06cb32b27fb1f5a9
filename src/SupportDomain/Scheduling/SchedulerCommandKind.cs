namespace SupportDomain.Scheduling;

/// <summary>Which verb of a scheduler a command calls. The numbers stand in the binary form and never change.</summary>
public enum SchedulerCommandKind
{
    /// <summary>Nothing: the kind of <c>default</c>, which no scheduler carries out.</summary>
    None = 0,

    /// <summary><see cref="WorkflowScheduler.Enqueue"/>.</summary>
    Enqueue = 1,

    /// <summary><see cref="WorkflowScheduler.TryOffer"/>.</summary>
    Offer = 2,

    /// <summary><see cref="WorkflowScheduler.TryDequeue"/>.</summary>
    Dequeue = 3,

    /// <summary><see cref="WorkflowScheduler.Dispatch"/>.</summary>
    Dispatch = 4,

    /// <summary><see cref="WorkflowScheduler.Accept"/>.</summary>
    Accept = 5,

    /// <summary><see cref="WorkflowScheduler.Decline"/>.</summary>
    Decline = 6,

    /// <summary><see cref="WorkflowScheduler.Complete"/>.</summary>
    Complete = 7,

    /// <summary><see cref="WorkflowScheduler.Cancel"/>.</summary>
    Cancel = 8,

    /// <summary><see cref="WorkflowScheduler.Reprioritise"/>.</summary>
    Reprioritise = 9,

    /// <summary><see cref="WorkflowScheduler.Defer"/>.</summary>
    Defer = 10,

    /// <summary><see cref="WorkflowScheduler.Resume"/>.</summary>
    Resume = 11,

    /// <summary><see cref="WorkflowScheduler.Transfer"/>.</summary>
    Transfer = 12,

    /// <summary><see cref="WorkflowScheduler.Escalate"/>.</summary>
    Escalate = 13,

    /// <summary><see cref="WorkflowScheduler.AddAgent"/>.</summary>
    AddAgent = 14,

    /// <summary><see cref="WorkflowScheduler.UpdateAgent"/>.</summary>
    UpdateAgent = 15,

    /// <summary><see cref="WorkflowScheduler.RemoveAgent"/>.</summary>
    RemoveAgent = 16,

    /// <summary><see cref="WorkflowScheduler.SignIn"/>.</summary>
    SignIn = 17,

    /// <summary><see cref="WorkflowScheduler.SignOut"/>.</summary>
    SignOut = 18,

    /// <summary><see cref="WorkflowScheduler.Freeze"/>.</summary>
    Freeze = 19,

    /// <summary><see cref="WorkflowScheduler.Unfreeze"/>.</summary>
    Unfreeze = 20,

    /// <summary><see cref="WorkflowScheduler.EnterSurge"/>.</summary>
    EnterSurge = 21,

    /// <summary><see cref="WorkflowScheduler.LeaveSurge"/>.</summary>
    LeaveSurge = 22,

    /// <summary><see cref="WorkflowScheduler.ReportLevel"/>.</summary>
    ReportLevel = 23,

    /// <summary><see cref="WorkflowScheduler.ChangePolicy"/>.</summary>
    ChangePolicy = 24,

    /// <summary><see cref="WorkflowScheduler.AdvanceTo"/>.</summary>
    AdvanceTo = 25,

    /// <summary><see cref="WorkflowScheduler.Assign"/>.</summary>
    Assign = 26,
}
