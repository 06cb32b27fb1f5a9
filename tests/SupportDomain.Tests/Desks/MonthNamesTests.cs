using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Desks;

public sealed class MonthNamesTests
{
    /// <summary>Apia skipped 2011-12-30; São Paulo put its clocks forward at midnight, Casablanca back and forth around Ramadan.</summary>
    private static readonly string[] Zones = ["America/New_York", "Pacific/Apia", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Tehran", "UTC"];

    [Fact]
    public void NumberOf_InstantsAroundMonthsEnds_EqualsTheZonesCalendar()
    {
        Gen<(string Zone, Instant[] Times)> cases =
            from zone in Gen.Elements(Zones)
            from month in Gen.Choose(0, 240)
            let first = new LocalDate(2005, 1, 1).PlusMonths(month).AtMidnight().InUtc().ToInstant()
            from times in (from day in Gen.Elements(0, 0, 10, 20, 31)
                           from minutes in Gen.Choose(-15 * 60, 15 * 60)
                           select first + Duration.FromDays(day) + Duration.FromMinutes(minutes)).ArrayOf(60)
            select (zone, times);
        Properties.Check(cases.ToArbitrary(), c =>
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[c.Zone];
            MonthNames months = new(zone);
            foreach (Instant time in c.Times)
            {
                months.Names[months.NumberOf(time)].Should().Be(time.InZone(zone).ToString("uuuu-MM", CultureInfo.InvariantCulture), "{0} in {1}", time, c.Zone);
            }
        }, cases: 1_000);
    }
}
