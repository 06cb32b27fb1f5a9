namespace SupportDomain.Desks;

/// <summary>A part of an operation that may be an assumption.</summary>
public enum OperationPart
{
    /// <summary>When work comes in.</summary>
    Arrivals = 0,

    /// <summary>How long an item takes.</summary>
    Handling = 1,

    /// <summary>How long customers wait before they leave.</summary>
    Patience = 2,

    /// <summary>Who works: how many agents, their capacity, skills and shifts.</summary>
    Agents = 3,

    /// <summary>How many items find room.</summary>
    Places = 4,
}
