namespace SupportDomain.Desks;

/// <summary>Where a ticket stands in its log.</summary>
/// <param name="Line">The line that it begins on, counted from 1, the header included.</param>
/// <param name="Ticket">Its name.</param>
public sealed record TicketLine(long Line, string Ticket);
