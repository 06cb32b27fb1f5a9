using NodaTime;

namespace SupportDomain.Desks.Measures;

/// <summary>The unresolved tickets of an age.</summary>
/// <param name="From">The least age, inclusive; a day is 24 hours.</param>
/// <param name="Until">The age that the next band begins with, exclusive; null for the last band.</param>
/// <param name="Tickets">How many tickets.</param>
/// <param name="Late">How many of them have breached at least one clock.</param>
public sealed record AgeBand(Duration From, Duration? Until, long Tickets, long Late);
