using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.BusinessTime;

public sealed class ZoneTableTests
{
    private static readonly string[] Zones = ["America/New_York", "Asia/Tehran", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"];
    private static readonly Instant Start = Instant.FromUtc(1960, 1, 1, 0, 0);
    private static readonly Instant End = Instant.FromUtc(2040, 1, 1, 0, 0);

    [Fact]
    public void Table_TimesNearAndFarFromChanges_EqualsTheZone()
    {
        Gen<(string Zone, Instant Time)> cases =
            from zone in Gen.Elements(Zones)
            from day in Gen.Choose(0, 80 * 365)
            from minutes in Gen.Choose(-4 * 24 * 60, 4 * 24 * 60)
            from isNearChange in Gen.Elements(true, false)
            let around = isNearChange ? ChangeAfter(zone, Start + Duration.FromDays(day)) : Start + Duration.FromDays(day)
            select (zone, around + Duration.FromMinutes(minutes));
        Dictionary<string, ZoneTable> tables = Zones.ToDictionary(z => z, z => new ZoneTable(DateTimeZoneProviders.Tzdb[z], Start.InUtc().Date, End.InUtc().Date), StringComparer.Ordinal);
        int exact = 0;
        Properties.Check(cases.Where(c => c.Time >= Start && c.Time < End).ToArbitrary(), c =>
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[c.Zone];
            LocalDateTime local = c.Time.InZone(zone).LocalDateTime;
            long localNanoseconds = UnixTime.ToNanoseconds(local.InUtc().ToInstant());
            int day = CalendarCompiler.ToDayNumber(local.Date);
            UnixTime.ToInstant(tables[c.Zone].Map(day, local.NanosecondOfDay)).Should().Be(LocalTimeMapping.ToInstant(local, zone), "{0} in {1}", local, c.Zone);
            tables[c.Zone].ToLocal(UnixTime.ToNanoseconds(c.Time)).Should().Be(localNanoseconds, "{0} in {1}", c.Time, c.Zone);
            if (tables[c.Zone].TryToInstant(localNanoseconds, out long instant))
            {
                exact++;
                UnixTime.ToInstant(instant).Should().Be(LocalTimeMapping.ToInstant(local, zone), "{0} in {1}", local, c.Zone);
            }
        }, cases: 5_000);
        exact.Should().BeGreaterThan(1_000, "the table is there to answer");
    }

    [Fact]
    public void AddCalendarDays_AnyStart_EqualsTheLocalCalendar()
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        BusinessCalendar calendar = new BusinessCalendarBuilder(zone).ValidBetween(new LocalDate(2010, 1, 1), new LocalDate(2013, 1, 1)).Build();
        Gen<(Instant Start, int Days)> cases =
            from hours in Gen.Choose(-400 * 24, 4 * 400 * 24)
            from days in Gen.Elements(1, 2, 30, 45, 365, 720, 100_000, 365_250)
            select (Instant.FromUtc(2010, 1, 1, 0, 0) + Duration.FromHours(hours), days);
        Properties.Check(cases.ToArbitrary(), c => calendar.AddCalendarDays(c.Start, c.Days)
            .Should().Be(LocalTimeMapping.ToInstant(c.Start.InZone(zone).LocalDateTime.PlusDays(c.Days), zone), "{0} days from {1}", c.Days, c.Start), cases: 2_000);
    }

    private static Instant ChangeAfter(string zone, Instant instant)
    {
        NodaTime.TimeZones.ZoneInterval interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(instant);
        return interval.HasEnd && interval.End < End ? interval.End : instant;
    }
}
