namespace SupportDomain.Sla;

/// <summary>What a clock does during a segment of a timeline.</summary>
public enum SlaTimelineState
{
    /// <summary>It has not started.</summary>
    NotStarted = 0,

    /// <summary>Time counts.</summary>
    Running = 1,

    /// <summary>It runs, and the calendar is closed.</summary>
    Closed = 2,

    /// <summary>It is paused, while time would count.</summary>
    Paused = 3,

    /// <summary>It is paused, and the calendar is closed too.</summary>
    PausedAndClosed = 4,

    /// <summary>It has stopped.</summary>
    Stopped = 5,

    /// <summary>It was cancelled.</summary>
    Cancelled = 6,
}
