using System.Globalization;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class MoneyReform
{
    internal static void Run()
    {
        #region MoneyReform
        CultureInfo invariant = CultureInfo.InvariantCulture;
        Money wage = Money.Parse("16,351,161.6 toman", invariant);
        Console.WriteLine(wage.ToString("Cg", invariant));
        Console.WriteLine(wage.ToString("Tgp", invariant));

        Money renewed = wage.Redenominate(Redenomination.IranianRial, Rounding.HalfEven);
        Console.WriteLine(renewed.ToString("Cg", invariant));
        Console.WriteLine(renewed.Redenominate(Redenomination.IranianRial, Rounding.Exact).ToString("Cg", invariant));
        try
        {
            Console.WriteLine(wage + renewed);
        }
        catch (CurrencyMismatchException e)
        {
            Console.WriteLine(e.Message);
        }

        // → IRR 163,511,616
        // → ۱۶٬۳۵۱٬۱۶۱٫۶ تومان
        // → IRR/new 16,351.16
        // → IRR 163,511,600
        // → IRR and IRR/new do not mix; convert one with a dated rate, or with the law of a redenomination.
        #endregion
    }
}
