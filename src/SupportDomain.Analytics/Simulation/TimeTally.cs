namespace SupportDomain.Analytics.Simulation;

/// <summary>Areas under the curves of a group, in ticks: the group's time is from its first arrival to the next group's.</summary>
internal struct TimeTally
{
    internal long Elapsed;
    internal Int128 Queue;
    internal Int128 Busy;
    internal Int128 OnDuty;

    internal void Add(long ticks, long queue, long busy, long onDuty)
    {
        Elapsed += ticks;
        Queue += Math.BigMul(ticks, queue);
        Busy += Math.BigMul(ticks, busy);
        OnDuty += Math.BigMul(ticks, onDuty);
    }
}
