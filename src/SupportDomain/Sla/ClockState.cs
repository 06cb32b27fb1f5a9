namespace SupportDomain.Sla;

/// <summary>Where one clock of one ticket stands; a value in a dense array, changed in place by <see cref="ClockRules"/> alone.</summary>
internal struct ClockState
{
    internal const int Bytes = 184;

    /// <summary>When the instance started.</summary>
    public long Start;

    /// <summary>Since when the policy in force counts: the start, or the retarget.</summary>
    public long StretchStart;

    /// <summary>Since when it is paused, or, if later, since the policy in force was attached within the pause; or unset.</summary>
    public long PausedSince;

    /// <summary>When the pause that goes on began, or unset.</summary>
    public long PauseBegan;

    /// <summary>When it stopped or was cancelled, or unset.</summary>
    public long StoppedAt;

    /// <summary>The deadline without the pauses of this stretch.</summary>
    public long BaseDue;
    public long BaseBreach;

    /// <summary>The deadline with the pauses that are over.</summary>
    public long Due;
    public long Breach;

    /// <summary>Measured time that counted, and that was paused, before this stretch.</summary>
    public long ConsumedBefore;
    public long PausedBefore;

    /// <summary>Measured time that was paused in this stretch, pauses that are over only.</summary>
    public long PausedInStretch;

    /// <summary>The measured time that the target allows in all; negative where there is none.</summary>
    public long Allowance;

    /// <summary>The deadline whose breach is established, or unset.</summary>
    public long BreachedAt;

    /// <summary>The due date of this instance that was set by hand, or unset.</summary>
    public long ManualDue;

    /// <summary>The due date set by hand that the next start, or start again, takes, or unset.</summary>
    public long ComingManualDue;

    /// <summary>When the next level is reached if nothing happens.</summary>
    public long NextLevelAt;

    /// <summary>The instant of the last event that had an effect here.</summary>
    public long LastEffectAt;

    /// <summary>The number of the instance, from 1; 0 before the first.</summary>
    public int Instance;

    /// <summary>The levels that are done with, as bits.</summary>
    public uint LevelsPassed;

    /// <summary>Levels that were reached before a pause began and wait for the next opening, as bits, and that opening: one for all, as they lie in one closed stretch.</summary>
    public uint LevelsWaiting;
    public long DeliverAt;

    /// <summary>The last pause that is over, in the list of pauses; -1 for none.</summary>
    public int LastPause;

    /// <summary>The plan in force, or -1.</summary>
    public short Plan;
    public ClockPhase Phase;
    public ClockFlags Flags;
    public NoDeadlineReason NoDeadline;

    internal static ClockState Fresh => new()
    {
        Start = SlaTime.Unset,
        StretchStart = SlaTime.Unset,
        PausedSince = SlaTime.Unset,
        PauseBegan = SlaTime.Unset,
        StoppedAt = SlaTime.Unset,
        BaseDue = SlaTime.Never,
        BaseBreach = SlaTime.Never,
        Due = SlaTime.Never,
        Breach = SlaTime.Never,
        Allowance = -1,
        BreachedAt = SlaTime.Unset,
        ManualDue = SlaTime.Unset,
        ComingManualDue = SlaTime.Unset,
        NextLevelAt = SlaTime.Never,
        DeliverAt = SlaTime.Never,
        LastEffectAt = SlaTime.Unset,
        LastPause = -1,
        Plan = -1,
    };

    internal readonly bool IsActive => Phase == ClockPhase.Active;

    internal readonly bool IsPaused => PausedSince != SlaTime.Unset;

    internal readonly bool Has(ClockFlags flag) => (Flags & flag) != ClockFlags.None;

    /// <summary>The deadline as it stands: never while a pause holds it open.</summary>
    internal readonly long EffectiveDue => ManualDue != SlaTime.Unset ? ManualDue : IsPaused && !Has(ClockFlags.DueFixed | ClockFlags.HoldsInPause) ? SlaTime.Never : Due;

    internal readonly long EffectiveBreach => ManualDue != SlaTime.Unset ? ManualDue : IsPaused && !Has(ClockFlags.BreachFixed | ClockFlags.HoldsInPause) ? SlaTime.Never : Breach;

    /// <summary>When something happens here by time alone: a level, or a breach, which is established just after the last instant that meets.</summary>
    internal readonly long WakeAt
    {
        get
        {
            if (!IsActive)
            {
                return SlaTime.Never;
            }

            long breach = BreachedAt == SlaTime.Unset ? EffectiveBreach : SlaTime.Never;
            return Math.Min(NextLevelAt, breach == SlaTime.Never ? breach : breach + 1);
        }
    }
}
