using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <summary>An agent of the naive scheduler.</summary>
internal sealed class NaiveAgent
{
    internal AgentProfile Profile { get; set; } = null!;

    internal AgentId Id => Profile.Id;

    internal bool SignedIn { get; set; }

    internal bool InShift { get; set; }

    internal bool OnDuty => SignedIn && InShift;

    internal long IdleSince { get; set; }

    internal long? NextShiftChange { get; set; }

    internal int Joined { get; init; }
}
