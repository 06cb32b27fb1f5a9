namespace SupportDomain.Tests.Sla;

/// <summary>A policy as the twin knows it: which priorities, how much, when it is open, the levels, and the group that must have the ticket, or null.</summary>
internal sealed record TwinPolicy(string Priority, TwinTarget Target, int Amount, Func<long, bool> IsOpen, TwinLevel[] Levels, string? Group = null);
