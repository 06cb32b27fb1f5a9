using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What a salary model is called, its currency, the days it holds for, and how its pay is rounded.</summary>
/// <remarks>Equality compares everything. Immutable, and safe to share between threads.</remarks>
public sealed class SalaryModelHeader : IEquatable<SalaryModelHeader>
{
    /// <summary>States a header.</summary>
    /// <param name="id">What the model is called.</param>
    /// <param name="version">Its version.</param>
    /// <param name="currency">The currency and series of its pay.</param>
    /// <param name="from">The first day that it holds for.</param>
    /// <param name="until">The day after the last, or null.</param>
    /// <param name="pricesOf">The day whose prices its amounts are in.</param>
    /// <param name="rounding">How pay becomes a whole number of minor units.</param>
    /// <param name="ranges">Published ranges to hold estimates against.</param>
    /// <exception cref="ArgumentException">A text is blank, the days are empty, or a range is in another currency or series.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is no named member.</exception>
    public SalaryModelHeader(
        string id, string version, Currency currency, LocalDate from, LocalDate? until, LocalDate pricesOf, Rounding rounding, params IEnumerable<PublishedRange> ranges)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Version = Guard.Against.NullOrWhiteSpace(version);
        Currency = Guard.Against.Null(currency);
        From = from.WithCalendar(CalendarSystem.Iso);
        Until = until?.WithCalendar(CalendarSystem.Iso);
        if (Until <= From)
        {
            throw new ArgumentException($"The model {id} holds from {LocalDatePattern.Iso.Format(From)} until {LocalDatePattern.Iso.Format(Until.Value)}; that is no day.", nameof(until));
        }

        PricesOf = pricesOf.WithCalendar(CalendarSystem.Iso);
        Rounding = Guard.Against.UndefinedEnum(rounding);
        Ranges = [.. Guard.Against.Null(ranges).Select(r => Guard.Against.Null(r, nameof(ranges)))];
        if (Ranges.FirstOrDefault(r => r.From.Currency != currency) is { } other)
        {
            throw new ArgumentException($"The range {other.Name} is in {other.From.Currency} and the model in {currency}; one currency and series is used throughout.", nameof(ranges));
        }
    }

    /// <summary>What the model is called.</summary>
    public string Id { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>The currency and series of its pay.</summary>
    public Currency Currency { get; }

    /// <summary>The first day that it holds for, in the ISO calendar.</summary>
    public LocalDate From { get; }

    /// <summary>The day after the last, in the ISO calendar; null if none is known.</summary>
    public LocalDate? Until { get; }

    /// <summary>The day whose prices its amounts are in, in the ISO calendar.</summary>
    public LocalDate PricesOf { get; }

    /// <summary>How pay becomes a whole number of minor units.</summary>
    public Rounding Rounding { get; }

    /// <summary>Published ranges to hold estimates against.</summary>
    public ImmutableArray<PublishedRange> Ranges { get; }

    internal string Canonical => CanonicalText.Of(
    [
        Id, Version, Currency.Id, Currency.MinorUnitsPerMajor.ToString(System.Globalization.CultureInfo.InvariantCulture), LocalDatePattern.Iso.Format(From),
        Until is { } until ? LocalDatePattern.Iso.Format(until) : null, LocalDatePattern.Iso.Format(PricesOf), Rounding.ToString(), .. Ranges.Select(r => r.Canonical),
    ]);

    /// <summary>Equality of everything.</summary>
    public static bool operator ==(SalaryModelHeader? left, SalaryModelHeader? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything.</summary>
    public static bool operator !=(SalaryModelHeader? left, SalaryModelHeader? right) => !(left == right);

    /// <summary>The same header for the prices of another day.</summary>
    public SalaryModelHeader WithPricesOf(LocalDate pricesOf) => new(Id, Version, Currency, From, Until, pricesOf, Rounding, Ranges);

    /// <summary>Whether the model holds on a day.</summary>
    public bool HoldsOn(LocalDate date) => date.WithCalendar(CalendarSystem.Iso) is var day && day >= From && (Until is not { } until || day < until);

    /// <inheritdoc/>
    public bool Equals(SalaryModelHeader? other) => other is not null && string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalaryModelHeader);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Canonical, StringComparison.Ordinal);

    /// <summary>Identifier and version.</summary>
    public override string ToString() => $"{Id} ({Version})";
}
