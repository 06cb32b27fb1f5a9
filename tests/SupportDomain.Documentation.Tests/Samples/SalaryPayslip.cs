using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SalaryPayslip
{
    internal static void Run()
    {
        static string Text(string name) => File.ReadAllText(Repository.File("docs", "samples", "salary", name));

        #region SalaryPayslip
        RuleBook book = CompensationJson.ReadRules(new StringReader(Text("iran-1404-rules.json")), "iran-1404-rules.json");
        PayPeriod mehr = PayPeriod.SolarHijriMonth(1404, 7);
        StatutoryRules rules = book.On(mehr.Start)!;
        Dictionary<string, int> family = new(StringComparer.Ordinal) { ["children"] = 2, ["married"] = 1 };
        TaxYearToDate before = TaxYearToDate.Nothing(Currency.IranianRial);

        Payslip slip = rules.PayslipOf(mehr, family, besides: [], before);
        Console.WriteLine($"gross {slip.Gross}, insured {slip.InsuredShare}, tax {slip.Tax}, net {slip.Net}");

        PayPeriod farvardin = PayPeriod.SolarHijriMonth(1404, 1);
        Money gross = rules.GrossOf(new Money(300_000_000, Currency.IranianRial), farvardin, before)!.Value;
        Console.WriteLine($"{gross} gross pays out {rules.NetOf(gross, farvardin, before)}");

        // → gross IRR 163511616, insured IRR 9991078, tax IRR 0, net IRR 153520538
        // → IRR 334615384 gross pays out IRR 300000000
        #endregion
    }
}
