namespace SupportDomain.Sla;

/// <summary>What a running clock keeps when another policy begins to apply: a change of priority, for example.</summary>
public enum RetargetMode
{
    /// <summary>
    /// What has counted so far counts against the new target, each stretch as the calendar then in force measured it, pauses left out.
    /// A target that is used up already is due at the instant of the change, never before it.
    /// </summary>
    KeepElapsed = 0,

    /// <summary>The new target counts in full from the instant of the change.</summary>
    Restart = 1,

    /// <summary>The new target counts as if it had applied from the start, and pauses before the change had not been; it may be due in the past.</summary>
    RetroactiveStart = 2,

    /// <summary>The new target counts as if it had applied from the start, pauses included; it may be due in the past.</summary>
    RetroactiveStartWithPauses = 3,
}
