using SupportDomain.Benchmarks.Tool;

namespace SupportDomain.Benchmarks.Ratios;

/// <summary>Every case of the <c>ratios</c> mode: one line an area.</summary>
internal static class RatioRegistry
{
    internal static IEnumerable<RatioCase> All() =>
    [
        .. ReplayRatios.Cases(),
        .. GrowthRatios.Cases(),
        .. Collections.QueueRatios.All(),
        .. BusinessTime.BusinessTimeRatios.Cases(),
        .. Apportionment.AllocationRatios.All(),
        .. Compensation.SalaryRatios.All(),
        .. Tickets.TicketRatios.All(),
        .. Scheduling.AssignmentRatios.All(),
        .. Scheduling.WorkflowRatios.All(),
        .. Sla.SlaRatios.All(),
        .. Scheduling.SchedulerRatios.All(),
        .. Analytics.SimulatorRatios.All(),
    ];
}
