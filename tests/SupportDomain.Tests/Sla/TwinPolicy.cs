namespace SupportDomain.Tests.Sla;

/// <summary>A policy as the twin knows it: which priorities, how much, when it is open, and the levels.</summary>
internal sealed record TwinPolicy(string Priority, TwinTarget Target, int Amount, Func<long, bool> IsOpen, TwinLevel[] Levels);
