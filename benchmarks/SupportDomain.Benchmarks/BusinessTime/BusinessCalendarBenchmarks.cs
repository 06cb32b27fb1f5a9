using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Benchmarks.BusinessTime;

/// <summary>Single queries of a five-day week with 20 holidays a year in New York, next to the day walk that a good developer writes.</summary>
[MemoryDiagnoser]
public class BusinessCalendarBenchmarks
{
    private static readonly Instant Start = Instant.FromUtc(2012, 3, 7, 15, 20);

    private BusinessCalendar _calendar = BusinessCalendar.AlwaysOpen;
    private Instant _end;
    private Duration _working;

    /// <summary>The calendar days that a query spans: within one segment, over a month with its clock change, over holidays, over many years.</summary>
    [Params(1, 30, 365, 3652)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _calendar = DeskCalendar.Calendar;
        _end = Start + Duration.FromDays(Days);
        _working = Duration.FromHours(8L * Days * 5 / 7) + Duration.FromMinutes(1);
        if (WorkingTimeBetween() != WorkingTimeBetweenByDayWalk() || AddWorkingTime().Value != AddWorkingTimeByDayWalk())
        {
            throw new InvalidOperationException($"The calendar and the day walk differ over {Days} days; nothing was timed.");
        }
    }

    [Benchmark(Baseline = true)]
    public Duration WorkingTimeBetweenByDayWalk() => DayWalk.Between(Start, _end, DeskCalendar.Zone, DeskCalendar.Holidays);

    [Benchmark]
    public Duration WorkingTimeBetween() => _calendar.WorkingTimeBetween(Start, _end);

    [Benchmark]
    public Instant AddWorkingTimeByDayWalk() => DayWalk.Add(Start, _working, DeskCalendar.Zone, DeskCalendar.Holidays);

    [Benchmark]
    public BusinessTimeResult AddWorkingTime() => _calendar.AddWorkingTime(Start, _working, DeadlineConvention.CloseOfBusiness);
}
