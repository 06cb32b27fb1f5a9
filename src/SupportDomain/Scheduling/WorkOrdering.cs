namespace SupportDomain.Scheduling;

/// <summary>What orders work items within a band. Lower keys first; ties only by the order of enqueueing.</summary>
public enum WorkOrdering
{
    /// <summary>The longest waiting first.</summary>
    Arrival = 0,

    /// <summary>The earliest due first (earliest deadline first); items without a due time last.</summary>
    DueTime = 1,

    /// <summary>The greatest age first, where age is the wait plus <see cref="WorkItem.Boost"/>. A static key: the waiting time of all grows alike.</summary>
    AgeWithBoost = 2,

    /// <summary>As <see cref="AgeWithBoost"/>, but a wait counts no more than <see cref="SchedulingPolicy.AgeCap"/>.</summary>
    CappedAge = 3,

    /// <summary>The greatest head start + rate × wait first, rates by <see cref="Scheduling.ServiceClass"/> (accumulating priority; Kleinrock 1964).</summary>
    AgingRates = 4,

    /// <summary>
    /// The greatest accrued cost first: cost per hour / mean handling time × wait, by <see cref="Scheduling.ServiceClass"/>. The generalised c-mu rule of van Mieghem (1995) for a
    /// cost of delay that grows with the square of the wait.
    /// </summary>
    CostOfDelay = 5,

    /// <summary>The least laxity first: due time less estimate; items without a due time last.</summary>
    LeastLaxity = 6,

    /// <summary>The least estimate / weight first (weighted shortest processing time; Smith's rule, 1956).</summary>
    WeightedShortestTime = 7,

    /// <summary>The least <see cref="WorkItem.CustomKey"/> first.</summary>
    CustomKey = 8,
}
