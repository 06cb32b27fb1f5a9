using NodaTime;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>A ticket of a log as work that came in.</summary>
/// <remarks>Equal by value; no order. <c>default</c> has no attributes and is refused. Immutable, safe for use by many threads.</remarks>
/// <param name="At">When it was opened.</param>
/// <param name="Attributes">What it was when it was opened.</param>
public readonly record struct TicketArrival(Instant At, TicketAttributes Attributes);
