using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A clock that runs from a ticket's opening to its solution or closing, against the first of its policies that applies.</summary>
/// <remarks>
/// <para>The order of the policies is their rank: the first one that applies to the ticket is the one that counts.</para>
/// <para>Immutable, and safe to share between threads. Equality is by reference; there is no <c>default</c>.</para>
/// </remarks>
public sealed class SlaClock
{
    private readonly PolicyIndex _index;

    /// <summary>States a clock.</summary>
    /// <param name="id">Its name within the desk.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="stop">What stops it.</param>
    /// <param name="policies">Its policies in order of rank; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="title"/> is blank, there is no policy, or two policies have the same name.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stop"/> is not a named member.</exception>
    public SlaClock(string id, string title, SlaStop stop, params IEnumerable<SlaPolicy> policies)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Title = Guard.Against.NullOrWhiteSpace(title);
        Stop = Guard.Against.UndefinedEnum(stop);
        Policies = [.. Guard.Against.Null(policies)];
        if (Policies.IsEmpty)
        {
            throw new ArgumentException($"Clock {id} has no policy; it needs at least one.", nameof(policies));
        }

        HashSet<PolicyId> seen = [];
        foreach (SlaPolicy policy in Policies)
        {
            if (!seen.Add(Guard.Against.Null(policy).Id))
            {
                throw new ArgumentException($"Clock {id} has two policies named {policy.Id.Value}; each name stands once.", nameof(policies));
            }
        }

        _index = new PolicyIndex(Policies);
    }

    /// <summary>The clock's name within the desk.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>What stops it.</summary>
    public SlaStop Stop { get; }

    /// <summary>The policies in order of rank.</summary>
    public ImmutableArray<SlaPolicy> Policies { get; }

    /// <summary>The policy that counts for a ticket with these attributes, or null.</summary>
    /// <remarks>One look-up by the field that most policies have a condition on, then linear in the policies that this leaves.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public SlaPolicy? PolicyFor(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        foreach (SlaPolicy policy in _index.Candidates(attributes))
        {
            if (policy.AppliesTo(attributes))
            {
                return policy;
            }
        }

        return null;
    }

    /// <summary>How a ticket stands at an instant.</summary>
    /// <param name="ticket">The ticket, as far as its history is known at <paramref name="asOf"/>.</param>
    /// <param name="asOf">The instant of the verdict.</param>
    /// <param name="recordedDeadline">The deadline that the log itself names, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is null.</exception>
    public SlaVerdict Judge(Ticket ticket, Instant asOf, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(ticket);
        return VerdictOf(PolicyFor(ticket.Attributes), ticket.Status, ticket.OpenedAt, Stop == SlaStop.Closed ? ticket.ClosedAt : ticket.SolvedAt, asOf, recordedDeadline);
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

        return policy?.Target is RecordedDeadlineTarget { Missing: MissingDeadline.NeverLate } ? InTime(stoppedAt) : SlaOutcome.NoSla;
    }

    private static SlaOutcome InTime(Instant? stoppedAt) => stoppedAt is null ? SlaOutcome.Running : SlaOutcome.Met;
}
