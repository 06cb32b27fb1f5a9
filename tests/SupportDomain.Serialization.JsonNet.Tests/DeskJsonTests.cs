using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.TestSupport;

namespace SupportDomain.Serialization.JsonNet.Tests;

public sealed class DeskJsonTests
{
    private const string Sample = """
        {
          // a comment
          "version": 1,
          "name": "Sample",
          "asOf": "2026-04-01T00:00:00Z",
          "calendars": {
            "office": {
              "zone": "Asia/Tehran",
              "hours": { "sat": ["08:00-12:00", "13:00-16:30"], "sun": ["08:00-16:00"], "mon": ["22:00-06:00"], "tue": ["00:00-24:00"] },
              "hoursFrom": [{ "from": "2026-05-01", "hours": { "sun": ["09:00-17:00"] } }],
              "overrides": [{ "date": "2026-03-30", "hours": [], "name": "stocktaking" }, { "date": "2026-03-31", "hours": ["10:00-11:00"], "alsoOnHolidays": true }],
              "holidays": [{ "date": "2026-03-21", "name": "Nowruz" }, { "date": "2026-03-22", "name": "estimate", "estimated": true }],
              "closures": [{ "date": "2026-04-05", "hours": "12:00-13:30", "name": "drill" }],
              "overnightHolidays": "cutAtMidnight",
              "validFrom": "2020-01-01",
              "validUntil": "2031-01-01"
            }
          },
          "dayRules": { "late": { "startRoll": "following", "cutOff": "16:00", "startAfterCutOff": "08:00:30", "landing": "nextOpening" } },
          "log": {
            "zone": "Asia/Tehran",
            "delimiter": ";",
            "timestamps": ["uuuu-MM-dd HH:mm"],
            "missing": ["?", "-"],
            "columns": { "id": "Number", "opened": "Opened", "solved": "Solved", "closed": "Closed", "status": "State", "type": "Kind", "priority": "Prio", "deadline": "Due", "verdict": "Made" },
            "statuses": { "Neu": "new", "Fertig": "closed" },
            "verdicts": { "true": "met", "false": "breached" },
            "deadlineTolerance": "1m 30s",
            "plausibleYears": { "first": 2000, "last": 2050 }
          },
          "clocks": [
            {
              "id": "main", "title": "Main", "stop": "solved",
              "policies": [
                { "id": "a", "when": { "priority": ["1", "2"], "type": ["x"] }, "calendar": "office", "target": { "kind": "workingDuration", "allowed": "8h 0.5s" } },
                { "id": "b", "when": { "priority": ["3"] }, "target": { "kind": "elapsedDuration", "allowed": "90m" } },
                { "id": "c", "when": { "priority": ["4"] }, "calendar": "office", "target": { "kind": "businessDays", "days": 3, "rule": "late" } },
                { "id": "d", "when": { "priority": ["5"] }, "calendar": "office", "target": { "kind": "businessDays", "days": 0 } },
                { "id": "e", "calendar": "office", "target": { "kind": "calendarDays", "days": 10 } }
              ]
            },
            { "id": "log", "stop": "closed", "policies": [{ "id": "given", "target": { "kind": "recordedDeadline", "missing": "neverLate" } }] }
          ]
        }
        """;

    [Fact]
    public void Read_EveryMember_ArrivesInTheDesk()
    {
        Desk desk = Read(Sample);
        desk.Name.Should().Be("Sample");
        desk.AsOf.Should().Be(Instant.FromUtc(2026, 4, 1, 0, 0));
        desk.Log.Delimiter.Should().Be(';');
        desk.Log.MissingTexts.Should().BeEquivalentTo("?", "-");
        desk.Log.DeadlineTolerance.Should().Be(Duration.FromSeconds(90));
        (desk.Log.FirstYear, desk.Log.LastYear).Should().Be((2000, 2050));
        desk.Log.Columns[LogColumn.Verdict].Name.Should().Be("Made");
        desk.Clocks.Select(c => (c.Id, c.Title, c.Stop)).Should().Equal(("main", "Main", SlaStop.Solved), ("log", "log", SlaStop.Closed));
        SlaTarget[] targets = [.. desk.Clocks[0].Policies.Select(p => p.Target)];
        targets[0].Should().Be(new WorkingDurationTarget(Duration.FromHours(8) + Duration.FromMilliseconds(500)));
        targets[1].Should().Be(new ElapsedDurationTarget(Duration.FromMinutes(90)));
        targets[2].Should().Be(new BusinessDaysTarget(3, new BusinessDayRule(BusinessDayRoll.Following, cutOff: new LocalTime(16, 0), startAfterCutOff: new LocalTime(8, 0, 30), landing: DayLanding.NextOpening)));
        targets[3].Should().Be(new BusinessDaysTarget(0, BusinessDayRule.SameTimeOfDay));
        targets[4].Should().Be(new CalendarDaysTarget(10));
        desk.Clocks[1].Policies[0].Target.Should().Be(new RecordedDeadlineTarget(MissingDeadline.NeverLate));
        BusinessCalendar office = desk.Clocks[0].Policies[0].Calendar;
        office.Name.Should().Be("office");
        office.Zone.Id.Should().Be("Asia/Tehran");
        office.IsHoliday(new LocalDate(2026, 3, 21)).Should().BeTrue();
        office.Overrides.Should().HaveCount(2);
        office.Closures.Should().ContainSingle();
        office.WeeklyVersions.Should().HaveCount(2);
        office.OvernightHolidays.Should().Be(OvernightHolidayRule.CutAtMidnight);
        office.ValidUntil.Should().Be(new LocalDate(2031, 1, 1));
    }

    [Fact]
    public void Write_ThenRead_IsTheSameDocumentAgain()
    {
        string once = Write(Read(Sample));
        Desk again = Read(once);
        Write(again).Should().Be(once);
        again.Clocks[0].Policies.Select(p => p.Target).Should().Equal(Read(Sample).Clocks[0].Policies.Select(p => p.Target));
        again.Clocks[0].Policies[0].Calendar.Timeline.Should().Be(Read(Sample).Clocks[0].Policies[0].Calendar.Timeline);
    }

    [Fact]
    public void Read_TheSampleDesks_OfTheDocumentation()
    {
        foreach (string path in Directory.EnumerateFiles(Repository.File("docs", "samples", "desks"), "*.json"))
        {
            using StreamReader reader = File.OpenText(path);
            Desk desk = DeskJson.Read(reader, path, DateTimeZoneProviders.Tzdb);
            Write(Read(Write(desk))).Should().Be(Write(desk), "{0} reads back as it is written", path);
        }
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 2,", "$.version", "2", "a whole number from 1 to 1")]
    [InlineData("\"version\": 1,", "", "$", "no member 'version'", "an object with the member 'version'")]
    [InlineData("\"name\": \"Sample\"", "\"name\": \" \"", "$.name", "\" \"", "a text that is not blank")]
    [InlineData("\"name\": \"Sample\"", "\"name\": 7", "$.name", "7", "a text that is not blank")]
    [InlineData("\"asOf\": \"2026-04-01T00:00:00Z\"", "\"asOf\": \"yesterday\"", "$.asOf", "\"yesterday\"", "2026-03-21T08:30:00Z")]
    [InlineData("\"Asia/Tehran\",\n      \"hours\"", "\"Mars/Base\",\n      \"hours\"", "$.calendars.office.zone", "\"Mars/Base\"", "tz database")]
    [InlineData("\"08:00-12:00\"", "\"08:00-25:00\"", "$.calendars.office.hours.sat[0]", "\"08:00-25:00\"", "09:00-17:00")]
    [InlineData("\"sat\":", "\"saturday\":", "$.calendars.office.hours.saturday", "'saturday'", "mon, tue")]
    [InlineData("\"2026-03-30\"", "\"2026-02-30\"", "$.calendars.office.overrides[0].date", "\"2026-02-30\"", "2026-03-21")]
    [InlineData("\"2026-03-31\"", "\"2026-03-30\"", "$.calendars.office.overrides[1]", "2026-03-30", "one override a date")]
    [InlineData("\"alsoOnHolidays\": true", "\"alsoOnHolidays\": \"yes\"", "$.calendars.office.overrides[1].alsoOnHolidays", "\"yes\"", "true or false")]
    [InlineData("\"2031-01-01\"", "\"2019-01-01\"", "$.calendars.office", "2020-01-01", "validFrom before validUntil")]
    [InlineData("\"startAfterCutOff\": \"08:00:30\",", "", "$.dayRules.late", "cut-off", "fit together")]
    [InlineData("\"16:00\", \"start", "\"16 Uhr\", \"start", "$.dayRules.late.cutOff", "\"16 Uhr\"", "08:30")]
    [InlineData("\"delimiter\": \";\"", "\"delimiter\": \";;\"", "$.log.delimiter", "\";;\"", "one character")]
    [InlineData("\"delimiter\": \";\"", "\"delimiter\": \"x\"", "$.log.delimiter", "U+0078", "a comma")]
    [InlineData("[\"uuuu-MM-dd HH:mm\"]", "[\"%%\"]", "$.log", "%%", "uuuu-MM-dd HH:mm:ss")]
    [InlineData("[\"uuuu-MM-dd HH:mm\"]", "\"uuuu-MM-dd HH:mm\"", "$.log.timestamps", "\"uuuu-MM-dd HH:mm\"", "a list")]
    [InlineData("\"opened\": \"Opened\",", "", "$.log", "Opened", "at least id and opened")]
    [InlineData("\"opened\":", "\"begun\":", "$.log.columns.begun", "'begun'", "id, opened")]
    [InlineData("\"Fertig\": \"closed\"", "\"Fertig\": \"finished\"", "$.log.statuses.Fertig", "\"finished\"", "new, open, pending")]
    [InlineData("\"false\": \"breached\"", "\"false\": \"late\"", "$.log.verdicts.false", "\"late\"", "met, breached")]
    [InlineData("\"verdicts\": { \"true\": \"met\", \"false\": \"breached\" },", "", "$.log", "without the member 'verdicts'", "both, or neither")]
    [InlineData("\"1m 30s\"", "\"30s 1m\"", "$.log.deadlineTolerance", "\"30s 1m\"", "1h 30m")]
    [InlineData("\"first\": 2000", "\"first\": 1500", "$.log.plausibleYears", "1500", "1900 to 2190")]
    [InlineData("\"first\": 2000", "\"first\": 20e99", "$.log.plausibleYears.first", "20e99", "a whole number from")]
    [InlineData("\"stop\": \"solved\"", "\"stop\": \"done\"", "$.clocks[0].stop", "\"done\"", "solved, closed")]
    [InlineData("\"id\": \"b\",", "\"id\": \"a\",", "$.clocks[0]", "two policies named a", "each named once")]
    [InlineData("\"calendar\": \"office\", \"target\": { \"kind\": \"calendarDays\"", "\"target\": { \"kind\": \"calendarDays\"", "$.clocks[0].policies[4]", "without calendar", "a calendar")]
    [InlineData("\"calendar\": \"office\", \"target\": { \"kind\": \"calendarDays\"", "\"calendar\": \"home\", \"target\": { \"kind\": \"calendarDays\"", "$.clocks[0].policies[4].calendar", "\"home\"", "office")]
    [InlineData("\"rule\": \"late\"", "\"rule\": \"early\"", "$.clocks[0].policies[2].target.rule", "\"early\"", "sameTimeOfDay, late")]
    [InlineData("\"kind\": \"elapsedDuration\"", "\"kind\": \"elapsed\"", "$.clocks[0].policies[1].target.kind", "\"elapsed\"", "workingDuration, elapsedDuration")]
    [InlineData("\"allowed\": \"90m\"", "\"allowed\": \"-90m\"", "$.clocks[0].policies[1].target.allowed", "\"-90m\"", "a duration")]
    [InlineData("\"allowed\": \"90m\"", "\"allowed\": \"1d\"", "$.clocks[0].policies[1].target.allowed", "\"1d\"", "a duration")]
    [InlineData("\"allowed\": \"90m\"", "\"allowed\": \"90m\", \"days\": 3", "$.clocks[0].policies[1].target.days", "unknown member 'days'", "allowed, kind")]
    [InlineData("\"days\": 10", "\"days\": -1", "$.clocks[0].policies[4].target.days", "-1", "from 0 to 365250")]
    [InlineData("\"days\": 10", "\"days\": 010", "$", "not JSON", "well-formed JSON")]
    [InlineData("\"days\": 10", "'days': 10", "$", "not JSON", "well-formed JSON")]
    [InlineData("\"status\": \"State\", ", "", "$.log", "without a column status", "a column status")]
    [InlineData("\"asOf\": \"2026-04-01T00:00:00Z\"", "\"asOf\": \"9999-12-31T00:00:00Z\"", "$.asOf", "9999", "1900 to 2189")]
    [InlineData("\"days\": 10", "\"days\": 1.5", "$.clocks[0].policies[4].target.days", "1.5", "a whole number")]
    [InlineData("\"priority\": [\"3\"]", "\"priority\": []", "$.clocks[0].policies[1].when.priority", "no value", "at least one")]
    [InlineData("\"priority\": [\"3\"]", "\"urgency\": [\"3\"]", "$.clocks[0].policies[1].when.urgency", "'urgency'", "type, priority, queue, channel")]
    [InlineData("\"closed\": \"Closed\", ", "", "$", "stops at the closing", "fit together")]
    [InlineData("\"name\": \"Sample\",", "\"name\": \"Sample\", \"colour\": \"red\",", "$.colour", "unknown member 'colour'", "actions, asOf, attention, calendars, clocks, dayRules, log, metrics, name, operation, version")]
    [InlineData("\"name\": \"Sample\",", "\"name\": \"Sample\", \"name\": \"Other\",", "$", "name", "each member once")]
    [InlineData("\"name\": \"Sample\",", "\"name\": \"Sample\" ", "$", "not JSON", "well-formed JSON")]
    public void Read_FaultyDocument_NamesPlaceFindingAndWhatIsAllowed(string correct, string faulty, string path, string found, string allowed)
    {
        string document = Sample.ReplaceLineEndings("\n");
        document.Should().Contain(correct, "the case must change something");
        Action act = () => Read(document.Replace(correct, faulty, StringComparison.Ordinal));
        DeskFormatException e = act.Should().Throw<DeskFormatException>().Which;
        e.DocumentName.Should().Be("sample.json");
        e.Path.Should().StartWith(path);
        (e.Found + e.Message).Should().Contain(found);
        e.Allowed.Should().Contain(allowed);
        e.Message.Should().StartWith("sample.json").And.Contain(e.Path).And.Contain(e.Allowed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"version\": 1}}")]
    [InlineData("\u0000")]
    public void Read_NoDesk_IsAFormatException(string document)
    {
        FluentActions.Invoking(() => Read(document)).Should().Throw<DeskFormatException>();
    }

    [Fact]
    public void Read_DeepNesting_IsBounded()
    {
        FluentActions.Invoking(() => Read(new string('[', 100_000))).Should().Throw<DeskFormatException>().Which.Allowed.Should().Contain("64");
    }

    [Fact]
    public void Write_EveryMemberOfALog_ReadsBackAsTheSame()
    {
        const string Log = """
            {
              "kind": "cases", "zone": "UTC", "timestamps": ["iso"], "delimiter": ";", "missing": ["?"], "blank": "unchanged", "only": { "row": ["a", "b"] },
              "columns": { "id": { "column": "no" }, "opened": { "columns": ["day", "time"], "zone": "Asia/Tehran", "timestamps": ["uuuu-MM-dd HH:mm", "epochSeconds"] }, "channel": { "value": "mail" },
                           "impact": "i", "urgency": "u", "priority": "p", "closed": "c" },
              "custom": { "region": "Region", "kind": { "value": "x" } },
              "priorityMatrix": [{ "impact": "1", "urgency": "2", "priority": "3" }],
              "plausibleYears": { "first": 2000, "last": 2030 },
              "events": { "file": "e.csv", "columns": { "id": "no", "at": "at", "field": "f", "value": "v", "oldValue": "o", "activity": "a" }, "fields": { "state": "status", "who": "agent" }, "statuses": { "1": "new" },
                          "activities": { "call": "agentReply", "print": "nothing" } },
              "messages": { "zone": "Europe/Berlin", "delimiter": "|", "timestamps": ["uuuu-MM-dd HH:mm"], "missing": [], "columns": { "id": "no", "at": "at", "role": "r", "visibility": "v", "automatic": "x", "channel": "c" },
                            "roles": { "a": "agent" }, "visibilities": { "0": "public" }, "automaticTexts": ["1"], "channels": { "p": "phone" } },
              "turns": { "columns": { "id": "no", "at": "from", "ended": "to" } }
            }
            """;
        Desk desk = Read($$"""{ "version": 1, "name": "d", "log": {{Log}}, "clocks": [{ "id": "c", "metric": "first-response", "policies": [{ "id": "p", "target": { "kind": "elapsedDuration", "allowed": "1h" } }] }] }""");
        desk.Log.NeedsHistories.Should().BeTrue();
        desk.Log.Further.Select(f => (f.Kind, f.FileName, f.Zone.Id, f.Delimiter, f.MissingTexts.Count, f.FirstYear)).Should().Equal(
            (LogKind.Events, "e.csv", "UTC", ';', 1, 2000), (LogKind.Messages, null, "Europe/Berlin", '|', 0, 2000), (LogKind.Turns, null, "UTC", ';', 1, 2000));
        string written = Write(desk);
        Write(Read(written)).Should().Be(written);
        written.Should().ContainAll("\"blank\": \"unchanged\"", "\"epochSeconds\"", "\"oldValue\"", "\"nothing\"", "\"e.csv\"", "\"Region\"", "\"automaticTexts\"");
    }

    [Theory]
    [InlineData("\"columns\": { \"id\": \"a\" }", "*At*")]
    [InlineData("\"columns\": { \"id\": { \"column\": \"a\", \"value\": \"b\" }, \"at\": \"b\" }", "*none or several*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": \"b\", \"activity\": \"c\" }", "*column activity without the member 'activities'*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": \"b\" }, \"visibilities\": { \"0\": \"public\" }", "*'visibilities' without a column visibility*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": \"b\", \"field\": \"c\" }, \"fields\": { \"x\": \"queue\" }", "*field and value*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": { \"value\": \"b\" } }", "*constant*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": \"b\" }, \"events\": { \"columns\": { \"id\": \"a\", \"at\": \"b\" } }", "*further file of Events*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": \"b\" }, \"turns\": { \"kind\": \"turns\", \"columns\": { \"id\": \"a\", \"at\": \"b\" } }", "*unknown member 'kind'*")]
    [InlineData("\"columns\": { \"id\": \"a\", \"at\": { \"column\": \"b\", \"timestamps\": [\"HH:mm\"] } }", "*HH:mm*")]
    public void Read_LogThatCannotBe_IsRefusedWithItsPlace(string members, string message) => FluentActions
        .Invoking(() => Read($$"""{ "version": 1, "name": "d", "log": { "kind": "events", "zone": "UTC", "timestamps": ["iso"], {{members}} }, "clocks": [{ "id": "c", "metric": "first-response", "policies": [{ "id": "p", "target": { "kind": "elapsedDuration", "allowed": "1h" } }] }] }"""))
        .Should().Throw<DeskFormatException>().WithMessage(message).Which.Path.Should().StartWith("$.log");

    [Fact]
    public void ReadAndWrite_MissingArguments_AreRefused()
    {
        FluentActions.Invoking(() => DeskJson.Read(null!, "x", DateTimeZoneProviders.Tzdb)).Should().Throw<ArgumentNullException>().WithParameterName("reader");
        FluentActions.Invoking(() => DeskJson.Read(TextReader.Null, null!, DateTimeZoneProviders.Tzdb)).Should().Throw<ArgumentNullException>().WithParameterName("documentName");
        FluentActions.Invoking(() => DeskJson.Read(TextReader.Null, "x", null!)).Should().Throw<ArgumentNullException>().WithParameterName("zones");
        FluentActions.Invoking(() => DeskJson.Write(TextWriter.Null, null!)).Should().Throw<ArgumentNullException>().WithParameterName("desk");
        FluentActions.Invoking(() => ReplayJson.Write(TextWriter.Null, null!)).Should().Throw<ArgumentNullException>().WithParameterName("summary");
    }

    private static Desk Read(string document)
    {
        using StringReader reader = new(document);
        return DeskJson.Read(reader, "sample.json", DateTimeZoneProviders.Tzdb);
    }

    private static string Write(Desk desk)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        DeskJson.Write(writer, desk);
        return writer.ToString();
    }
}
