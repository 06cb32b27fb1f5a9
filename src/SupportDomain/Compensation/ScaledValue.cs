using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A value at a place of a scale: of a band that begins there, or at a point of an interpolation.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed record ScaledValue
{
    /// <summary>States a value at a place.</summary>
    /// <param name="at">The place on the scale.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ScaledValue(Rational at, SourcedValue value)
    {
        At = at;
        Value = Guard.Against.Null(value);
    }

    /// <summary>The place on the scale; money in minor units.</summary>
    public Rational At { get; }

    /// <summary>The value.</summary>
    public SourcedValue Value { get; }
}
