namespace SupportDomain.Compensation;

/// <summary>Where an instruction takes its operand from.</summary>
internal enum Fetch
{
    /// <summary>Nowhere: clamps, roundings, and the beginning of a group.</summary>
    None = 0,

    /// <summary>A cell of a table, by the places of one or two inputs; a constant is a table of one cell that reads no input.</summary>
    Table = 1,

    /// <summary>A scale over number inputs.</summary>
    Scale = 2,

    /// <summary>A scale over the running value.</summary>
    RunningScale = 3,

    /// <summary>The running value of the group that ends here.</summary>
    Group = 4,
}
