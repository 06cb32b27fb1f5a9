using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>A customer under fairness: its weight, its cap, how much is in hand, and its cells. Number 0 is that of items without a customer.</summary>
internal sealed class CustomerState(CustomerId id)
{
    internal CustomerId Id { get; } = id;

    internal List<int> Cells { get; } = [];

    internal int InHand { get; set; }

    internal int Cap { get; set; } = int.MaxValue;

    internal int Weight { get; set; } = 1;

    internal Dictionary<int, FlowState> Flows { get; } = [];

    internal bool IsParked => InHand >= Cap;
}
