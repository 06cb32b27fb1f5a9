using NodaTime;

namespace SupportDomain.Metrics;

/// <summary>A step of a survival curve: by this time the share that is not done has fallen to this value.</summary>
/// <param name="PerMilleDone">The share done, in thousandths, that is reached here.</param>
/// <param name="Time">The earliest time by which it is reached.</param>
public readonly record struct SurvivalPoint(int PerMilleDone, Duration Time);
