using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Compensation;

/// <summary>Each fact on Iran that the reference calls verified, as rules. The wage decree of 1404, its published sum and its brackets in a year stand in <see cref="StatutoryTests"/>.</summary>
public sealed class IranReferenceTests
{
    private static readonly FactSource Source = new("ravihesab.com/hoghogh1403; kamkhabar.ir", new LocalDate(2024, 3, 20), FactStanding.Published);
    private static readonly TaxYearToDate Nothing = TaxYearToDate.Nothing(Currency.IranianRial);

    /// <summary>1403, in toman a month: a child 716,600, grocery 1,400,000, housing 900,000, marriage 500,000. A married worker with one child gets 3,516,600 besides the wage.</summary>
    [Fact]
    public void FamilyComponentsOf1403()
    {
        StatutoryRules rules = Rules(new LocalDate(2024, 3, 20), [Component("child", 716_600, "children"), Component("grocery", 1_400_000, null), Component("housing", 900_000, null), Component("marriage", 500_000, "married")], [], []);
        Payslip slip = rules.PayslipOf(PayPeriod.SolarHijriMonth(1403, 1), new Dictionary<string, int>(StringComparer.Ordinal) { ["children"] = 1, ["married"] = 1 }, [], Nothing);
        slip.Gross.Should().Be(Toman(3_516_600));
        slip.Gross.ToString("Tg", System.Globalization.CultureInfo.InvariantCulture).Should().Be("3,516,600 toman");
    }

    /// <summary>30 % of the insurable wage: 7 of the insured, 20 of the employer and 3 of the state; with 3 for unemployment the employer's are 23.</summary>
    [Fact]
    public void SharesOfInsurance()
    {
        InsuranceShare[] shares =
        [
            new("insured", SharePayer.Insured, Percentage.FromPercent(7), Source), new("employer", SharePayer.Employer, Percentage.FromPercent(20), Source),
            new("state", SharePayer.State, Percentage.FromPercent(3), Source),
        ];
        shares.Aggregate(Rational.Zero, (sum, s) => sum + s.Rate.Fraction).Should().Be(new Rational(30, 100));
        PayslipLine[] wage = [new("wage", Toman(10_000_000), true, true)];
        Payslip slip = Rules(new LocalDate(2025, 3, 21), [], shares, []).PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), NoCounts, wage, Nothing);
        (slip.InsuredShare, slip.EmployerShare, slip.Net).Should().Be((Toman(700_000), Toman(2_000_000), Toman(9_300_000)));
        InsuranceShare unemployment = new("unemployment", SharePayer.Employer, Percentage.FromPercent(3), Source);
        Rules(new LocalDate(2025, 3, 21), [], [.. shares, unemployment], []).PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), NoCounts, wage, Nothing).EmployerShare.Should().Be(Toman(2_300_000));
    }

    /// <summary>1404, in toman a month: nothing to 24 million, 10 % to 30, 15 % to 38, 20 % to 50, 25 % to 66,666,667 and 30 % beyond. At the bounds 0; 0.6; 1.8; 4.2; and 8.3667 million (4.2 + 25 % of 16 2/3).</summary>
    [Theory]
    [InlineData(24_000_000, 0)]
    [InlineData(30_000_000, 6_000_000)]
    [InlineData(38_000_000, 18_000_000)]
    [InlineData(50_000_000, 42_000_000)]
    [InlineData(66_666_667, 83_666_668)]
    [InlineData(76_666_667, 113_666_668)]
    public void BracketsOf1404_ByMonth(long toman, long rialsOfTax)
    {
        StatutoryRules rules = Rules(new LocalDate(2025, 3, 21), [], [], [(0, 0), (288_000_000, 10), (360_000_000, 15), (456_000_000, 20), (600_000_000, 25), (800_000_000, 30)]);
        Payslip slip = rules.PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), NoCounts, [new("pay", Toman(toman), false, true)], Nothing);
        slip.Tax.Should().Be(new Money(rialsOfTax, Currency.IranianRial));
    }

    /// <summary>1405: nothing to 40 million toman a month; by one source 10 % to 80, 15 % to 100, 20 % to 120, 25 % to 140 and 30 % beyond: at 150 million 4 + 3 + 4 + 5 + 3 = 19 million.</summary>
    [Theory]
    [InlineData(40_000_000, 0)]
    [InlineData(150_000_000, 19_000_000)]
    public void ExemptionOf1405(long toman, long tax)
    {
        StatutoryRules rules = Rules(new LocalDate(2026, 3, 21), [], [], [(0, 0), (480_000_000, 10), (960_000_000, 15), (1_200_000_000, 20), (1_440_000_000, 25), (1_680_000_000, 30)]);
        rules.PayslipOf(PayPeriod.SolarHijriMonth(1405, 1), NoCounts, [new("pay", Toman(toman), false, true)], Nothing).Tax.Should().Be(Toman(tax));
    }

    /// <summary>Pay of the old series is not taken for pay of the new one; 10,000 old rials are one new rial of 100 gheran.</summary>
    [Fact]
    public void Redenomination_KeepsTheSeriesApart()
    {
        StatutoryRules rules = Rules(new LocalDate(2025, 3, 21), [], [], []);
        FluentActions.Invoking(() => rules.NetOf(new Money(1, Currency.IranianNewRial), PayPeriod.SolarHijriMonth(1404, 1), Nothing)).Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => rules.NetOf(Toman(1), PayPeriod.SolarHijriMonth(1404, 1), TaxYearToDate.Nothing(Currency.IranianNewRial))).Should().Throw<CurrencyMismatchException>();
        FluentActions.Invoking(() => rules.GrossOf(new Money(1, Currency.IranianNewRial), PayPeriod.SolarHijriMonth(1404, 1), Nothing)).Should().Throw<CurrencyMismatchException>();
    }

    private static Dictionary<string, int> NoCounts { get; } = new(StringComparer.Ordinal);

    private static StatutoryComponent Component(string id, long toman, string? count) => new(id, Toman(toman), ComponentPer.Month, count, true, true, Source);

    private static StatutoryRules Rules(LocalDate from, StatutoryComponent[] components, InsuranceShare[] shares, (long YearlyToman, int Percent)[] brackets) => new(
        "rules", Currency.IranianRial, from, null, components, shares, null, brackets.Select(b => new TaxBracket(Toman(b.YearlyToman), Percentage.FromPercent(b.Percent), Source)), Percentage.Zero, Rounding.HalfEven);

    private static Money Toman(long amount) => new((Int128)amount * 10, Currency.IranianRial);
}
