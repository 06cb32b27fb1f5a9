namespace SupportDomain.Tests.Sla;

/// <summary>A policy as the twin knows it: which priorities, how much, and when it is open.</summary>
internal sealed record TwinPolicy(string Priority, TwinTarget Target, int Amount, Func<long, bool> IsOpen);
