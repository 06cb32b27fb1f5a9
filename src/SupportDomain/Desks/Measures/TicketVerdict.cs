using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>A verdict with the clock that gave it.</summary>
/// <param name="Clock">What people call the clock.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record TicketVerdict(string Clock, SlaVerdict Verdict);
