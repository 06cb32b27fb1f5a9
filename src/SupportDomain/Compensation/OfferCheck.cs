using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>An offer held against its band and against those who do the same work.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class OfferCheck
{
    private OfferCheck(Money offer, PayBand band, Money[] peers)
    {
        Offer = offer;
        Band = band;
        CompaRatio = band.CompaRatio(offer);
        Penetration = band.Penetration(offer);
        Position = band.PositionOf(offer);
        PeersBelow = peers.Count(p => p < offer);
        PeersAbove = peers.Count(p => p > offer);
        Peers = peers.Length;
        Array.Sort(peers);
        PeerMedian = peers.Length == 0 ? null : new Rational((System.Numerics.BigInteger)peers[(peers.Length - 1) / 2].MinorUnits + peers[peers.Length / 2].MinorUnits, 2);
    }

    /// <summary>The offer.</summary>
    public Money Offer { get; }

    /// <summary>The band.</summary>
    public PayBand Band { get; }

    /// <summary>Offer over midpoint.</summary>
    public Rational CompaRatio { get; }

    /// <summary>How far into the band the offer lies; null for a band of one amount.</summary>
    public Rational? Penetration { get; }

    /// <summary>Whether it is within, below or above.</summary>
    public BandPosition Position { get; }

    /// <summary>How many peers there are.</summary>
    public int Peers { get; }

    /// <summary>How many of them are paid less.</summary>
    public int PeersBelow { get; }

    /// <summary>How many of them are paid more: those who would ask why.</summary>
    public int PeersAbove { get; }

    /// <summary>The median of the peers in minor units, the mean of the middle two for an even number; null without peers.</summary>
    public Rational? PeerMedian { get; }

    /// <summary>The check as a reason, which has words in English and Persian.</summary>
    public Reason Reason => (Position switch
    {
        BandPosition.Below => CompensationReasons.OfferBelow,
        BandPosition.Above => CompensationReasons.OfferAbove,
        _ => CompensationReasons.OfferWithin,
    }).Of(Offer, new ReasonName(Band.Name), new ReasonCount(PeersAbove), new ReasonCount(Peers));

    /// <summary>Checks an offer.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies or series.</exception>
    public static OfferCheck Of(Money offer, PayBand band, IEnumerable<Money> peers) => new(offer, Guard.Against.Null(band), [.. Guard.Against.Null(peers)]);
}
