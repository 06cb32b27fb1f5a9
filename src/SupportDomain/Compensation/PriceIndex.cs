using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A price index: a number for each day that its publisher gave one, supplied by the caller. None is built in.</summary>
/// <remarks>Nothing is interpolated: a day without a number is an error. Immutable, and safe to share between threads.</remarks>
public sealed class PriceIndex
{
    private readonly ImmutableSortedDictionary<LocalDate, Rational> _values;

    /// <summary>Takes the numbers of an index.</summary>
    /// <param name="name">What it is called, with its publisher.</param>
    /// <param name="values">The numbers, each greater than zero and each day once.</param>
    /// <exception cref="ArgumentException">The name is blank, there is no number, one is not greater than zero, or a day stands twice.</exception>
    public PriceIndex(string name, IEnumerable<KeyValuePair<LocalDate, Rational>> values)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        KeyValuePair<LocalDate, Rational>[] all = [.. Guard.Against.Null(values).Select(v => KeyValuePair.Create(v.Key.WithCalendar(CalendarSystem.Iso), v.Value))];
        if (all.Length == 0 || all.Any(v => v.Value.Sign <= 0) || all.DistinctBy(v => v.Key).Count() != all.Length)
        {
            throw new ArgumentException($"The index {name} has {all.Length} numbers; there must be at least one, each greater than zero and for a day of its own.", nameof(values));
        }

        _values = all.ToImmutableSortedDictionary();
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The number of a day.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Rational At(LocalDate date) => _values.TryGetValue(date.WithCalendar(CalendarSystem.Iso), out Rational value)
        ? value
        : throw new ArgumentException($"{Name} has no number for {LocalDatePattern.Iso.Format(date.WithCalendar(CalendarSystem.Iso))}; it has one for {_values.Count} days from "
            + $"{LocalDatePattern.Iso.Format(_values.Keys.First())} to {LocalDatePattern.Iso.Format(_values.Keys.Last())}.", nameof(date));
}
