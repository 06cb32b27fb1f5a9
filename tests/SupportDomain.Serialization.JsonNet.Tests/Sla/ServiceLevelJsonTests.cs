using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests.Sla;

public sealed class ServiceLevelJsonTests
{
    private const string Sample = """
        {
          "version": 1,
          "calendars": {
            "office": { "zone": "Europe/Berlin", "hours": { "mon": ["09:00-17:00"], "tue": ["09:00-17:00"] } },
            "both": { "union": [
              { "zone": "Europe/Berlin", "hours": { "mon": ["09:00-17:00"] } },
              { "zone": "America/New_York", "hours": { "mon": ["09:00-17:00"] } }
            ] }
          },
          "dayRules": { "late": { "cutOff": "16:00", "startAfterCutOff": "08:00" } },
          "metrics": {
            "callback": {
              "title": "Call back",
              "starts": [{ "kind": "messagePosted", "roles": ["customer"], "visibility": "public", "automatic": false, "channels": ["phone", "chat"], "afterFirstResponse": true }],
              "stops": [{ "kind": "messagePosted", "roles": ["agent", "manager"] }, { "kind": "agentLeft" }],
              "reopen": "newInstance",
              "runsWhile": ["new", "open", "solved"],
              "pausesWhile": [{ "status": "pending" }, { "status": "onHold", "holdReasons": ["vendor", "part"] }],
              "pauses": [{ "kind": "groupAssigned", "groups": ["field"] }, { "kind": "statusEntered", "statuses": ["onHold"], "needsGroup": true }],
              "resumes": [{ "kind": "groupLeft" }, { "kind": "statusLeft", "statuses": ["onHold", "pending"] }],
              "cancels": [{ "kind": "agentAssigned" }],
              "order": ["start", "resume", "pause", "cancel", "stop", "retarget"]
            },
            "other": { "id": "first-response", "starts": [{ "kind": "opened" }] }
          },
          "clocks": [
            {
              "id": "reply", "title": "First reply", "metric": "first-response", "kind": "operationalLevel", "retarget": "retroactiveStartWithPauses", "lateAlarms": true,
              "policies": [
                {
                  "id": "gold", "rank": -1, "version": 3, "validFrom": "2026-01-01T00:00:00Z", "validUntil": "2027-01-01T00:00:00Z",
                  "when": { "tier": ["gold"], "customer": ["k-1"], "urgency": ["high"] }, "groups": ["network"], "tags": ["vip", "card"], "custom": { "region": ["EMEA", ""] },
                  "calendar": "office",
                  "zones": { "policy": "Asia/Tehran", "sites": { "NYC": "America/New_York" }, "customers": { "k-1": "Europe/Berlin" }, "lastResort": "UTC" },
                  "target": { "kind": "workingDuration", "allowed": "8h" },
                  "levels": [
                    { "id": "half", "percent": "50%", "to": "senior agent" },
                    { "id": "third", "percent": "100/3%", "to": "senior agent" },
                    { "id": "soon", "before": "2h", "path": "hierarchical", "to": "manager", "delivery": "nextOpening" },
                    { "id": "due", "after": "0s", "to": "manager" },
                    { "id": "over", "after": "30m", "to": "executive" }
                  ]
                },
                { "id": "next day", "calendar": "office", "target": { "kind": "relative", "businessDays": 1, "by": "24:00", "cutOff": "15:00" } },
                { "id": "close", "rank": 7, "calendar": "both", "target": { "kind": "relative", "businessDays": 0 } }
              ]
            },
            { "id": "callback", "metric": "callback", "kind": "supplierContract", "retarget": "restart", "policies": [{ "id": "any", "calendar": "office", "target": { "kind": "businessDays", "days": 2, "rule": "late" } }] },
            { "id": "any", "metric": "other", "retarget": "retroactiveStart", "policies": [{ "id": "any", "target": { "kind": "elapsedDuration", "allowed": "0s" } }] },
            { "id": "closed", "stop": "closed", "policies": [{ "id": "any", "when": { "site": ["NYC"] }, "calendar": "office", "target": { "kind": "calendarDays", "days": 3 } }] }
          ],
          "actions": [
            { "id": "remind", "kind": "reminder", "statuses": ["pending"], "after": { "kind": "workingDuration", "allowed": "16h" }, "calendar": "office", "times": 3,
              "restartsOn": [{ "kind": "messagePosted", "roles": ["customer"] }], "delivery": "nextOpening" },
            { "id": "close", "kind": "autoClose", "statuses": ["solved"], "after": { "kind": "elapsedDuration", "allowed": "72h" } },
            { "id": "expire", "kind": "pendingExpiry", "statuses": ["pending", "onHold"], "after": { "kind": "calendarDays", "days": 14 }, "calendar": "office" }
          ],
          "attention": [
            { "id": "press", "to": "press office", "when": { "type": ["Complaint"] }, "tags": ["press", "legal"] },
            { "id": "bouncing", "to": "manager", "reopened": 2, "handOffs": 4, "value": "EUR 100000.00" }
          ]
        }
        """;

    [Fact]
    public void Read_EveryMember_ArrivesInTheValues()
    {
        ServiceLevels levels = Read(Sample);
        SlaClock reply = levels.Clocks[0];
        (reply.Metric, reply.Kind, reply.Retarget, reply.HasLateAlarms).Should().Be((SlaMetrics.FirstResponse, ClockKind.OperationalLevel, RetargetMode.RetroactiveStartWithPauses, true));
        reply.Policies.Select(p => p.Id.Value).Should().Equal("gold", "next day", "close");
        SlaPolicy gold = reply.Policies[0];
        (gold.Rank, gold.Version, gold.ValidFrom, gold.ValidUntil).Should().Be((-1, 3, Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0)));
        gold.Conditions.Should().Equal(new TicketCondition(TicketField.Tier, "gold"), new TicketCondition(TicketField.Customer, "k-1"), new TicketCondition(TicketField.Urgency, "high"));
        gold.Groups.Should().Equal(new GroupId("network"));
        gold.Tags.Should().Equal("card", "vip");
        gold.Custom.Should().Equal(new CustomFieldCondition("region", string.Empty, "EMEA"));
        (gold.Zones!.Policy!.Id, gold.Zones.Sites["NYC"].Id, gold.Zones.Customers["k-1"].Id, gold.Zones.LastResort.Id).Should().Be(("Asia/Tehran", "America/New_York", "Europe/Berlin", "UTC"));
        gold.Levels.Should().Equal(
            EscalationLevel.AtPercent("half", Percentage.FromPercent(50), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtPercent("third", Percentage.FromFraction(new Rational(1, 3)), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtOffset("soon", Duration.FromHours(-2), EscalationPath.Hierarchical, "manager", LevelDelivery.NextOpening),
            EscalationLevel.AtOffset("due", Duration.Zero, EscalationPath.Functional, "manager"),
            EscalationLevel.AtOffset("over", Duration.FromMinutes(30), EscalationPath.Functional, "executive"));
        reply.Policies[1].Target.Should().Be(new RelativeTarget(1, DayTime.EndOfDay, new LocalTime(15, 0)));
        reply.Policies[2].Target.Should().Be(new RelativeTarget(0));
        levels.Clocks[1].Metric.Should().Be(Callback);
        levels.Clocks[1].Metric.Title.Should().Be("Call back");
        levels.Clocks[2].Metric.Should().Be(new SlaMetric("first-response", "first-response", [TicketOccasion.Opened], []));
        levels.Clocks.Select(c => c.Stop).Should().Equal(null, null, null, SlaStop.Closed);
        levels.Actions.Select(a => (a.Id, a.Kind, a.Times, a.Delivery, a.After)).Should().Equal(
            ("remind", TimedActionKind.Reminder, 3, LevelDelivery.NextOpening, new WorkingDurationTarget(Duration.FromHours(16))),
            ("close", TimedActionKind.AutoClose, 1, LevelDelivery.AtOnce, new ElapsedDurationTarget(Duration.FromHours(72))),
            ("expire", TimedActionKind.PendingExpiry, 1, LevelDelivery.AtOnce, new CalendarDaysTarget(14)));
        levels.Actions[0].RestartsOn.Should().Equal(TicketOccasion.Message([PersonRole.Customer]));
        levels.Attention[0].Tags.Should().Equal("legal", "press");
        levels.Attention[1].Value.Should().Be(Money.Parse("EUR 100000.00", CultureInfo.InvariantCulture));
        (levels.Attention[1].Reopened, levels.Attention[1].HandOffs).Should().Be((2, 4));
    }

    private static SlaMetric Callback => new(
        "callback",
        "another title",
        [TicketOccasion.Message([PersonRole.Customer], MessageVisibility.Public, isAutomatic: false, [ContactChannel.Phone, ContactChannel.Chat], afterFirstResponse: true)],
        [TicketOccasion.Message([PersonRole.Agent, PersonRole.Manager]), TicketOccasion.AgentLeft],
        ReopenMode.NewInstance,
        [TicketStatus.New, TicketStatus.Open, TicketStatus.Solved],
        [new PauseCondition(TicketStatus.Pending), new PauseCondition(TicketStatus.OnHold, "part", "vendor")],
        [TicketOccasion.GroupAssigned(new GroupId("field")), TicketOccasion.StatusEntered(TicketStatus.OnHold).WithGroup()],
        [TicketOccasion.GroupLeft(), TicketOccasion.StatusLeft(TicketStatus.OnHold, TicketStatus.Pending)],
        [TicketOccasion.AgentAssigned],
        SlaMetric.DefaultOrder.Reverse());

    [Fact]
    public void Write_ThenRead_IsEqualValueByValue_AndTheSameDocument()
    {
        ServiceLevels first = Read(Sample);
        string once = Write(first);
        ServiceLevels again = Read(once);
        Write(again).Should().Be(once);
        AssertEqual(first, again);
    }

    /// <summary>Every metric of the catalogue, and each changed in one place, under one name: the documents tell them apart.</summary>
    [Fact]
    public void Write_MetricsOfOneName_AreToldApart()
    {
        SlaMetric[] metrics =
        [
            .. SlaMetrics.All,
            .. SlaMetrics.All.Select(m => m.WithReopen(ReopenMode.Continue)),
            .. SlaMetrics.All.Select(m => m.WithPausesWhile(new PauseCondition(TicketStatus.OnHold, "vendor"))),
            .. SlaMetrics.All.Select(m => m.WithOrder(SlaMetric.DefaultOrder.Reverse())),
        ];
        SlaPolicy policy = new(new PolicyId("any"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen);
        ServiceLevels first = new(metrics.Select((m, i) => new SlaClock(i.ToString(CultureInfo.InvariantCulture), "t", m, policy)));
        string once = Write(first);
        AssertEqual(first, Read(once));
        Write(new ServiceLevels(first.Clocks.Take(SlaMetrics.All.Length))).Should().NotContain("\"metrics\"", "the catalogue needs no statement");
    }

    [Fact]
    public void DeskFile_HasTheSameMembers_AndKeepsTheOrderOfItsClocks()
    {
        string desk = Sample.ReplaceLineEndings("\n").Replace(
            "\"version\": 1,",
            """
            "version": 1, "name": "Desk",
            "log": { "zone": "Europe/Berlin", "timestamps": ["uuuu-MM-dd HH:mm"], "columns": { "id": "Id", "opened": "Opened", "closed": "Closed", "priority": "Priority" } },
            """,
            StringComparison.Ordinal).Replace("\"site\": [\"NYC\"]", "\"priority\": [\"P1\"]", StringComparison.Ordinal);
        Desk read = ReadDesk(desk);
        read.Clocks.Select(c => c.Id).Should().Equal("closed");
        read.ServiceLevels.Clocks.Select(c => c.Id).Should().Equal("reply", "callback", "any", "closed");
        using StringWriter once = new(CultureInfo.InvariantCulture);
        DeskJson.Write(once, read);
        Desk again = ReadDesk(once.ToString());
        AssertEqual(read.ServiceLevels, again.ServiceLevels);
        using StringWriter twice = new(CultureInfo.InvariantCulture);
        DeskJson.Write(twice, again);
        twice.ToString().Should().Be(once.ToString());
        read.WithAsOf(Instant.FromUtc(2026, 1, 1, 0, 0)).ServiceLevels.Should().BeSameAs(read.ServiceLevels);
    }

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 2,", "$.version", "from 1 to 1")]
    [InlineData("\"callback\": {", "\"next-response\": {", "$.metrics.next-response", "another name")]
    [InlineData("[\"customer\"], \"visibility\"", "[], \"visibility\"", "$.metrics.callback.starts[0].roles", "at least one of unknown, customer")]
    [InlineData("\"roles\": [\"customer\"], \"visibility\"", "\"visibility\"", "$.metrics.callback.starts[0]", "'roles'")]
    [InlineData("\"visibility\": \"public\"", "\"visibility\": \"secret\"", "$.metrics.callback.starts[0].visibility", "public, private")]
    [InlineData("\"automatic\": false", "\"automatic\": \"no\"", "$.metrics.callback.starts[0].automatic", "true or false")]
    [InlineData("[\"phone\", \"chat\"]", "[\"pigeon\"]", "$.metrics.callback.starts[0].channels[0]", "phone, email")]
    [InlineData("{ \"kind\": \"agentLeft\" }", "{ \"kind\": \"agentLeft\", \"groups\": [] }", "$.metrics.callback.stops[1].groups", "kind")]
    [InlineData("{ \"kind\": \"agentLeft\" }", "{ \"kind\": \"vanished\" }", "$.metrics.callback.stops[1].kind", "opened, messagePosted")]
    [InlineData("\"runsWhile\": [\"new\", \"open\", \"solved\"]", "\"runsWhile\": []", "$.metrics.callback", "one status to run in")]
    [InlineData("\"status\": \"pending\" }", "\"status\": \"open\", \"holdReasons\": [\"x\"] }", "$.metrics.callback.pausesWhile[0]", "pending and onHold only")]
    [InlineData("\"groups\": [\"field\"]", "\"groups\": [\" field\"]", "$.metrics.callback.pauses[0].groups[0]", "identifier")]
    [InlineData("\"statuses\": [\"onHold\"], \"needsGroup\"", "\"statuses\": [], \"needsGroup\"", "$.metrics.callback.pauses[1].statuses", "at least one of new")]
    [InlineData("[\"start\", \"resume\"", "[\"start\", \"start\"", "$.metrics.callback", "once")]
    [InlineData("\"starts\": [{ \"kind\": \"opened\" }]", "\"starts\": []", "$.metrics.other", "at least one start")]
    [InlineData("\"metric\": \"first-response\"", "\"metric\": \"first-reply\"", "$.clocks[0].metric", "first-response, next-response")]
    [InlineData("\"metric\": \"first-response\"", "\"metric\": \"first-response\", \"stop\": \"solved\"", "$.clocks[0]", "one of them")]
    [InlineData("\"operationalLevel\"", "\"ola\"", "$.clocks[0].kind", "customerSla, operationalLevel, supplierContract")]
    [InlineData("\"retroactiveStart\"", "\"backdate\"", "$.clocks[2].retarget", "keepElapsed, restart")]
    [InlineData("\"validUntil\": \"2027", "\"validUntil\": \"2025", "$.clocks[0].policies[0]", "valid until after")]
    [InlineData("\"version\": 3", "\"version\": 0", "$.clocks[0].policies[0].version", "from 1")]
    [InlineData("\"rank\": -1", "\"rank\": 0.5", "$.clocks[0].policies[0].rank", "a whole number")]
    [InlineData("\"tier\": [\"gold\"]", "\"rank\": [\"gold\"]", "$.clocks[0].policies[0].when.rank", "tier")]
    [InlineData("\"region\": [\"EMEA\", \"\"]", "\"region\": []", "$.clocks[0].policies[0].custom.region", "at least one")]
    [InlineData("\"lastResort\": \"UTC\"", "\"lastResort\": \"Moon/Base\"", "$.clocks[0].policies[0].zones.lastResort", "tz database")]
    [InlineData(", \"lastResort\": \"UTC\"", "", "$.clocks[0].policies[0].zones", "'lastResort'")]
    [InlineData("\"calendar\": \"office\",\n          \"zones\"", "\"calendar\": \"both\",\n          \"zones\"", "$.clocks[0].policies[0]", "hours of its own")]
    [InlineData("\"percent\": \"50%\"", "\"percent\": \"-1%\"", "$.clocks[0].policies[0].levels[0].percent", "zero or more")]
    [InlineData("\"percent\": \"50%\"", "\"percent\": \"50%\", \"after\": \"1h\"", "$.clocks[0].policies[0].levels[0]", "one of them")]
    [InlineData("\"before\": \"2h\"", "\"before\": \"2000000h\"", "$.clocks[0].policies[0].levels[2].before", "a hundred years")]
    [InlineData("\"id\": \"third\"", "\"id\": \"half\"", "$.clocks[0].policies[0]", "each named once")]
    [InlineData("\"by\": \"24:00\"", "\"by\": \"25:00\"", "$.clocks[0].policies[1].target.by", "24:00")]
    [InlineData("\"businessDays\": 0", "\"businessDays\": -1", "$.clocks[0].policies[2].target.businessDays", "from 0")]
    [InlineData("\"calendar\": \"both\", ", "", "$.clocks[0].policies[2]", "relative ones")]
    [InlineData("\"id\": \"any\", \"metric\"", "\"id\": \"reply\", \"metric\"", "$", "named once")]
    [InlineData("\"kind\": \"autoClose\"", "\"kind\": \"explode\"", "$.actions[1].kind", "reminder, autoClose, pendingExpiry")]
    [InlineData("\"times\": 3", "\"times\": 33", "$.actions[0].times", "from 1 to 32")]
    [InlineData("\"statuses\": [\"solved\"]", "\"statuses\": []", "$.actions[1]", "at least one status")]
    [InlineData("\"days\": 14 }, \"calendar\": \"office\"", "\"days\": 14 }", "$.actions[2]", "a calendar")]
    [InlineData("\"id\": \"expire\"", "\"id\": \"close\"", "$", "named once")]
    [InlineData("\"reopened\": 2", "\"reopened\": 0", "$.attention[1].reopened", "from 1")]
    [InlineData("\"value\": \"EUR 100000.00\"", "\"value\": \"100000\"", "$.attention[1].value", "EUR 1234.50")]
    [InlineData("\"reopened\": 2, \"handOffs\": 4, \"value\": \"EUR 100000.00\"", "\"tags\": []", "$.attention[1]", "at least one of")]
    [InlineData("\"attention\": [", "\"alarms\": [], \"attention\": [", "$.alarms", "actions, attention, calendars, clocks, dayRules, metrics, version")]
    public void Read_Fault_NamesThePlaceAndWhatIsAllowed(string correct, string faulty, string path, string allowed)
    {
        string document = Sample.ReplaceLineEndings("\n");
        document.Should().Contain(correct, "the case must change something");
        DeskFormatException fault = FluentActions.Invoking(() => Read(document.Replace(correct, faulty, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().Which;
        fault.Path.Should().Be(path);
        fault.Allowed.Should().Contain(allowed);
        fault.DocumentName.Should().Be("levels.json");
        fault.Line.Should().BePositive();
    }

    [Fact]
    public void MissingArguments_AreRefused()
    {
        FluentActions.Invoking(() => ServiceLevelJson.Read(null!, "x", DateTimeZoneProviders.Tzdb)).Should().Throw<ArgumentNullException>().WithParameterName("reader");
        FluentActions.Invoking(() => ServiceLevelJson.Read(TextReader.Null, null!, DateTimeZoneProviders.Tzdb)).Should().Throw<ArgumentNullException>().WithParameterName("documentName");
        FluentActions.Invoking(() => ServiceLevelJson.Read(TextReader.Null, "x", null!)).Should().Throw<ArgumentNullException>().WithParameterName("zones");
        FluentActions.Invoking(() => ServiceLevelJson.Write(null!, Read(Sample))).Should().Throw<ArgumentNullException>().WithParameterName("writer");
        FluentActions.Invoking(() => ServiceLevelJson.Write(TextWriter.Null, null!)).Should().Throw<ArgumentNullException>().WithParameterName("serviceLevels");
    }

    private static void AssertEqual(ServiceLevels expected, ServiceLevels actual)
    {
        actual.Clocks.Select(c => (c.Id, c.Title, c.Stop, c.Metric, c.Metric.Title, c.Kind, c.Retarget, c.HasLateAlarms))
            .Should().Equal(expected.Clocks.Select(c => (c.Id, c.Title, c.Stop, c.Metric, c.Metric.Title, c.Kind, c.Retarget, c.HasLateAlarms)));
        foreach ((SlaPolicy want, SlaPolicy have) in expected.Clocks.SelectMany(c => c.Policies).Zip(actual.Clocks.SelectMany(c => c.Policies)))
        {
            (have.Id, have.Rank, have.Version, have.ValidFrom, have.ValidUntil, have.Target).Should().Be((want.Id, want.Rank, want.Version, want.ValidFrom, want.ValidUntil, want.Target));
            have.Conditions.Should().Equal(want.Conditions);
            have.Groups.Should().Equal(want.Groups);
            have.Tags.Should().Equal(want.Tags);
            have.Custom.Should().Equal(want.Custom);
            have.Levels.Should().Equal(want.Levels);
            have.Calendar.Should().Be(want.Calendar);
            (have.Zones is null).Should().Be(want.Zones is null);
            (have.Zones?.Policy, have.Zones?.LastResort).Should().Be((want.Zones?.Policy, want.Zones?.LastResort));
            ZonesOf(have.Zones?.Sites).Should().Equal(ZonesOf(want.Zones?.Sites));
            ZonesOf(have.Zones?.Customers).Should().Equal(ZonesOf(want.Zones?.Customers));
        }

        actual.Actions.Select(a => (a.Id, a.Kind, a.After, a.Calendar, a.Times, a.Delivery)).Should().Equal(expected.Actions.Select(a => (a.Id, a.Kind, a.After, a.Calendar, a.Times, a.Delivery)));
        actual.Actions.SelectMany(a => a.Statuses).Should().Equal(expected.Actions.SelectMany(a => a.Statuses));
        actual.Actions.SelectMany(a => a.RestartsOn).Should().Equal(expected.Actions.SelectMany(a => a.RestartsOn));
        actual.Attention.Select(a => (a.Id, a.Addressee, a.Reopened, a.HandOffs, a.Value)).Should().Equal(expected.Attention.Select(a => (a.Id, a.Addressee, a.Reopened, a.HandOffs, a.Value)));
        actual.Attention.SelectMany(a => a.Tags).Should().Equal(expected.Attention.SelectMany(a => a.Tags));
        actual.Attention.SelectMany(a => a.Conditions).Should().Equal(expected.Attention.SelectMany(a => a.Conditions));
    }

    private static IEnumerable<string> ZonesOf(IReadOnlyDictionary<string, DateTimeZone>? zones) => (zones ?? new Dictionary<string, DateTimeZone>(StringComparer.Ordinal)).Select(z => $"{z.Key}: {z.Value.Id}").Order(StringComparer.Ordinal);

    private static ServiceLevels Read(string document)
    {
        using StringReader reader = new(document);
        return ServiceLevelJson.Read(reader, "levels.json", DateTimeZoneProviders.Tzdb);
    }

    private static Desk ReadDesk(string document)
    {
        using StringReader reader = new(document);
        return DeskJson.Read(reader, "desk.json", DateTimeZoneProviders.Tzdb);
    }

    private static string Write(ServiceLevels levels)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        ServiceLevelJson.Write(writer, levels);
        return writer.ToString();
    }
}
