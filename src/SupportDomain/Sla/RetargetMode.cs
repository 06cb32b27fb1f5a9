namespace SupportDomain.Sla;

/// <summary>What a running clock keeps when another policy begins to apply: a change of priority, for example.</summary>
public enum RetargetMode
{
    /// <summary>
    /// What has counted so far counts against the new target, each stretch as the calendar then in force measured it, pauses left out.
    /// A target that is used up already is due at the instant of the change, never before it. A stretch in which no policy applied is measured, once one is
    /// attached, by that one and its calendar, pauses left out: opened on Friday at 17:00 without policy, with 8 h of 09:00 to 17:00 attached on Monday at 09:00,
    /// nothing has counted, and it is due on Monday at 17:00. Until then it is measured on the clock.
    /// </summary>
    KeepElapsed = 0,

    /// <summary>The new target counts in full from the instant of the change.</summary>
    Restart = 1,

    /// <summary>The new target counts as if it had applied from the start, and pauses before the change had not been; it may be due in the past.</summary>
    RetroactiveStart = 2,

    /// <summary>The new target counts as if it had applied from the start, pauses included; it may be due in the past.</summary>
    RetroactiveStartWithPauses = 3,
}
