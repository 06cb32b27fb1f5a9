namespace SupportDomain.Desks;

/// <summary>What a replay that reads several rows a ticket counts besides the rows.</summary>
/// <param name="Tickets">How many tickets were judged.</param>
/// <param name="PrioritiesCompared">How many rows tell impact, urgency and priority, where the mapping has a priority matrix; else zero.</param>
/// <param name="PriorityExceptions">How many of these have another priority than the matrix says.</param>
public sealed record HistorySummary(long Tickets, long PrioritiesCompared, long PriorityExceptions);
