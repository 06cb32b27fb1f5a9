using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Apportionment;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Monetary;

/// <summary>An exact amount of money: a whole number of the smallest units of one currency and series.</summary>
/// <remarks>
/// <para>From −(2^127) to 2^127 − 1 minor units; going beyond throws <see cref="OverflowException"/>, nothing wraps around.</para>
/// <para>Equality compares amount and currency. Order exists within one currency only: comparing euros with dollars, or old with new rials, throws.</para>
/// <para>Money is not a number: it adds to money, it is multiplied by a number, and divided it becomes a ratio. Dividing an amount among people is
/// <see cref="Allocate(IEnumerable{Rational}, ApportionmentMethod?, TiePolicy?)"/>, whose parts sum to the whole.</para>
/// <para><c>default</c> holds no currency: it equals only itself, and every operation refuses it. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly partial struct Money : IEquatable<Money>, IComparable<Money>, ISpanParsable<Money>, ISpanFormattable, IReasonParameter,
    IAdditionOperators<Money, Money, Money>, ISubtractionOperators<Money, Money, Money>, IUnaryNegationOperators<Money, Money>,
    IMultiplyOperators<Money, long, Money>, IDivisionOperators<Money, Money, Rational>, IComparisonOperators<Money, Money, bool>
{
    private readonly Currency? _currency;

    /// <summary>A number of minor units: 1,234 of the euro are 12.34.</summary>
    /// <param name="minorUnits">Cents, gheran, or whole old rials.</param>
    /// <param name="currency">The currency and series.</param>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    public Money(Int128 minorUnits, Currency currency)
    {
        MinorUnits = minorUnits;
        _currency = Guard.Against.Null(currency);
    }

    /// <summary>The amount in the smallest units of the currency.</summary>
    public Int128 MinorUnits { get; }

    /// <summary>The currency and series.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public Currency Currency => _currency ?? throw new InvalidOperationException("default(Money) holds no currency; give an amount and a currency.");

    /// <summary>Whether this is <c>default</c>, which holds no currency.</summary>
    public bool IsDefault => _currency is null;

    /// <summary>The amount in major units, exactly: 1,234 cents are 617/50.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public Rational Amount => new(MinorUnits, Currency.MinorUnitsPerMajor);

    /// <summary>Whether the amount is zero.</summary>
    public bool IsZero => MinorUnits == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Int128.Sign(MinorUnits);

    /// <summary>The sum.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    /// <exception cref="OverflowException">The sum is beyond 128 bits.</exception>
    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.MinorUnits), Same(left, right));

    /// <summary>The difference.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    /// <exception cref="OverflowException">The difference is beyond 128 bits.</exception>
    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.MinorUnits), Same(left, right));

    /// <summary>The amount with the other sign.</summary>
    /// <exception cref="OverflowException">The amount is −(2^127), which has no opposite.</exception>
    public static Money operator -(Money value) => new(checked(-value.MinorUnits), value.Currency);

    /// <summary>A whole number of times the amount.</summary>
    /// <exception cref="OverflowException">The product is beyond 128 bits.</exception>
    public static Money operator *(Money left, long right) => new(checked(left.MinorUnits * right), left.Currency);

    /// <summary>A whole number of times the amount.</summary>
    /// <exception cref="OverflowException">The product is beyond 128 bits.</exception>
    public static Money operator *(long left, Money right) => right * left;

    /// <summary>The ratio of two amounts, exactly.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero: a ratio without a base is undefined.</exception>
    public static Rational operator /(Money left, Money right)
    {
        Same(left, right);
        return (Rational)(BigInteger)left.MinorUnits / (BigInteger)right.MinorUnits;
    }

    /// <summary>Whether amount and currency are the same.</summary>
    public static bool operator ==(Money left, Money right) => left.Equals(right);

    /// <summary>Whether amount or currency differ.</summary>
    public static bool operator !=(Money left, Money right) => !left.Equals(right);

    /// <summary>Order of amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Order of amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Order of amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Order of amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Nothing, in a currency.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>An amount in major units, rounded to the smallest unit as named: 12.345 euros half-even are 12.34.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and there is a part of a minor unit.</exception>
    /// <exception cref="OverflowException">The amount is beyond 128 bits.</exception>
    public static Money FromAmount(Rational amount, Currency currency, Rounding rounding) =>
        new((Int128)(amount * Guard.Against.Null(currency).MinorUnitsPerMajor).Round(rounding), currency);

    /// <summary>An amount in toman, ten old rials each, rounded to the rial as named: 12.5 toman are 125 rials.</summary>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and there is a part of a rial.</exception>
    /// <exception cref="OverflowException">The amount is beyond 128 bits.</exception>
    public static Money FromToman(Rational toman, Rounding rounding) => new((Int128)(toman * RialsPerToman).Round(rounding), Currency.IranianRial);

    /// <summary>The named twin of <c>+</c>.</summary>
    public static Money Add(Money left, Money right) => left + right;

    /// <summary>The named twin of <c>−</c>.</summary>
    public static Money Subtract(Money left, Money right) => left - right;

    /// <summary>The named twin of the sign change.</summary>
    public static Money Negate(Money value) => -value;

    /// <summary>The named twin of <c>×</c>.</summary>
    public static Money Multiply(Money left, long right) => left * right;

    /// <summary>The named twin of <c>÷</c>.</summary>
    public static Rational Divide(Money left, Money right) => left / right;

    /// <summary>The sum of any number of amounts; zero of the currency if there are none.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency or series.</exception>
    /// <exception cref="OverflowException">The sum is beyond 128 bits.</exception>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) => Guard.Against.Null(amounts).Aggregate(Zero(currency), Add);

    /// <summary>The amount without its sign.</summary>
    /// <exception cref="OverflowException">The amount is −(2^127).</exception>
    public Money Abs() => Sign < 0 ? -this : new(MinorUnits, Currency);

    /// <summary>The amount in toman, ten old rials each: 125 rials are 25/2.</summary>
    /// <exception cref="InvalidOperationException">This is not in old Iranian rials.</exception>
    public Rational ToToman() => Currency.HasToman
        ? new(MinorUnits, RialsPerToman)
        : throw new InvalidOperationException($"The amount is in {Currency}; only old Iranian rials (IRR) are written in toman.");

    /// <summary>The amount times an exact factor, rounded to the smallest unit as named.</summary>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the product is not whole.</exception>
    /// <exception cref="OverflowException">The product is beyond 128 bits.</exception>
    public Money Times(Rational factor, Rounding rounding) => new((Int128)(factor * (BigInteger)MinorUnits).Round(rounding), Currency);

    /// <summary>A percentage of the amount, rounded to the smallest unit as named: 7 % of 12.34 half-even are 0.86.</summary>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the part is not whole.</exception>
    /// <exception cref="OverflowException">The product is beyond 128 bits.</exception>
    public Money Take(Percentage percentage, Rounding rounding) => Times(percentage.Fraction, rounding);

    /// <summary>The nearest multiple of a step: cash rounding to 5 cents, display in thousands of rials.</summary>
    /// <param name="minorUnits">The step in minor units; greater than zero.</param>
    /// <param name="rounding">How the multiple is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minorUnits"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the amount is no multiple.</exception>
    /// <exception cref="OverflowException">The multiple is beyond 128 bits.</exception>
    public Money RoundTo(Int128 minorUnits, Rounding rounding)
    {
        Guard.Against.NegativeOrZero(minorUnits);
        return new((Int128)(new Rational(MinorUnits, minorUnits).Round(rounding) * minorUnits), Currency);
    }

    /// <summary>The amount in another currency by a dated rate, rounded to its smallest unit as named.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rate"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The rate is not from this currency.</exception>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the result is not whole.</exception>
    /// <exception cref="OverflowException">The result is beyond 128 bits.</exception>
    public Money Convert(ExchangeRate rate, Rounding rounding) => Guard.Against.Null(rate).From == Currency
        ? FromAmount(Amount * rate.Rate, rate.To, rounding)
        : throw new CurrencyMismatchException(Currency, rate.From);

    /// <summary>The amount in the other series of a redenomination, in either direction, rounded as named.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="law"/> is null.</exception>
    /// <exception cref="CurrencyMismatchException">The amount is in neither series of the law.</exception>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the result is not whole.</exception>
    /// <exception cref="OverflowException">The result is beyond 128 bits.</exception>
    public Money Redenominate(Redenomination law, Rounding rounding)
    {
        if (Guard.Against.Null(law).Old == Currency)
        {
            return FromAmount(Amount / law.Factor, law.Replacement, rounding);
        }

        return law.Replacement == Currency
            ? FromAmount(Amount * law.Factor, law.Old, rounding)
            : throw new CurrencyMismatchException(Currency, law.Old);
    }

    /// <summary>Divides the amount by weights; the parts sum to it, and none has the other sign.</summary>
    /// <param name="weights">One for each part; a zero weight gets nothing.</param>
    /// <param name="method">The rule; <see cref="ApportionmentMethod.LargestRemainder"/> if null.</param>
    /// <param name="ties">Who gets the odd unit among equals; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <returns>The parts: 0.05 by 7 and 3 gives 0.04 and 0.01, and −0.05 gives −0.04 and −0.01. For floors, caps and explanations see <see cref="Apportioner"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    /// <exception cref="ArgumentException">Nobody has a weight and the amount is not zero, or the tie policy holds values for another number.</exception>
    public ImmutableArray<Money> Allocate(IEnumerable<Rational> weights, ApportionmentMethod? method = null, TiePolicy? ties = null)
    {
        Currency currency = Currency;
        ApportionmentProblem problem = new ApportionmentProblem(MinorUnits, weights, method).WithTies(ties ?? TiePolicy.LowestIndex);
        DivisionOutcome<ApportionmentResult> outcome = Apportioner.Apportion(problem);
        return outcome.IsFeasible
            ? [.. outcome.Value.Shares.Select(s => new Money(s, currency))]
            : throw new ArgumentException($"{outcome.Shortfall} Give at least one weight above zero.", nameof(weights));
    }

    /// <summary>Divides the amount into equal parts; the first ones get the odd units: 0.05 by 10 gives five times 0.01 and five times nothing.</summary>
    /// <param name="parts">How many; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is less than one.</exception>
    public ImmutableArray<Money> Split(int parts)
    {
        Guard.Against.NegativeOrZero(parts);
        (Int128 share, Int128 odd) = Int128.DivRem(MinorUnits, parts);
        Currency currency = Currency;
        int unit = Int128.Sign(odd);
        return [.. Enumerable.Range(0, parts).Select(i => new Money(i < Int128.Abs(odd) ? share + unit : share, currency))];
    }

    /// <inheritdoc/>
    public bool Equals(Money other) => MinorUnits == other.MinorUnits && _currency == other._currency;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MinorUnits, _currency);

    /// <summary>Order of amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies or series differ.</exception>
    /// <exception cref="InvalidOperationException">One of them is <c>default</c> and the other is not.</exception>
    public int CompareTo(Money other)
    {
        if (IsDefault && other.IsDefault)
        {
            return 0;
        }

        Same(this, other);
        return MinorUnits.CompareTo(other.MinorUnits);
    }

    private static Currency Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new CurrencyMismatchException(left.Currency, right.Currency);
}
