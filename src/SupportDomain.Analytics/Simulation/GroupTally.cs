namespace SupportDomain.Analytics.Simulation;

/// <summary>What was counted of one workload in one group. Sums of ticks are exact, so they do not depend on the order of adding.</summary>
internal struct GroupTally
{
    internal long Arrived;
    internal long TurnedAway;
    internal long Abandoned;
    internal long Served;
    internal long Waited;
    internal long DueMissed;
    internal Int128 Wait;
    internal Int128 WaitOfServed;
    internal Int128 WaitSquared;
    internal long[] Exceeded;

    internal readonly long Entered => Abandoned + Served;

    internal static GroupTally New(int thresholds) => new() { Exceeded = new long[thresholds] };

    internal void AddWait(long wait, ReadOnlySpan<long> thresholds)
    {
        Wait += wait;
        WaitSquared += Math.BigMul(wait, wait);
        Waited += wait > 0 ? 1 : 0;
        for (int i = 0; i < thresholds.Length; i++)
        {
            Exceeded[i] += wait > thresholds[i] ? 1 : 0;
        }
    }

    internal void Add(in GroupTally other)
    {
        Arrived += other.Arrived;
        TurnedAway += other.TurnedAway;
        Abandoned += other.Abandoned;
        Served += other.Served;
        Waited += other.Waited;
        DueMissed += other.DueMissed;
        Wait += other.Wait;
        WaitOfServed += other.WaitOfServed;
        WaitSquared += other.WaitSquared;
        for (int i = 0; i < Exceeded.Length; i++)
        {
            Exceeded[i] += other.Exceeded[i];
        }
    }
}
