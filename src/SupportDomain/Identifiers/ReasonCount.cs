using System.Globalization;

namespace SupportDomain.Identifiers;

/// <summary>A number of things, as a parameter of a reason.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
/// <param name="Value">The number.</param>
public readonly record struct ReasonCount(long Value) : IReasonParameter
{
    /// <summary>The value in the invariant culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
