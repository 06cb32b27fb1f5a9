using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

/// <summary>The replay's short way against the long one, each step a public call: read a row, make its events, fold them, judge the ticket.</summary>
public sealed class LogReplayTwinTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static readonly BusinessCalendar Office = new BusinessCalendarBuilder(NewYork)
        .WithWeeklyHours(WeeklyHours.Closed
            .With(new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday)
            .With(new DayInterval(DayTime.At(9), DayTime.At(12)), IsoDayOfWeek.Friday))
        .ValidBetween(new LocalDate(2025, 1, 1), new LocalDate(2027, 1, 1))
        .Build();

    private static readonly BusinessDayRule Late = new(BusinessDayRoll.Following, null, new LocalTime(16, 0), new LocalTime(8, 30));

    private static readonly Desk Desk = new(
        "Twin",
        new LogMapping(NewYork, DeskFixture.Mapping.Columns.Select(c => KeyValuePair.Create(c.Key, c.Value.Headers[0])), "uuuu-MM-dd HH:mm:ss", "dd/MM/uuuu HH:mm", "uuuu-MM-dd")
            .WithMissingTexts("?", "n/a")
            .WithStatuses(DeskFixture.Mapping.Statuses)
            .WithVerdicts(DeskFixture.Mapping.Verdicts)
            .WithDeadlineTolerance(Duration.FromMinutes(1)),
        new SlaClock(
            "close", "Close", SlaStop.Closed,
            Policy("recorded", new RecordedDeadlineTarget(MissingDeadline.NeverLate), (TicketField.Queue, ["Q1", "Ünïcode"])),
            Policy("P1 by phone", new ElapsedDurationTarget(Duration.FromHours(4)), (TicketField.Priority, ["P1"]), (TicketField.Channel, ["phone", "chat"])),
            Policy("days", new BusinessDaysTarget(3, Late), (TicketField.Type, ["A", "B"])),
            Policy("calendar days", new CalendarDaysTarget(10), (TicketField.Type, ["C"]), (TicketField.Priority, ["P1", "P2"])),
            Policy("work", new WorkingDurationTarget(Duration.FromHours(5)))),
        new SlaClock("solve", "Solve", SlaStop.Solved, Policy("long", new CalendarDaysTarget(30), (TicketField.Channel, ["web"]))),
        new SlaClock("again", "Again", SlaStop.Solved, Policy("short", new WorkingDurationTarget(Duration.FromMinutes(30)))));

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-10T12:00:00Z")]
    public void Replay_RandomRowsWithFaults_EqualsTheCallsMadeAlone(string? asOf)
    {
        Instant? named = asOf is null ? null : InstantPattern.ExtendedIso.Parse(asOf).Value;
        Properties.Check(Rows().ToArbitrary(), rows => Compare(rows, named), cases: 150);
    }

    /// <summary>The replay of whole histories reads a case log too: other code from the row to the verdict, and the same verdicts and faults.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-10T12:00:00Z")]
    public void Replay_RandomRowsWithFaults_EqualsTheReplayOfHistories(string? asOf)
    {
        Instant? named = asOf is null ? null : InstantPattern.ExtendedIso.Parse(asOf).Value;
        Properties.Check(Rows().ToArbitrary(), rows => CompareHistories(rows, named), cases: 150);
    }

    private static void CompareHistories(string[][] rows, Instant? asOf)
    {
        Dictionary<string, JudgedTicket> cases = new(StringComparer.Ordinal);
        Dictionary<string, TicketHistory> histories = new(StringComparer.Ordinal);
        Desk desk = new(Desk.Name, Desk.Log.WithPlausibleYears(1970, 2189), Desk.Clocks); // clocks over events count to 2189
        LogReplay replay = new(desk, DeskFixture.Header, t => cases.Add(t.Ticket.Id.Value, t), new LogReplayOptions { AsOf = asOf });
        EventReplay other = new(desk, DeskFixture.Header, new LogReplayOptions { AsOf = asOf }, h => histories.Add(h.Id.Value, h));
        for (int i = 0; i < rows.Length; i++)
        {
            replay.Add(i + 2, rows[i]);
            other.Add(i + 2, rows[i]);
        }

        ReplaySummary expected = replay.Finish();
        ReplaySummary actual = other.Finish();
        (actual.AsOf, actual.Rows, actual.Tickets).Should().Be((expected.AsOf, expected.Rows, expected.Tickets));
        actual.Statuses.Where(_ => asOf is null).Should().Equal(expected.Statuses.Where(_ => asOf is null), "a closing after the instant of the verdicts has not happened for a history");
        Faults(actual).Should().BeEquivalentTo(Faults(expected));
        histories.Should().HaveCount(cases.Count);
        foreach ((string id, JudgedTicket ticket) in cases)
        {
            TicketHistory history = histories[id];
            (history.Line, history.Status, history.RecordedVerdict, history.RecordedDeadline).Should().Be((ticket.Line, ticket.Status, ticket.RecordedVerdict, ticket.RecordedDeadline));
            (history.Ticket.Status, history.Ticket.SolvedAt, history.Ticket.ClosedAt).Should().Be((ticket.Ticket.Status, ticket.Ticket.SolvedAt, ticket.Ticket.ClosedAt));
            bool goesBack = history.Events.Zip(history.Events.Skip(1)).Any(p => p.Second.At < p.First.At);
            for (int c = 0; c < Desk.Clocks.Length && !goesBack; c++)
            {
                SlaVerdict byRow = ticket.Verdicts[c];
                SlaVerdict byEvents = history.Verdicts.Single(v => string.Equals(v.Clock, Desk.Clocks[c].Id, StringComparison.Ordinal)).Verdict;
                (byEvents.Policy, byEvents.Outcome, byEvents.StoppedAt, byEvents.Deadline).Should().Be((byRow.Policy, byRow.Outcome, byRow.StoppedAt, byRow.Deadline), $"{id}, line {ticket.Line}, {Desk.Clocks[c].Id}");
            }
        }
    }

    /// <summary>What both tell; which of several faulty times of a row is told is left open.</summary>
    private static Dictionary<string, long> Faults(ReplaySummary summary) => summary.Findings
        .Where(f => f.Kind is < LogFindingKind.UnknownTicket and not LogFindingKind.OutOfOrder)
        .GroupBy(f => f.Kind is LogFindingKind.MissingTime or LogFindingKind.UnreadableTime or LogFindingKind.ImplausibleYear ? "time" : f.Kind.ToString(), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(f => f.Count), StringComparer.Ordinal);

    [Fact]
    public void Replay_MoreTextsThanAreKept_EqualsTheCallsMadeAlone()
    {
        string[][] rows =
        [
            .. Enumerable.Range(0, 12_000).Select(i => DeskFixture.Row(
                Text(i), "2026-03-02 09:00:00", closed: "2026-03-02 12:00:00", type: Text(i % 11_000), priority: i % 2 == 0 ? "P1" : Text(i), queue: i % 13 == 0 ? "Q1" : $"Q-{i}", channel: i % 5 == 0 ? "phone" : new string('x', 200 + (i % 120)))),
        ];
        Compare(rows, null);
    }

    private static void Compare(string[][] rows, Instant? asOf)
    {
        List<JudgedTicket> actual = [];
        LogReplay replay = new(Desk, DeskFixture.Header, actual.Add, new LogReplayOptions { AsOf = asOf });
        List<CaseRow> accepted = [];
        List<LogFinding> expectedFindings = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < rows.Length; i++)
        {
            replay.Add(i + 2, rows[i]);
            CaseRow? row = new CaseLogReader(Desk.Log, DeskFixture.Header).Read(i + 2, rows[i], expectedFindings.Add);
            if (row is null || row.OpenedAt > asOf || !ids.Add(row.Id.Value))
            {
                continue;
            }

            accepted.Add(row);
        }

        ReplaySummary summary = replay.Finish();
        Instant? latest = accepted.Count == 0 ? null : accepted.Max(r => r.LatestEventAt);
        summary.AsOf.Should().Be(asOf ?? latest);
        summary.Rows.Should().Be(new RowCounts(accepted.Count, rows.Length - accepted.Count));
        foreach (IGrouping<LogFindingKind, LogFinding> kind in expectedFindings.GroupBy(f => f.Kind))
        {
            FindingCount count = summary.Findings.Single(f => f.Kind == kind.Key);
            count.Count.Should().Be(kind.Count());
            count.Examples.Should().Equal(kind.Take(LogReplay.MaxExamples));
        }

        bool IsOpen(CaseRow row) => asOf is null && row.ClosedAt is null;
        CaseRow[] order = [.. accepted.Where(r => !IsOpen(r)), .. accepted.Where(IsOpen)];
        actual.Should().HaveCount(order.Length);
        List<SlaVerdict>[] verdicts = [[], [], []];
        for (int i = 0; i < order.Length; i++)
        {
            Instant at = asOf ?? (IsOpen(order[i]) ? latest!.Value : order[i].LatestEventAt);
            Ticket ticket = Ticket.Replay(order[i].ToEvents(at));
            actual[i].Line.Should().Be(order[i].Line);
            actual[i].Ticket.Should().Be(ticket);
            (actual[i].Status, actual[i].RecordedDeadline, actual[i].RecordedVerdict).Should().Be((order[i].Status, order[i].Deadline, order[i].Verdict));
            for (int c = 0; c < Desk.Clocks.Length; c++)
            {
                SlaVerdict expected = Desk.Clocks[c].Judge(ticket, at, order[i].Deadline);
                actual[i].Verdicts[c].Should().Be(expected, "line {0} by {1}", order[i].Line, Desk.Clocks[c].Id);
                verdicts[c].Add(expected);
            }
        }

        for (int c = 0; c < verdicts.Length; c++)
        {
            CompareGroups(summary.Clocks[c], verdicts[c], order);
            MeasuresTwin.CompareHours(summary.Clocks[c], verdicts[c], [.. order.Select(r => r.OpenedAt)], NewYork);
            MeasuresTwin.CompareWaits(summary.Clocks[c], verdicts[c], [.. order.Select(r => r.Line)]);
        }

        MeasuresTwin.CompareTickets(summary, [.. actual.Select(t => t.Ticket)], NewYork);
    }

    /// <summary>Every group's counts and percentiles by plain grouping; months by the zone's own calendar.</summary>
    private static void CompareGroups(ClockSummary actual, List<SlaVerdict> verdicts, CaseRow[] rows)
    {
        CompareGroups(actual, ReportDimension.Policy, verdicts, i => verdicts[i].Policy?.Value);
        CompareGroups(actual, ReportDimension.Priority, verdicts, i => rows[i].Attributes.Priority);
        CompareGroups(actual, ReportDimension.Queue, verdicts, i => rows[i].Attributes.Queue);
        CompareGroups(actual, ReportDimension.Channel, verdicts, i => rows[i].Attributes.Channel);
        CompareGroups(actual, ReportDimension.Month, verdicts, i => rows[i].OpenedAt.InZone(NewYork).ToString("uuuu-MM", CultureInfo.InvariantCulture));
        Duration[] all = [.. verdicts.Where(v => v.StoppedAt is not null && v.Outcome != SlaOutcome.Cancelled).Select(v => v.Elapsed).Order()];
        (actual.Total.TimeToStop.Count, actual.Total.TimeToStop.Minimum).Should().Be((all.Length, all.Length == 0 ? null : all[0]));
    }

    private static void CompareGroups(ClockSummary actual, ReportDimension dimension, List<SlaVerdict> verdicts, Func<int, string?> name)
    {
        ILookup<string, SlaVerdict> expected = verdicts.Select((v, i) => (Name: name(i) ?? string.Empty, Verdict: v)).ToLookup(v => v.Name, v => v.Verdict, StringComparer.Ordinal);
        GroupSummary? others = actual.By(dimension).FirstOrDefault(g => string.Equals(g.Name, LogReplay.OtherGroups, StringComparison.Ordinal));
        actual.By(dimension).Should().HaveCount(others is null ? expected.Count : LogReplay.MaxGroups + 1 + (expected.Contains(string.Empty) ? 1 : 0));
        actual.By(dimension).Sum(g => g.Tally.Total).Should().Be(verdicts.Count);
        foreach (GroupSummary group in actual.By(dimension).Where(g => g != others))
        {
            SlaVerdict[] of = [.. expected[group.Name ?? string.Empty]];
            group.Tally.Total.Should().Be(of.Length);
            group.Tally.Met.Should().Be(of.Count(v => v.Outcome == SlaOutcome.Met));
            group.Tally.Breached.Should().Be(of.Count(v => v.Outcome == SlaOutcome.Breached));
            DurationSampleOf(of).Should().Equal(group.TimeToStop.Count == 0 ? [] : [group.TimeToStop.Minimum!.Value, group.TimeToStop.Median!.Value, group.TimeToStop.Maximum!.Value]);
        }
    }

    private static Duration[] DurationSampleOf(SlaVerdict[] verdicts)
    {
        DurationSample sample = new([.. verdicts.Where(v => v.StoppedAt is not null && v.Outcome != SlaOutcome.Cancelled).Select(v => v.Elapsed)]);
        return sample.Count == 0 ? [] : [sample.Minimum!.Value, sample.Median!.Value, sample.Maximum!.Value];
    }

    private static Gen<string[][]> Rows() => (
        from id in Gen.Choose(1, 40).Select(i => i == 40 ? string.Empty : $"T-{i * 7 % 40:D2}{(i % 9 == 0 ? " with a long name, ü" : string.Empty)}")
        from opened in Time()
        from solved in Gen.Frequency((2, Gen.Constant(string.Empty)), (1, Time()))
        from closed in Gen.Frequency((1, Gen.Constant("n/a")), (3, Time()))
        from status in Gen.Elements("Open", "Done", "Closed", "Closed", "Dropped", "Lost", string.Empty, "?")
        from type in Gen.Elements("A", "B", "C", "D", "?", string.Empty)
        from priority in Gen.Elements("P1", "P2", "p1", string.Empty)
        from queue in Gen.Elements("Q1", "Q2", "Ünïcode", "n/a", "=1+1", string.Empty)
        from channel in Gen.Elements("phone", "chat", "web", string.Empty)
        from deadline in Gen.Frequency((2, Gen.Constant(string.Empty)), (3, Time()))
        from verdict in Gen.Elements("OK", "LATE", "MAYBE", string.Empty)
        from cut in Gen.Frequency((30, Gen.Constant(0)), (1, Gen.Constant(1)))
        let row = DeskFixture.Row(id, opened, solved, closed, status, type, priority, queue, channel, deadline, verdict)
        select row[..^cut]).ArrayOf(30);

    /// <summary>Times around a month's end and a change of the clocks, in three patterns, some of them damaged.</summary>
    private static Gen<string> Time() =>
        from minutes in Gen.Choose(0, 30 * 24 * 60)
        from pattern in Gen.Elements("uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd HH:mm:ss", "dd/MM/uuuu HH:mm", "uuuu-MM-dd")
        from damage in Gen.Frequency((40, Gen.Constant(string.Empty)), (1, Gen.Elements("x", " ", "0")))
        from year in Gen.Frequency((60, Gen.Constant(2026)), (1, Gen.Elements(0, 1969, 2190, 2191, 9999)))
        let text = LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(new LocalDateTime(2026, 2, 20, 0, 0).PlusMinutes(minutes))
        select text.Replace("2026", year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal) + damage;

    private static SlaPolicy Policy(string id, SlaTarget target, params (TicketField Field, string[] Values)[] conditions) =>
        new(new PolicyId(id), target, Office, conditions.Select(c => new TicketCondition(c.Field, c.Values)));

    private static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"text {i}");
}
