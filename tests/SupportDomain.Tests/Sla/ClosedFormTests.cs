using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>The closed form for tickets that are opened, solved, reopened and closed, which the replay of case logs uses, against the events run through the evaluator.</summary>
public sealed class ClosedFormTests
{
    [Fact]
    public void Judge_OpenedSolvedReopenedClosed_EqualsTheEvaluator() => Properties.Check(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            TicketId id = new("T-1");
            Instant at = Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(0, 20_000));
            TicketAttributes attributes = new(Priority: random.Next(3) == 0 ? "P1" : "P2");
            List<TicketEvent> history = [new TicketOpened(id, at, attributes)];
            for (int i = random.Next(0, 6); i > 0; i--)
            {
                at += Duration.FromMinutes(random.Next(0, 4000));
                TicketStatus[] next = [TicketStatus.Solved, TicketStatus.Solved, TicketStatus.Open, TicketStatus.Closed];
                history.Add(new TicketStatusChanged(id, at, next[random.Next(next.Length)]));
            }

            bool isMerged = random.Next(3) == 0;
            if (isMerged)
            {
                at += Duration.FromMinutes(random.Next(1, 4000));
                history.Add(new TicketMerged(id, at, new TicketId("T-2")));
            }

            Instant asOf = at + Duration.FromMinutes(random.Next(0, 5000));
            SlaTarget target = random.Next(5) switch
            {
                0 => new WorkingDurationTarget(Duration.FromMinutes(random.Next(0, 3000))),
                1 => new ElapsedDurationTarget(Duration.FromMinutes(random.Next(0, 10_000))),
                2 => new BusinessDaysTarget(random.Next(0, 5), new BusinessDayRule(BusinessDayRoll.Following, cutOff: new LocalTime(17, 0), startAfterCutOff: new LocalTime(8, 30))),
                3 => new CalendarDaysTarget(random.Next(0, 8)),
                _ => (SlaTarget)new RelativeTarget(random.Next(0, 3), random.Next(2) == 0 ? DayTime.At(16) : null),
            };
            SlaPolicy policy = new(new PolicyId("p"), target, SlaBench.NineToFive, random.Next(2) == 0 ? [] : [SlaBench.Of("P1")]);
            SlaClock clock = new("c", "c", random.Next(2) == 0 ? SlaStop.Solved : SlaStop.Closed, policy);
            SlaVerdict closed = clock.Judge(Ticket.Replay([.. history]), asOf);
            SlaVerdict folded = new SlaEvaluator(clock).Evaluate([.. history], asOf)[^1].Verdict;

            // A breach once established stays; the closed form sees the last stop only, which is never earlier.
            string because = $"seed {seed}: {string.Join("; ", history)} as of {asOf}, {clock.Stop}, {target}";
            if (isMerged)
            {
                // A clock that a merge ends has ended for the evaluator, while the closed form has no stop: what they say is the same.
                closed.Outcome.Should().Be(SlaOutcome.Cancelled, because);
                (folded.Policy, folded.Outcome, folded.StartedAt, folded.Deadline).Should().Be((closed.Policy, closed.Outcome, closed.StartedAt, closed.Deadline), because);
                return;
            }

            folded.Should().Be(closed, because);
        },
        cases: 1500);
}
