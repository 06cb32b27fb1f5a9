using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Tool.Commands;

namespace SupportDomain.Tool.Output;

/// <summary>Simulations as the data of a JSON document; what was not observed, or has no interval, is left out.</summary>
internal static class SimulationData
{
    internal static object Of(OperationInput input, SimulationResult result) => new
    {
        desk = input.Name,
        run = Run(result),
        result = Of(result),
        assumptions = Assumptions(input),
        rowsLeftOut = input.LeftOut,
        ticketsOfNoWorkload = input.Untaken,
    };

    internal static object Of(IReadOnlyList<OperationInput> inputs, IReadOnlyList<KeyValuePair<string, DeskOperation>> variants, IReadOnlyList<VariantResult> rows) => new
    {
        run = Run(rows[0].Result),
        variants = rows.Select((r, i) => new
        {
            name = r.Name,
            agents = variants[i].Value.Agents.Length,
            result = Of(r.Result),
            difference = new
            {
                meanWaitSeconds = Of(r.MeanWaitDifferenceSeconds),
                abandonedShare = Of(r.AbandonedShareDifference),
                dueMissedShare = Of(r.DueMissedShareDifference),
                occupancy = Of(r.OccupancyDifference),
            },
        }),
        desks = inputs.Select(i => new { desk = i.Name, assumptions = Assumptions(i), rowsLeftOut = i.LeftOut, ticketsOfNoWorkload = i.Untaken }),
    };

    private static object Run(SimulationResult result) => new
    {
        seed = result.Options.Seed,
        replications = result.Replications,
        batches = result.Options.Batches,
        warmUp = result.Options.WarmUp,
        isPrecise = result.IsPrecise,
    };

    private static object Of(SimulationResult result) => new
    {
        unfinished = result.Unfinished,
        occupancy = Of(result.Occupancy),
        meanQueue = Of(result.MeanQueue),
        total = Of(result.Total),
        workloads = result.Workloads.Select(Of),
    };

    private static object Of(WorkloadResult work) => new
    {
        name = work.Name.Length == 0 ? null : work.Name,
        arrived = work.Arrived,
        served = work.Served,
        abandoned = work.Abandoned,
        turnedAway = work.TurnedAway,
        meanWaitSeconds = Of(work.MeanWaitSeconds),
        meanWaitOfServedSeconds = Of(work.MeanWaitOfServedSeconds),
        waitedShare = Of(work.WaitedShare),
        abandonedShare = Of(work.AbandonedShare),
        turnedAwayShare = Of(work.TurnedAwayShare),
        dueMissedShare = Of(work.DueMissedShare),
        waitedLonger = work.WaitedLonger.Select(t => new { seconds = t.Key.TotalSeconds, share = Of(t.Value) }),
    };

    private static object? Of(Estimate estimate) => double.IsFinite(estimate.Value)
        ? new { value = estimate.Value, halfWidth = double.IsFinite(estimate.HalfWidth) ? estimate.HalfWidth : (double?)null }
        : null;

    private static IEnumerable<object> Assumptions(OperationInput input) => input.Operation.AllAssumptions.Select(a => new { part = Word(a.Part), workload = a.Workload, source = a.Note });

    private static string Word(OperationPart part) => part switch
    {
        OperationPart.Arrivals => "arrivals",
        OperationPart.Handling => "handling",
        OperationPart.Patience => "patience",
        OperationPart.Agents => "agents",
        _ => "places",
    };
}
