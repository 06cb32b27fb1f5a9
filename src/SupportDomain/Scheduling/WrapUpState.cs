using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>Capacity that stays taken after an item is done.</summary>
internal readonly record struct WrapUpState(long Item, int Agent, int Departures, ContactChannel Channel, int Units, bool Blocks, long Until);
