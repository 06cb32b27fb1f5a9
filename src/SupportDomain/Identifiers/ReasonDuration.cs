using System.Globalization;
using NodaTime;

namespace SupportDomain.Identifiers;

/// <summary>A length of time, as a parameter of a reason.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
/// <param name="Value">The length, exact.</param>
public readonly record struct ReasonDuration(Duration Value) : IReasonParameter
{
    /// <summary>The value in the invariant culture.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
