using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Identifiers;

/// <summary>A part of a whole, as a parameter of a reason: 3 of 4 reads as 75 %.</summary>
/// <remarks>
/// <para>Equality is that of both numbers: 1 of 2 and 2 of 4 are the same share, told differently. There is no order.</para>
/// <para><c>default</c> is 0 of nothing and reads as 0 %. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct ReasonShare : IReasonParameter
{
    /// <summary>States a share.</summary>
    /// <param name="part">The part; it may be greater than the whole, or negative.</param>
    /// <param name="whole">The whole, greater than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="whole"/> is zero or less.</exception>
    public ReasonShare(long part, long whole)
    {
        Part = part;
        Whole = Guard.Against.NegativeOrZero(whole);
    }

    /// <summary>The part.</summary>
    public long Part { get; }

    /// <summary>The whole; zero for <c>default</c> only.</summary>
    public long Whole { get; }

    /// <summary>The share in whole per cent, rounded to the nearest, a half away from zero: 2 of 3 is 67.</summary>
    public Int128 Percent => Whole == 0 ? 0 : ((Int128)Part * 200 + (Part < 0 ? -(Int128)Whole : Whole)) / ((Int128)Whole * 2);

    /// <summary>The share in whole per cent, such as <c>67 %</c>.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Percent.ToString(format, formatProvider ?? CultureInfo.InvariantCulture) + " %";
}
