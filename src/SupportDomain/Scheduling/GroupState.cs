using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>A team: its clock, which stands during some freezes, and its cells. Number 0 is that of items of no team.</summary>
internal sealed class GroupState(GroupId id, int number)
{
    internal const long LongestStand = 3652L * NodaTime.NodaConstants.TicksPerDay;

    /// <summary><c>default</c> for the items of no team.</summary>
    internal GroupId Id { get; } = id;

    internal int Number { get; } = number;

    /// <summary>The agents who belong to it, by number.</summary>
    internal ulong[] Members { get; set; } = [];

    internal List<int> Cells { get; } = [];

    internal int ReadyCount { get; set; }

    internal bool IsFrozen { get; set; }

    internal bool Stands { get; set; }

    internal long FrozenAt { get; set; }

    /// <summary>How long the clock has stood in freezes that are over.</summary>
    internal long StoodBefore { get; set; }

    /// <summary>How long the clock has stood: ten years at most, so that keys stay within their range.</summary>
    internal long Stood(long tick) => Stands ? Math.Min(LongestStand, checked(StoodBefore + (tick - FrozenAt))) : StoodBefore;
}
