using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>Something that somebody is to be told of a clock on a ticket.</summary>
/// <remarks>
/// <para>Ordered by <see cref="At"/>, then by ticket (ordinal), clock (in the order they were given), instance, kind, level and policy. A breach bears the last
/// instant that would have met; it is told once time has gone past that.</para>
/// <para>Equality is by value; there is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed record SlaNotice
{
    internal SlaNotice(SlaNoticeKind kind, TicketId ticket, string clock, int instance, Instant at)
    {
        Kind = kind;
        Ticket = ticket;
        Clock = clock;
        Instance = instance;
        At = at;
    }

    /// <summary>What it tells.</summary>
    public SlaNoticeKind Kind { get; }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The clock's name, or the name of the action.</summary>
    public string Clock { get; }

    /// <summary>The number of the instance on the ticket, from 1.</summary>
    public int Instance { get; }

    /// <summary>
    /// When it happened: the threshold, the last instant that would have met, the stop. Of a correction, the instant up to which time had been advanced before the late
    /// event came, as of which both verdicts are given: neither when that event happened nor when the correction is told.
    /// </summary>
    public Instant At { get; }

    /// <summary>Whether it was past already when it could be told first: the policy was attached, or the events came, after it.</summary>
    public bool IsLate { get; internal init; }

    /// <summary>The level that was reached, or null.</summary>
    public EscalationLevel? Level { get; internal init; }

    /// <summary>The policy, or null.</summary>
    public PolicyId? Policy { get; internal init; }

    /// <summary>The action that is due, or null.</summary>
    public TimedAction? Action { get; internal init; }

    /// <summary>Of a correction: the verdict before, or null where there was no such instance.</summary>
    public ClockVerdict? Before { get; internal init; }

    /// <summary>Of a correction: the verdict now, or null where there is no such instance any more.</summary>
    public ClockVerdict? After { get; internal init; }

    /// <summary>Of a stop in time: when it was due, or null without deadline.</summary>
    public Instant? DueAt { get; internal init; }

    /// <summary>Why; made anew at each question.</summary>
    public Reason Reason => Kind switch
    {
        SlaNoticeKind.LevelReached => LevelReason(Level!),
        SlaNoticeKind.Breached => SlaReasons.Breached.Of(new ReasonInstant(At)),
        SlaNoticeKind.Met => DueAt is { } due ? SlaReasons.Met.Of(new ReasonInstant(At), new ReasonInstant(due)) : SlaReasons.Open.Of(),
        SlaNoticeKind.Cancelled => SlaReasons.Cancelled.Of(new ReasonInstant(At)),
        SlaNoticeKind.ActionDue => SlaReasons.ActionDue.Of(new ReasonName(Clock)),
        _ => SlaReasons.ChangeLateEvents.Of(),
    };

    /// <summary>The position of the clock, and the instant from which it can be told: for the order of notices.</summary>
    internal (long TellAt, int Clock) Place { get; init; }

    private static Reason LevelReason(EscalationLevel level)
    {
        ReasonName id = new(level.Id);
        ReasonName addressee = new(level.Addressee);
        return level.Percent is { } percent
            ? SlaReasons.LevelPercent.Of(id, new ReasonShare((long)percent.Fraction.Numerator, (long)percent.Fraction.Denominator), addressee)
            : level.Offset < Duration.Zero
                ? SlaReasons.LevelBefore.Of(id, new ReasonDuration(-level.Offset.Value), addressee)
                : SlaReasons.LevelAfter.Of(id, new ReasonDuration(level.Offset!.Value), addressee);
    }

    internal static int Compare(SlaNotice left, SlaNotice right)
    {
        int order = left.Place.TellAt.CompareTo(right.Place.TellAt);
        order = order != 0 ? order : left.At.CompareTo(right.At);
        order = order != 0 ? order : left.Ticket.CompareTo(right.Ticket);
        order = order != 0 ? order : left.Place.Clock.CompareTo(right.Place.Clock);
        order = order != 0 ? order : left.Instance.CompareTo(right.Instance);
        order = order != 0 ? order : left.Kind.CompareTo(right.Kind);
        order = order != 0 ? order : string.CompareOrdinal(left.Level?.Id, right.Level?.Id);
        return order != 0 ? order : Nullable.Compare(left.Policy, right.Policy);
    }
}
