using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;

namespace SupportDomain.Sla;

/// <summary>What one clock says of one instance on one ticket at one instant, with the facts it rests on and the forecast that follows from them.</summary>
/// <remarks>
/// <para>Time that counts is measured by the calendar of the policy in force, each stretch by its own; elapsed time is on the clock. A clock is met by a stop at
/// <see cref="SlaDeadline.BreachAt"/> or before.</para>
/// <para>A breach once established stays, whatever policy comes after it: <see cref="BreachedDeadline"/> is the deadline that was broken. A cancelled clock is never
/// breached, but keeps the fact.</para>
/// <para>At the instant at which the ticket is cancelled or merged, clocks that go on are cancelled; so is every instance that had ended in a breach, and one of a clock with a
/// <see cref="SlaClock.Stop"/> even if it was met, as <see cref="SlaClock.Judge"/> has it. What was met otherwise stays met. Of each a notice tells,
/// <see cref="SlaNoticeKind.Cancelled"/>; what was told before stands. A ticket that a log opens again after that has only those clocks back that go on by their metric.</para>
/// <para>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed record ClockVerdict
{
    private ClockVerdict(TicketId ticket, ClockRules rules, in ClockState s, SlaVerdict verdict, long until)
    {
        Ticket = ticket;
        Clock = rules.Clock.Id;
        Metric = rules.Metric.Id;
        Kind = rules.Clock.Kind;
        Instance = s.Instance;
        Verdict = verdict;
        PolicyVersion = rules.PlanOf(s)?.Policy.Version;
        PausedSince = s.IsPaused ? SlaTime.ToInstant(s.PauseBegan) : null;
        IsDueDateSetByHand = s.ManualDue != SlaTime.Unset;
        IsCancelledLater = s.Has(ClockFlags.CancelledLater);
        BreachedDeadline = s.BreachedAt == SlaTime.Unset ? null : SlaTime.ToInstant(s.BreachedAt);
        Counted = Duration.FromNanoseconds(rules.ConsumedAt(s, until));
        Paused = Duration.FromNanoseconds(rules.PausedAt(s, until));
        Allowed = s.Allowance < 0 ? null : Duration.FromNanoseconds(s.Allowance);
        DueIfResumedNow = s.IsActive ? DueIfResumed(rules, s, until) : null;
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The clock's name.</summary>
    public string Clock { get; }

    /// <summary>The name of what it measures.</summary>
    public string Metric { get; }

    /// <summary>To whom the promise was made.</summary>
    public ClockKind Kind { get; }

    /// <summary>The number of the instance on the ticket, from 1.</summary>
    public int Instance { get; }

    /// <summary>Policy, outcome, start, stop and deadline.</summary>
    public SlaVerdict Verdict { get; }

    /// <summary>How the ticket stands.</summary>
    public SlaOutcome Outcome => Verdict.Outcome;

    /// <summary>The version of the policy, or null without policy.</summary>
    public int? PolicyVersion { get; }

    /// <summary>Since when the clock is paused, or null.</summary>
    public Instant? PausedSince { get; }

    /// <summary>Whether the due date was set by hand.</summary>
    public bool IsDueDateSetByHand { get; }

    /// <summary>The last instant that would have met the target whose breach was established first, or null.</summary>
    public Instant? BreachedDeadline { get; }

    /// <summary>Whether it had stopped, and was cancelled with its ticket after that.</summary>
    internal bool IsCancelledLater { get; }

    /// <summary>The time that counted, up to the stop or the verdict.</summary>
    public Duration Counted { get; }

    /// <summary>The time that would have counted but for pauses.</summary>
    public Duration Paused { get; }

    /// <summary>The time that the target allows in all, or null without deadline; of a point in time the counting time that lies before it.</summary>
    public Duration? Allowed { get; }

    /// <summary>The time on the clock from the start to the stop or the verdict, nights and pauses included.</summary>
    public Duration Elapsed => Verdict.Elapsed;

    /// <summary>What is left of <see cref="Allowed"/>; negative once more has counted; null without deadline.</summary>
    public Duration? Remaining => Allowed - Counted;

    /// <summary>How much of <see cref="Allowed"/> has counted: 6 h of 8 h is 75 %. Null without deadline, and where nothing was allowed.</summary>
    public Percentage? Used => Allowed is { } allowed && allowed > Duration.Zero
        ? Percentage.FromFraction(new Rational(Counted.ToBigIntegerNanoseconds(), allowed.ToBigIntegerNanoseconds()))
        : null;

    /// <summary>When it is due if it goes on from the instant of the verdict without further pause; null once it has ended, and without deadline.</summary>
    public Instant? DueIfResumedNow { get; }

    /// <summary>Why the outcome is what it is; made anew at each question.</summary>
    public Reason Reason => Outcome switch
    {
        SlaOutcome.Cancelled when IsCancelledLater => SlaReasons.CancelledLater.Of(new ReasonInstant(Verdict.StoppedAt!.Value)),
        SlaOutcome.Cancelled => SlaReasons.Cancelled.Of(new ReasonInstant(Verdict.StoppedAt!.Value)),
        SlaOutcome.Breached => SlaReasons.Breached.Of(new ReasonInstant(BreachedDeadline!.Value)),
        SlaOutcome.Met when Verdict.Deadline.Exists => SlaReasons.Met.Of(new ReasonInstant(Verdict.StoppedAt!.Value), new ReasonInstant(Verdict.Deadline.DueAt)),
        SlaOutcome.Running when Verdict.Deadline.Exists => SlaReasons.Running.Of(new ReasonDuration(Remaining ?? Duration.Zero), new ReasonInstant(Verdict.Deadline.DueAt)),
        SlaOutcome.Paused when PausedSince is { } since => SlaReasons.Paused.Of(new ReasonInstant(since), new ReasonDuration(Remaining ?? Duration.Zero)),
        SlaOutcome.NoDeadline when Verdict.Policy is null => SlaReasons.NoPolicy.Of(),
        SlaOutcome.NoDeadline => KindOf(Verdict.Deadline.Reason).Of(new ReasonName(Verdict.Policy!.Value.Value)),
        _ => SlaReasons.Open.Of(),
    };

    /// <summary>The verdict on a state in which time has passed up to an instant.</summary>
    internal static ClockVerdict Of(TicketId ticket, ClockRules rules, in ClockState s, long asOf) =>
        new(ticket, rules, s, VerdictOf(rules, s, asOf), s.IsActive ? asOf : Math.Min(s.StoppedAt, asOf));

    private static SlaVerdict VerdictOf(ClockRules rules, in ClockState s, long asOf)
    {
        Instant? stoppedAt = s.StoppedAt == SlaTime.Unset ? null : SlaTime.ToInstant(s.StoppedAt);
        return new SlaVerdict(rules.PlanOf(s)?.Policy.Id, OutcomeOf(rules, s), SlaTime.ToInstant(s.Start), stoppedAt, SlaTime.ToInstant(asOf), DeadlineOf(s));
    }

    /// <summary>How an instance goes on or ended.</summary>
    internal static SlaOutcome OutcomeOf(ClockRules rules, in ClockState s)
    {
        if (s.Phase == ClockPhase.Cancelled)
        {
            return SlaOutcome.Cancelled;
        }

        if (s.BreachedAt != SlaTime.Unset)
        {
            return SlaOutcome.Breached;
        }

        bool hasNone = s.Due == SlaTime.Never && s.ManualDue == SlaTime.Unset;
        bool isNeverLate = rules.PlanOf(s)?.Policy.Target is RecordedDeadlineTarget { Missing: MissingDeadline.NeverLate };
        return hasNone && !isNeverLate ? SlaOutcome.NoDeadline
            : s.Phase == ClockPhase.Stopped ? SlaOutcome.Met
            : s.IsPaused ? SlaOutcome.Paused : SlaOutcome.Running;
    }

    private static SlaDeadline DeadlineOf(in ClockState s)
    {
        long due = s.EffectiveDue;
        if (due != SlaTime.Never)
        {
            long breach = s.EffectiveBreach;
            return SlaDeadline.Between(SlaTime.ToInstant(due), SlaTime.ToInstant(breach == SlaTime.Never ? Math.Max(s.Breach, due) : Math.Max(breach, due)));
        }

        return s.Due != SlaTime.Never ? SlaDeadline.Without(NoDeadlineReason.Paused)
            : s.Plan < 0 ? default
            : SlaDeadline.Without(s.NoDeadline == NoDeadlineReason.None ? NoDeadlineReason.NotRecorded : s.NoDeadline);
    }

    private static Instant? DueIfResumed(ClockRules rules, in ClockState s, long asOf)
    {
        long due = rules.ResumedAt(s, asOf).EffectiveDue;
        return due == SlaTime.Never ? null : SlaTime.ToInstant(due);
    }

    private static ReasonKind KindOf(NoDeadlineReason reason) => reason switch
    {
        NoDeadlineReason.NoWorkingTime => SlaReasons.NoWorkingTime,
        NoDeadlineReason.OutsideHorizon => SlaReasons.OutsideHorizon,
        _ => SlaReasons.NotRecorded,
    };
}
