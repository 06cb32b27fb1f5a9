using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Which policy of a clock a ticket gets, and of every other one why not.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class PolicyTrace
{
    private PolicyTrace(SlaPolicy? chosen, ImmutableArray<PolicyTraceStep> steps)
    {
        Chosen = chosen;
        Steps = steps;
    }

    /// <summary>The policy chosen, or null where none applies.</summary>
    public SlaPolicy? Chosen { get; }

    /// <summary>One step for each policy, in order of rank.</summary>
    public ImmutableArray<PolicyTraceStep> Steps { get; }

    internal static PolicyTrace Of(SlaClock clock, TicketAttributes attributes, GroupId? group, Instant at)
    {
        SlaPolicy? chosen = null;
        ImmutableArray<PolicyTraceStep>.Builder steps = ImmutableArray.CreateBuilder<PolicyTraceStep>(clock.Policies.Length);
        foreach (SlaPolicy policy in clock.Policies)
        {
            Reason? against = Against(policy, attributes, group, at);
            Reason reason = against ?? (chosen is null
                ? SlaReasons.PolicyChosen.Of(new ReasonCount(policy.Rank))
                : SlaReasons.PolicyOutranked.Of(new ReasonName(chosen.Id.Value)));
            bool isChosen = against is null && chosen is null;
            chosen = isChosen ? policy : chosen;
            steps.Add(new PolicyTraceStep(policy.Id, policy.Version, isChosen, reason));
        }

        return new PolicyTrace(chosen, steps.MoveToImmutable());
    }

    /// <summary>The first thing that speaks against a policy, or null.</summary>
    private static Reason? Against(SlaPolicy policy, TicketAttributes attributes, GroupId? group, Instant at)
    {
        if (at < policy.ValidFrom)
        {
            return SlaReasons.PolicyNotYetValid.Of(new ReasonInstant(policy.ValidFrom.Value));
        }

        if (at >= policy.ValidUntil)
        {
            return SlaReasons.PolicyExpired.Of(new ReasonInstant(policy.ValidUntil.Value));
        }

        if (policy.Conditions.FirstOrDefault(c => !c.IsFulfilledBy(attributes)) is { } condition)
        {
            return SlaReasons.PolicyCondition.Of(new ReasonName(condition.Field.ToString()), new ReasonName(attributes[condition.Field] ?? string.Empty));
        }

        if (!policy.Groups.IsEmpty && (group is not { } had || !policy.Groups.Contains(had)))
        {
            return SlaReasons.PolicyGroup.Of(new ReasonName(group is { IsDefault: false } other ? other.Value : string.Empty));
        }

        if (!policy.Tags.IsEmpty && !policy.Tags.Any(attributes.HasTag))
        {
            return SlaReasons.PolicyTags.Of(new ReasonName(string.Join(", ", policy.Tags)));
        }

        return policy.Custom.FirstOrDefault(c => !c.IsFulfilledBy(attributes)) is { } custom
            ? SlaReasons.PolicyCondition.Of(new ReasonName(custom.Name), new ReasonName(attributes.Custom[custom.Name] ?? string.Empty))
            : null;
    }
}
