namespace SupportDomain.Scheduling.Workflows;

/// <summary>What happened in a running workflow.</summary>
public enum WorkflowEventKind
{
    /// <summary>Nothing: the value of an event that was never written.</summary>
    None = 0,

    /// <summary>The run began. Names no step.</summary>
    RunStarted = 1,

    /// <summary>A step can be worked on; the round says for which time.</summary>
    StepReady = 2,

    /// <summary>A step is done.</summary>
    StepCompleted = 3,

    /// <summary>A step was left out.</summary>
    StepSkipped = 4,

    /// <summary>The work was sent back to a step; the cause is the step that sent it.</summary>
    StepSentBack = 5,

    /// <summary>A completed step is to be done again.</summary>
    StepRepeated = 6,

    /// <summary>A step waits again, because one before it is done again; the cause is that one.</summary>
    StepReset = 7,

    /// <summary>Every step is completed or skipped. Names no step.</summary>
    RunFinished = 8,
}
