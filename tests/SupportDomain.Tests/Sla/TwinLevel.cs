namespace SupportDomain.Tests.Sla;

/// <summary>A level as the twin knows it: how many hundredths of the whole, how many minutes more, and whether it waits for an opening.</summary>
internal sealed record TwinLevel(string Id, int Percent, int Minutes, bool NextOpening);
