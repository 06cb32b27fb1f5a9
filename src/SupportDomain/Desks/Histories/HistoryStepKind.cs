namespace SupportDomain.Desks.Histories;

/// <summary>What a step is.</summary>
internal enum HistoryStepKind
{
    /// <summary>A row says what it says.</summary>
    Row,

    /// <summary>A turn ended, and no other one began.</summary>
    TurnEnded,

    /// <summary>A person answered, by a column of its own.</summary>
    Responded,

    /// <summary>The ticket was solved, by a column of its own.</summary>
    Solved,

    /// <summary>The ticket was closed, by a column of its own.</summary>
    Closed,
}
