using NodaTime;

namespace SupportDomain.Benchmarks.BusinessTime;

/// <summary>The thirty lines on NodaTime that a good developer writes: walk the days, map each day's hours, add up what overlaps.</summary>
internal static class DayWalk
{
    private static readonly LocalTime Opens = new(9, 0);
    private static readonly LocalTime Closes = new(17, 0);

    internal static Duration Between(Instant start, Instant end, DateTimeZone zone, HashSet<LocalDate> holidays)
    {
        Duration sum = Duration.Zero;
        LocalDate last = end.InZone(zone).Date;
        for (LocalDate date = start.InZone(zone).Date; date <= last; date = date.PlusDays(1))
        {
            if (date.DayOfWeek >= IsoDayOfWeek.Saturday || holidays.Contains(date))
            {
                continue;
            }

            Instant from = Instant.Max(start, date.At(Opens).InZoneLeniently(zone).ToInstant());
            Instant to = Instant.Min(end, date.At(Closes).InZoneLeniently(zone).ToInstant());
            if (from < to)
            {
                sum += to - from;
            }
        }

        return sum;
    }

    internal static Instant Add(Instant start, Duration duration, DateTimeZone zone, HashSet<LocalDate> holidays)
    {
        Duration left = duration;
        for (LocalDate date = start.InZone(zone).Date; ; date = date.PlusDays(1))
        {
            if (date.DayOfWeek >= IsoDayOfWeek.Saturday || holidays.Contains(date))
            {
                continue;
            }

            Instant from = Instant.Max(start, date.At(Opens).InZoneLeniently(zone).ToInstant());
            Instant to = date.At(Closes).InZoneLeniently(zone).ToInstant();
            if (from < to && left <= to - from)
            {
                return from + left;
            }

            left -= from < to ? to - from : Duration.Zero;
        }
    }
}
