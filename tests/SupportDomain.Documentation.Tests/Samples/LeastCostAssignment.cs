using SupportDomain.Scheduling.Assignment;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class LeastCostAssignment
{
    internal static void Run()
    {
        #region LeastCostAssignment
        const long No = AssignmentSolver.Forbidden;
        long[] minutes =
        [
            // four waiting items
            4, 1, 3, 9, // Sara
            2, 0, 5, 9, // Reza
            No, 2, No, No, // Mina knows one product only
        ];
        int[] itemOfAgent = new int[3];
        AssignmentResult result = new AssignmentSolver().Solve(items: 4, minutes, itemOfAgent);
        Console.WriteLine($"{string.Join(", ", itemOfAgent)}: {result.Assigned} served, {result.TotalCost} minutes");
        // → 2, 0, 1: 3 served, 7 minutes
        #endregion
    }
}
