using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>What changes while the desk is in surge, and when surge begins and ends.</summary>
/// <remarks>
/// Aging protects nobody in overload: only a strict order does. So surge widens the strict part, holds the lowest bands back and relaxes skills sooner. Surge begins when a
/// level that is reported exceeds <see cref="EnterAbove"/> and ends when one falls below <see cref="LeaveBelow"/>, but not before <see cref="MinimumStay"/>. What the level counts, the
/// desk says; detectors live elsewhere. Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.
/// </remarks>
public sealed record SurgePolicy
{
    /// <summary>States the thresholds.</summary>
    /// <param name="enterAbove">Surge begins at a level greater than this.</param>
    /// <param name="leaveBelow">Surge ends at a level less than this; at most <paramref name="enterAbove"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leaveBelow"/> is greater than <paramref name="enterAbove"/>.</exception>
    public SurgePolicy(long enterAbove, long leaveBelow)
    {
        EnterAbove = enterAbove;
        LeaveBelow = Guard.Against.OutOfRange(leaveBelow, long.MinValue, enterAbove);
    }

    /// <summary>Surge begins at a level greater than this.</summary>
    public long EnterAbove { get; }

    /// <summary>Surge ends at a level less than this.</summary>
    public long LeaveBelow { get; }

    /// <summary>How long surge lasts at least; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Duration MinimumStay { get; init => field = Guard.Against.OutOfRange(value, Duration.Zero, Duration.MaxValue, nameof(MinimumStay)); } = Duration.Zero;

    /// <summary>The bands during surge.</summary>
    public PriorityBands Bands { get; init; } = PriorityBands.Strict;

    /// <summary>Items of this band and higher ones are deferred until surge ends; from 1 to 16, where 16 holds nothing back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public int HoldFromBand { get; init => field = Guard.Against.OutOfRange(value, 1, PriorityBands.Highest + 1, nameof(HoldFromBand)); } = PriorityBands.Highest + 1;

    /// <summary>How much of the time to each step of routing remains, in thousandths; from 0 to 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public int RelaxationPerMille { get; init => field = Guard.Against.OutOfRange(value, 0, 1000, nameof(RelaxationPerMille)); } = 1000;
}
