using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>How long a waiting item may still wait, for telling the customer, with what that assumes.</summary>
/// <remarks>
/// <para>
/// The queue-length predictor: who finds all s servers busy and k in line waits (k + 1) × mean handling time / s on the average, exactly so for exponential handling times (W. Whitt, "Predicting
/// queueing delays", Management Science 45, 1999). Number 3 in line at 2 places with 10 minutes each: 3 × 10 / 2 = 15 minutes.
/// </para>
/// <para>Equal by value; no order. <c>default</c> is no forecast. Immutable, and safe to share between threads.</para>
/// </remarks>
/// <param name="Item">The item.</param>
/// <param name="Position">Its number in line, from 1, among the ready items of every band that the same agents may take; 0 if it is not ready. Customers' turns are not counted.</param>
/// <param name="Places">How many items of the item's channel the agents on duty who may take it can have at once, all together.</param>
/// <param name="Agents">How many agents these are.</param>
/// <param name="MeanHandling">The mean handling time that the caller stated.</param>
/// <param name="Expected">The wait, rounded up to a tick; null if the item is not ready, something other than capacity stands in its way, or there are no places.</param>
public readonly record struct WaitForecast(WorkItemId Item, int Position, long Places, int Agents, Duration MeanHandling, Duration? Expected)
{
    /// <summary>The forecast in reasons: the wait, then what it assumes.</summary>
    /// <returns>Two reasons, or the one that there is no forecast.</returns>
    public ImmutableArray<Reason> ToReasons() => Expected is { } wait
        ?
        [
            SchedulingReasons.ExpectedWait.Of(new ReasonDuration(wait), new ReasonCount(Position)),
            SchedulingReasons.WaitAssumption.Of(new ReasonCount(Position), new ReasonDuration(MeanHandling), new ReasonCount(Places), new ReasonCount(Agents)),
        ]
        : [SchedulingReasons.NoForecast.Of()];
}
