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

    /// <summary>Counts a wait. Unchecked: waits are from 0 to below 2^56, the span of the scheduler's times, and a run has fewer than 2^31 of them; a sum of squares beyond 2^127 shows as negative at once.</summary>
    /// <exception cref="OverflowException">The squares are too many.</exception>
    internal void AddWait(long wait, ReadOnlySpan<long> thresholds)
    {
        unchecked
        {
            Wait += wait;
            WaitSquared += new Int128(Math.BigMul((ulong)wait, (ulong)wait, out ulong low), low);
        }

        if (Int128.IsNegative(WaitSquared))
        {
            throw new OverflowException("The squares of the waits of a batch sum up to more than 2^127 square ticks of 100 ns; simulate fewer customers in a batch, or an easier load.");
        }

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
