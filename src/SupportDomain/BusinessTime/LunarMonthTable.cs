using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Published first days of Islamic lunar months, with the tabular calendar as the estimate for months it lacks.
/// </summary>
/// <remarks>No equality but identity, no order. Immutable, safe for use by many threads.</remarks>
public sealed class LunarMonthTable
{
    private readonly FrozenDictionary<int, (LocalDate Start, bool IsEstimated)> _starts;

    /// <summary>Initializes a new instance of the <see cref="LunarMonthTable"/> class.</summary>
    /// <param name="months">The months: lunar year, month from 1 to 12, first day, and whether that is an estimate itself; each month once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="months"/> is null.</exception>
    /// <exception cref="ArgumentException">A month is outside 1 to 12, comes twice, or starts more than three days away from the tabular calendar.</exception>
    public LunarMonthTable(IEnumerable<(int Year, int Month, LocalDate Start, bool IsEstimated)> months)
    {
        Guard.Against.Null(months);
        Dictionary<int, (LocalDate Start, bool IsEstimated)> starts = [];
        foreach ((int year, int month, LocalDate start, bool isEstimated) in months)
        {
            if (month is < 1 or > 12)
            {
                throw new ArgumentException($"A lunar year has the months 1 to 12; the table names month {month} of {year}.", nameof(months));
            }

            LocalDate iso = start.WithCalendar(CalendarSystem.Iso);
            int away = Period.DaysBetween(TabularStart(year, month), iso);
            if (away is < -FarthestFromTabular or > FarthestFromTabular)
            {
                throw new ArgumentException($"Month {month} of {year} cannot start {away} days away from the tabular calendar; allowed are {FarthestFromTabular}.", nameof(months));
            }

            if (!starts.TryAdd(Key(year, month), (iso, isEstimated)))
            {
                throw new ArgumentException($"The table has month {month} of {year} twice.", nameof(months));
            }
        }

        _starts = starts.ToFrozenDictionary();
        Months = [.. starts.OrderBy(item => item.Key).Select(item => ((item.Key - 1) / 12, ((item.Key - 1) % 12) + 1, item.Value.Start, item.Value.IsEstimated))];
    }

    /// <summary>Gets the tabular calendar that estimates are made with: 30-year cycle with leap year 16, civil epoch.</summary>
    public static CalendarSystem Tabular { get; } = CalendarSystem.GetIslamicCalendar(NodaTime.Calendars.IslamicLeapYearPattern.Base16, NodaTime.Calendars.IslamicEpoch.Civil);

    /// <summary>Gets the table without months: everything is an estimate.</summary>
    public static LunarMonthTable Empty { get; } = new([]);

    /// <summary>Gets the months of the table: lunar year, month, first day in the ISO calendar, and whether that is an estimate; ascending.</summary>
    public ImmutableArray<(int Year, int Month, LocalDate Start, bool IsEstimated)> Months { get; }

    private const int FarthestFromTabular = 3;

    /// <summary>Gives the first day of a lunar month.</summary>
    /// <param name="year">The lunar year.</param>
    /// <param name="month">The month, from 1 to 12.</param>
    /// <returns>The date, in the ISO calendar, and whether it is an estimate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month in the tabular calendar.</exception>
    public (LocalDate Start, bool IsEstimated) StartOf(int year, int month) =>
        _starts.TryGetValue(Key(year, month), out (LocalDate Start, bool IsEstimated) known) ? known : (TabularStart(year, month), true);

    private static int Key(int year, int month) => (year * 12) + month;

    private static LocalDate TabularStart(int year, int month) => new LocalDate(year, month, 1, Tabular).WithCalendar(CalendarSystem.Iso);
}
