using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Decides whether a policy can ever be chosen: whether a ticket exists that it applies to and none of those before it does.</summary>
/// <remarks>
/// Exact: the tickets that the policy applies to, less those of each policy before it, piece by piece. The question is co-NP-complete (a disjunction of conjunctions that is
/// always true), so beyond <see cref="MaxPieces"/> pieces it is left undecided; policies that do not overlap cost nothing.
/// </remarks>
internal static class PolicyCover
{
    internal const int MaxPieces = 2_000;

    /// <summary>True where the policy is never chosen, false where it can be, null where that was not decided.</summary>
    internal static bool? IsCovered(SlaPolicy policy, IEnumerable<SlaPolicy> before)
    {
        List<PolicySpace> pieces = [PolicySpace.Of(policy)];
        foreach (SlaPolicy earlier in before)
        {
            pieces = [.. pieces.SelectMany(p => p.Except(earlier)).Take(MaxPieces + 1)];
            if (pieces.Count is 0 or > MaxPieces)
            {
                return pieces.Count == 0 ? true : null;
            }
        }

        return false;
    }

    /// <summary>The policies that take the tickets of one that is covered: one that takes them all, or else those that take some.</summary>
    internal static IReadOnlyList<SlaPolicy> CoveredBy(SlaPolicy policy, IReadOnlyList<SlaPolicy> before) =>
        before.FirstOrDefault(b => IsCovered(policy, [b]) == true) is { } one ? [one] : [.. before.Where(PolicySpace.Of(policy).Meets)];
}
