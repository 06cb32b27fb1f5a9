namespace SupportDomain.Budgeting;

/// <summary>What a line of a budget stands for; the division is the same for all.</summary>
public enum BudgetLineKind
{
    /// <summary>Anything else.</summary>
    Other = 0,

    /// <summary>A department.</summary>
    Department = 1,

    /// <summary>A team.</summary>
    Team = 2,

    /// <summary>A contact channel.</summary>
    Channel = 3,

    /// <summary>A goal.</summary>
    Goal = 4,
}
