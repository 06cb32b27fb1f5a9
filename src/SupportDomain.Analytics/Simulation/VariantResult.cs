namespace SupportDomain.Analytics.Simulation;

/// <summary>A variant in a comparison: its own result, and how it differs from the first variant on the same customers.</summary>
/// <remarks>
/// <para>A difference is this variant's figure less the first variant's; an interval without 0 is a difference that chance does not explain at 95 %. The standard error comes from the residuals of both,
/// group by group, so what both have in common cancels out.</para>
/// <para>Compared by reference. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class VariantResult
{
    internal VariantResult(string name, SimulationResult result)
    {
        Name = name;
        Result = result;
    }

    /// <summary>The variant's name.</summary>
    public string Name { get; }

    /// <summary>Its own result.</summary>
    public SimulationResult Result { get; }

    /// <summary>The difference of the mean waits of all who found room, in seconds.</summary>
    public required Estimate MeanWaitDifferenceSeconds { get; init; }

    /// <summary>The difference of the shares that left.</summary>
    public required Estimate AbandonedShareDifference { get; init; }

    /// <summary>The difference of the shares done after their due time.</summary>
    public required Estimate DueMissedShareDifference { get; init; }

    /// <summary>The difference of the occupancies.</summary>
    public required Estimate OccupancyDifference { get; init; }
}
