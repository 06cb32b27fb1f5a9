using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Workforce;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Tests.Workforce;

public sealed class WorkforceJsonTests
{
    private const string Team = """
        {
          "version": 1,
          "calendars": {
            // Two shifts, one of them over midnight.
            "day": { "zone": "Asia/Tehran", "hours": { "sat": ["08:00-16:00"], "sun": ["08:00-16:00"] } },
            "night": { "name": "Night shift", "zone": "Asia/Tehran", "hours": { "sat": ["22:00-06:00"] }, "validFrom": "2026-01-01", "validUntil": "2027-01-01" }
          },
          "agents": [
            {
              "id": "sara", "role": "manager", "capacity": 3,
              "channels": [{ "channel": "phone", "units": 3, "most": 1, "blocksOthers": true }, { "channel": "chat", "units": 1, "most": 3 }],
              "skills": { "french": 700, "billing": 1 }, "groups": ["first-line", "billing"], "shifts": "night",
              "absences": [
                { "from": "2026-03-07", "until": "2026-03-14" }, { "from": "2026-04-04", "until": "2026-04-05", "overnight": "cutAtMidnight" },
                { "start": "2026-05-02T23:30", "end": "2026-05-03T01:00" }
              ]
            },
            { "id": "bot", "role": "bot", "capacity": 0, "channels": [] }
          ],
          "duties": [
            {
              "id": "report", "title": "Daily report", "recurrence": "FREQ=DAILY", "start": "2026-01-01", "at": "16:00", "calendar": "day", "roll": "preceding",
              "effort": "1h 30m", "target": "2h", "skills": { "french": 300 },
              "delegations": [{ "from": "2026-01-03", "agent": "sara" }, { "from": "2026-06-01" }]
            },
            { "id": "mail", "title": "Group mail", "recurrence": "FREQ=WEEKLY;BYDAY=SA", "start": "2026-01-01", "at": "24:00", "calendar": "day" }
          ]
        }
        """;

    [Fact]
    public void Read_AllMembers_BuildsWhatTheySay()
    {
        WorkforceDocument team = Read(Team);
        AgentProfile sara = team.Agents[0];
        sara.Should().Be(new AgentProfile(
            new AgentId("sara"), 3, [new(ContactChannel.Chat, 1, 3), new(ContactChannel.Phone, 3, 1, blocksOthers: true)],
            new SkillSet(new SkillLevel(new SkillId("french"), 700), new SkillLevel(new SkillId("billing"), 1)),
            [new GroupId("billing"), new GroupId("first-line")], PersonRole.Manager, sara.Shifts,
            [
                Absence.OfDates(new LocalDate(2026, 3, 7), new LocalDate(2026, 3, 14)), Absence.OfDates(new LocalDate(2026, 4, 4), new LocalDate(2026, 4, 5), OvernightHolidayRule.CutAtMidnight),
                Absence.OfHours(new LocalDateTime(2026, 5, 2, 23, 30), new LocalDateTime(2026, 5, 3, 1, 0)),
            ]));
        sara.Shifts.Name.Should().Be("Night shift");
        sara.Shifts.ValidFrom.Should().Be(new LocalDate(2026, 1, 1));
        team.Agents[1].Should().Be(new AgentProfile(new AgentId("bot"), 0, [], role: PersonRole.Bot));
        RecurringDuty report = team.Duties[0];
        report.Should().Be(new RecurringDuty(
            new DutyId("report"), "Daily report", Recurrence.Daily(), new LocalDate(2026, 1, 1), DayTime.At(16), report.Calendar, BusinessDayRoll.Preceding, Duration.FromMinutes(90),
            Duration.FromHours(2), new SkillRequirements(new SkillRequirement(new SkillId("french"), 300)),
            [new(new LocalDate(2026, 1, 3), new AgentId("sara")), new(new LocalDate(2026, 6, 1), null)]));
        team.Duties[1].ReleaseTime.Should().Be(DayTime.EndOfDay);
        team.Duties[1].Roll.Should().Be(BusinessDayRoll.Following);
        team.Duties[1].Calendar.Should().BeSameAs(report.Calendar);
    }

    [Fact]
    public void Write_ThenRead_GivesAnEqualDocument()
    {
        WorkforceDocument team = Read(Team);
        BusinessCalendar unnamed = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.AlwaysOpen).ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)).Build();
        BusinessCalendar[] sameName = [.. Enumerable.Range(0, 2).Select(i => unnamed.ToBuilder().WithName("a").ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 2, 1 + i)).Build())];
        RecurringDuty longest = new(
            new DutyId("x"), "x", Recurrence.Daily(), new LocalDate(1404, 10, 11, CalendarSystem.PersianAstronomical), DayTime.Midnight, BusinessCalendar.AlwaysOpen,
            effort: Duration.FromNanoseconds(long.MaxValue), target: Duration.Zero);
        WorkforceDocument others = new(
            [new(new AgentId("u"), 1, [], shifts: unnamed), new(new AgentId("v"), 1, [], shifts: sameName[0]), new(new AgentId("w"), 1, [], shifts: sameName[1])], [longest]);
        foreach (WorkforceDocument document in (WorkforceDocument[])[team, others, new([], [])])
        {
            string text = Write(document);
            WorkforceDocument again = Read(text);
            again.Should().Be(document);
            (again == document).Should().BeTrue();
            again.GetHashCode().Should().Be(document.GetHashCode());
            Write(again).Should().Be(text, "what is written is canonical");
        }

        Write(others).Should().Contain("\"a 2\"").And.Contain("2562047h 47m 16.854775807s");
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "*version*")]
    [InlineData("\"capacity\": 3", "\"capacity\": -1", "*$.agents?0?.capacity*-1*0 to 1000000*")]
    [InlineData("\"phone\"", "\"fax\"", "*$.agents?0?.channels?0?.channel*fax*phone, email*")]
    [InlineData("\"chat\"", "\"phone\"", "*$.agents?0?*Phone stands twice*")]
    [InlineData("700", "1001", "*skills.french*1001*1 to 1000*")]
    [InlineData("\"manager\"", "\"customer\"", "*Customer*Agent, Manager or Bot*")]
    [InlineData("\"shifts\": \"night\"", "\"shifts\": \"nights\"", "*nights*day, night*")]
    [InlineData("\"until\": \"2026-03-14\"", "\"until\": \"2026-03-07\"", "*absences?0?*2026-03-07*later*")]
    [InlineData("2026-05-03T01:00", "2026-05-03 01:00", "*absences?2?.end*2026-03-21T08:30*")]
    [InlineData("\"id\": \"bot\"", "\"id\": \"sara\"", "*'sara' stands twice*")]
    [InlineData("\"id\": \"mail\"", "\"id\": \"report\"", "*'report' stands twice*")]
    [InlineData("\"id\": \"mail\"", "\"id\": \" mail\"", "*duties?1?.id*white space*")]
    [InlineData("FREQ=DAILY", "FREQ=HOURLY", "*duties?0?.recurrence*DAILY, WEEKLY, MONTHLY or YEARLY*FREQ=WEEKLY;BYDAY=MO*")]
    [InlineData("\"24:00\"", "\"24:01\"", "*duties?1?.at*24:01*08:30*")]
    [InlineData("\"preceding\"", "\"sideways\"", "*sideways*none, following*")]
    [InlineData("2026-06-01", "2026-01-03", "*Two delegations*2026-01-03*")]
    [InlineData("\"target\": \"2h\"", "\"targets\": \"2h\"", "*targets*target*title*")]
    public void Read_WrongMember_NamesThePlaceAndWhatIsAllowed(string right, string wrong, string message) =>
        FluentActions.Invoking(() => Read(Team.Replace(right, wrong, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().WithMessage(message);

    [Fact]
    public void Document_WithNulls_IsRefused()
    {
        FluentActions.Invoking(() => new WorkforceDocument(null!, [])).Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("agents");
        FluentActions.Invoking(() => new WorkforceDocument([], [null!])).Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("duties");
    }

    private static WorkforceDocument Read(string text) => WorkforceJson.Read(new StringReader(text), "team.json", DateTimeZoneProviders.Tzdb);

    private static string Write(WorkforceDocument document)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        WorkforceJson.Write(writer, document);
        return writer.ToString();
    }
}
