using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.TestSupport;

namespace SupportDomain.Documentation.Tests;

/// <summary>The samples of pay are what the pages say of them.</summary>
public sealed class SalaryGuideTests
{
    [Fact]
    public void IranianModel_HasNoDoubt_AndNothingButAssumptions()
    {
        using StreamReader document = Open("iran-support-manager.json");
        SalaryModel model = CompensationJson.ReadModel(document, "iran-support-manager.json");
        model.Review().Should().BeEmpty();
        model.Numbers().Should().HaveCount(28).And.OnlyContain(n => n.Value.Source.Standing == FactStanding.Assumption);
        model.Header.Ranges.Should().OnlyContain(r => r.Source.Standing == FactStanding.Published);
        string[] factors = ["city", "related experience", "management elsewhere", "communication", "leadership", "support software", "large companies", "degree", "industry"];
        model.Inputs.Select(i => i.Name).Should().Contain(factors, "the article names these");
        model.Inputs.Where(i => i.IsChangeable && !i.IsNumber).Should().OnlyContain(i => i.Levels.Any(l => !l.Evidence.IsEmpty), "a level that can be reached says what proves it");
    }

    [Fact]
    public void Rules1404_GiveThePublishedFigure()
    {
        using StreamReader document = Open("iran-1404-rules.json");
        RuleBook book = CompensationJson.ReadRules(document, "iran-1404-rules.json");
        Payslip slip = book.Rules[0].PayslipOf(
            PayPeriod.SolarHijriMonth(1404, 7), new Dictionary<string, int>(StringComparer.Ordinal) { ["children"] = 2, ["married"] = 1 }, [], TaxYearToDate.Nothing(Currency.IranianRial));
        slip.Gross.Should().Be(new Money(163_511_616, Currency.IranianRial));
    }

    private static StreamReader Open(string name) => File.OpenText(Repository.File("docs", "samples", "salary", name));
}
