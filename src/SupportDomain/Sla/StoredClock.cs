namespace SupportDomain.Sla;

/// <summary>The state of a clock as a book keeps it: a bit more than half of <see cref="ClockState"/>, since most clocks were neither retargeted nor given a due date by hand.</summary>
/// <remarks>A state that does not fit is kept whole elsewhere, and nothing but the first three fields counts here. What goes in comes out to the bit.</remarks>
internal struct StoredClock
{
    internal const int Bytes = 104;

    /// <summary>When time alone brings something to tell.</summary>
    public long WakeAt;
    public long LastEffectAt;

    /// <summary>Where the whole state is kept, or -1 where this is it.</summary>
    public int Whole;
    private uint _levelsPassed;
    private long _start;

    /// <summary>Since when it is paused, or when it stopped.</summary>
    private long _since;
    private long _baseDue;
    private long _baseBreach;
    private long _due;
    private long _breach;
    private long _pausedInStretch;
    private long _allowance;
    private long _nextLevelAt;
    private ushort _instance;
    private short _plan;
    private ClockPhase _phase;
    private ClockFlags _flags;
    private byte _noDeadline;
    private Marks _marks;

    [Flags]
    private enum Marks : byte
    {
        None = 0,

        /// <summary>It is paused, and <see cref="_since"/> says since when.</summary>
        Paused = 1,

        /// <summary>The pause that goes on began then.</summary>
        PauseBegan = 2,

        /// <summary>It has ended, and <see cref="_since"/> says when.</summary>
        Ended = 4,

        /// <summary>The deadline is the one whose breach is established.</summary>
        Breached = 8,
    }

    /// <summary>Whether a state fits.</summary>
    internal static bool Fits(in ClockState s) => s.StretchStart == s.Start
        && (s.PausedSince == SlaTime.Unset || s.StoppedAt == SlaTime.Unset)
        && (s.PauseBegan == SlaTime.Unset || s.PauseBegan == s.PausedSince)
        && (s.BreachedAt == SlaTime.Unset || s.BreachedAt == s.Breach)
        && s.ConsumedBefore == 0 && s.PausedBefore == 0
        && s.ManualDue == SlaTime.Unset && s.ComingManualDue == SlaTime.Unset
        && s.DeliverAt == SlaTime.Never && s.LevelsWaiting == 0
        && s.LastPause == -1 && s.Instance is >= 0 and <= ushort.MaxValue;

    /// <summary>Takes a state that fits.</summary>
    internal void Take(in ClockState s)
    {
        Whole = -1;
        _levelsPassed = s.LevelsPassed;
        _start = s.Start;
        _since = s.PausedSince != SlaTime.Unset ? s.PausedSince : s.StoppedAt;
        _baseDue = s.BaseDue;
        _baseBreach = s.BaseBreach;
        _due = s.Due;
        _breach = s.Breach;
        _pausedInStretch = s.PausedInStretch;
        _allowance = s.Allowance;
        _nextLevelAt = s.NextLevelAt;
        _instance = (ushort)s.Instance;
        _plan = s.Plan;
        _phase = s.Phase;
        _flags = s.Flags;
        _noDeadline = (byte)s.NoDeadline;
        _marks = (s.PausedSince != SlaTime.Unset ? Marks.Paused : Marks.None)
            | (s.PauseBegan != SlaTime.Unset ? Marks.PauseBegan : Marks.None)
            | (s.StoppedAt != SlaTime.Unset ? Marks.Ended : Marks.None)
            | (s.BreachedAt != SlaTime.Unset ? Marks.Breached : Marks.None);
    }

    /// <summary>Gives back the state that was taken.</summary>
    internal readonly void Give(out ClockState s)
    {
        s = default;
        s.Start = _start;
        s.StretchStart = _start;
        s.PausedSince = Has(Marks.Paused) ? _since : SlaTime.Unset;
        s.PauseBegan = Has(Marks.PauseBegan) ? _since : SlaTime.Unset;
        s.StoppedAt = Has(Marks.Ended) ? _since : SlaTime.Unset;
        s.BaseDue = _baseDue;
        s.BaseBreach = _baseBreach;
        s.Due = _due;
        s.Breach = _breach;
        s.PausedInStretch = _pausedInStretch;
        s.Allowance = _allowance;
        s.BreachedAt = Has(Marks.Breached) ? _breach : SlaTime.Unset;
        s.ManualDue = SlaTime.Unset;
        s.ComingManualDue = SlaTime.Unset;
        s.NextLevelAt = _nextLevelAt;
        s.LastEffectAt = LastEffectAt;
        s.DeliverAt = SlaTime.Never;
        s.Instance = _instance;
        s.LevelsPassed = _levelsPassed;
        s.LastPause = -1;
        s.Plan = _plan;
        s.Phase = _phase;
        s.Flags = _flags;
        s.NoDeadline = (NoDeadlineReason)_noDeadline;
    }

    private readonly bool Has(Marks mark) => (_marks & mark) != Marks.None;
}
