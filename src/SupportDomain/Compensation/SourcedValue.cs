using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A number of a salary model with its source: an amount of money, or a plain number such as a multiplier or points.</summary>
/// <remarks>Equality compares number, currency and source. There is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed record SourcedValue
{
    /// <summary>A plain number.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public SourcedValue(Rational value, FactSource source)
    {
        Value = value;
        Source = Guard.Against.Null(source);
    }

    /// <summary>An amount of money.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="amount"/> is <c>default</c>.</exception>
    public SourcedValue(Money amount, FactSource source)
        : this(new Rational(amount.MinorUnits), source) => Currency = amount.Currency;

    /// <summary>The number; for money, in minor units.</summary>
    public Rational Value { get; }

    /// <summary>The currency, or null for a plain number.</summary>
    public Currency? Currency { get; }

    /// <summary>Where it comes from.</summary>
    public FactSource Source { get; }

    /// <summary>The number, with the currency's name and "minor units" for money.</summary>
    public override string ToString() => Currency is null
        ? Value.ToString(null, CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Value} minor units of {Currency}");

    internal string Canonical => CanonicalText.Of(Value.ToString(null, null), Currency?.Id, Currency?.MinorUnitDigits.ToString(CultureInfo.InvariantCulture), Source.ToString());
}
