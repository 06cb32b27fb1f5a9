namespace SupportDomain.Sla;

/// <summary>What an event does to a clock.</summary>
public enum ClockEffect
{
    /// <summary>Another policy, or a due date set by hand, counts from now on.</summary>
    Retarget = 0,

    /// <summary>The clock stops: what was promised is done, or no longer asked for.</summary>
    Stop = 1,

    /// <summary>The clock ends without verdict.</summary>
    Cancel = 2,

    /// <summary>Time no longer counts.</summary>
    Pause = 3,

    /// <summary>Time counts again.</summary>
    Resume = 4,

    /// <summary>The clock starts, or starts again.</summary>
    Start = 5,
}
