namespace SupportDomain.Benchmarks.Ratios;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What it is, for the JSON file.</param>
/// <param name="Prepare">
/// Builds fresh data from a seed, outside the measured time, and returns the body to measure.
/// The body returns a checksum of everything it computed; both sides must return the same one for the same seed.
/// </param>
internal sealed record Contender(string Name, Func<int, Func<ulong>> Prepare);
