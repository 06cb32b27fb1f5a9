using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Apportionment;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Budgeting;

/// <summary>Successive periods with weights: the months of a year by their days or by their working days.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class BudgetPeriods
{
    private const int MonthsPerYear = 12;

    /// <summary>Periods of any kind.</summary>
    /// <param name="periods">The periods in order, none overlapping another.</param>
    /// <exception cref="ArgumentNullException"><paramref name="periods"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">There are none, one has a blank name, begins before the one before it ends or ends before it begins, or all weights are zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public BudgetPeriods(IEnumerable<BudgetPeriod> periods)
    {
        Periods = [.. Guard.Against.Null(periods).Select(p => Guard.Against.Null(p, nameof(periods)))];
        for (int i = 0; i < Periods.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(Periods[i].Name))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"periods[{i}] has a blank name; each needs one."), nameof(periods));
            }

            if (Periods[i].End < Periods[i].Start || (i > 0 && Periods[i].Start < Periods[i - 1].End))
            {
                throw new ArgumentException($"'{Periods[i].Name}' ends before it begins, or begins before the period before it ends.", nameof(periods));
            }

            if (Periods[i].Weight.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(periods), Periods[i].Weight, $"The weight of '{Periods[i].Name}' is {Periods[i].Weight}; it must be zero or greater.");
            }
        }

        if (Periods.All(p => p.Weight.IsZero))
        {
            throw new ArgumentException("There is no period with a weight above zero; at least one is needed.", nameof(periods));
        }
    }

    /// <summary>The periods in order.</summary>
    public ImmutableArray<BudgetPeriod> Periods { get; }

    /// <summary>The months of an ISO year, each weighing its days: 31, 28 or 29, 31, …</summary>
    /// <param name="year">From 1 to 9998, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is out of its range.</exception>
    public static BudgetPeriods IsoMonths(int year) => Months(Guard.Against.OutOfRange(year, 1, 9998), CalendarSystem.Iso);

    /// <summary>The months of a Solar Hijri year by the astronomical rule, each weighing its days: six of 31, five of 30, and 29 or 30.</summary>
    /// <param name="year">From 1 to 9376, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is out of its range.</exception>
    public static BudgetPeriods SolarHijriMonths(int year) => Months(Guard.Against.OutOfRange(year, 1, 9376), CalendarSystem.PersianAstronomical);

    /// <summary>The working days of a calendar as periods of one day, all of the same weight.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="from">The first date, inclusive.</param>
    /// <param name="until">The last date, exclusive.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no working day from the first to the last date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A date is outside of what the calendar covers.</exception>
    public static BudgetPeriods WorkingDays(BusinessCalendar calendar, LocalDate from, LocalDate until)
    {
        Guard.Against.Null(calendar);
        LocalDate start = from.WithCalendar(CalendarSystem.Iso);
        int dates = Period.DaysBetween(start, until.WithCalendar(CalendarSystem.Iso));
        return new(Enumerable.Range(0, Math.Max(0, dates)).Select(start.PlusDays).Where(calendar.IsBusinessDay)
            .Select(date => new BudgetPeriod(LocalDatePattern.Iso.Format(date), date, date.PlusDays(1), 1)));
    }

    /// <summary>The same periods, each weighing its working days by a calendar.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no working day in all the periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A period is outside of what the calendar covers.</exception>
    public BudgetPeriods ByWorkingDays(BusinessCalendar calendar)
    {
        Guard.Against.Null(calendar);
        return new(Periods.Select(p => p with { Weight = calendar.BusinessDaysBetween(p.Start, p.End) }));
    }

    /// <summary>An amount over the periods; the parts sum to it and each running total is within half a unit of its exact value.</summary>
    public ImmutableArray<Money> Spread(Money amount)
    {
        Currency currency = amount.Currency;
        return [.. Spreading.Cumulative(amount.MinorUnits, Periods.Select(p => p.Weight)).Value.Shares.Select(s => new Money(s, currency))];
    }

    private static BudgetPeriods Months(int year, CalendarSystem calendar) => new(Enumerable.Range(1, MonthsPerYear).Select(month =>
    {
        LocalDate start = new(year, month, 1, calendar);
        LocalDate end = start.PlusMonths(1);
        return new BudgetPeriod(
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"), start.WithCalendar(CalendarSystem.Iso), end.WithCalendar(CalendarSystem.Iso),
            calendar.GetDaysInMonth(year, month));
    }));
}
