namespace SupportDomain.Desks;

/// <summary>The group numbers of a ticket in the dimensions that all clocks share.</summary>
internal readonly record struct TicketGroups(int Priority, int Queue, int Month);
