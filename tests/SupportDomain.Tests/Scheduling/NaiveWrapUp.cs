using SupportDomain.Identifiers;

namespace SupportDomain.Tests.Scheduling;

/// <summary>Capacity kept after an item is done.</summary>
internal sealed record NaiveWrapUp(long Item, AgentId Agent, ContactChannel Channel, long Until, int Units, bool Blocks);
