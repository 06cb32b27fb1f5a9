using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Serialization.JsonNet.Tests.BusinessTime;

public sealed class BusinessCalendarJsonTests
{
    private const string Desk = """
        {
          "version": 1,
          // A desk in Tehran whose Thursdays became free on a date.
          "name": "Tehran desk",
          "zone": "Asia/Tehran",
          "validFrom": "2024-03-20",
          "validUntil": "2026-03-21",
          "hours": { "sat": ["08:00-12:00", "12:30-16:00"], "thu": ["08:00-12:00"], "fri": ["22:00-06:00"] },
          "hoursFrom": [{ "from": "2025-03-21", "hours": { "sat": ["08:00:30-24:00"] } }],
          "overrides": [{ "date": "2024-04-06", "hours": [], "name": "Moving house" }, { "date": "2024-04-13", "hours": ["10:00-11:00"], "alsoOnHolidays": true }],
          "holidays": [{ "date": "2024-05-04", "name": "Founders' day", "estimated": true }],
          "holidayPresets": ["iran"],
          "closures": [{ "date": "2024-05-11", "hours": "09:00-10:00", "name": "Meeting" }],
          "overnightHolidays": "cutAtMidnight"
        }
        """;

    [Fact]
    public void Read_AllMembers_BuildsWhatTheySay()
    {
        BusinessCalendar calendar = Read(Desk);
        calendar.Name.Should().Be("Tehran desk");
        calendar.WeeklyVersions.Should().HaveCount(2);
        calendar.WeeklyVersions[1].From.Should().Be(new LocalDate(2025, 3, 21));
        calendar.Overrides.Should().HaveCount(2);
        calendar.Closures.Should().ContainSingle();
        calendar.OvernightHolidays.Should().Be(OvernightHolidayRule.CutAtMidnight);
        calendar.Holidays.Should().Contain(new Holiday(new LocalDate(2024, 5, 4), "Founders' day", isEstimated: true));
        calendar.HolidayOn(new LocalDate(2025, 3, 31)).Should().Be(new Holiday(new LocalDate(2025, 3, 31), "Eid al-Fitr"));
        calendar.Holidays.Count(holiday => holiday.IsEstimated && holiday.Date.Year == 2026).Should().BePositive();
    }

    [Fact]
    public void Write_ThenRead_GivesAnEqualCalendar()
    {
        BusinessCalendar calendar = Read(Desk);
        BusinessCalendar other = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/London"]).WithWeeklyHours(WeeklyHours.AlwaysOpen).Build();
        BusinessCalendar[] all = [calendar, other, calendar.Union(other, "Both"), calendar.Intersect(other).Except(calendar, "Nothing"), BusinessCalendar.AlwaysOpen];
        foreach (BusinessCalendar item in all)
        {
            string text = Write(item);
            BusinessCalendar again = Read(text);
            again.Should().Be(item);
            again.Timeline.Should().Be(item.Timeline);
            Write(again).Should().Be(text, "what is written is canonical");
        }
    }

    [Theory]
    [InlineData("\"validFrom\": \"2024-03-20\"", "\"validFrom\": \"2000-01-01\"", "*holidayPresets?0?*2001-01-01*")]
    [InlineData("\"iran\"", "\"mars\"", "*england, iran, northRhineWestphalia, unitedStatesFederal*")]
    [InlineData("Asia/Tehran", "Asia/Atlantis", "*$.zone*Atlantis*tz database*")]
    [InlineData("08:00-12:00", "08:00-25:00", "*$.hours.sat?0?*25:00*22:00-06:00*")]
    [InlineData("08:00-12:00", "08:00-08:00", "*$.hours.sat?0?*08:00-08:00*")]
    [InlineData("\"fri\"", "\"freitag\"", "*freitag*mon, tue*")]
    [InlineData("\"validUntil\": \"2026-03-21\"", "\"validUntil\": \"2024-03-20\"", "*2024-03-20*")]
    [InlineData("\"version\": 1", "\"version\": 2", "*version*")]
    [InlineData("\"closures\"", "\"closings\"", "*closings*closures*")]
    [InlineData("2024-04-13", "2024-04-06", "*2024-04-06*one override a date*")]
    public void Read_WrongMember_NamesThePlaceAndWhatIsAllowed(string right, string wrong, string message) =>
        FluentActions.Invoking(() => Read(Desk.Replace(right, wrong, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().WithMessage(message);

    [Theory]
    [InlineData("""{ "version": 1, "union": [] }""", "*0 calendars*two*")]
    [InlineData("""{ "version": 1, "union": [{ "zone": "Etc/UTC", "hours": {} }, { "zone": "Etc/UTC", "hours": {}, "validFrom": "2060-01-01", "validUntil": "2061-01-01" }] }""", "*$.union*horizons*")]
    [InlineData("""{ "version": 1, "union": [{ "zone": "Etc/UTC", "hours": {} }, { "zone": "Etc/UTC", "hours": {} }], "zone": "Etc/UTC" }""", "*unknown member 'zone'*")]
    [InlineData("[]", "*an object*")]
    public void Read_WrongCombination_NamesThePlaceAndWhatIsAllowed(string text, string message) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<DeskFormatException>().WithMessage(message);

    [Fact]
    public void Read_NestedTooDeep_IsRefused()
    {
        string text = "{ \"version\": 1, " + string.Concat(Enumerable.Repeat("\"union\": [{", 1000));
        FluentActions.Invoking(() => Read(text)).Should().Throw<DeskFormatException>().WithMessage("*64*");
    }

    private static BusinessCalendar Read(string text) => BusinessCalendarJson.Read(new StringReader(text), "test.json", DateTimeZoneProviders.Tzdb);

    private static string Write(BusinessCalendar calendar)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        BusinessCalendarJson.Write(writer, calendar);
        return writer.ToString();
    }
}
