using NodaTime;

namespace SupportDomain.Tickets;

/// <summary>A place where a recorded history breaks the rules; the history was folded all the same.</summary>
/// <param name="Kind">What is broken.</param>
/// <param name="At">The instant of the event that breaks it.</param>
/// <param name="From">The status before the event.</param>
/// <param name="To">The status after it.</param>
public readonly record struct TicketFinding(TicketFindingKind Kind, Instant At, TicketStatus From, TicketStatus To);
