namespace SupportDomain.Benchmarks.Ratios;

/// <summary>A comparison of our code with a named rival on the same data.</summary>
/// <param name="Area">The part of the library, the first word of the printed line.</param>
/// <param name="Name">The case within the area; no spaces.</param>
/// <param name="N">The size that the case is about.</param>
/// <param name="Operations">How many operations one body performs; times and allocations are printed per operation.</param>
/// <param name="Ours">Our side.</param>
/// <param name="Rival">The other side.</param>
/// <param name="InQuick">Whether <c>--quick</c> runs the case.</param>
internal sealed record RatioCase(string Area, string Name, long N, long Operations, Contender Ours, Contender Rival, bool InQuick = true)
{
    /// <summary>Why the case cannot run here (missing data), or null.</summary>
    internal string? SkipReason { get; init; }

    /// <summary>How much CPU time each side is warmed up for; more for a body of some thousand methods, which the runtime compiles in several steps.</summary>
    internal long WarmupNanoseconds { get; init; } = 150_000_000;
}
