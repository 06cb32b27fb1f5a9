namespace SupportDomain.Scheduling;

/// <summary>What the items of a cell have in common.</summary>
/// <param name="Requirements">The number of the required skills.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Group">The number of the team; 0 for none.</param>
/// <param name="Known">The number of the one agent who may take them, or -1.</param>
/// <param name="Declined">The number of the set of agents who declined them; 0 for nobody.</param>
/// <param name="Kind">The class of service where rates differ, 1 where the age is capped and has reached the cap, otherwise 0.</param>
/// <param name="Preferred">The number of the skills that decide the level, where levels do, otherwise 0.</param>
/// <param name="Customer">The number of the customer under fairness, otherwise 0.</param>
internal readonly record struct CellKey(int Requirements, int Channel, int Group, int Known, int Declined, int Kind, int Preferred, int Customer);
