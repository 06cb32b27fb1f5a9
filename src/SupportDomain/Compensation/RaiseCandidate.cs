using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Somebody whose pay may be raised: pay now, band, and weight in the division.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
public sealed record RaiseCandidate
{
    /// <summary>States a candidate.</summary>
    /// <param name="name">What the candidate is called.</param>
    /// <param name="pay">The pay now.</param>
    /// <param name="band">The band, whose greatest pay no raise goes beyond.</param>
    /// <param name="weight">The weight, such as the merit matrix's raise times the pay; zero or more.</param>
    /// <exception cref="ArgumentException">The name is blank, or the weight is negative.</exception>
    /// <exception cref="CurrencyMismatchException">Pay and band are in different currencies or series.</exception>
    public RaiseCandidate(string name, Money pay, PayBand band, Rational weight)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Band = Guard.Against.Null(band);
        Room = band.Most - pay is { Sign: > 0 } room ? room : Money.Zero(band.Most.Currency);
        Pay = pay;
        Weight = weight.Sign >= 0 ? weight : throw new ArgumentException($"weight is {weight}; it must be zero or greater.", nameof(weight));
    }

    /// <summary>What the candidate is called.</summary>
    public string Name { get; }

    /// <summary>The pay now.</summary>
    public Money Pay { get; }

    /// <summary>The band.</summary>
    public PayBand Band { get; }

    /// <summary>The weight in the division.</summary>
    public Rational Weight { get; }

    /// <summary>The greatest raise that the band allows; zero for a red circle.</summary>
    public Money Room { get; }
}
