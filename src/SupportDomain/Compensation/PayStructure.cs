using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>The bands of an employer, from the lowest grade to the highest.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class PayStructure
{
    /// <summary>States a structure.</summary>
    /// <param name="bands">At least one, each name once, in one currency and series; midpoints, least and greatest pays ascend.</param>
    /// <exception cref="ArgumentException">The bands contradict each other.</exception>
    public PayStructure(IEnumerable<PayBand> bands)
    {
        Bands = [.. Guard.Against.Null(bands).Select(b => Guard.Against.Null(b, nameof(bands)))];
        if (Bands.IsEmpty || Bands.DistinctBy(b => b.Name, StringComparer.Ordinal).Count() != Bands.Length)
        {
            throw new ArgumentException($"There are {Bands.Length} bands; there must be at least one, and each name stands once.", nameof(bands));
        }

        for (int i = 1; i < Bands.Length; i++)
        {
            (PayBand lower, PayBand upper) = (Bands[i - 1], Bands[i]);
            if (lower.Least.Currency != upper.Least.Currency || upper.Least < lower.Least || upper.Most < lower.Most || upper.Midpoint <= lower.Midpoint)
            {
                throw new ArgumentException(
                    $"The band {upper.Name} from {upper.Least} to {upper.Most} stands above {lower.Name} from {lower.Least} to {lower.Most}; both ends and the midpoint must ascend, in one currency and series.", nameof(bands));
            }
        }
    }

    /// <summary>The bands, ascending.</summary>
    public ImmutableArray<PayBand> Bands { get; }

    /// <summary>The part of a band that the next lower one covers: (greatest pay of the lower − least of this) ÷ width of this; negative for a gap, null for a band of one amount.</summary>
    /// <param name="index">The band, from 1 to the last, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such band, or none below it.</exception>
    public Rational? OverlapWithLower(int index)
    {
        Guard.Against.OutOfRange(index, 1, Bands.Length - 1);
        (Money covered, Money width) = (Bands[index - 1].Most - Bands[index].Least, Bands[index].Most - Bands[index].Least);
        return width.IsZero ? null : covered / width;
    }

    /// <summary>Midpoint over the next lower midpoint, less one: 3/20 for 115 over 100.</summary>
    /// <param name="index">The band, from 1 to the last, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such band, or none below it.</exception>
    public Rational ProgressionFromLower(int index)
    {
        Guard.Against.OutOfRange(index, 1, Bands.Length - 1);
        return (Bands[index].Midpoint / Bands[index - 1].Midpoint) - Rational.One;
    }
}
