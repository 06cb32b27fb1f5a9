using NodaTime;

namespace SupportDomain.Scheduling;

/// <summary>Something that keeps an item from being offered now, and when it ends at the earliest if that is known beforehand.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is no blocker. Immutable, and safe to share between threads.</remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Until">When it ends at the earliest; null if that depends on what somebody does.</param>
public readonly record struct WorkBlocker(WorkBlockerKind Kind, Instant? Until);
