using System.Globalization;
using Newtonsoft.Json;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Serialization.JsonNet.Tests.BusinessTime;

public sealed class HolidaySetJsonTests
{
    private const string Works = """
        {
          "version": 1,
          "name": "Works agreement",
          "validFrom": "2024-01-01",
          "sources": ["Works agreement of 2023"],
          "lunarTables": [[{ "year": 1447, "month": 10, "start": "2026-03-21" }, { "year": 1447, "month": 11, "start": "2026-04-19", "estimated": true }]],
          "rules": [
            { "kind": "fixed", "name": "New Year's Day", "month": 1, "day": 1, "observance": "nextFreeWeekday" },
            { "kind": "fixed", "name": "Nowruz", "month": 1, "day": 1, "calendar": "persian", "years": { "from": 1404, "to": 1405, "except": [1404] } },
            { "kind": "nthWeekday", "name": "May Day", "month": 5, "ordinal": -1, "weekday": "mon", "years": { "from": 2025 } },
            { "kind": "easter", "name": "Good Friday", "offsetDays": -2, "years": { "except": [2025] } },
            { "kind": "lunar", "name": "Eid al-Fitr", "month": 10, "day": 1, "table": 0 },
            { "kind": "lunar", "name": "Eid al-Adha", "month": 12, "day": 10 },
            { "kind": "dates", "name": "Moving house", "dates": ["2026-02-03", "2026-02-02"] },
            { "kind": "recurrence", "name": "Stock-taking", "recurrence": "FREQ=YEARLY;BYMONTH=12;BYDAY=FR;BYSETPOS=-1", "start": "2024-01-01", "observance": "nearestWeekday" }
          ]
        }
        """;

    [Fact]
    public void Read_EveryKind_GivesTheHolidaysItSays()
    {
        HolidaySet set = Read(Works);
        set.Sources.Should().Equal("Works agreement of 2023");

        // Easter of 2026 is 5 April; the last Monday of May the 25th, the last Friday of the year 25 December. 1 Dhu al-Hijja 1447 by the tabular calendar: 2026-05-18.
        set.HolidaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)).Where(holiday => holiday.Date.Year == 2026)
            .Select(holiday => $"{holiday.Date:MM-dd} {holiday.Name}{(holiday.IsEstimated ? "?" : string.Empty)}").Should().Equal(
                "01-01 New Year's Day",
                "02-02 Moving house",
                "02-03 Moving house",
                "03-21 Eid al-Fitr",
                "03-21 Nowruz",
                "04-03 Good Friday",
                "05-25 May Day",
                "05-27 Eid al-Adha?",
                "12-25 Stock-taking");
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameHolidaysAndText()
    {
        foreach (HolidaySet set in HolidayPresets.All.Append(Read(Works)))
        {
            string text = Write(set);
            HolidaySet again = Read(text);
            Write(again).Should().Be(text, "what is written is canonical");
            again.Name.Should().Be(set.Name);
            again.ValidFrom.Should().Be(set.ValidFrom);
            again.Sources.Should().Equal(set.Sources);
            LocalDate until = set.ValidFrom.PlusYears(40);
            again.HolidaysBetween(set.ValidFrom, until).Should().Equal(set.HolidaysBetween(set.ValidFrom, until));
        }
    }

    [Fact]
    public void Write_EveryCalendarSystem_IsReadBack()
    {
        FixedDateRule[] rules = [.. CalendarSystem.Ids.Select(id => new FixedDateRule("First", 1, 1, CalendarSystem.ForId(id)))];
        HolidaySet again = Read(Write(new HolidaySet("All", new LocalDate(2000, 1, 1), rules, [])));
        again.Rules.Select(rule => rule.Calendar).Should().Equal(rules.Select(rule => rule.Calendar));
    }

    [Theory]
    [InlineData("\"kind\": \"easter\"", "\"kind\": \"orthodox\"", "*$.rules?3?.kind*orthodox*fixed, nthWeekday, easter, lunar, dates, recurrence*")]
    [InlineData("\"table\": 0", "\"table\": 1", "*$.rules?4?.table*from 0 to 0*")]
    [InlineData("FREQ=YEARLY;BYMONTH=12", "FREQ=HOURLY;BYMONTH=12", "*$.rules?7?.recurrence*HOURLY*RRULE*")]
    [InlineData("\"ordinal\": -1", "\"ordinal\": 0", "*$.rules?2?*counted 1 to 5*")]
    [InlineData("\"from\": 1404, \"to\": 1405", "\"to\": 1405", "*$.rules?1?.years.to*'from' with 'to'*")]
    [InlineData("\"from\": 1404, \"to\": 1405", "\"from\": 1406, \"to\": 1405", "*$.rules?1?.years*1406*")]
    [InlineData("\"calendar\": \"persian\"", "\"calendar\": \"klingon\"", "*$.rules?1?.calendar*klingon*iso, persian*")]
    [InlineData("\"start\": \"2026-03-21\"", "\"start\": \"2026-05-21\"", "*$.lunarTables?0?*days away*")]
    [InlineData("\"offsetDays\": -2", "\"offset\": -2", "*$.rules?3?*offsetDays*")]
    [InlineData("\"observance\": \"nearestWeekday\"", "\"observance\": \"never\"", "*never*none, nearestWeekday, nextFreeWeekday, nextMonday*")]
    [InlineData("\"sources\": [\"Works agreement of 2023\"]", "\"sources\": [\" \"]", "*$.sources?0?*not blank*")]
    public void Read_WrongMember_NamesThePlaceAndWhatIsAllowed(string right, string wrong, string message) =>
        FluentActions.Invoking(() => Read(Works.Replace(right, wrong, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().WithMessage(message);

    [Fact]
    public void Calendar_WithHolidaySets_HasTheirHolidaysWithinItsHorizon()
    {
        string inner = Works.Replace("\"version\": 1,", string.Empty, StringComparison.Ordinal);
        BusinessCalendar calendar = ReadCalendar($$"""{ "version": 1, "zone": "Etc/UTC", "hours": { "mon": ["09:00-17:00"] }, "validFrom": "2026-01-01", "validUntil": "2027-01-01", "holidaySets": [{{inner}}] }""");
        calendar.Holidays.Should().Equal(Read(Works).HolidaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)));
        FluentActions.Invoking(() => ReadCalendar($$"""{ "version": 1, "zone": "Etc/UTC", "hours": {}, "holidaySets": [{{inner}}] }"""))
            .Should().Throw<DeskFormatException>().WithMessage("*$.holidaySets?0?*2024-01-01*");
    }

    [Fact]
    public void Calendar_ThatEndsBeforeItStarts_SaysSo_AlsoWithAPreset() =>
        FluentActions.Invoking(() => ReadCalendar("""{ "version": 1, "zone": "Etc/UTC", "hours": {}, "validFrom": "2026-01-01", "validUntil": "2025-01-01", "holidayPresets": ["iran"] }"""))
            .Should().Throw<DeskFormatException>().WithMessage("*valid from 2026-01-01 ends after that date*validFrom before validUntil*");

    [Fact]
    public void ValueConverters_Recurrence_IsItsText()
    {
        JsonSerializerSettings settings = new() { Converters = [.. ValueConverters.All] };
        Recurrence rule = Recurrence.Parse("FREQ=MONTHLY;BYDAY=-1FR", CultureInfo.InvariantCulture);
        JsonConvert.SerializeObject(rule, settings).Should().Be("\"FREQ=MONTHLY;BYDAY=-1FR\"");
        JsonConvert.DeserializeObject<Recurrence>("\"FREQ=MONTHLY;BYDAY=-1FR\"", settings).Should().Be(rule);
        JsonConvert.DeserializeObject<Recurrence>("null", settings).Should().BeNull();
        FluentActions.Invoking(() => JsonConvert.DeserializeObject<Recurrence>("\"FREQ=HOURLY\"", settings)).Should().Throw<JsonSerializationException>().WithMessage("*DAILY*");
    }

    private static HolidaySet Read(string text) => HolidaySetJson.Read(new StringReader(text), "test.json");

    private static BusinessCalendar ReadCalendar(string text) => BusinessCalendarJson.Read(new StringReader(text), "test.json", DateTimeZoneProviders.Tzdb);

    private static string Write(HolidaySet set)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        HolidaySetJson.Write(writer, set);
        return writer.ToString();
    }
}
