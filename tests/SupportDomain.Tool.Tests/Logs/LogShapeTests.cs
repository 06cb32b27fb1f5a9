using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tool.Tests.Logs;

/// <summary>The shapes that exports have: each is known by a few lines of JSON, and what it tells is written out by hand.</summary>
public sealed class LogShapeTests
{
    [Fact]
    public void StatusAndSubstatus_WithOffsets_NotTogetherAndNotInOrder()
    {
        const string Log = """
            {
              "kind": "events", "zone": "Europe/Stockholm", "delimiter": ";", "timestamps": ["uuuu-MM-dd'T'HH:mm:sso<+HH:mm>"],
              "columns": { "id": "SR Number", "at": "Change Date+Time", "status": "Status", "subStatus": "Sub Status", "queue": "Involved ST", "impact": "SR Latest Impact", "author": "Owner First Name" },
              "statuses": { "Queued": "new", "Accepted": "open", "Accepted/Wait - User": "pending", "Accepted/Wait": "onHold", "Completed": "solved", "Completed/Closed": "closed", "Completed/Cancelled": "cancelled" }
            }
            """;
        TicketHistory history = LogShape.History(Log, "1-3", """
            SR Number;Change Date+Time;Status;Sub Status;Involved ST;SR Latest Impact;Owner First Name
            1-3;2010-03-31T16:59:42+01:00;Accepted;In Progress;G97;Medium;Frederic
            1-4;2010-03-31T15:00:00+01:00;Queued;Awaiting Assignment;G1;Low;Anne
            1-3;2010-03-31T17:00:00+01:00;Accepted;Wait - User;G97;Medium;Frederic
            1-3;2010-03-31T18:00:00+01:00;Accepted;In Progress;G4;Medium;Anne
            1-3;2010-03-31T19:00:00+01:00;Completed;Resolved;G4;Medium;Anne
            1-3;2010-04-07T01:00:00+02:00;Completed;Closed;G4;Medium;Anne
            """);
        LogShape.Told(history).Should().Equal(
            "03-31 15:59 opened Queue G97, Impact Medium by Unknown Frederic",
            "03-31 15:59 to G97/- by Unknown Frederic",
            "03-31 15:59 Open by Unknown Frederic",
            "03-31 16:00 Pending (Wait - User) by Unknown Frederic",
            "03-31 17:00 is Queue G4, Impact Medium by Unknown Anne",
            "03-31 17:00 to G4/- by Unknown Anne",
            "03-31 17:00 Open by Unknown Anne",
            "03-31 18:00 Solved by Unknown Anne",
            "04-06 23:00 Closed by Unknown Anne");
        history.Ticket.GroupChanges.Should().Be(1);
        LogShape.Verdict(history, "solution").Should().Be("Met 120.3", "15:59:42 to 18:00:00");
        history.Status.Should().Be("Completed");
    }

    [Fact]
    public void Activities_AreStatusesMessagesOrNothing()
    {
        const string Log = """
            {
              "kind": "events", "zone": "UTC", "timestamps": ["uuuu/MM/dd HH:mm:ss.fff"],
              "columns": { "id": "Case ID", "at": "Complete Timestamp", "activity": "Activity", "agent": "Resource" },
              "activities": { "Insert ticket": "new", "Assign seriousness": "nothing", "Take in charge ticket": "open", "Wait": "onHold", "Mail out": "agentReply", "Mail in": "customerMessage",
                              "Memo": "privateNote", "Receipt": "automaticMessage", "Resolve ticket": "solved", "Closed": "closed", "DUPLICATE": "merged" }
            }
            """;
        TicketHistory history = LogShape.History(Log, "Case 1", """
            Case ID,Activity,Resource,Complete Timestamp
            Case 1,Insert ticket,Value 1,2012/10/09 14:50:17.000
            Case 1,Receipt,Value 1,2012/10/09 14:50:18.000
            Case 1,Assign seriousness,Value 1,2012/10/09 14:51:01.000
            Case 1,Take in charge ticket,Value 2,2012/10/09 15:00:00.000
            Case 1,Memo,Value 2,2012/10/09 15:05:00.000
            Case 1,Mail out,Value 2,2012/10/09 15:20:17.000
            Case 1,Wait,Value 2,2012/10/09 15:30:00.000
            Case 1,Mail in,Value 2,2012/10/09 15:40:00.000
            Case 1,Dance,Value 2,2012/10/09 15:41:00.000
            Case 1,Resolve ticket,Value 3,2012/10/09 18:50:18.000
            Case 1,Closed,Value 3,2012/11/09 12:54:39.000
            """);
        LogShape.Told(history).Should().Equal(
            "10-09 14:50 opened ",
            "10-09 14:50 to -/Value 1",
            "10-09 14:50 automatic Public message by Bot",
            "10-09 15:00 to -/Value 2",
            "10-09 15:00 Open",
            "10-09 15:05 Private message by Agent",
            "10-09 15:20 Public message by Agent",
            "10-09 15:30 OnHold (Wait)",
            "10-09 15:40 Public message by Customer",
            "10-09 18:50 to -/Value 3",
            "10-09 18:50 Solved",
            "11-09 12:54 Closed");
        LogShape.Verdict(history, "answer").Should().Be("Met 30");
        history.Verdicts[0].Outcome.Should().Be(SlaOutcome.Breached, "a second too late");
    }

    [Fact]
    public void ChangesOfFields_ReadBackToTheOpening()
    {
        const string Log = """
            {
              "kind": "events", "zone": "UTC", "timestamps": ["epochMilliseconds"],
              "columns": { "id": "documentkey", "at": "sys_created_on", "author": "user", "field": "fieldname", "value": "newvalue", "oldValue": "oldvalue" },
              "fields": { "state": "status", "priority": "priority", "assigned_to": "agent", "assignment_group": "queue" },
              "statuses": { "1": "new", "2": "open", "6": "solved", "7": "closed" }
            }
            """;
        TicketHistory history = LogShape.History(Log, "INC1", """
            documentkey,sys_created_on,user,fieldname,oldvalue,newvalue
            INC1,1767261600000,amy,state,1,2
            INC1,1767261660000,amy,work_notes,,long text
            INC1,1767265200000,amy,assignment_group,,Network
            INC1,1767265200000,amy,assigned_to,,bob
            INC1,1767268800000,bob,priority,P3,P2
            INC1,1767272400000,bob,assigned_to,bob,
            INC1,1767274200000,bob,state,2,6
            """);
        LogShape.Told(history).Should().Equal(
            "01-01 10:00 opened Priority P3 by Unknown amy",
            "01-01 10:00 Open by Unknown amy",
            "01-01 11:00 is Priority P3, Queue Network by Unknown amy",
            "01-01 11:00 to Network/- by Unknown amy",
            "01-01 11:00 to Network/bob by Unknown amy",
            "01-01 12:00 is Priority P2, Queue Network by Unknown bob",
            "01-01 13:00 to Network/- by Unknown bob",
            "01-01 13:30 Solved by Unknown bob");
        LogShape.Verdict(history, "solution").Should().Be("Met 210");
    }

    [Fact]
    public void CasesWithComments_AnswersAreThoseOfOthersThanTheRequester()
    {
        const string Log = """
            {
              "zone": "America/New_York", "timestamps": ["iso"], "missing": ["-"],
              "columns": { "id": "Ticket", "opened": "created_at", "solved": "solved_at", "status": "status", "requester": "requester_id", "priority": "priority",
                           "queue": { "value": "Support" }, "channel": "via" },
              "statuses": { "open": "open", "solved": "solved", "closed": "closed" },
              "custom": { "plan": "Plan" },
              "messages": {
                "columns": { "id": "ticket_id", "at": "created_at", "author": "author_id", "visibility": "public", "channel": "via" },
                "visibilities": { "true": "public", "false": "private" }, "channels": { "email": "email" }, "roles": { "-1": "bot" }
              }
            }
            """;
        string[] files =
        [
            """
            Ticket,created_at,solved_at,status,requester_id,priority,via,Plan
             7 ,2026-01-05T15:00:00Z,2026-01-05T18:00:00Z,closed,900,high,web, gold
            8,2026-01-05T16:00:00Z,-,open,901,-,email,
            """,
            """
            ticket_id,created_at,author_id,public,via
            7,2026-01-05T15:00:00Z,900,true,web
            7,2026-01-05T15:00:01Z,-1,true,rule
            9,2026-01-05T15:00:01Z,5,true,email
            7,2026-01-05T15:10:00Z,12,false,web
            7,2026-01-05T10:20:00,12,true,email
            """,
        ];
        TicketHistory history = LogShape.History(Log, "7", files);
        LogShape.Told(history).Should().Equal(
            "01-05 15:00 opened Priority high, Queue Support, Channel web, plan gold by Customer 900",
            "01-05 15:00 Public message by Customer 900",
            "01-05 15:00 Public message by Bot -1",
            "01-05 15:10 Private message by Agent 12",
            "01-05 15:20 Public message by Email by Agent 12",
            "01-05 18:00 Solved");
        LogShape.Verdict(history, "answer").Should().Be("Met 20");
        ReplaySummary summary = LogShape.Replay(Log, files);
        summary.Rows.Should().Be(new RowCounts(6, 1));
        summary.Histories.Should().Be(new HistorySummary(2, 0, 0));
        summary.Findings.Select(f => (f.Kind, f.Examples[0].Line, f.Examples[0].Column, f.Examples[0].Found)).Should().Equal((LogFindingKind.UnknownTicket, 4, "messages: ticket_id", "9"));
    }

    [Fact]
    public void Turns_WithGaps_LeaveTheTicketWithNobody()
    {
        const string Log = """
            {
              "kind": "turns", "zone": "Asia/Tehran", "timestamps": ["uuuu-MM-dd HH:mm"],
              "columns": { "id": "id", "at": "from", "ended": "to", "agent": "who", "queue": "team", "priority": "priority" }
            }
            """;
        const string Clocks = """
            [{ "id": "turn", "metric": "group-ownership", "policies": [{ "id": "x", "groups": ["x"], "target": { "kind": "elapsedDuration", "allowed": "2h" } },
                                                                        { "id": "others", "target": { "kind": "elapsedDuration", "allowed": "30m" } }] }]
            """;
        TicketHistory history = LogShape.HistoryBy(Clocks, Log, "a", """
            id,from,to,who,team,priority
            a,2026-01-01 03:30,2026-01-01 04:30,ann,x,1
            a,2026-01-01 04:30,2026-01-01 05:30,ben,x,1
            a,2026-01-01 06:30,2026-01-01 07:30,,y,1
            a,2026-01-01 07:30,,ann,x,1
            """);
        LogShape.Told(history).Should().Equal(
            "01-01 00:00 opened Priority 1, Queue x",
            "01-01 00:00 to x/ann",
            "01-01 01:00 to x/ben",
            "01-01 02:00 to -/-",
            "01-01 03:00 is Priority 1, Queue y",
            "01-01 03:00 to y/-",
            "01-01 04:00 is Priority 1, Queue x",
            "01-01 04:00 to x/ann");
        (history.Ticket.HandOffs, history.Ticket.GroupChanges).Should().Be((2, 2));
        LogShape.Verdict(history, "turn").Should().Be("Met 120");
        history.Verdicts.Select(v => v.Outcome).Should().Equal(SlaOutcome.Met, SlaOutcome.Breached, SlaOutcome.Running);
    }

    [Fact]
    public void DateAndTimeApart_MonthNames_OwnZone_OwnPatterns_OwnEnd()
    {
        const string Log = """
            {
              "kind": "events", "zone": "Europe/London", "delimiter": "|", "timestamps": ["dd MMM uuuu hh:mm tt"], "only": { "row": ["step"] }, "blank": "unchanged",
              "columns": { "id": "no", "at": { "columns": ["day", "time"] }, "opened": { "column": "opened", "zone": "America/New_York", "timestamps": ["M/d/uuuu H:mm"] },
                           "solved": { "column": "done", "timestamps": ["epochSeconds"] }, "closed": { "column": "shut", "timestamps": ["uuuu-MM-dd'T'HH:mm'Z'"] }, "responded": { "column": "answered", "timestamps": ["iso"] },
                           "priority": "prio", "agent": "who" }
            }
            """;
        TicketHistory history = LogShape.History(Log, "n", """
            no|row|day|time|opened|done|shut|answered|prio|who
            n|step|01 Jul 2026|01:05 PM|7/1/2026 8:00||||1|ann
            n|noise|nonsense|||||||
            n|step|01 Jul 2026|02:00 PM|7/1/2026 8:00|1782914400|2026-07-01T14:30Z|2026-07-01T12:45Z||ben
            """);
        LogShape.Told(history).Should().Equal(
            "07-01 12:00 opened Priority 1",
            "07-01 12:05 to -/ann",
            "07-01 12:45 Public message by Agent",
            "07-01 13:00 to -/ben",
            "07-01 14:00 Solved",
            "07-01 14:30 Closed");
        LogShape.Verdict(history, "answer").Should().Be("Met 45");
    }

    [Fact]
    public void RowsInTheOrderOfTheirNumbers_FindingsByTheirLines()
    {
        const string Log = """
            {
              "kind": "events", "zone": "UTC", "timestamps": ["iso"],
              "columns": { "id": "id", "at": "at", "sequence": "n", "status": "s", "reopened": "r", "verdict": "v", "opened": "o" },
              "statuses": { "new": "new", "open": "open", "solved": "solved", "closed": "closed" }, "verdicts": { "Y": "met", "N": "breached" }
            }
            """;
        const string Rows = """
            id,at,n,s,r,v,o
            a,2026-01-01 00:10,2,open,0,Y,2026-01-01 00:00
            a,2026-01-01 00:20,1,new,0,Y,2026-01-01 00:00
            a,2026-01-01 00:30,3,weird,0,?,2026-01-01 00:00
            a,2026-01-01 00:40,4,closed,1,N,2026-01-01 00:00
            a,2026-01-01 00:50,5,open,x,N,2026-01-01 00:00
            b,2025-12-31 23:59,1,new,0,Y,2026-01-01 00:00
            ,2026-01-01 00:50,5,open,2,N,2026-01-01 00:00
            c,,5,open,2,N,2026-01-01 00:00
            c,tomorrow,5,open,2,N,2026-01-01 00:00
            c,9999-01-01,5,open,2,N,2026-01-01 00:00
            c,2026-01-01
            d,2026-01-01 00:59,first,open,2,N,2026-01-01 00:00
            """;
        LogShape.Replay(Log, Rows).Findings.SelectMany(f => f.Examples.Select(e => $"{f.Kind} {e.Line} {e.Column}: {e.Found}")).Should().BeEquivalentTo(
            "TimeWentBack 2 at: a",
            "UnknownStatus 4 s: weird",
            "UnknownVerdict 4 v: ?",
            "UnreadableNumber 6 r: x",
            "ForbiddenTransition 2 : a: Closed → Open",
            "BeforeOpening 7 at: b",
            "UnusableId 8 id: ",
            "MissingTime 9 at: ",
            "UnreadableTime 10 at: tomorrow",
            "ImplausibleYear 11 at: 9999-01-01",
            "FieldCount 12 : 2 fields; the header has 7",
            "UnreadableNumber 13 n: first");
        TicketHistory history = LogShape.History(Log, "a", Rows);
        history.Line.Should().Be(2, "the file names it there first");
        (history.RecordedVerdict, history.RecordedReopenings, history.Status, history.Ticket.ReopenCount).Should().Be((RecordedVerdict.Breached, 1, "open", 1));
    }

    [Fact]
    public void RecordedDeadline_OfTheRows_IsThatOfTheClock()
    {
        const string Columns = """
            "zone": "UTC", "timestamps": ["iso"], "columns": { "id": "id", "at": "at", "status": "s", "deadline": "due" }, "statuses": { "open": "open", "solved": "solved" }
            """;
        using StringReader document = new($$"""
            { "version": 1, "name": "d", "log": { "kind": "events", {{Columns}} },
              "clocks": [{ "id": "c", "stop": "solved", "policies": [{ "id": "p", "target": { "kind": "recordedDeadline", "missing": "neverLate" } }] }] }
            """);
        Desk desk = Serialization.JsonNet.DeskJson.Read(document, "d", NodaTime.DateTimeZoneProviders.Tzdb);
        List<TicketHistory> histories = [];
        EventReplay replay = new(desk, ["id", "at", "s", "due"], onJudged: histories.Add);
        replay.Add(2, ["late", "2026-01-01 00:00", "open", "2026-01-01 02:00"]);
        replay.Add(3, ["late", "2026-01-01 01:00", "open", "2026-01-01 03:00"]);
        replay.Add(4, ["late", "2026-01-01 04:00", "solved", "2026-01-01 03:00"]);
        replay.Add(5, ["in time", "2026-01-01 00:00", "open", "2026-01-01 02:00"]);
        replay.Add(6, ["in time", "2026-01-01 02:00", "solved", "2026-01-01 02:00"]);
        replay.Add(7, ["none", "2026-01-01 00:00", "open", ""]);
        replay.Finish().Rows.Should().Be(new RowCounts(6, 0));
        histories.Select(h => (h.Id.Value, h.Verdicts[0].Outcome)).Should().Equal(("late", SlaOutcome.Breached), ("in time", SlaOutcome.Met), ("none", SlaOutcome.Running));
        histories[0].Verdicts[0].Verdict.Deadline.DueAt.Should().Be(NodaTime.Instant.FromUtc(2026, 1, 1, 3, 0));
        histories[0].Ticket.Status.Should().Be(TicketStatus.Solved);
    }
}
