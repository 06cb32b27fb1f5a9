using System.Collections.Immutable;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A promise: to which tickets it applies, how much time it allows, and by which calendar that time is counted.</summary>
/// <remarks>
/// <para>Two policies are equal when all they state is, the calendar by reference; there is no order of its own: a clock ranks its policies.</para>
/// <para>Immutable, and safe to share between threads. There is no <c>default</c>.</para>
/// </remarks>
public sealed class SlaPolicy
{
    /// <summary>States a policy.</summary>
    /// <param name="id">Its name within the desk.</param>
    /// <param name="target">How much time it allows.</param>
    /// <param name="calendar">The calendar by which the time is counted.</param>
    /// <param name="conditions">What a ticket must fulfil, all of it; none for a policy that applies to every ticket.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <c>default</c>, or two conditions ask for the same attribute.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SlaPolicy(PolicyId id, SlaTarget target, BusinessCalendar calendar, params IEnumerable<TicketCondition> conditions)
    {
        Id = id.IsDefault ? throw new ArgumentException("A policy has a name; default(PolicyId) is none.", nameof(id)) : id;
        Target = Guard.Against.Null(target);
        Calendar = Guard.Against.Null(calendar);
        Conditions = [.. Guard.Against.Null(conditions)];
        foreach (IGrouping<TicketField, TicketCondition> same in Conditions.GroupBy(c => Guard.Against.Null(c).Field))
        {
            if (same.Skip(1).Any())
            {
                throw new ArgumentException($"Policy {id.Value} states {same.Count()} conditions on {same.Key}; name all values in one.", nameof(conditions));
            }
        }
    }

    /// <summary>The policy's name within the desk.</summary>
    public PolicyId Id { get; }

    /// <summary>How much time it allows.</summary>
    public SlaTarget Target { get; }

    /// <summary>The calendar by which the time is counted.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>What a ticket must fulfil, all of it.</summary>
    public ImmutableArray<TicketCondition> Conditions { get; }

    /// <summary>Whether the policy applies to a ticket with these attributes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public bool AppliesTo(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        foreach (TicketCondition condition in Conditions)
        {
            if (!condition.IsFulfilledBy(attributes))
            {
                return false;
            }
        }

        return true;
    }
}
