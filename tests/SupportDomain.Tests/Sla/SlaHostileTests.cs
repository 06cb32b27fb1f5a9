using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Input that means harm, or mistakes: a clear error and nothing changed, or the plain answer.</summary>
public sealed class SlaHostileTests
{
    private static readonly Instant T0 = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Book_HundredThousandEventsOnOneTicket_AllAtOneInstantOrSpread_EqualTheEvaluator(bool isOneInstant)
    {
        TicketStatus[] turn = [TicketStatus.Open, TicketStatus.Pending, TicketStatus.Solved, TicketStatus.Open];
        TicketEvent[] history =
        [
            new TicketOpened(SlaBench.Id, T0, TicketAttributes.None, sequence: 1),
            .. Enumerable.Range(1, 99_999).Select(i => new TicketStatusChanged(SlaBench.Id, isOneInstant ? T0 : T0 + Duration.FromSeconds(i), turn[i % 4], sequence: i + 1)),
        ];
        SlaClock[] clocks = [.. new[] { SlaMetrics.TotalResolution, SlaMetrics.AgentWork, SlaMetrics.FirstResponse }.Select(m => new SlaBench().Hours(m, 8, m.Id))];
        SlaBook book = new(clocks);
        foreach (TicketEvent next in history)
        {
            book.Apply(next);
        }

        Instant asOf = T0 + Duration.FromDays(3);
        book.AdvanceTo(asOf, []);
        book.StandingOf(SlaBench.Id, asOf).Should().Equal(new SlaEvaluator(clocks).Evaluate(history, asOf));
    }

    [Fact]
    public void Book_HundredThousandEventsDeliveredBackwards_EqualTheEvaluator()
    {
        TicketEvent[] history =
        [
            new TicketOpened(SlaBench.Id, T0, TicketAttributes.None, sequence: 1),
            .. Enumerable.Range(1, 99_999).Select(i => new MessagePosted(SlaBench.Id, T0 + Duration.FromSeconds(i), new Person(PersonRole.Customer), sequence: i + 1)),
        ];
        SlaClock clock = new SlaBench().Hours(SlaMetrics.NextResponse, 8);
        SlaBook book = new([clock]);
        for (int i = history.Length - 1; i >= 0; i--)
        {
            book.Apply(history[i] is MessagePosted m ? new MessagePosted(m.Ticket, m.At, m.By) : new TicketOpened(SlaBench.Id, T0, TicketAttributes.None));
        }

        Instant asOf = T0 + Duration.FromDays(3);
        book.AdvanceTo(asOf, []);
        book.StandingOf(SlaBench.Id, asOf).Should().Equal(new SlaEvaluator(clock).Evaluate(history, asOf));
    }

    [Fact]
    public void Book_HundredThousandNumberedEventsBackwards_AndAllAgain_AreFoundByTheirNumbers()
    {
        TicketEvent[] history =
        [
            new TicketOpened(SlaBench.Id, T0, TicketAttributes.None, sequence: 1),
            .. Enumerable.Range(1, 99_999).Select(i => new MessagePosted(SlaBench.Id, T0 + Duration.FromSeconds(i), new Person(PersonRole.Customer), sequence: i + 1)),
        ];
        SlaClock clock = new SlaBench().Hours(SlaMetrics.NextResponse, 8);
        SlaBook book = new([clock]);
        foreach (TicketEvent next in history.Reverse())
        {
            book.Apply(next).Should().Be(SlaBookResult.Applied);
        }

        history.Count(e => book.Apply(e) == SlaBookResult.Duplicate).Should().Be(history.Length);
        TicketEvent late = new MessagePosted(SlaBench.Id, T0 + Duration.FromSeconds(200_000), new Person(PersonRole.Agent), sequence: 100_001);
        (book.Apply(late), book.Apply(late)).Should().Be((SlaBookResult.Applied, SlaBookResult.Duplicate));
        FluentActions.Invoking(() => book.Apply(new TicketStatusChanged(SlaBench.Id, T0, TicketStatus.Solved, sequence: 77))).Should().Throw<ArgumentException>().WithMessage("*number 77*");
        Instant asOf = T0 + Duration.FromDays(3);
        book.StandingOf(SlaBench.Id, asOf).Should().Equal(new SlaEvaluator(clock).Evaluate([.. history, late], asOf));
        book.Forget(SlaBench.Id);
        (book.Apply(history[76]), book.Apply(history[76])).Should().Be((SlaBookResult.Applied, SlaBookResult.Duplicate), "what was forgotten is not known");
    }

    [Fact]
    public void Apply_ConflictingRedelivery_IsRefusedAndChangesNothing()
    {
        SlaBook book = new([new SlaBench().Hours(SlaMetrics.FirstResponse, 8)]);
        TicketOpened opened = new(SlaBench.Id, T0, TicketAttributes.None, sequence: 1);
        book.Apply(opened).Should().Be(SlaBookResult.Applied);
        SlaBookSnapshot before = book.ToSnapshot();
        book.Apply(opened).Should().Be(SlaBookResult.Duplicate);
        FluentActions.Invoking(() => book.Apply(new TicketStatusChanged(SlaBench.Id, T0, TicketStatus.Solved, sequence: 1)))
            .Should().Throw<ArgumentException>().WithMessage("*T-1*number 1*Opened*Status*");
        book.ToSnapshot().Should().Be(before);
    }

    [Fact]
    public void Apply_ClockSkew_OutsideTheYears_IsRefusedAndChangesNothing()
    {
        SlaBook book = new([new SlaBench().Hours(SlaMetrics.FirstResponse, 8)]);
        foreach (Instant at in new[] { Instant.MinValue, Instant.FromUtc(1899, 12, 31, 23, 59), Instant.FromUtc(2190, 1, 1, 0, 0), Instant.MaxValue })
        {
            FluentActions.Invoking(() => book.Apply(new TicketOpened(SlaBench.Id, at, TicketAttributes.None))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1900*2190*");
        }

        FluentActions.Invoking(() => book.Apply(new TicketDueDateSet(SlaBench.Id, T0, new ClockId("c"), Instant.MaxValue))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*2190*");
        book.Count.Should().Be(0);
        book.AdvanceTo(T0, []);
        FluentActions.Invoking(() => book.AdvanceTo(T0 - Duration.Epsilon, [])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("now");
    }

    [Fact]
    public void Evaluate_ClockSkew_EventsBeforeTheOpening_Apply()
    {
        TicketEvent[] history =
        [
            new TicketStatusChanged(SlaBench.Id, T0 - Duration.FromHours(1), TicketStatus.Solved, sequence: 2),
            new TicketOpened(SlaBench.Id, T0, TicketAttributes.None, sequence: 1),
        ];
        new SlaEvaluator(new SlaBench().Hours(SlaMetrics.FirstResolution, 8)).Evaluate(history, T0 + Duration.FromHours(2)).Should().BeEmpty("a ticket that is solved when it is opened waits for nothing");
    }

    [Fact]
    public void Evaluate_UnknownPriority_AndPoliciesThatMatchNothing_HaveNoDeadline()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "no such priority");
        SlaClock clock = new("c", "c", SlaMetrics.FirstResponse, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(1)), bench.Calendar, SlaBench.Of("P1")));
        ClockVerdict verdict = bench.Last(clock, "2024-01-05T09:00");
        (verdict.Outcome, verdict.Verdict.Policy, verdict.Allowed, verdict.Used).Should().Be((SlaOutcome.NoDeadline, null, null, null));
        verdict.Reason.Should().Be(SlaReasons.NoPolicy.Of());
    }

    [Fact]
    public void Evaluate_PoliciesThatMatchEverything_TakeTheFirst()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaPolicy[] all = [.. Enumerable.Range(0, 1000).Select(i => SlaBench.Policy("p" + i, new WorkingDurationTarget(Duration.FromHours(i + 1)), bench.Calendar))];
        bench.Last(new SlaClock("c", "c", SlaMetrics.FirstResponse, all), "2024-01-01T09:00").Verdict.Policy.Should().Be(all[0].Id);
    }

    [Fact]
    public void Evaluate_TargetOfZero_IsMetAtTheStartAndBreachedJustAfter()
    {
        SlaBench bench = new SlaBench(SlaBench.Always).Open("2024-01-01T09:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 0);
        bench.Last(clock, "2024-01-01T09:00").Outcome.Should().Be(SlaOutcome.Running);
        new SlaEvaluator(clock).Evaluate(bench.Events, bench.At("2024-01-01T09:00") + Duration.Epsilon)[0].Outcome.Should().Be(SlaOutcome.Breached);
        bench.Last(clock, "2024-01-01T09:00").Used.Should().BeNull("nothing was allowed");
    }

    [Fact]
    public void Evaluate_TargetOfACentury_IsExactOnTheClock_AndOutsideTheHorizonOfACalendar()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaClock elapsed = new("c", "c", SlaMetrics.FirstResponse, SlaBench.Policy("p", new ElapsedDurationTarget(Duration.FromDays(36_525)), bench.Calendar));
        bench.Last(elapsed, "2024-01-01T09:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T09:00") + Duration.FromDays(36_525));
        ClockVerdict working = bench.Last(bench.Hours(SlaMetrics.FirstResponse, 36_525 * 24), "2024-01-01T09:00");
        (working.Outcome, working.Verdict.Deadline.Reason).Should().Be((SlaOutcome.NoDeadline, NoDeadlineReason.OutsideHorizon));
        SlaClock ages = new("c", "c", SlaMetrics.FirstResponse, SlaBench.Policy("p", new ElapsedDurationTarget(Duration.MaxValue), bench.Calendar));
        bench.Last(ages, "2024-01-01T09:00").Verdict.Deadline.Reason.Should().Be(NoDeadlineReason.OutsideHorizon);
    }

    [Fact]
    public void Evaluate_MergeCycle_CancelsBoth()
    {
        TicketId a = new("A");
        TicketId b = new("B");
        SlaBook book = new([new SlaBench().Hours(SlaMetrics.FirstResolution, 8)]);
        book.Apply(new TicketOpened(a, T0, TicketAttributes.None));
        book.Apply(new TicketOpened(b, T0, TicketAttributes.None));
        book.Apply(new TicketMerged(a, T0 + Duration.FromMinutes(1), b));
        book.Apply(new TicketMerged(b, T0 + Duration.FromMinutes(2), a));
        book.AdvanceTo(T0 + Duration.FromDays(90), []);
        book.StandingOf(a, T0 + Duration.FromDays(90))[0].Outcome.Should().Be(SlaOutcome.Cancelled);
        book.StandingOf(b, T0 + Duration.FromDays(90))[0].Outcome.Should().Be(SlaOutcome.Cancelled);
        book.NextWakeAt.Should().BeNull();
    }

    [Fact]
    public void Evaluate_HistoryOfTwoTickets_IsRefused()
    {
        TicketEvent[] history = [new TicketOpened(new TicketId("A"), T0, TicketAttributes.None), new TicketOpened(new TicketId("B"), T0, TicketAttributes.None)];
        FluentActions.Invoking(() => new SlaEvaluator(new SlaBench().Hours(SlaMetrics.FirstResponse, 1)).Evaluate(history, T0)).Should().Throw<ArgumentException>().WithMessage("*A*B*");
    }

    [Fact]
    public void Construct_WithContradictions_IsRefused()
    {
        SlaClock clock = new SlaBench().Hours(SlaMetrics.FirstResponse, 1);
        FluentActions.Invoking(() => new SlaEvaluator(clock, clock)).Should().Throw<ArgumentException>().WithParameterName("clocks");
        FluentActions.Invoking(() => new SlaEvaluator()).Should().Throw<ArgumentException>().WithParameterName("clocks");
        FluentActions.Invoking(() => new SlaMetric("m", "M", [], [])).Should().Throw<ArgumentException>().WithParameterName("starts");
        FluentActions.Invoking(() => SlaMetrics.FirstResponse.WithOrder(ClockEffect.Stop, ClockEffect.Start)).Should().Throw<ArgumentException>().WithParameterName("order");
        FluentActions.Invoking(() => TicketOccasion.Message([])).Should().Throw<ArgumentException>().WithParameterName("roles");
        FluentActions.Invoking(() => new PauseCondition(TicketStatus.Open, "vendor")).Should().Throw<ArgumentException>().WithParameterName("holdReasons");
        FluentActions.Invoking(() => clock.Policies[0].ValidBetween(T0, T0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("until");
        FluentActions.Invoking(() => clock.Judge(Ticket.Open(new TicketOpened(SlaBench.Id, T0, TicketAttributes.None)), T0)).Should().Throw<InvalidOperationException>().WithMessage("*first-response*");
        FluentActions.Invoking(() => new AttentionRule("r", "manager")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Construct_WithTwoConditionsOnOneField_IsRefusedByName()
    {
        SlaPolicy policy = SlaBench.Policy("gold", new WorkingDurationTarget(Duration.FromHours(1)), SlaBench.NineToFive);
        FluentActions.Invoking(() => policy.WithCustom(new CustomFieldCondition("contract", "x"), new CustomFieldCondition("contract", "y")))
            .Should().Throw<ArgumentException>().WithParameterName("custom").WithMessage("*gold*2 conditions*contract*");
        policy.WithCustom(new CustomFieldCondition("contract", "x"), new CustomFieldCondition("Contract", "y")).Custom.Should().HaveCount(2, "names are compared ordinally");
        FluentActions.Invoking(() => new AttentionRule("privacy", "manager", [new TicketCondition(TicketField.Type, "Privacy"), new TicketCondition(TicketField.Type, "Legal")]))
            .Should().Throw<ArgumentException>().WithParameterName("conditions").WithMessage("*privacy*2 conditions*Type*");
        new AttentionRule("privacy", "manager", [new TicketCondition(TicketField.Type, "Privacy", "Legal"), new TicketCondition(TicketField.Priority, "P1")]).Conditions.Should().HaveCount(2);
    }

    [Fact]
    public void Corrected_BearsTheInstantThatTimeHadReached()
    {
        // 2 h from 09:00: told as breached at 11:00. At noon an answer of 10:00 arrives: what was told by noon is corrected as of noon.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00");
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 2)]);
        List<SlaNotice> told = [];
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T12:00"), told);
        book.Apply(bench.Events[1]);
        book.AdvanceTo(bench.At("2024-01-01T15:00"), told);
        told.Select(n => (n.Kind, n.At)).Should().Equal((SlaNoticeKind.Breached, bench.At("2024-01-01T11:00")), (SlaNoticeKind.Corrected, bench.At("2024-01-01T12:00")));
    }
}
