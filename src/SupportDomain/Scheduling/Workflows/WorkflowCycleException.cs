using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>The steps of a workflow wait for each other in a circle, so none of them could ever begin.</summary>
public sealed class WorkflowCycleException : ArgumentException
{
    private const int MostShown = 10;

    internal WorkflowCycleException(ImmutableArray<WorkflowStepId> cycle, string parameterName)
        : base(Wording(cycle), parameterName) => Cycle = cycle;

    /// <summary>One such circle: each step is a prerequisite of the one behind it, and the last of the first. A step that waits for itself stands alone.</summary>
    public ImmutableArray<WorkflowStepId> Cycle { get; }

    private static string Wording(ImmutableArray<WorkflowStepId> cycle)
    {
        string shown = string.Join(" → ", cycle.Take(MostShown).Select(step => $"'{step}'"));
        string more = cycle.Length > MostShown ? string.Create(CultureInfo.InvariantCulture, $" → {cycle.Length - MostShown} more") : string.Empty;
        return $"The steps {shown}{more} → '{cycle[0]}' wait for each other in a circle; the prerequisites of a step must lead back to steps without any.";
    }
}
