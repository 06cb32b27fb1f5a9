using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What law and decree say about pay from one day until another: components, insurance shares with a ceiling, yearly tax brackets. All of it data of the caller; nothing is built in.</summary>
/// <remarks>
/// <para>Tax is cumulative: in month m of the year, the base so far is held against the yearly brackets times m ÷ 12, as exact fractions, and what was kept back before is taken off.</para>
/// <para>Net pay is monotone in gross pay: together, the insured's rates and the highest tax rate are at most 100 %, and all deductions are rounded once, together.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class StatutoryRules
{
    private const int MonthsPerYear = 12;

    /// <summary>States a set of rules.</summary>
    /// <param name="id">What it is called.</param>
    /// <param name="currency">The currency and series of all amounts.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The day after the last, or null.</param>
    /// <param name="components">Components of pay, each identifier once.</param>
    /// <param name="shares">Shares of insurance, each identifier once.</param>
    /// <param name="dailyCeiling">The insurable pay of a paid day beyond which no share is taken; null for none.</param>
    /// <param name="brackets">Tax brackets by ascending start, the first from zero; none for no tax.</param>
    /// <param name="deductible">The part of the insured's shares that is taken off the tax base, from 0 % to 100 %.</param>
    /// <param name="rounding">How amounts become whole minor units.</param>
    /// <exception cref="ArgumentException">The days are empty, an identifier stands twice, currencies are mixed, brackets do not ascend from zero, or a rial more could cost more than a rial.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deductible"/> or <paramref name="rounding"/> is out of its range.</exception>
    public StatutoryRules(
        string id, Currency currency, LocalDate from, LocalDate? until, IEnumerable<StatutoryComponent> components, IEnumerable<InsuranceShare> shares,
        Money? dailyCeiling, IEnumerable<TaxBracket> brackets, Percentage deductible, Rounding rounding)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Currency = Guard.Against.Null(currency);
        From = from.WithCalendar(CalendarSystem.Iso);
        Until = until?.WithCalendar(CalendarSystem.Iso);
        Components = [.. Guard.Against.Null(components).Select(c => Guard.Against.Null(c, nameof(components)))];
        Shares = [.. Guard.Against.Null(shares).Select(s => Guard.Against.Null(s, nameof(shares)))];
        Brackets = [.. Guard.Against.Null(brackets).Select(b => Guard.Against.Null(b, nameof(brackets)))];
        DailyCeiling = dailyCeiling;
        Deductible = Guard.Against.OutOfRange(deductible, Percentage.Zero, Percentage.Hundred);
        Rounding = Guard.Against.UndefinedEnum(rounding);
        Check();
    }

    /// <summary>What it is called.</summary>
    public string Id { get; }

    /// <summary>The currency and series of all amounts.</summary>
    public Currency Currency { get; }

    /// <summary>The first day, in the ISO calendar.</summary>
    public LocalDate From { get; }

    /// <summary>The day after the last, in the ISO calendar; null if none is known.</summary>
    public LocalDate? Until { get; }

    /// <summary>Components of pay.</summary>
    public ImmutableArray<StatutoryComponent> Components { get; }

    /// <summary>Shares of insurance.</summary>
    public ImmutableArray<InsuranceShare> Shares { get; }

    /// <summary>The insurable pay of a paid day beyond which no share is taken; null for none.</summary>
    public Money? DailyCeiling { get; }

    /// <summary>Tax brackets.</summary>
    public ImmutableArray<TaxBracket> Brackets { get; }

    /// <summary>The part of the insured's shares that is taken off the tax base.</summary>
    public Percentage Deductible { get; }

    /// <summary>How amounts become whole minor units.</summary>
    public Rounding Rounding { get; }

    private Rational InsuredRate => Shares.Where(s => s.Payer == SharePayer.Insured).Aggregate(Rational.Zero, (sum, s) => sum + s.Rate.Fraction);

    private Rational EmployerRate => Shares.Where(s => s.Payer == SharePayer.Employer).Aggregate(Rational.Zero, (sum, s) => sum + s.Rate.Fraction);

    /// <summary>A month's payslip.</summary>
    /// <param name="period">The month; its first day lies within the rules.</param>
    /// <param name="counts">A number of zero or more for each count that the components name, such as children.</param>
    /// <param name="besides">What the employer pays besides.</param>
    /// <param name="before">What of the tax year lies before.</param>
    /// <exception cref="ArgumentException">The month lies outside of the rules, a count is missing, unknown or negative, or an amount is negative or <paramref name="before"/> is default.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency or series.</exception>
    public Payslip PayslipOf(PayPeriod period, IReadOnlyDictionary<string, int> counts, IEnumerable<PayslipLine> besides, TaxYearToDate before)
    {
        RequireHolds(period);
        Guard.Against.Null(counts);
        string[] known = [.. Components.Select(c => c.Count).OfType<string>()];
        if (counts.FirstOrDefault(c => c.Value < 0 || !known.Contains(c.Key, StringComparer.Ordinal)) is { Key: not null } wrong)
        {
            throw new ArgumentException($"The count {wrong.Key} is {wrong.Value}; counts are zero or greater, and the rules {Id} ask for {string.Join(", ", known)}.", nameof(counts));
        }

        List<PayslipLine> lines = [.. Components.Select(c => new PayslipLine(c.Id, AmountOf(c, period, counts), c.IsInsurable, c.IsTaxable))];
        foreach (PayslipLine line in Guard.Against.Null(besides))
        {
            lines.Add(line is { Amount.Sign: >= 0 } ? line : throw new ArgumentException($"{line?.Id} is {line?.Amount}; what is paid besides is zero or greater.", nameof(besides)));
        }

        Money insurable = Money.Sum(lines.Where(l => l.IsInsurable).Select(l => l.Amount), Currency);
        Money taxable = Money.Sum(lines.Where(l => l.IsTaxable).Select(l => l.Amount), Currency);
        return new Payslip(this, period, [.. lines], Deduct(new Rational(insurable.MinorUnits), new Rational(taxable.MinorUnits), period, before));
    }

    /// <summary>What is paid out of a gross pay that is insurable and taxable as a whole.</summary>
    /// <exception cref="ArgumentException">The month lies outside of the rules, or the gross pay is negative.</exception>
    public Money NetOf(Money gross, PayPeriod period, TaxYearToDate before)
    {
        RequireHolds(period);
        if ((gross - Money.Zero(Currency)).Sign < 0)
        {
            throw new ArgumentException($"gross is {gross}; it must be zero or greater.", nameof(gross));
        }

        Rational units = new(gross.MinorUnits);
        Payslip.Deductions taken = Deduct(units, units, period, before);
        return gross - taken.Insured - taken.Tax;
    }

    /// <summary>The smallest gross pay, insurable and taxable as a whole, of which at least the net pay is paid out. Where two gross pays have one net pay, this is the lesser.</summary>
    /// <returns>The gross pay; null where none below 2^100 minor units reaches it, since all that is earned beyond is taken.</returns>
    /// <exception cref="ArgumentException">The month lies outside of the rules, or the net pay is negative.</exception>
    public Money? GrossOf(Money net, PayPeriod period, TaxYearToDate before)
    {
        if ((net - Money.Zero(Currency)).Sign < 0)
        {
            throw new ArgumentException($"net is {net}; it must be zero or greater.", nameof(net));
        }

        Int128 low = 0;
        Int128 high = (Int128)1 << 100;
        if (NetOf(new Money(high, Currency), period, before) < net)
        {
            return null;
        }

        while (low < high)
        {
            Int128 middle = low + ((high - low) / 2);
            (low, high) = NetOf(new Money(middle, Currency), period, before) >= net ? (low, middle) : (middle + 1, high);
        }

        return new Money(low, Currency);
    }

    /// <summary>The yearly tax of the first months of a year with a base so far: the brackets times months ÷ 12; exact, in minor units.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is not from 1 to 12.</exception>
    public Rational CumulativeTax(Rational baseSoFar, int months)
    {
        Rational part = new(Guard.Against.OutOfRange(months, 1, MonthsPerYear), MonthsPerYear);
        Rational tax = Rational.Zero;
        for (int i = 0; i < Brackets.Length; i++)
        {
            Rational start = new Rational(Brackets[i].YearlyFrom.MinorUnits) * part;
            Rational end = i + 1 < Brackets.Length ? new Rational(Brackets[i + 1].YearlyFrom.MinorUnits) * part : baseSoFar;
            Rational within = Rational.Min(baseSoFar, Rational.Max(end, start)) - start;
            tax += within.Sign > 0 ? within * Brackets[i].Rate.Fraction : Rational.Zero;
        }

        return tax;
    }

    private Money AmountOf(StatutoryComponent component, PayPeriod period, IReadOnlyDictionary<string, int> counts)
    {
        int count = 1;
        if (component.Count is { } name && !counts.TryGetValue(name, out count))
        {
            throw new ArgumentException($"The component {component.Id} is multiplied by '{name}', and no such count is given.", nameof(counts));
        }

        Rational times = component.Per switch
        {
            ComponentPer.Day => period.PaidDays,
            ComponentPer.MonthProRated => new Rational(period.PaidDays, period.Days),
            _ => Rational.One,
        };
        return component.Amount.Times(times * count, Rounding);
    }

    /// <summary>All that is taken off is rounded once; the tax is what remains after the rounded shares.</summary>
    private Payslip.Deductions Deduct(Rational insurable, Rational taxable, PayPeriod period, TaxYearToDate before)
    {
        Money paid = before.Tax - Money.Zero(Currency);
        Rational insured = DailyCeiling is { } ceiling ? Rational.Min(insurable, new Rational(ceiling.MinorUnits) * period.PaidDays) : insurable;
        Rational share = insured * InsuredRate;
        Rational taxBase = Rational.Max(taxable - (share * Deductible.Fraction), Rational.Zero);
        Rational baseSoFar = before.Base + taxBase;
        Rational tax = CumulativeTax(baseSoFar, period.Month) - new Rational(paid.MinorUnits);
        Money taken = Whole(share + tax);
        Money roundedShare = Whole(share);
        Money roundedTax = taken - roundedShare;
        return new Payslip.Deductions(roundedShare, Whole(insured * EmployerRate), roundedTax, new TaxYearToDate(baseSoFar, paid + roundedTax));
    }

    private Money Whole(Rational units) => new((Int128)units.Round(Rounding), Currency);

    private void RequireHolds(PayPeriod period)
    {
        if (period.Days == 0 || period.Start < From || period.Start >= Until)
        {
            throw new ArgumentException(
                $"The month begins on {LocalDatePattern.Iso.Format(period.Start)}; the rules {Id} hold from {LocalDatePattern.Iso.Format(From)}{(Until is { } until ? $" until {LocalDatePattern.Iso.Format(until)}, exclusive" : string.Empty)}.", nameof(period));
        }
    }

    private void Check()
    {
        if (Until <= From)
        {
            throw Refused.Argument($"The rules {Id} hold from {LocalDatePattern.Iso.Format(From)} until {LocalDatePattern.Iso.Format(Until.Value)}; that is no day.", "until");
        }

        if (Components.Select(c => c.Id).Concat(Shares.Select(s => s.Id)).GroupBy(x => x, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw Refused.Argument($"{twice.Key} stands twice; each component and share has a name of its own.", "components");
        }

        if (Components.Select(c => c.Amount).Concat(Brackets.Select(b => b.YearlyFrom)).Concat(DailyCeiling is { } ceiling ? [ceiling] : []).Any(m => m.Currency != Currency))
        {
            throw Refused.Argument($"An amount is not in {Currency}; one currency and series is used throughout.", "currency");
        }

        if (DailyCeiling?.Sign < 0 || (!Brackets.IsEmpty && !Brackets[0].YearlyFrom.IsZero) || Brackets.Zip(Brackets.Skip(1)).Any(p => p.Second.YearlyFrom <= p.First.YearlyFrom))
        {
            throw Refused.Argument("The tax brackets must begin at zero and ascend, and a ceiling must not be negative.", "brackets");
        }

        Rational highest = Brackets.IsEmpty ? Rational.Zero : Brackets.Max(b => b.Rate.Fraction);
        if (InsuredRate + highest > Rational.One)
        {
            throw Refused.Argument($"The insured's rates are {Percentage.FromFraction(InsuredRate)} and the highest tax rate is {Percentage.FromFraction(highest)}; together they must be at most 100 %.", "brackets");
        }
    }
}
