using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>What the pages of the metrics say, sentence by sentence: histories and instances by hand, with a desk open Monday to Friday, 09:00-17:00, and 100 hours allowed unless stated.</summary>
public sealed class MetricPageTests
{
    private const TicketStatus New = TicketStatus.New;
    private const TicketStatus Open = TicketStatus.Open;
    private const TicketStatus Pending = TicketStatus.Pending;
    private const TicketStatus OnHold = TicketStatus.OnHold;
    private const TicketStatus Solved = TicketStatus.Solved;
    private const TicketStatus Closed = TicketStatus.Closed;
    private const TicketStatus Cancelled = TicketStatus.Cancelled;

    [Fact]
    public void FirstResponse_EndsWithTheFirstAnswerOfAPerson_OrWithoutOne()
    {
        Told(SlaMetrics.FirstResponse, Life().Agent(At(2, 10), MessageVisibility.Private).Agent(At(2, 11), role: PersonRole.Bot).Agent(At(2, 12), isAutomatic: true).Customer(At(2, 13)).Agent(At(2, 14)))
            .Should().Equal("Met 02 09 - 02 14 counted 5");
        Told(SlaMetrics.FirstResponse, Life().Agent(At(2, 10), role: PersonRole.Manager)).Should().Equal("Met 02 09 - 02 10 counted 1");
        Told(SlaMetrics.FirstResponse, Life().Agent(At(2, 10), role: PersonRole.Unknown)).Should().Equal(["Running 02 09 - counted 40"], "nobody knows that it was an agent");
        Told(SlaMetrics.FirstResponse, Life().Status(At(2, 11), Solved)).Should().Equal("Met 02 09 - 02 11 counted 2");
        Told(SlaMetrics.FirstResponse, Life().Status(At(2, 12), Closed)).Should().Equal("Met 02 09 - 02 12 counted 3");
        Told(SlaMetrics.FirstResponse, Life().Status(At(2, 12), Cancelled)).Should().Equal("Cancelled 02 09 - 02 12 counted 3");
        Told(SlaMetrics.FirstResponse, Life().MergedInto(At(2, 12), "T-2")).Should().Equal("Cancelled 02 09 - 02 12 counted 3");
        Told(SlaMetrics.FirstResponse, Life().Status(At(2, 10), Pending).Agent(At(2, 13))).Should().Equal(["Met 02 09 - 02 13 counted 4"], "nothing pauses it");
        Told(SlaMetrics.FirstResponse.WithPausesWhile(new PauseCondition(Pending)), Life().Status(At(2, 10), Pending).Agent(At(2, 13))).Should().Equal("Met 02 09 - 02 13 counted 1 paused 3");
    }

    [Fact]
    public void FirstResponse_TheOpeningAndWhatComesAfterTheAnswer_StartNothing()
    {
        Told(SlaMetrics.FirstResponse, Life().Agent(At(2, 9)).Agent(At(2, 12))).Should().Equal(["Met 02 09 - 02 12 counted 3"], "a message at the instant of the opening belongs to it");
        Told(SlaMetrics.FirstResponse, Life().Agent(At(2, 10)).Open(At(2, 11)).Agent(At(2, 12))).Should().Equal("Met 02 09 - 02 10 counted 1");
        Told(SlaMetrics.FirstResponse, Life().Open(At(2, 11)).Agent(At(2, 12))).Should().Equal(["Met 02 09 - 02 12 counted 3"], "the first opening counts");
        Told(SlaMetrics.FirstResponse, Life().Status(At(2, 10), Solved).Status(At(2, 11), Open).Agent(At(2, 12))).Should().Equal(["Met 02 09 - 02 10 counted 1"], "reopening starts nothing");
    }

    [Fact]
    public void NextResponse_WaitsFromTheOldestMessageToTheNextAnswer()
    {
        Told(SlaMetrics.NextResponse, Life().Agent(At(2, 10))).Should().BeEmpty("the opening is no message");
        Told(SlaMetrics.NextResponse, Life().Customer(At(2, 10)).Customer(At(2, 12)).Agent(At(2, 13), role: PersonRole.Bot).Agent(At(2, 15))).Should().Equal("Met 02 10 - 02 15 counted 5");
        Told(SlaMetrics.NextResponse, Life().Customer(At(2, 10), isAutomatic: true).Agent(At(2, 15))).Should().BeEmpty("a program wrote it");
        Told(SlaMetrics.NextResponse, Life().Customer(At(2, 10)).Status(At(2, 11), Solved)).Should().Equal("Met 02 10 - 02 11 counted 1");
        Told(SlaMetrics.NextResponse, Life().Customer(At(2, 10)).Customer(At(2, 12)).Agent(At(2, 12))).Should().Equal(["Met 02 10 - 02 12 counted 2", "Running 02 12 - counted 37"], "the stop comes before the start");
        Told(SlaMetrics.NextResponse, Life().Customer(At(2, 10)).Status(At(2, 12), Cancelled)).Should().Equal("Cancelled 02 10 - 02 12 counted 2");
        Told(SlaMetrics.NextResponse, Life().Status(At(2, 10), Pending).Customer(At(2, 11)).Agent(At(2, 12))).Should().Equal(["Met 02 11 - 02 12 counted 1"], "nothing pauses it");
    }

    [Fact]
    public void NextResponse_AMessageOnASolvedTicket()
    {
        Told(SlaMetrics.NextResponse, Life().Status(At(2, 11), Solved).Customer(At(2, 12)).Status(At(2, 12), Open).Agent(At(2, 14)))
            .Should().Equal(["Met 02 12 - 02 14 counted 2"], "it opens the ticket at the same instant");
        Told(SlaMetrics.NextResponse, Life().Status(At(2, 11), Solved).Customer(At(2, 12)).Status(At(2, 13), Open).Agent(At(2, 14))).Should().BeEmpty("a log that opens it later tells of no message on an open ticket");
        Told(SlaMetrics.NextResponse, Life().Status(At(2, 11), Solved).Customer(At(2, 12)).Status(At(2, 13), Open).Customer(At(2, 14)).Agent(At(2, 16))).Should().Equal("Met 02 14 - 02 16 counted 2");
    }

    [Fact]
    public void PeriodicUpdate_GoesFromMessageToMessage()
    {
        Told(SlaMetrics.PeriodicUpdate, Life().Customer(At(2, 10)).Agent(At(2, 11)).Agent(At(2, 12), MessageVisibility.Private).Status(At(2, 13), Pending).Agent(At(2, 15)).Status(At(2, 16), Solved))
            .Should().Equal("Met 02 09 - 02 11 counted 2", "Met 02 11 - 02 15 counted 4", "Met 02 15 - 02 16 counted 1");
        Told(SlaMetrics.PeriodicUpdate, Life().Agent(At(2, 9)).Agent(At(2, 11))).Should().Equal(["Met 02 09 - 02 11 counted 2", "Running 02 11 - counted 38"], "a message at the opening starts no second one");
        Told(SlaMetrics.PeriodicUpdate, Life().Agent(At(2, 10)).Status(At(2, 11), Solved).Status(At(2, 12), Open).Agent(At(2, 14)).Agent(At(2, 16)))
            .Should().Equal("Met 02 09 - 02 10 counted 1", "Met 02 10 - 02 11 counted 1", "Met 02 14 - 02 16 counted 2", "Running 02 16 - counted 33");
        Told(SlaMetrics.PeriodicUpdate, Life().Status(At(2, 11), Solved).Agent(At(2, 12))).Should().Equal(["Met 02 09 - 02 11 counted 2"], "a message on a solved ticket starts nothing");
    }

    [Fact]
    public void PausableUpdate_IsPausedWhileThePendingCustomerOwesTheNextWord()
    {
        Told(SlaMetrics.PausableUpdate, Life().Agent(At(2, 11)).Status(At(2, 11), Pending)).Should().Equal("Met 02 09 - 02 11 counted 2", "Paused 02 11 - counted 0 paused 38");
        Told(SlaMetrics.PausableUpdate, Life().Status(At(2, 16), Pending).Status(At(3, 10), Open).Agent(At(3, 11))).Should().Equal(["Met 02 09 - 03 11 counted 8 paused 2", "Running 03 11 - counted 30"], "the night counts neither way");
        Told(SlaMetrics.PausableUpdate, Life().Status(At(2, 10), Pending).Agent(At(2, 12)).Status(At(2, 15), Open)).Should().Equal("Met 02 09 - 02 12 counted 1 paused 2", "Running 02 12 - counted 34 paused 3");
        Told(SlaMetrics.PausableUpdate, Life().Status(At(2, 10), OnHold).Agent(At(2, 12)))[0].Should().Be("Met 02 09 - 02 12 counted 3", "on hold is no pause of it");
    }

    [Fact]
    public void RequesterWait_CountsNewOpenAndOnHold()
    {
        Told(SlaMetrics.RequesterWait, Life().Status(At(2, 10), OnHold).Status(At(2, 12), Open).Status(At(2, 13), Pending).Status(At(2, 15), Solved))
            .Should().Equal(["Met 02 09 - 02 15 counted 4 paused 2"], "from pending straight to solved the pause ends with the stop");
        Told(SlaMetrics.RequesterWait, Life().Status(At(2, 10), Solved).Status(At(2, 14), New).Status(At(2, 16), Solved)).Should().Equal(["Met 02 09 - 02 16 counted 3 paused 4"], "the time it was solved is told as paused");
        Told(SlaMetrics.RequesterWait, Life().Status(At(2, 12), Pending).Status(At(3, 9), Open).Status(At(3, 10), Solved), hours: 2).Should().Equal("Breached 02 09 - 03 10 counted 4 paused 5");
        Told(SlaMetrics.RequesterWait, Life().Status(At(2, 12), Pending), hours: 2).Should().Equal(["Breached 02 09 - counted 3 paused 37"], "what was late before the pause stays late");
        Told(SlaMetrics.RequesterWait, Life().Status(At(2, 11), Pending).Status(At(2, 16), Cancelled), hours: 1).Should().Equal("Cancelled 02 09 - 02 16 counted 2 paused 5");
    }

    [Fact]
    public void AgentWork_CountsNewAndOpen()
    {
        SlaBench held = Life().Status(At(2, 10), OnHold, "vendor").Status(At(2, 12), OnHold, "part").Status(At(2, 13), Pending).Status(At(2, 14), Open).Status(At(2, 17), Solved);
        Told(SlaMetrics.AgentWork, held, hours: 4).Should().Equal(["Met 02 09 - 02 17 counted 4 paused 4"], "a stop exactly at the deadline meets it");
        Told(SlaMetrics.AgentWork, held, hours: 4 - (1.0 / 3600)).Should().Equal(["Breached 02 09 - 02 17 counted 4 paused 4"], "a second less is late");
        Told(SlaMetrics.AgentWork.WithPausesWhile(new PauseCondition(Pending), new PauseCondition(OnHold, "vendor")), held).Should().Equal("Met 02 09 - 02 17 counted 5 paused 3");
    }

    [Fact]
    public void GroupOwnership_IsAnInstanceForEachTimeAGroupGetsIt()
    {
        Told(SlaMetrics.GroupOwnership, Life().Group(At(2, 10), "a").Group(At(2, 12), "b").Group(At(2, 13), "b").Group(At(2, 14), null)).Should().Equal(
            ["Met 02 10 - 02 12 counted 2", "Met 02 12 - 02 14 counted 2"], "no moment counts twice, and the same group again is no change");
        Told(SlaMetrics.GroupOwnership, Life().Group(At(2, 10), "a").Status(At(2, 12), Solved).Status(At(2, 14), Open)).Should().Equal("Met 02 10 - 02 12 counted 2", "Running 02 14 - counted 35");
        Told(SlaMetrics.GroupOwnership, Life().Status(At(2, 12), Solved).Status(At(2, 14), Open)).Should().BeEmpty("no group has it");
        Told(SlaMetrics.GroupOwnership, Life().Group(At(2, 10), "a").Status(At(2, 12), Solved).Group(At(2, 13), "b").Status(At(2, 14), Open)).Should().Equal(
            ["Met 02 10 - 02 12 counted 2", "Running 02 14 - counted 35"], "a group that gets it solved has it from the reopening on");
        Told(SlaMetrics.GroupOwnership, Life().Group(At(2, 10), "a").Status(At(2, 12), Pending).Status(At(2, 16), Solved)).Should().Equal(["Met 02 10 - 02 16 counted 6"], "nothing pauses it");
        SlaBench agents = Life().Group(At(2, 10), "a");
        TicketEvent[] passed = [.. agents.Events, new TicketAssigned(SlaBench.Id, agents.At(At(2, 12)), new GroupId("a"), new AgentId("bob"), sequence: 9)];
        new SlaEvaluator(agents.Hours(SlaMetrics.GroupOwnership, 100)).Evaluate(passed, agents.At(At(2, 14))).Should().ContainSingle("another agent of the group changes nothing").Which.Counted.Should().Be(Duration.FromHours(4));
    }

    [Fact]
    public void FirstResolution_CountsForEver()
    {
        Told(SlaMetrics.FirstResolution, Life().Status(At(2, 10), Pending).Status(At(2, 13), Solved).Status(At(4, 9), Open).Status(At(5, 9), Solved), hours: 8).Should().Equal("Met 02 09 - 02 13 counted 4");
        Told(SlaMetrics.FirstResolution, Life().Status(At(2, 13), Closed)).Should().Equal(["Met 02 09 - 02 13 counted 4"], "from new to closed the closing solves it");
        Told(SlaMetrics.FirstResolution, Life().Status(At(2, 13), Cancelled)).Should().Equal("Cancelled 02 09 - 02 13 counted 4");
        Told(SlaMetrics.FirstResolution, Life().Status(At(2, 13), Solved).Status(At(2, 14), Cancelled)).Should().Equal(["Met 02 09 - 02 13 counted 4"], "what was met before the ticket was cancelled stays met");
        Told(SlaMetrics.FirstResolution, Life().Status(At(2, 13), Solved).Status(At(2, 14), Cancelled), hours: 2).Should().Equal(["Cancelled 02 09 - 02 13 counted 4"], "what was late is cancelled with the ticket");
    }

    [Fact]
    public void TotalResolution_LeavesOutTheTimeItIsSolvedAndNothingElse()
    {
        SlaBench reopened = Life().Status(At(2, 10), Pending).Status(At(2, 13), OnHold).Status(At(2, 15), Solved).Status(At(3, 15), Open).Status(At(4, 9), Solved);
        Told(SlaMetrics.TotalResolution, reopened, hours: 8).Should().Equal("Met 02 09 - 04 09 counted 8 paused 8");
        Told(SlaMetrics.TotalResolution, reopened, hours: 7).Should().Equal(["Breached 02 09 - 04 09 counted 8 paused 8"], "what was left of the target goes on after the reopening");
        Told(SlaMetrics.TotalResolution, reopened, hours: 5).Should().Equal(["Breached 02 09 - 04 09 counted 8 paused 8"], "late before its first solution, it stays late");
        Told(SlaMetrics.TotalResolution, Life().Status(At(2, 13), Closed).Status(At(2, 15), Open).Status(At(2, 16), Closed)).Should().Equal("Met 02 09 - 02 16 counted 5 paused 2");
    }

    /// <summary>A ticket opened on Monday, 2 March 2026, at 09:00.</summary>
    private static SlaBench Life() => new SlaBench().Open(At(2, 9));

    private static string At(int day, int hour) => string.Create(CultureInfo.InvariantCulture, $"2026-03-{day:00}T{hour:00}:00");

    /// <summary>Every instance on Friday at 17:00: outcome, start, stop, hours that counted and hours paused; the same from a book that was told event by event.</summary>
    private static string[] Told(SlaMetric metric, SlaBench life, double hours = 100)
    {
        SlaClock clock = life.Hours(metric, hours);
        ClockVerdict[] verdicts = [.. life.All(clock, At(6, 17))];
        SlaBook book = new([clock]);
        foreach (TicketEvent next in life.Events)
        {
            book.Apply(next);
        }

        static string Hour(Instant instant) => instant.ToString("dd HH", CultureInfo.InvariantCulture);
        static string Text(ClockVerdict v) => string.Create(
            CultureInfo.InvariantCulture,
            $"{v.Outcome} {Hour(v.Verdict.StartedAt)} - {(v.Verdict.StoppedAt is { } stop ? Hour(stop) + " " : string.Empty)}counted {v.Counted.TotalHours}{(v.Paused > Duration.Zero ? FormattableString.Invariant($" paused {v.Paused.TotalHours}") : string.Empty)}");
        book.StandingOf(SlaBench.Id, life.At(At(6, 17))).Select(Text).Should().BeSubsetOf(verdicts.Select(Text));
        return [.. verdicts.Select(Text)];
    }
}
