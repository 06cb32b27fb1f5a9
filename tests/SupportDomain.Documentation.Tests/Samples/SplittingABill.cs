using System.Globalization;
using SupportDomain.Monetary;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SplittingABill
{
    internal static void Run()
    {
        #region SplittingABill
        Money bill = Money.Parse("EUR 0.15", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Join(", ", bill.Split(10).Select(part => part.MinorUnits)));
        Console.WriteLine(string.Join(", ", bill.Allocate([7, 3]).Select(part => part.MinorUnits)));
        Console.WriteLine(string.Join(", ", (-bill).Allocate([7, 3]).Select(part => part.MinorUnits)));
        // → 2, 2, 2, 2, 2, 1, 1, 1, 1, 1
        // → 11, 4
        // → -11, -4
        #endregion
    }
}
