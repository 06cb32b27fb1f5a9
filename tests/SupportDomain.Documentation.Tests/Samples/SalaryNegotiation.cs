using System.Globalization;
using SupportDomain.Compensation;
using SupportDomain.Reports;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Serialization.JsonNet.Compensation;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SalaryNegotiation
{
    internal static void Run()
    {
        static string Text(string name) => File.ReadAllText(Repository.File("docs", "samples", "salary", name));

        #region SalaryNegotiation
        SalaryModel model = CompensationJson.ReadModel(new StringReader(Text("iran-support-manager.json")), "iran-support-manager.json");
        SalaryProfile candidate = CompensationJson.ReadProfile(new StringReader(Text("candidate.json")), "candidate.json", model);
        AdviceDocument asked = CompensationJson.ReadAdvice(new StringReader(Text("steps.json")), "steps.json");

        SalaryAdvice advice = SalaryAdvice.Of(model, candidate, asked.Steps, asked.Held, asked.Money, asked.Months);
        Console.WriteLine($"now: {advice.Now.Pay.ToString("Tg", CultureInfo.InvariantCulture)}, by a model in which {advice.Now.Assumptions} numbers are assumptions");
        foreach (AdviceOption option in advice.ByGainPerCost.Take(2))
        {
            Console.WriteLine(ReasonText.Of(option.Reasons[0], WordingLanguage.English));
        }

        Console.WriteLine(ReasonText.Of(advice.Best.Reason, WordingLanguage.English));
        Console.WriteLine(ReasonText.Of(advice.Best.Reason, WordingLanguage.Persian));
        Console.WriteLine(string.Join("; ", advice.Best.Steps));

        // → now: 12,678,750 toman, by a model in which 28 numbers are assumptions
        // → support software: has set one up: IRR 8,452,500 more a month, for IRR 0 and 6 months.
        // → communication: proved: IRR 3,803,625 more a month, for IRR 60,000,000 and 2 months.
        // → Together, 3 steps add IRR 15,295,644 a month, for IRR 140,000,000 and 11 months.
        // → ۳ گام با هم ماهی IRR ۱۵٬۲۹۵٬۶۴۴ می‌افزاید، با هزینهٔ IRR ۱۴۰٬۰۰۰٬۰۰۰ و ۱۱ ماه زمان.
        // → communication: proved; leadership: course only; support software: has set one up
        #endregion
    }
}
