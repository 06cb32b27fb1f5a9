using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>Where a number comes from, from when it is, and what it rests on. Every number of a model has one.</summary>
/// <remarks>Equality compares all three. There is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed record FactSource
{
    /// <summary>Names a source.</summary>
    /// <param name="text">Where to look it up, or whose assumption it is.</param>
    /// <param name="asOf">The day that it holds for or was printed on.</param>
    /// <param name="standing">What it rests on.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standing"/> is no named member.</exception>
    public FactSource(string text, LocalDate asOf, FactStanding standing)
    {
        Text = Guard.Against.NullOrWhiteSpace(text);
        AsOf = asOf.WithCalendar(CalendarSystem.Iso);
        Standing = Guard.Against.UndefinedEnum(standing);
    }

    /// <summary>Where to look it up, or whose assumption it is.</summary>
    public string Text { get; }

    /// <summary>The day that it holds for or was printed on, in the ISO calendar.</summary>
    public LocalDate AsOf { get; }

    /// <summary>What it rests on.</summary>
    public FactStanding Standing { get; }

    /// <summary>The text with day and standing.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text} ({LocalDatePattern.Iso.Format(AsOf)}, {Standing})");
}
