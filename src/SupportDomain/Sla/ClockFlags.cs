namespace SupportDomain.Sla;

/// <summary>What else is known of a clock.</summary>
[Flags]
internal enum ClockFlags : byte
{
    None = 0,

    /// <summary>An occasion paused it, and none has resumed it.</summary>
    PausedByOccasion = 1,

    /// <summary>The due instant has come; no later pause moves it.</summary>
    DueFixed = 2,

    /// <summary>The last instant that meets has gone by; no later pause moves it.</summary>
    BreachFixed = 4,

    /// <summary>The pause that goes on does not move the deadline, since no time counts between its beginning and the deadline.</summary>
    HoldsInPause = 8,

    /// <summary>Another policy has been attached since the instance started.</summary>
    Retargeted = 16,

    /// <summary>It had stopped, and was cancelled with its ticket after that.</summary>
    CancelledLater = 32,

    /// <summary>An instance before this one ended in a breach, and the ticket has not been cancelled or merged since.</summary>
    BrokeBefore = 64,
}
