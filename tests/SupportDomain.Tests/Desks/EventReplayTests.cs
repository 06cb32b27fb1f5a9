using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

/// <summary>What the replay of histories keeps, refuses and tells; the shapes of logs are tested with the program.</summary>
public sealed class EventReplayTests
{
    internal static readonly LogMapping Events = new LogMapping(
        LogKind.Events,
        DateTimeZone.Utc,
        [KeyValuePair.Create(LogColumn.Id, new LogField("id")), KeyValuePair.Create(LogColumn.At, new LogField("at")), KeyValuePair.Create(LogColumn.Status, new LogField("s"))],
        "iso")
        .WithStatuses([KeyValuePair.Create("new", TicketStatus.New), KeyValuePair.Create("done", TicketStatus.Solved)]);

    private static readonly LogMapping Messages = new(
        LogKind.Messages, DateTimeZone.Utc, [KeyValuePair.Create(LogColumn.Id, new LogField("id")), KeyValuePair.Create(LogColumn.At, new LogField("at"))], "iso");

    [Fact]
    public void Finish_JudgesTheTicketsInTheOrderOfTheLog_AndOnlyThoseAskedFor()
    {
        List<string> judged = [];
        EventReplay replay = Filled(null);
        ReplaySummary all = replay.Finish();
        (all.Rows, all.Tickets, all.AsOf).Should().Be((new RowCounts(4, 0), 2, Instant.FromUtc(2026, 1, 1, 3, 0)));
        judged.Should().Equal("b", "a");

        judged.Clear();
        ReplaySummary one = Filled(new TicketId("a")).Finish();
        judged.Should().Equal("a");
        one.AsOf.Should().Be(all.AsOf, "the latest instant may be another ticket's");

        EventReplay Filled(TicketId? only)
        {
            EventReplay filled = new(Desk(Events), ["id", "at", "s"], new LogReplayOptions { Only = only }, h => judged.Add(h.Id.Value));
            filled.Add(2, ["b", "2026-01-01 00:00", "new"]);
            filled.Add(3, ["a", "2026-01-01 01:00", "new"]);
            filled.Add(4, ["b", "2026-01-01 03:00", "done"]);
            filled.Add(5, ["a", "2026-01-01 02:00", "done"]);
            return filled;
        }
    }

    [Fact]
    public void Finish_AsOfAnEarlierInstant_KnowsNothingLater()
    {
        List<TicketHistory> judged = [];
        EventReplay replay = new(Desk(Events), ["id", "at", "s"], new LogReplayOptions { AsOf = Instant.FromUtc(2026, 1, 1, 2, 0) }, judged.Add);
        replay.Add(2, ["a", "2026-01-01 00:00", "new"]);
        replay.Add(3, ["a", "2026-01-01 02:01", "done"]);
        replay.Add(4, ["b", "2026-01-01 02:01", "new"]);
        ReplaySummary summary = replay.Finish();
        judged.Should().ContainSingle().Which.Ticket.Status.Should().Be(TicketStatus.New);
        summary.Rows.Should().Be(new RowCounts(2, 1));
        summary.Findings.Should().ContainSingle().Which.Kind.Should().Be(LogFindingKind.OpenedAfterAsOf);
    }

    [Fact]
    public void Replay_UsedWrongly_SaysHow()
    {
        Desk desk = Desk(Events.WithFurther(Messages));
        EventReplay replay = new(desk, ["id", "at", "s"]);
        FluentActions.Invoking(() => replay.Begin(LogKind.Turns, ["id"])).Should().Throw<ArgumentException>().WithMessage("*no further file of Turns*");
        FluentActions.Invoking(() => replay.Begin(LogKind.Messages, ["id"])).Should().Throw<LogFormatException>().WithMessage("*no column 'at'*");
        FluentActions.Invoking(() => replay.Finish()).Should().Throw<InvalidOperationException>().WithMessage("*Messages has not been begun*");
        replay.Begin(LogKind.Messages, ["id", "at"]);
        FluentActions.Invoking(() => replay.Begin(LogKind.Messages, ["id", "at"])).Should().Throw<ArgumentException>().WithMessage("*begun before*");
        replay.Finish().Tickets.Should().Be(0);
        FluentActions.Invoking(() => replay.Add(2, ["a", "b"])).Should().Throw<InvalidOperationException>().WithMessage("*finished*");
        FluentActions.Invoking(() => new EventReplay(desk, ["id", "at", "s"], new LogReplayOptions { AsOf = Instant.FromUtc(2190, 1, 1, 0, 0) })).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new CaseLogReader(Events, ["id", "at", "s"])).Should().Throw<ArgumentException>().WithMessage("*EventReplay*");
    }

    [Fact]
    public void Mapping_ThatCannotBe_IsRefused()
    {
        KeyValuePair<LogColumn, LogField> id = KeyValuePair.Create(LogColumn.Id, new LogField("id"));
        FluentActions.Invoking(() => new LogMapping(LogKind.Turns, DateTimeZone.Utc, [id], "iso")).Should().Throw<ArgumentException>().WithMessage("*no column for At*");
        FluentActions.Invoking(() => new LogMapping(LogKind.Events, DateTimeZone.Utc, [id, KeyValuePair.Create(LogColumn.At, LogField.Of("now"))], "iso")).Should().Throw<ArgumentException>().WithMessage("*constant 'now'*");
        FluentActions.Invoking(() => new LogMapping(LogKind.Events, DateTimeZone.Utc, [id], "nonsense")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new LogField()).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Events.WithFurther(Events)).Should().Throw<ArgumentException>().WithMessage("*none of the log's own*");
        FluentActions.Invoking(() => Events.WithFurther(Messages, Messages)).Should().Throw<ArgumentException>().WithMessage("*one of each kind*");
        FluentActions.Invoking(() => Events.WithFields([KeyValuePair.Create("x", LogColumn.Opened)])).Should().Throw<ArgumentException>().WithMessage("*'x' stands for Opened*");
        FluentActions.Invoking(() => Events.WithOnly([KeyValuePair.Create("x", Enumerable.Empty<string>())])).Should().Throw<ArgumentException>().WithMessage("*'x' no text*");
        FluentActions.Invoking(() => Events.WithMatrix(new PriorityMatrix(new PriorityRule("a", "b", "c")))).Should().Throw<ArgumentException>().WithMessage("*Impact*");
        FluentActions.Invoking(() => Desk(Messages)).Should().Throw<ArgumentException>().WithMessage("*never stop*");
    }

    internal static Desk Desk(LogMapping log) =>
        new("d", log, new SlaClock("c", "c", SlaStop.Solved, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen)));
}
