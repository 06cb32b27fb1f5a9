using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Pauses are a set of time: how they are cut, nested or told makes no difference, and more of them never make a deadline earlier.</summary>
public sealed class PausePropertyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 1, 9, 0);
    private static readonly Instant End = Start + Duration.FromDays(12);

    [Fact]
    public void Pause_OutsideHours_ChangesNothing() => Properties.Check(
        Seeds,
        seed =>
        {
            Random random = new(seed);
            List<(int From, int To)> pauses = Pauses(random);
            int night = (random.Next(0, 8) * 1440) + 480; // 17:00 of a day, counted from 09:00
            int from = night + random.Next(0, 900);
            (int From, int To) outside = (from, Math.Min(night + 960, from + random.Next(1, 900)));
            foreach (SlaClock clock in Clocks(random).Where(c => !c.Policies[0].Target.IsMeasuredOnTheClock))
            {
                Due(clock, Open(pauses.Append(outside))).Should().Be(Due(clock, Open(pauses)), $"seed {seed} {clock.Policies[0].Target}");
            }
        });

    [Fact]
    public void Pause_SplitOrNested_ChangesNothing() => Properties.Check(
        Seeds,
        seed =>
        {
            Random random = new(seed);
            List<(int From, int To)> pauses = Pauses(random);
            int chosen = random.Next(pauses.Count);
            (int From, int To) pause = pauses[chosen];
            int cut = random.Next(pause.From, pause.To + 1);
            List<(int, int)> split = [.. pauses.Where((_, i) => i != chosen), (pause.From, cut), (cut, pause.To)];
            foreach (SlaClock clock in Clocks(random))
            {
                // Split: on and off again at one instant. Nested: another waiting status within the pause.
                Due(clock, Events(split)).Should().Be(Due(clock, Events(pauses)), $"seed {seed} split {clock.Policies[0].Target}");
                TicketEvent[] nested = [.. Events(pauses), Status(cut, TicketStatus.OnHold), Status(random.Next(cut, pause.To + 1), TicketStatus.Pending)];
                Due(clock, cut < pause.To && nested[^1].At < Start + Duration.FromMinutes(pause.To) && cut > pause.From ? nested : Events(pauses)).Should().Be(Due(clock, Events(pauses)), $"seed {seed} nested");
            }
        });

    [Fact]
    public void Due_IsMonotoneInAddedPauses() => Properties.Check(
        Seeds,
        seed =>
        {
            Random random = new(seed);
            List<(int From, int To)> pauses = Pauses(random);
            int from = random.Next(0, 9 * 1440);
            (int, int) added = (from, from + random.Next(0, 2000));
            foreach (SlaClock clock in Clocks(random))
            {
                (Instant due, Instant breach) = Due(clock, Open(pauses));
                (Instant laterDue, Instant laterBreach) = Due(clock, Open(pauses.Append(added)));
                laterDue.Should().BeGreaterThanOrEqualTo(due, $"seed {seed} {clock.Policies[0].Target}");
                laterBreach.Should().BeGreaterThanOrEqualTo(breach, $"seed {seed} {clock.Policies[0].Target}");
            }
        });

    private static (Instant Due, Instant Breach) Due(SlaClock clock, TicketEvent[] history)
    {
        ClockVerdict verdict = new SlaEvaluator(clock).Evaluate(history, End)[0];
        return (verdict.Verdict.Deadline.DueAt, verdict.Verdict.Deadline.BreachAt);
    }

    private static List<(int From, int To)> Pauses(Random random)
    {
        List<(int, int)> pauses = [];
        int at = 0;
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            at += random.Next(1, 2500);
            int to = at + random.Next(1, 2500);
            pauses.Add((at, to));
            at = to;
        }

        return pauses;
    }

    /// <summary>The union of pauses, as on and off.</summary>
    private static TicketEvent[] Open(IEnumerable<(int From, int To)> pauses)
    {
        List<(int From, int To)> union = [];
        foreach ((int from, int to) in pauses.Where(p => p.From < p.To).Order())
        {
            if (union.Count > 0 && from <= union[^1].To)
            {
                union[^1] = (union[^1].From, Math.Max(union[^1].To, to));
            }
            else
            {
                union.Add((from, to));
            }
        }

        return Events(union);
    }

    private static TicketEvent[] Events(IEnumerable<(int From, int To)> pauses) =>
    [
        new TicketOpened(SlaBench.Id, Start, TicketAttributes.None),
        .. pauses.Order().SelectMany(p => new[] { Status(p.From, TicketStatus.Pending), Status(p.To, TicketStatus.Open) }),
    ];

    private static TicketStatusChanged Status(int minute, TicketStatus status) => new TicketStatusChanged(SlaBench.Id, Start + Duration.FromMinutes(minute), status);

    private static IEnumerable<SlaClock> Clocks(Random random)
    {
        SlaTarget[] targets =
        [
            new WorkingDurationTarget(Duration.FromMinutes(random.Next(0, 2400))), new ElapsedDurationTarget(Duration.FromMinutes(random.Next(0, 5000))),
            new BusinessDaysTarget(random.Next(0, 4), BusinessDayRule.SameTimeOfDay), new CalendarDaysTarget(random.Next(0, 5)), new RelativeTarget(random.Next(0, 3), DayTime.At(16)), new RelativeTarget(1),
        ];
        return targets.Select((t, i) => new SlaClock("c" + i, "c", SlaMetrics.AgentWork, SlaBench.Policy("p", t, SlaBench.NineToFive)));
    }
}
