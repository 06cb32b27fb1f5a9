using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Desks.Measures;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Desks.Measures;

public sealed class LocalClockTests
{
    private static readonly string[] Zones = ["UTC", "America/New_York", "Asia/Tehran", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"];

    [Fact]
    public void HourAndDay_RandomInstants_AreThoseOfTheZone()
    {
        Instant from = Instant.FromUtc(1900, 1, 1, 0, 0);
        int minutes = (int)(Instant.FromUtc(2191, 1, 1, 0, 0) - from).TotalMinutes;
        Gen<Instant[]> instants = Gen.Choose(0, minutes).Select(m => from + Duration.FromMinutes(m) - Duration.FromNanoseconds(m % 2)).ArrayOf(40);
        Gen<(string Zone, Instant[] Instants)> gen = Gen.Elements(Zones).SelectMany(zone => instants.Select(i => (zone, i)));
        Properties.Check(gen.ToArbitrary(), sample => Compare(DateTimeZoneProviders.Tzdb[sample.Zone], sample.Instants), cases: 200);
    }

    [Fact]
    public void HourAndDay_AroundEveryTransition_AreThoseOfTheZone()
    {
        foreach (string name in Zones)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[name];
            Instant[] around =
            [
                .. zone.GetZoneIntervals(Instant.FromUtc(1995, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0))
                    .Where(i => i.HasEnd)
                    .SelectMany(i => new[] { i.End - Duration.FromNanoseconds(1), i.End, i.End + Duration.FromHours(1) }),
            ];
            Compare(zone, around);
        }
    }

    private static void Compare(DateTimeZone zone, Instant[] instants)
    {
        LocalClock clock = new(zone);
        foreach (Instant instant in instants)
        {
            LocalDateTime local = instant.InZone(zone).LocalDateTime;
            clock.HourOfWeek(instant).Should().Be((((int)local.DayOfWeek - 1) * 24) + local.Hour, "{0} in {1}", instant, zone.Id);
            clock.DayOf(instant).Should().Be(Period.DaysBetween(new LocalDate(1970, 1, 1), local.Date), "{0} in {1}", instant, zone.Id);
        }
    }
}
