using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>A month of a pay year, with the days that are paid.</summary>
/// <remarks>Equality compares all. <c>default</c> has no days and is refused. Immutable, and safe to share between threads.</remarks>
public readonly record struct PayPeriod
{
    private PayPeriod(LocalDate start, int month, int days, int paidDays)
    {
        Start = start;
        Month = month;
        Days = days;
        PaidDays = paidDays;
    }

    /// <summary>The first day, in the ISO calendar.</summary>
    public LocalDate Start { get; }

    /// <summary>The month of the pay year, from 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The days of the month.</summary>
    public int Days { get; }

    /// <summary>The days that are paid, from 0 to <see cref="Days"/>.</summary>
    public int PaidDays { get; }

    /// <summary>A month of the Solar Hijri year: 31 days for six months, 30 for five, and Esfand 29, or 30 in a leap year such as 1403.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9376, or the month not from 1 to 12.</exception>
    public static PayPeriod SolarHijriMonth(int year, int month)
    {
        CalendarSystem persian = CalendarSystem.PersianAstronomical;
        LocalDate start = new(Guard.Against.OutOfRange(year, 1, 9376), Guard.Against.OutOfRange(month, 1, 12), 1, persian);
        int days = persian.GetDaysInMonth(year, month);
        return new PayPeriod(start.WithCalendar(CalendarSystem.Iso), month, days, days);
    }

    /// <summary>A month of the ISO year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9999, or the month not from 1 to 12.</exception>
    public static PayPeriod IsoMonth(int year, int month)
    {
        int days = CalendarSystem.Iso.GetDaysInMonth(Guard.Against.OutOfRange(year, 1, 9999), Guard.Against.OutOfRange(month, 1, 12));
        return new PayPeriod(new LocalDate(year, month, 1), month, days, days);
    }

    /// <summary>The same month with other paid days, for somebody who came or left within it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="paidDays"/> is not from 0 to <see cref="Days"/>.</exception>
    public PayPeriod WithPaidDays(int paidDays) => new(Start, Month, Days, Guard.Against.OutOfRange(paidDays, 0, Days));
}
