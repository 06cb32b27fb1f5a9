namespace SupportDomain.Scheduling.Assignment;

/// <summary>Costs of pairs of a unit and an item that are worked out unit by unit, so that the whole matrix need not exist at once.</summary>
public interface IAssignmentCosts
{
    /// <summary>Writes what each item costs when one unit takes it. Called once a unit, in order.</summary>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="costs">One place for each item; <see cref="AssignmentSolver.Forbidden"/> where the unit may not take it. Holds what the call before left.</param>
    void CopyRow(int unit, Span<long> costs);
}
