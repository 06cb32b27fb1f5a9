using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

public sealed class LogReviewTests
{
    private static readonly LogMapping Mapping = new LogMapping(
            DateTimeZone.Utc,
            [
                KeyValuePair.Create(LogColumn.Id, "id"), KeyValuePair.Create(LogColumn.Opened, "opened"), KeyValuePair.Create(LogColumn.Solved, "solved"),
                KeyValuePair.Create(LogColumn.Status, "status"), KeyValuePair.Create(LogColumn.Priority, "priority"), KeyValuePair.Create(LogColumn.Deadline, "due"),
            ],
            "dd/MM/uuuu HH:mm",
            "MM/dd/uuuu HH:mm",
            "uuuu-MM-dd HH:mm")
        .WithStatuses([KeyValuePair.Create("Open", TicketStatus.Open), KeyValuePair.Create("Done", TicketStatus.Solved), KeyValuePair.Create("Dropped", TicketStatus.Cancelled)]);

    private static readonly string[] Header = ["id", "opened", "solved", "status", "priority", "due"];

    private static readonly Desk Sample = new(
        "d",
        Mapping,
        new SlaClock(
            "c", "c", SlaStop.Solved,
            new SlaPolicy(new PolicyId("high"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen, new TicketCondition(TicketField.Priority, "P1", "P0")),
            new SlaPolicy(new PolicyId("low"), new ElapsedDurationTarget(Duration.FromHours(9)), BusinessCalendar.AlwaysOpen, new TicketCondition(TicketField.Priority, "P3"))));

    [Fact]
    public void Finish_TellsWhatDeskAndLogDoNotShare()
    {
        DeskFinding[] found = Review(
            ["T-1", "13/01/2026 09:00", "13/01/2026 10:00", "Done", "P1", ""],
            ["T-2", "02/01/2026 09:00", "", "Open", "P2", "01/01/2026 09:00"],
            ["T-3", "14/01/2026 09:00", "", "Parked", "P2", ""],
            ["T-4", "14/01/2026 10:00", "", "Parked", "P1", ""]);
        found.Should().BeEquivalentTo(new DeskFinding[]
        {
            new(DeskFindingWeight.Doubt, "log.columns.opened", DeskReasons.Rows.Of(LogFaultReasons.Of(LogFindingKind.OutOfOrder), new ReasonCount(1), new ReasonShare(1, 4), new ReasonCount(3))),
            new(DeskFindingWeight.Doubt, "log.timestamps", DeskReasons.PatternUnseen.Of(new ReasonName("uuuu-MM-dd HH:mm"))),
            new(DeskFindingWeight.Doubt, "log.timestamps", DeskReasons.PatternAmbiguous.Of(new ReasonName("02/01/2026 09:00"), new ReasonName("dd/MM/uuuu HH:mm"), new ReasonName("MM/dd/uuuu HH:mm"), new ReasonCount(1))),
            new(DeskFindingWeight.Doubt, "log.columns.deadline", DeskReasons.DeadlineBeforeOpening.Of(new ReasonCount(1), new ReasonCount(3))),
            new(DeskFindingWeight.Problem, "log.statuses", DeskReasons.StatusUnmapped.Of(new ReasonName("Parked"), new ReasonCount(2))),
            new(DeskFindingWeight.Doubt, "log.statuses.Dropped", DeskReasons.StatusUnseen.Of(new ReasonName("Dropped"))),
            new(DeskFindingWeight.Doubt, "clocks.c.policies.high", DeskReasons.ValueUnseen.Of(new ReasonName("high"), new ReasonName("priority"), new ReasonName("P0"))),
            new(DeskFindingWeight.Doubt, "clocks.c.policies.low", DeskReasons.ValueUnseen.Of(new ReasonName("low"), new ReasonName("priority"), new ReasonName("P3"))),
            new(DeskFindingWeight.Doubt, "clocks.c", DeskReasons.TicketsWithoutPolicy.Of(new ReasonName("c"), new ReasonCount(2), new ReasonShare(2, 4), new ReasonName("priority = P2"))),
        });
    }

    [Fact]
    public void Finish_NoTicketHasAPolicy_IsAProblem()
    {
        Review(["T-1", "2026-01-13 09:00", "", "Open", "?", ""]).Should().ContainSingle(f => f.Weight == DeskFindingWeight.Problem)
            .Which.Reason.Should().Be(DeskReasons.TicketsWithoutPolicy.Of(new ReasonName("c"), new ReasonCount(1), new ReasonShare(1, 1), new ReasonName("priority = ?")));
    }

    [Fact]
    public void Finish_HalfOfTheRowsLeftOut_IsAProblem()
    {
        Review(["T-1", "13.01.2026", "", "Open", "P1", ""], ["T-2", "2026-01-13 09:00", "", "Open", "P1", ""])
            .Should().Contain(new DeskFinding(DeskFindingWeight.Problem, "log.columns.opened", DeskReasons.Rows.Of(LogFaultReasons.Of(LogFindingKind.UnreadableTime), new ReasonCount(1), new ReasonShare(1, 2), new ReasonCount(2))));
    }

    [Fact]
    public void Finish_Header_ThatLacksColumns_SaysWhichAndWhatIsMeant()
    {
        LogReview review = new(Sample, ["Id", "opened", "opened", "status", "priority", "Due Date"]);
        review.Add(2, ["T-1", "2026-01-13 09:00", "2026-01-13 09:00", "Open", "P1", ""]);
        review.Finish().Where(f => f.Weight == DeskFindingWeight.Problem).Should().Equal(
            new DeskFinding(DeskFindingWeight.Problem, "log.columns.id", DeskReasons.ColumnMisspelt.Of(new ReasonName("id"), new ReasonName("Id"))),
            new DeskFinding(DeskFindingWeight.Problem, "log.columns.opened", DeskReasons.ColumnTwice.Of(new ReasonName("opened"))),
            new DeskFinding(DeskFindingWeight.Problem, "log.columns.solved", DeskReasons.ColumnMissing.Of(new ReasonName("solved"), new ReasonName("Id, opened, opened, status, priority, Due Date"))),
            new DeskFinding(DeskFindingWeight.Problem, "log.columns.deadline", DeskReasons.ColumnMissing.Of(new ReasonName("due"), new ReasonName("Id, opened, opened, status, priority, Due Date"))));
    }

    [Fact]
    public void Finish_OtherDelimiterOrNoRow_SaysSo()
    {
        LogReview wrong = new(Sample, ["id;opened;solved;status;priority;due"]);
        wrong.Add(2, ["x"]);
        wrong.Finish().Should().Contain(new DeskFinding(DeskFindingWeight.Problem, "log.delimiter", DeskReasons.Delimiter.Of(new ReasonName(","), new ReasonName(";"))));
        new LogReview(Sample, Header).Finish().Should().Equal(new DeskFinding(DeskFindingWeight.Problem, "log", DeskReasons.LogEmpty.Of()));
    }

    [Fact]
    public void Finish_CalendarThatEnds_LeavesTicketsWithoutDeadline()
    {
        BusinessCalendar brief = new BusinessCalendarBuilder(DateTimeZone.Utc).WithName("brief").WithWeeklyHours(WeeklyHours.AlwaysOpen).ValidBetween(new LocalDate(2025, 1, 1), new LocalDate(2026, 1, 1)).Build();
        Desk desk = new("d", Mapping, new SlaClock("c", "c", SlaStop.Solved, new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(1)), brief)));
        LogReview review = new(desk, Header);
        review.Add(2, ["T-1", "2026-01-13 09:00", "", "Open", "P1", ""]);
        review.Finish().Should().Contain(new DeskFinding(DeskFindingWeight.Problem, "clocks.c.policies.p", DeskReasons.TicketsWithoutDeadline.Of(new ReasonName("p"), new ReasonCount(1))));
    }

    private static DeskFinding[] Review(params string[][] rows)
    {
        LogReview review = new(Sample, Header);
        for (int i = 0; i < rows.Length; i++)
        {
            review.Add(i + 2, rows[i]);
        }

        return [.. review.Finish()];
    }
}
