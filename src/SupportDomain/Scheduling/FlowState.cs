namespace SupportDomain.Scheduling;

/// <summary>A customer's items in one band: how many are ready, and the tag that says whose turn it is.</summary>
internal sealed class FlowState
{
    internal int Ready { get; set; }

    internal Int128 Tag { get; set; }
}
