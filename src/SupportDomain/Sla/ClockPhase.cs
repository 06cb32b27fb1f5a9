namespace SupportDomain.Sla;

/// <summary>Whether there is an instance, and whether it goes on.</summary>
internal enum ClockPhase : byte
{
    None = 0,
    Active = 1,
    Stopped = 2,
    Cancelled = 3,
}
