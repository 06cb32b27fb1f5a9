using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Monetary;

/// <summary>What one unit of a currency was worth in another on a day, and who says so.</summary>
/// <remarks>Equality compares all parts. There is no table of rates and no rate of today: every rate is handed in. Immutable, and safe to share between threads.</remarks>
public sealed record ExchangeRate
{
    /// <summary>A dated rate.</summary>
    /// <param name="from">The currency that is given.</param>
    /// <param name="to">The currency that is received; another one.</param>
    /// <param name="rate">Major units of <paramref name="to"/> for one major unit of <paramref name="from"/>; greater than zero.</param>
    /// <param name="date">The day it holds for.</param>
    /// <param name="source">Who published it.</param>
    /// <exception cref="ArgumentNullException">A currency or the source is null.</exception>
    /// <exception cref="ArgumentException">Both currencies are the same, or the source is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is zero or negative.</exception>
    public ExchangeRate(Currency from, Currency to, Rational rate, LocalDate date, string source)
    {
        From = Guard.Against.Null(from);
        To = Guard.Against.Null(to) != from ? to : throw new ArgumentException($"to is {to}, as from is; a rate needs two currencies.", nameof(to));
        Rate = rate.Sign > 0 ? rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, $"rate is {rate}; it must be greater than zero.");
        Date = date;
        Source = Guard.Against.NullOrWhiteSpace(source);
    }

    /// <summary>The currency that is given.</summary>
    public Currency From { get; }

    /// <summary>The currency that is received.</summary>
    public Currency To { get; }

    /// <summary>Major units of <see cref="To"/> for one major unit of <see cref="From"/>.</summary>
    public Rational Rate { get; }

    /// <summary>The day it holds for.</summary>
    public LocalDate Date { get; }

    /// <summary>Who published it.</summary>
    public string Source { get; }

    /// <summary>The same rate the other way round, exactly: 4/5 becomes 5/4.</summary>
    public ExchangeRate Inverse() => new(To, From, Rational.One / Rate, Date, Source);
}
