namespace SupportDomain.Sla;

/// <summary>A level of a policy that an instance of a clock has passed.</summary>
internal readonly record struct PassedLevel(int Clock, int Instance, short Plan, int Level);
