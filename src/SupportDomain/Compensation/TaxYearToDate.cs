using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>What of a tax year lies before a payslip: its tax base and the tax that was kept back.</summary>
/// <remarks>Equality compares both. <c>default</c> is refused; begin with <see cref="Nothing"/>. Immutable, and safe to share between threads.</remarks>
/// <param name="Base">The tax base of the months before, in minor units, exact.</param>
/// <param name="Tax">The tax kept back in the months before.</param>
public readonly record struct TaxYearToDate(Numerics.Rational Base, Money Tax)
{
    /// <summary>The beginning of a year.</summary>
    public static TaxYearToDate Nothing(Currency currency) => new(Numerics.Rational.Zero, Money.Zero(currency));
}
