using NodaTime;

namespace SupportDomain.Scheduling;

/// <content>When time alone does something next: for who drives a scheduler by one timer, and for simulations.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>
    /// When the first timer fires: the earliest instant at which <see cref="AdvanceTo"/> may do something if no command comes before; null if time alone does nothing any more. Amortised constant time.
    /// </summary>
    /// <remarks>
    /// Never later than the next change that time brings about. Now and then nothing happens at it after all, when what the timer was set for has changed. Reading it forgets the expiries of
    /// offers that were answered: for threads it counts as a command, not as reading.
    /// </remarks>
    public Instant? NextTimerAt
    {
        get
        {
            bool hasOffer = _offers.TryNext(out long offer, out _);
            bool hasTimer = _timers.TryPeek(out long timer, out _, out _);
            long first = Math.Min(offer, timer);
            return (hasOffer || hasTimer) && first <= LatestTick ? Instant.FromUnixTimeTicks(first) : null;
        }
    }
}
