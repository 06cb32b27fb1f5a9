namespace SupportDomain.Scheduling;

/// <summary>What becomes of the age of the items of a team that is frozen.</summary>
public enum FreezeAge
{
    /// <summary>Time goes on: items are older by the length of the freeze when it ends.</summary>
    Runs = 0,

    /// <summary>Time stands for the order of the team's items: arrivals and due times count as later by the length of the freeze. Timers go on.</summary>
    Stands = 1,
}
