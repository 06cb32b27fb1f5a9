using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Desks;

public sealed class ZoneMemoryTests
{
    private static readonly string[] Zones = ["America/New_York", "Asia/Tehran", "Pacific/Apia", "Australia/Lord_Howe", "Europe/Dublin", "UTC", "Africa/Casablanca"];

    [Fact]
    public void ToInstant_NearAndFarFromTransitions_EqualsTheMapping()
    {
        Gen<(string Zone, LocalDateTime[] Times)> cases =
            from zone in Gen.Elements(Zones)
            from times in (from start in Gen.Choose(1960, 2060)
                           from transition in Gen.Choose(0, 3)
                           from offset in Gen.Choose(-4 * 24 * 60, 4 * 24 * 60)
                           select Near(zone, start, transition).PlusMinutes(offset)).ArrayOf(40)
            select (zone, times);
        Properties.Check(cases.ToArbitrary(), c =>
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[c.Zone];
            ZoneMemory memory = new(zone);
            foreach (LocalDateTime time in c.Times)
            {
                memory.ToInstant(LocalStamp.Of(time)).Should().Be(LocalTimeMapping.ToInstant(time, zone), "{0} in {1}", time, c.Zone);
            }
        });
    }

    private static LocalDateTime Near(string zone, int year, int transition)
    {
        DateTimeZone tz = DateTimeZoneProviders.Tzdb[zone];
        NodaTime.TimeZones.ZoneInterval[] intervals = [.. tz.GetZoneIntervals(Instant.FromUtc(year, 1, 1, 0, 0), Instant.FromUtc(year + 2, 1, 1, 0, 0))];
        NodaTime.TimeZones.ZoneInterval interval = intervals[transition % intervals.Length];
        return interval.HasStart ? interval.IsoLocalStart : new LocalDateTime(year, 6, 1, 12, 0);
    }
}
