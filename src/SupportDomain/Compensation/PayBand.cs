using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>The pay of a grade, from least to most.</summary>
/// <remarks>
/// <para>Ratios are exact and never clamped: pay of 90 in the band 100 to 150 has a range penetration of −1/5, and of 160 one of 6/5.</para>
/// <para>Equality compares name and ends. There is no order. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed record PayBand
{
    /// <summary>States a band.</summary>
    /// <param name="name">The grade.</param>
    /// <param name="least">The least pay, inclusive; zero or more.</param>
    /// <param name="most">The greatest pay, inclusive; greater than zero.</param>
    /// <exception cref="ArgumentException">The name is blank, the least pay is negative or greater than the greatest, or the greatest is not above zero.</exception>
    /// <exception cref="CurrencyMismatchException">The ends are in different currencies or series.</exception>
    public PayBand(string name, Money least, Money most)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        if (least > most || least.Sign < 0 || most.Sign <= 0)
        {
            throw new ArgumentException($"The band {name} goes from {least} to {most}; it must begin at zero or more and not end before it begins.", nameof(least));
        }

        Least = least;
        Most = most;
    }

    /// <summary>The grade.</summary>
    public string Name { get; }

    /// <summary>The least pay, inclusive.</summary>
    public Money Least { get; }

    /// <summary>The greatest pay, inclusive.</summary>
    public Money Most { get; }

    /// <summary>The mean of both ends, in minor units: 80,000 for 64,000 to 96,000.</summary>
    public Rational Midpoint => new((System.Numerics.BigInteger)Least.MinorUnits + Most.MinorUnits, 2);

    /// <summary>Width over least pay: 1/2 for 64,000 to 96,000; null where the least pay is zero.</summary>
    public Rational? Spread => Least.IsZero ? null : (Most - Least) / Least;

    /// <summary>The band around a midpoint with a spread: least = midpoint ÷ (1 + spread ÷ 2), most = least × (1 + spread), each rounded as named.</summary>
    /// <exception cref="ArgumentException">The name is blank, or the spread is negative.</exception>
    public static PayBand FromMidpoint(string name, Money midpoint, Rational spread, Rounding rounding)
    {
        if (spread.Sign < 0)
        {
            throw new ArgumentException($"spread is {spread}; it must be zero or greater.", nameof(spread));
        }

        Rational least = Rational.One / (Rational.One + (spread / 2));
        return new PayBand(name, midpoint.Times(least, rounding), midpoint.Times(least * (Rational.One + spread), rounding));
    }

    /// <summary>Pay over midpoint: 15/16 for 75,000 in 64,000 to 96,000.</summary>
    /// <exception cref="CurrencyMismatchException">The pay is in another currency or series.</exception>
    public Rational CompaRatio(Money pay) => new Rational((pay - Money.Zero(Least.Currency)).MinorUnits) / Midpoint;

    /// <summary>How far into the band the pay lies: 11/32 for 75,000 in 64,000 to 96,000; null for a band of one amount.</summary>
    /// <exception cref="CurrencyMismatchException">The pay is in another currency or series.</exception>
    public Rational? Penetration(Money pay) => (pay - Least) is var over && Least == Most ? null : over / (Most - Least);

    /// <summary>Whether the pay is within, below or above.</summary>
    /// <exception cref="CurrencyMismatchException">The pay is in another currency or series.</exception>
    public BandPosition PositionOf(Money pay) => pay < Least ? BandPosition.Below : pay > Most ? BandPosition.Above : BandPosition.Within;
}
