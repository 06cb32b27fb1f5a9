using System.Numerics;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Compensation;

public sealed class StatutoryTests
{
    private static readonly FactSource Decree = new("1404 wage decree: en.vazeh.com wage guide; eghtesad100.ir/169152", new LocalDate(2025, 3, 21), FactStanding.Published);
    private static readonly FactSource Brackets1404 = new("1404 salary tax: stormaref/tax", new LocalDate(2025, 3, 21), FactStanding.Published);
    private static readonly FactSource Article28 = new("Social Security Act, article 28", new LocalDate(2025, 3, 21), FactStanding.Published);

    /// <summary>The published figure for a married worker with two children: 103,909,680 + 9,000,000 + 22,000,000 + 2 × 10,390,968 + 2,820,000 + 5,000,000.</summary>
    [Fact]
    public void Sample1404_MarriedWithTwoChildren_IsThePublishedFigure()
    {
        // Mehr is a month of 30 days.
        Payslip slip = Rules1404().PayslipOf(PayPeriod.SolarHijriMonth(1404, 7), Family(2, 1), [], TaxYearToDate.Nothing(Currency.IranianRial));
        slip.Gross.Should().Be(Rial(163_511_616));
        slip.Lines.Select(l => (long)l.Amount.MinorUnits).Should().Equal(103_909_680, 9_000_000, 22_000_000, 2_820_000, 20_781_936, 5_000_000);

        // A full month of 31 days pays a day more: 3,463,656 + 94,000.
        Rules1404().PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), Family(2, 1), [], TaxYearToDate.Nothing(Currency.IranianRial)).Gross.Should().Be(Rial(163_511_616 + 3_463_656 + 94_000));
    }

    [Fact]
    public void Sample1404_InsuranceAndTax_AreThoseOfAHandCalculation()
    {
        // Insurable: all but the children's 20,781,936 → 142,729,680; 7 % = 9,991,077.6; 23 % = 32,827,826.4. Taxable 163,511,616 < 240,000,000: no tax.
        Payslip slip = Rules1404().PayslipOf(PayPeriod.SolarHijriMonth(1404, 7), Family(2, 1), [], new TaxYearToDate(0, Rial(0)));
        slip.InsuredShare.Should().Be(Rial(9_991_078));
        slip.EmployerShare.Should().Be(Rial(28_545_936), "20 % of 142,729,680");
        slip.Tax.Should().Be(Rial(0));
        slip.Net.Should().Be(Rial(163_511_616 - 9_991_078));
    }

    /// <summary>Monthly bounds of the source in toman: 24, 30, 38, 50 and 66 2/3 million; the yearly ones are twelve times as much. At the last, 800 million ÷ 12 is no whole number.</summary>
    [Fact]
    public void CumulativeTax_OfAYear_IsThatOfTheYearlyBrackets()
    {
        StatutoryRules rules = Rules1404();

        // 1,200 million toman a year: 72 × 10 % + 96 × 15 % + 144 × 20 % + 200 × 25 % + 400 × 30 % = 220.4 million.
        rules.CumulativeTax(12_000_000_000, 12).Should().Be(2_204_000_000);
        rules.CumulativeTax(1_000_000_000, 1).Should().Be(new Rational(2_204_000_000, 12));
        TaxYearToDate soFar = TaxYearToDate.Nothing(Currency.IranianRial);
        Money kept = Rial(0);
        for (int month = 1; month <= 12; month++)
        {
            Payslip slip = TaxOnly().PayslipOf(PayPeriod.SolarHijriMonth(1404, month), new Dictionary<string, int>(StringComparer.Ordinal), [new("pay", Rial(month == 12 ? 1_000_000_000 : 999_999_999), false, true)], soFar);
            kept += slip.Tax;
            soFar = slip.YearToDate;
        }

        kept.Should().Be(Rial(2_203_999_997), "11 rials less at 30 % are 3.3 less, and the year's tax is rounded once");
    }

    [Fact]
    public void Net_IsMonotone_WithoutJumps_AndGrossInvertsIt() => Properties.Check(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        StatutoryRules rules = RandomRules(random);
        PayPeriod period = PayPeriod.SolarHijriMonth(1404, random.Next(1, 13));
        TaxYearToDate before = new(new Rational(random.NextInt64(0, 10_000_000), random.Next(1, 4)), Rial(random.Next(0, 1000)));
        long[] starts = [.. rules.Brackets.Select(b => (long)b.YearlyFrom.MinorUnits * period.Month / 12), random.NextInt64(0, 1_000_000_000_000_000_000)];
        foreach (long gross in starts.SelectMany(s => Enumerable.Range(-2, 5).Select(d => s + d)).Where(g => g >= 0))
        {
            Money net = rules.NetOf(Rial(gross), period, before);
            Money next = rules.NetOf(Rial(gross + 1), period, before);
            ((long)(next - net).MinorUnits).Should().BeInRange(0, 1, "a rial more costs at most a rial, seed {0}, gross {1}", seed, gross);
            net.MinorUnits.Should().Be((Int128)SlowNet(rules, gross, period, before), "seed {0}, gross {1}", seed, gross);
            if (net.Sign >= 0)
            {
                Money inverse = rules.GrossOf(net, period, before)!.Value;
                inverse.Should().BeLessThanOrEqualTo(Rial(gross));
                rules.NetOf(inverse, period, before).Should().Be(net, "every step is one rial at most");
                if (inverse.Sign > 0)
                {
                    (rules.NetOf(inverse - Rial(1), period, before) < net).Should().BeTrue("it is the smallest");
                }
            }
        }
    }, cases: 60);

    [Fact]
    public void GrossOf_WhatCannotBeReached_IsNull()
    {
        StatutoryRules all = new("all", Currency.IranianRial, new LocalDate(2025, 3, 21), null, [], [],
            null, [new TaxBracket(Rial(0), Percentage.Zero, Decree), new TaxBracket(Rial(1200), Percentage.Hundred, Decree)], Percentage.Zero, Rounding.Floor);
        PayPeriod first = PayPeriod.SolarHijriMonth(1404, 1);
        all.GrossOf(Rial(100), first, TaxYearToDate.Nothing(Currency.IranianRial)).Should().Be(Rial(100));
        all.GrossOf(Rial(101), first, TaxYearToDate.Nothing(Currency.IranianRial)).Should().BeNull();
    }

    [Fact]
    public void Esfand_HasThirtyDaysInALeapYear_AndPartsOfMonthsAreProRated()
    {
        PayPeriod.SolarHijriMonth(1403, 12).Days.Should().Be(30, "1403 is a leap year");
        PayPeriod.SolarHijriMonth(1404, 12).Days.Should().Be(29);
        PayPeriod.IsoMonth(2024, 2).Days.Should().Be(29);
        Payslip half = Rules1404().PayslipOf(PayPeriod.SolarHijriMonth(1404, 7).WithPaidDays(15), Family(0, 0), [], TaxYearToDate.Nothing(Currency.IranianRial));
        half.Gross.Should().Be(Rial((103_909_680 / 2) + 4_500_000 + 11_000_000 + 1_410_000));
        FluentActions.Invoking(() => PayPeriod.SolarHijriMonth(1404, 12).WithPaidDays(30)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Ceiling_LimitsTheShares()
    {
        StatutoryRules rules = new("ceiling", Currency.IranianRial, new LocalDate(2025, 3, 21), null, [], [new InsuranceShare("7", SharePayer.Insured, Percentage.FromPercent(7), Article28)],
            Rial(1000), [], Percentage.Zero, Rounding.HalfEven);
        PayPeriod mehr = PayPeriod.SolarHijriMonth(1404, 7);
        TaxYearToDate nothing = TaxYearToDate.Nothing(Currency.IranianRial);
        rules.NetOf(Rial(30_000), mehr, nothing).Should().Be(Rial(27_900));
        rules.NetOf(Rial(1_000_000), mehr, nothing).Should().Be(Rial(1_000_000 - 2_100));
        rules.NetOf(Rial(1_000_000), mehr.WithPaidDays(10), nothing).Should().Be(Rial(1_000_000 - 700));
    }

    [Fact]
    public void Hostile_RulesAndBooks_AreRefused()
    {
        LocalDate day = new(2025, 3, 21);
        StatutoryRules Simple(string id, LocalDate from, LocalDate? until, params TaxBracket[] brackets) => new(id, Currency.IranianRial, from, until, [], [], null, brackets, Percentage.Zero, Rounding.Floor);
        FluentActions.Invoking(() => new RuleBook([Simple("a", day, null), Simple("b", day.PlusYears(1), null)])).Should().Throw<ArgumentException>().WithMessage("*2026-03-21*a*b*");
        FluentActions.Invoking(() => new RuleBook([Simple("a", day, day.PlusDays(10)), Simple("b", day.PlusDays(9), null)])).Should().Throw<ArgumentException>();
        RuleBook book = new([Simple("b", day.PlusDays(10), null), Simple("a", day, day.PlusDays(10))]);
        book.On(day.PlusDays(9))!.Id.Should().Be("a");
        book.On(day.PlusDays(10))!.Id.Should().Be("b");
        book.On(day.PlusDays(-1)).Should().BeNull();
        FluentActions.Invoking(() => Simple("x", day, day)).Should().Throw<ArgumentException>().WithParameterName("until");
        FluentActions.Invoking(() => Simple("x", day, null, new TaxBracket(Rial(5), Percentage.Zero, Decree))).Should().Throw<ArgumentException>().WithParameterName("brackets");
        FluentActions.Invoking(() => Simple("x", day, null, new TaxBracket(Rial(0), Percentage.Zero, Decree), new TaxBracket(Rial(0), Percentage.Zero, Decree))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new TaxBracket(Rial(0), Percentage.FromPercent(101), Decree)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Simple("x", day, null, new TaxBracket(new Money(0, Currency.IranianNewRial), Percentage.Zero, Decree))).Should().Throw<ArgumentException>().WithMessage("*series*");
        FluentActions.Invoking(() => new StatutoryRules("x", Currency.IranianRial, day, null, [], [new InsuranceShare("i", SharePayer.Insured, Percentage.FromPercent(50), Decree)], null,
            [new TaxBracket(Rial(0), Percentage.FromPercent(51), Decree)], Percentage.Zero, Rounding.Floor)).Should().Throw<ArgumentException>().WithMessage("*100 %*");
        StatutoryRules rules = Rules1404();
        TaxYearToDate nothing = TaxYearToDate.Nothing(Currency.IranianRial);
        FluentActions.Invoking(() => rules.PayslipOf(PayPeriod.SolarHijriMonth(1403, 1), Family(0, 0), [], nothing)).Should().Throw<ArgumentException>().WithParameterName("period");
        FluentActions.Invoking(() => rules.PayslipOf(default, Family(0, 0), [], nothing)).Should().Throw<ArgumentException>().WithParameterName("period");
        FluentActions.Invoking(() => rules.PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), new Dictionary<string, int>(StringComparer.Ordinal), [], nothing)).Should().Throw<ArgumentException>().WithMessage("*children*");
        FluentActions.Invoking(() => rules.PayslipOf(PayPeriod.SolarHijriMonth(1404, 1), Family(-1, 0), [], nothing)).Should().Throw<ArgumentException>().WithParameterName("counts");
        FluentActions.Invoking(() => rules.NetOf(Rial(-1), PayPeriod.SolarHijriMonth(1404, 1), nothing)).Should().Throw<ArgumentException>().WithParameterName("gross");
        FluentActions.Invoking(() => rules.NetOf(new Money(1, Currency.IranianNewRial), PayPeriod.SolarHijriMonth(1404, 1), nothing)).Should().Throw<CurrencyMismatchException>();
    }

    /// <summary>Components and brackets of 1404 as published; housing and grocery for whole months, in proportion to paid days.</summary>
    private static StatutoryRules Rules1404() => new(
        "Iran 1404", Currency.IranianRial, new LocalDate(2025, 3, 21), new LocalDate(2026, 3, 21),
        [
            new StatutoryComponent("minimum wage", Rial(3_463_656), ComponentPer.Day, null, true, true, Decree),
            new StatutoryComponent("housing", Rial(9_000_000), ComponentPer.MonthProRated, null, true, true, Decree),
            new StatutoryComponent("grocery", Rial(22_000_000), ComponentPer.MonthProRated, null, true, true, Decree),
            new StatutoryComponent("seniority", Rial(94_000), ComponentPer.Day, null, true, true, Decree),
            new StatutoryComponent("child allowance", Rial(10_390_968), ComponentPer.MonthProRated, "children", false, true, Decree),
            new StatutoryComponent("marriage allowance", Rial(5_000_000), ComponentPer.MonthProRated, "married", true, true, Decree),
        ],
        [
            new InsuranceShare("insured", SharePayer.Insured, Percentage.FromPercent(7), Article28),
            new InsuranceShare("employer", SharePayer.Employer, Percentage.FromPercent(20), Article28),
            new InsuranceShare("state", SharePayer.State, Percentage.FromPercent(3), Article28),
        ],
        null, Brackets(), Percentage.Zero, Rounding.HalfEven);

    private static StatutoryRules TaxOnly() => new("tax", Currency.IranianRial, new LocalDate(2025, 3, 21), null, [], [], null, Brackets(), Percentage.Zero, Rounding.HalfEven);

    private static TaxBracket[] Brackets() =>
    [
        Bracket(0, 0), Bracket(2_880_000_000, 10), Bracket(3_600_000_000, 15), Bracket(4_560_000_000, 20), Bracket(6_000_000_000, 25), Bracket(8_000_000_000, 30),
    ];

    private static TaxBracket Bracket(long from, int percent) => new(Rial(from), Percentage.FromPercent(percent), Brackets1404);

    private static StatutoryRules RandomRules(Random random)
    {
        long start = 0;
        List<TaxBracket> brackets = [];
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            brackets.Add(new TaxBracket(Rial(start), Percentage.FromPercent(random.Next(0, 51)), Decree));
            start += random.NextInt64(1, 100_000);
        }

        return new StatutoryRules("random", Currency.IranianRial, new LocalDate(2025, 3, 21), null, [], [new InsuranceShare("i", SharePayer.Insured, Percentage.FromPercent(new Rational(random.Next(0, 500), 10)), Decree)],
            random.Next(2) == 0 ? null : Rial(random.Next(1, 10_000)), brackets, Percentage.FromPercent(random.Next(0, 101)), (Rounding)random.Next(1, 8));
    }

    /// <summary>The definition in the tests' own fractions: shares and tax added, rounded once.</summary>
    private static BigInteger SlowNet(StatutoryRules rules, long gross, PayPeriod period, TaxYearToDate before)
    {
        Fraction pay = Fraction.Of(gross);
        Fraction insured = rules.DailyCeiling is { } ceiling && pay.CompareTo(Fraction.Of(ceiling.MinorUnits * period.PaidDays)) > 0 ? Fraction.Of(ceiling.MinorUnits * period.PaidDays) : pay;
        Fraction share = insured * Fraction.Of(rules.Shares[0].Rate.Fraction);
        Fraction baseSoFar = Fraction.Of(before.Base) + pay - (share * Fraction.Of(rules.Deductible.Fraction));
        Fraction tax = Fraction.Of(0);
        for (int i = 0; i < rules.Brackets.Length; i++)
        {
            Fraction from = new Fraction(rules.Brackets[i].YearlyFrom.MinorUnits * period.Month, 12);
            Fraction above = baseSoFar - from;
            Fraction width = i + 1 < rules.Brackets.Length ? new Fraction((rules.Brackets[i + 1].YearlyFrom.MinorUnits - rules.Brackets[i].YearlyFrom.MinorUnits) * period.Month, 12) : above;
            Fraction taxed = above.CompareTo(Fraction.Of(0)) <= 0 ? Fraction.Of(0) : above.CompareTo(width) > 0 ? width : above;
            tax += taxed * Fraction.Of(rules.Brackets[i].Rate.Fraction);
        }

        Fraction all = share + tax - Fraction.Of(before.Tax.MinorUnits);
        BigInteger below = all.Floor();
        if (all == Fraction.Of(below))
        {
            return gross - below;
        }

        int half = (all - Fraction.Of(below)).CompareTo(new Fraction(1, 2));
        bool isNegative = all.CompareTo(Fraction.Of(0)) < 0;
        bool up = rules.Rounding switch
        {
            Rounding.HalfEven => half > 0 || (half == 0 && !below.IsEven),
            Rounding.HalfAwayFromZero => half > 0 || (half == 0 && !isNegative),
            Rounding.HalfTowardsZero => half > 0 || (half == 0 && isNegative),
            Rounding.TowardsZero => isNegative,
            Rounding.AwayFromZero => !isNegative,
            Rounding.Floor => false,
            _ => true,
        };
        return gross - (up ? below + 1 : below);
    }

    private static Dictionary<string, int> Family(int children, int married) => new(StringComparer.Ordinal) { ["children"] = children, ["married"] = married };

    private static Money Rial(Int128 units) => new(units, Currency.IranianRial);
}
