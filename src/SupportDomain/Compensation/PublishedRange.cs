using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A range of pay that somebody published, kept as a range next to the model; estimates are held against it, nothing is computed from it.</summary>
/// <remarks>Equality compares everything. Immutable, and safe to share between threads.</remarks>
public sealed record PublishedRange
{
    /// <summary>States a range.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="from">The low end, inclusive.</param>
    /// <param name="to">The high end, inclusive; null where only "more than" was printed.</param>
    /// <param name="source">Where it was printed.</param>
    /// <exception cref="ArgumentException">The name is blank, or <paramref name="to"/> is less than <paramref name="from"/>.</exception>
    /// <exception cref="CurrencyMismatchException">The ends are in different currencies or series.</exception>
    public PublishedRange(string name, Money from, Money? to, FactSource source)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Source = Guard.Against.Null(source);
        From = from;
        To = to is null || to >= from ? to : throw new ArgumentException($"The range {name} goes from {from} to {to}; it must not end before it begins.", nameof(to));
    }

    /// <summary>What it is about.</summary>
    public string Name { get; }

    /// <summary>The low end, inclusive.</summary>
    public Money From { get; }

    /// <summary>The high end, inclusive, or null for an open one.</summary>
    public Money? To { get; }

    /// <summary>Where it was printed.</summary>
    public FactSource Source { get; }

    /// <summary>Whether an amount lies in the range.</summary>
    /// <exception cref="CurrencyMismatchException">The amount is in another currency or series.</exception>
    public bool Contains(Money amount) => amount >= From && (To is not { } to || amount <= to);

    private static string Text(Money amount) => amount.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    internal string Canonical => CanonicalText.Of(Name, Text(From), To is { } to ? Text(to) : null, Source.ToString());
}
