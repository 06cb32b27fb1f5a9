using System.Collections.Immutable;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A month's pay by a set of rules.</summary>
/// <remarks>
/// <para>The insured's shares and the tax are rounded together, once, and the tax is what remains after the rounded shares: so net pay never falls when gross pay rises.</para>
/// <para>Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Payslip
{
    internal Payslip(StatutoryRules rules, PayPeriod period, ImmutableArray<PayslipLine> lines, Deductions deductions)
    {
        Rules = rules;
        Period = period;
        Lines = lines;
        Gross = Money.Sum(lines.Select(l => l.Amount), rules.Currency);
        InsuredShare = deductions.Insured;
        EmployerShare = deductions.Employer;
        Tax = deductions.Tax;
        YearToDate = deductions.YearToDate;
    }

    /// <summary>The rules.</summary>
    public StatutoryRules Rules { get; }

    /// <summary>The month.</summary>
    public PayPeriod Period { get; }

    /// <summary>The components, then what the employer pays besides.</summary>
    public ImmutableArray<PayslipLine> Lines { get; }

    /// <summary>The sum of the lines.</summary>
    public Money Gross { get; }

    /// <summary>The shares of insurance that the insured pays.</summary>
    public Money InsuredShare { get; }

    /// <summary>The shares that the employer pays on top.</summary>
    public Money EmployerShare { get; }

    /// <summary>The income tax; negative where more was kept back in earlier months than the year so far owes.</summary>
    public Money Tax { get; }

    /// <summary>What is paid out.</summary>
    public Money Net => Gross - InsuredShare - Tax;

    /// <summary>What the next month's payslip begins with.</summary>
    public TaxYearToDate YearToDate { get; }

    /// <summary>What is taken off, and what is paid on top.</summary>
    internal readonly record struct Deductions(Money Insured, Money Employer, Money Tax, TaxYearToDate YearToDate);
}
