using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>A random calendar in plain numbers: seconds of the day, an end past 86,400 for overnight. Both the calendar and its slow twin are made of it.</summary>
internal sealed class TwinSpec
{
    public const int Day = 86_400;

    /// <summary>Dates around which clocks change, dates vanish, years or leap days of the ISO or Persian calendar turn.</summary>
    private static readonly (string Zone, LocalDate Date)[] Places =
    [
        ("America/New_York", new(2024, 3, 10)), ("America/New_York", new(2024, 11, 3)), ("Pacific/Apia", new(2011, 12, 30)),
        ("Australia/Lord_Howe", new(2024, 4, 7)), ("Australia/Lord_Howe", new(2024, 10, 6)), ("Asia/Tehran", new(2021, 3, 22)),
        ("Asia/Tehran", new(2021, 9, 21)), ("Asia/Tehran", new(2025, 3, 20)), ("America/Sao_Paulo", new(2018, 11, 4)),
        ("America/St_Johns", new(2010, 11, 7)), ("America/St_Johns", new(2010, 3, 14)), ("Africa/Casablanca", new(2024, 3, 10)),
        ("Europe/Dublin", new(2024, 10, 27)), ("Europe/Moscow", new(2014, 10, 26)), ("Asia/Pyongyang", new(2015, 8, 15)),
        ("America/Caracas", new(2007, 12, 9)), ("Antarctica/Troll", new(2024, 3, 31)), ("America/Havana", new(2024, 11, 3)),
        ("Europe/Berlin", new(2024, 2, 29)), ("Asia/Tokyo", new(2023, 12, 31)), ("Pacific/Kwajalein", new(1993, 8, 21)),
        ("Etc/UTC", new(2000, 2, 29)), ("Europe/London", new(2023, 12, 31)),
    ];

    public required DateTimeZone Zone { get; init; }

    public required LocalDate From { get; init; }

    public required int Days { get; init; }

    public required (int Start, int End)[][] Week { get; init; }

    public required (int Start, int End)[][]? LaterWeek { get; init; }

    public required int LaterFrom { get; init; }

    public required Dictionary<int, (bool AlsoOnHolidays, (int Start, int End)[] Parts)> Overrides { get; init; }

    public required HashSet<int> Holidays { get; init; }

    public required List<(int Day, int Start, int End)> Closures { get; init; }

    public required bool CutsAtMidnight { get; init; }

    public static TwinSpec Random(int seed)
    {
        Random random = new(seed);
        (string zone, LocalDate date) = Places[random.Next(Places.Length)];
        int days = random.Next(4, 26);
        HashSet<int> holidays = [];
        Dictionary<int, (bool, (int, int)[])> overrides = [];
        List<(int, int, int)> closures = [];
        for (int day = -1; day < days; day++)
        {
            if (random.Next(6) == 0)
            {
                holidays.Add(day);
            }

            if (random.Next(6) == 0)
            {
                overrides[day] = (random.Next(2) == 0, Parts(random, random.Next(3)));
            }

            for (int n = random.Next(4) - 2; n > 0; n--)
            {
                (int start, int end) = Part(random);
                closures.Add((day, start, end));
            }
        }

        return new TwinSpec
        {
            Zone = DateTimeZoneProviders.Tzdb[zone],
            From = date.PlusDays(-random.Next(1, days)),
            Days = days,
            Week = Week7(random),
            LaterWeek = random.Next(3) == 0 ? Week7(random) : null,
            LaterFrom = random.Next(days),
            Overrides = overrides,
            Holidays = holidays,
            Closures = closures,
            CutsAtMidnight = random.Next(2) == 0,
        };
    }

    public BusinessCalendar Build()
    {
        BusinessCalendarBuilder builder = new BusinessCalendarBuilder(Zone)
            .WithWeeklyHours(Hours(Week))
            .WithHolidays(Holidays.Select(day => new Holiday(From.PlusDays(day), "Holiday")))
            .WithOverrides(Overrides.Select(pair => new DateOverride(From.PlusDays(pair.Key), [.. pair.Value.Parts.Select(Interval)], pair.Value.AlsoOnHolidays)))
            .WithClosures(Closures.Select(closure => new Closure(From.PlusDays(closure.Day), Interval((closure.Start, closure.End)))))
            .WithOvernightHolidays(CutsAtMidnight ? OvernightHolidayRule.CutAtMidnight : OvernightHolidayRule.WholeShift)
            .ValidBetween(From, From.PlusDays(Days));
        if (LaterWeek is not null)
        {
            builder.WithWeeklyHoursFrom(From.PlusDays(LaterFrom), Hours(LaterWeek));
        }

        return builder.Build();
    }

    private static WeeklyHours Hours((int Start, int End)[][] week)
    {
        WeeklyHours hours = WeeklyHours.Closed;
        for (int day = 0; day < 7; day++)
        {
            hours = hours.With((IsoDayOfWeek)(day + 1), [.. week[day].Select(Interval)]);
        }

        return hours;
    }

    private static DayInterval Interval((int Start, int End) part) => new(Time(part.Start), Time(part.End > Day ? part.End - Day : part.End));

    private static DayTime Time(int second) => DayTime.FromNanosecondOfDay(second * NodaConstants.NanosecondsPerSecond);

    private static (int Start, int End)[][] Week7(Random random) =>
        [.. Enumerable.Range(0, 7).Select(_ => random.Next(8) == 0 ? [(0, Day)] : Parts(random, random.Next(4)))];

    private static (int Start, int End)[] Parts(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Part(random))];

    /// <summary>Mostly quarter hours near midnight and near 02:00, where clocks change; sometimes to the second, sometimes overnight.</summary>
    private static (int Start, int End) Part(Random random)
    {
        while (true)
        {
            int grid = random.Next(4) == 0 ? 1 : 900;
            int start = random.Next(3) == 0 ? random.Next(12) * 900 : random.Next(Day / grid) * grid;
            int length = (1 + random.Next(random.Next(3) == 0 ? 12 * 900 / grid : Day / grid)) * grid;
            int end = start + length;
            if (length < Day && end <= 2 * Day)
            {
                return (start, end);
            }
        }
    }
}
