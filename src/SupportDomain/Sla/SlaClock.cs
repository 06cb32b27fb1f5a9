using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A clock on tickets: what it measures, and the policies of which the first that applies says how much time there is.</summary>
/// <remarks>
/// <para>Policies are taken by rank, the least first, and those of equal rank in the order given. The evaluator (<see cref="SlaEvaluator"/>) and the book
/// (<see cref="SlaBook"/>) run any clock on the events of tickets; one that was stated with a <see cref="SlaStop"/> can also be asked for a whole ticket at once
/// (<see cref="Judge"/>), by the same rule in closed form.</para>
/// <para>Immutable, and safe to share between threads. Equality is by reference; there is no <c>default</c>.</para>
/// </remarks>
public sealed class SlaClock
{
    private readonly PolicyIndex _index;

    /// <summary>States a clock over tickets that are opened, solved and closed.</summary>
    /// <param name="id">Its name within the desk.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="stop">What stops it.</param>
    /// <param name="policies">Its policies; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="title"/> is blank, there is no policy, or two policies have the same name.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stop"/> is not a named member.</exception>
    public SlaClock(string id, string title, SlaStop stop, params IEnumerable<SlaPolicy> policies)
        : this(id, title, SlaMetrics.Until(Guard.Against.UndefinedEnum(stop)), policies) => Stop = stop;

    /// <summary>States a clock.</summary>
    /// <param name="id">Its name within the desk.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="metric">What it measures.</param>
    /// <param name="policies">Its policies; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="title"/> is blank, there is no policy, or two policies have the same name.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SlaClock(string id, string title, SlaMetric metric, params IEnumerable<SlaPolicy> policies)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Title = Guard.Against.NullOrWhiteSpace(title);
        Metric = Guard.Against.Null(metric);
        Policies = [.. Guard.Against.Null(policies).Select(p => Guard.Against.Null(p, nameof(policies))).OrderBy(p => p.Rank)];
        if (Policies.IsEmpty)
        {
            throw new ArgumentException($"Clock {id} has no policy; it needs at least one.", nameof(policies));
        }

        HashSet<PolicyId> seen = [];
        foreach (SlaPolicy policy in Policies)
        {
            if (!seen.Add(policy.Id))
            {
                throw new ArgumentException($"Clock {id} has two policies named {policy.Id.Value}; each name stands once.", nameof(policies));
            }
        }

        _index = new PolicyIndex(Policies);
    }

    private SlaClock(SlaClock source)
    {
        Id = source.Id;
        Title = source.Title;
        Metric = source.Metric;
        Stop = source.Stop;
        Policies = source.Policies;
        Kind = source.Kind;
        Retarget = source.Retarget;
        HasLateAlarms = source.HasLateAlarms;
        _index = source._index;
    }

    /// <summary>The clock's name within the desk.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>What it measures.</summary>
    public SlaMetric Metric { get; }

    /// <summary>What stops a clock over tickets that are opened, solved and closed; null for one of any other metric.</summary>
    public SlaStop? Stop { get; }

    /// <summary>The policies in order of rank.</summary>
    public ImmutableArray<SlaPolicy> Policies { get; }

    /// <summary>To whom the promise was made.</summary>
    public ClockKind Kind { get; private init; }

    /// <summary>What is kept when another policy begins to apply while the clock runs.</summary>
    public RetargetMode Retarget { get; private init; }

    /// <summary>Whether levels that a policy finds passed when it is attached are told all the same, then; not unless asked for.</summary>
    public bool HasLateAlarms { get; private init; }

    /// <summary>The same clock as a promise to somebody else.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    public SlaClock WithKind(ClockKind kind) => new(this) { Kind = Guard.Against.UndefinedEnum(kind) };

    /// <summary>The same clock with another rule for a change of policy.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retarget"/> is not a named member.</exception>
    public SlaClock WithRetarget(RetargetMode retarget) => new(this) { Retarget = Guard.Against.UndefinedEnum(retarget) };

    /// <summary>The same clock with or without late alarms.</summary>
    public SlaClock WithLateAlarms(bool hasLateAlarms) => new(this) { HasLateAlarms = hasLateAlarms };

    /// <summary>One clock for each policy, where all that apply count side by side and not only the first; each is named <c>clock/policy</c>.</summary>
    public ImmutableArray<SlaClock> ForEachPolicy() =>
    [
        .. Policies.Select(p => new SlaClock($"{Id}/{p.Id.Value}", $"{Title}: {p.Id.Value}", Metric, p) { Kind = Kind, Retarget = Retarget, HasLateAlarms = HasLateAlarms }),
    ];

    /// <summary>The policy that counts for a ticket with these attributes, or null.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="group">The group that has the ticket, or null.</param>
    /// <param name="at">The instant at which it would be attached; null leaves validity out.</param>
    /// <remarks>One look-up by the field that most policies have a condition on, then linear in the policies that this leaves.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public SlaPolicy? PolicyFor(TicketAttributes attributes, GroupId? group = null, Instant? at = null) => FirstFor(attributes, group?.Value, at);

    /// <summary>Says of every policy, in order, whether it was chosen for a ticket, and if not, why.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="group">The group that has the ticket, or null.</param>
    /// <param name="at">The instant at which it would be attached.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public PolicyTrace Trace(TicketAttributes attributes, GroupId? group, Instant at) => PolicyTrace.Of(this, Guard.Against.Null(attributes), group, at);

    /// <summary>How a ticket stands at an instant.</summary>
    /// <param name="ticket">The ticket, as far as its history is known at <paramref name="asOf"/>.</param>
    /// <param name="asOf">The instant of the verdict.</param>
    /// <param name="recordedDeadline">The deadline that the log itself names, or null.</param>
    /// <remarks>The closed form for tickets that are opened, solved and closed: pauses, due dates set by hand and changes of attributes are not asked.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The clock has no <see cref="Stop"/>: it needs the events of the ticket.</exception>
    public SlaVerdict Judge(Ticket ticket, Instant asOf, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(ticket);
        if (Stop is null)
        {
            throw new InvalidOperationException($"Clock {Id} measures {Metric.Id}, which takes the events of a ticket; ask a SlaEvaluator.");
        }

        return VerdictOf(PolicyFor(ticket.Attributes, ticket.Group, ticket.OpenedAt), ticket.Status, ticket.OpenedAt, Stop == SlaStop.Closed ? ticket.ClosedAt : ticket.SolvedAt, asOf, recordedDeadline);
    }

    internal SlaPolicy? FirstFor(TicketAttributes attributes, string? group, Instant? at)
    {
        Guard.Against.Null(attributes);
        foreach (SlaPolicy policy in _index.Candidates(attributes))
        {
            if (policy.AppliesTo(attributes)
                && (!policy.HasFurtherConditions || (policy.MeetsFurtherConditions(attributes, group) && (at is not { } when || policy.IsValidAt(when)))))
            {
                return policy;
            }
        }

        return null;
    }

    /// <summary>The verdict once the policy is chosen and the history folded.</summary>
    internal static SlaVerdict VerdictOf(SlaPolicy? policy, TicketStatus status, Instant openedAt, Instant? stoppedAt, Instant asOf, Instant? recordedDeadline)
    {
        SlaDeadline deadline = policy is null ? default : policy.Target.DeadlineFrom(openedAt, policy.Calendar, recordedDeadline);
        SlaOutcome outcome = status is TicketStatus.Cancelled or TicketStatus.Merged
            ? SlaOutcome.Cancelled
            : Outcome(policy, deadline, stoppedAt, asOf);
        return new SlaVerdict(policy?.Id, outcome, openedAt, stoppedAt, asOf, deadline);
    }

    private static SlaOutcome Outcome(SlaPolicy? policy, SlaDeadline deadline, Instant? stoppedAt, Instant asOf)
    {
        if (deadline.Exists)
        {
            bool late = (stoppedAt ?? asOf) > deadline.BreachAt;
            return late ? SlaOutcome.Breached : InTime(stoppedAt);
        }

        return policy?.Target is RecordedDeadlineTarget { Missing: MissingDeadline.NeverLate } ? InTime(stoppedAt) : SlaOutcome.NoDeadline;
    }

    private static SlaOutcome InTime(Instant? stoppedAt) => stoppedAt is null ? SlaOutcome.Running : SlaOutcome.Met;
}
