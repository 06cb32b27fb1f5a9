using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class PriorityFromMatrix
{
    internal static void Run()
    {
        #region PriorityFromMatrix
        PriorityMatrix matrix = new(
            new PriorityRule("high", "high", "P1"),
            new PriorityRule("high", "low", "P2"),
            new PriorityRule("low", "high", "P2"),
            new PriorityRule("low", "low", "P3"));
        TicketAttributes attributes = new(Type: "Network") { Impact = "high", Urgency = "low" };
        Console.WriteLine(matrix.Prioritise(attributes).Priority);
        Console.WriteLine(matrix.PriorityOf("unheard of", "low") ?? "no cell");
        // → P2
        // → no cell
        #endregion
    }
}
