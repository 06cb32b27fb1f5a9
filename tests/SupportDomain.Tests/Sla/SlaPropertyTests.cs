using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

public sealed class SlaPropertyTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Evaluate_EqualsTheTwinThatStepsMinuteByMinute() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] history = made.History();
            Instant asOf = Instant.Max(history[0].At, SlaHistories.RandomAsOf(made.Random));
            ImmutableArray<ClockVerdict> verdicts = new SlaEvaluator(made.Clocks).Evaluate(history, asOf);
            for (int c = 0; c < made.Clocks.Count; c++)
            {
                MinuteTwin stepped = made.TwinOf(c);
                List<TwinVerdict> twin = stepped.Run([.. history.Where(e => e.At <= asOf)], MinuteTwin.Minutes(asOf));
                ClockVerdict[] ours = [.. verdicts.Where(v => v.Clock == made.Clocks[c].Id)];
                string because = $"seed {seed}, {Describe(made.Clocks[c])}, as of {asOf}\n{string.Join("\n", history.Select(e => e.ToString()))}";
                ours.Select(v => (v.Instance, v.Outcome, MinuteTwin.Minutes(v.Verdict.StartedAt), Minutes(v.Verdict.StoppedAt)))
                    .Should().Equal(twin.Select(t => (t.Instance, t.Outcome, t.Start, t.Stop)), because);
                ours.Select(v => (Minutes(v.Verdict.Deadline.Exists ? v.Verdict.Deadline.DueAt : v.DueIfResumedNow), (long)v.Counted.TotalMinutes, (long)v.Paused.TotalMinutes))
                    .Should().Equal(twin.Select(t => (t.Due, t.Counted, t.Paused)), because);
                ours.Zip(twin).Where(p => p.First.Verdict.Deadline.Exists && p.First.PausedSince is null).Select(p => Minutes(p.First.Verdict.Deadline.BreachAt))
                    .Should().Equal(ours.Zip(twin).Where(p => p.First.Verdict.Deadline.Exists && p.First.PausedSince is null).Select(p => p.Second.Breach), because);
                new SlaEvaluator(made.Clocks[c]).Notices(history, asOf).Where(n => n.Kind == SlaNoticeKind.LevelReached)
                    .Select(n => new TwinNotice(MinuteTwin.Minutes(n.At), n.Instance, n.Level!.Id, n.IsLate)).Order(TwinNotice.Order)
                    .Should().Equal(stepped.Told.Order(TwinNotice.Order), because);
            }
        },
        cases: 300);

    [Fact]
    public void Book_EqualsEvaluator_VerdictsAndNotices() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[][] histories = [made.History("T-1"), made.History("T-2"), made.History("T-3")];
            SlaEvaluator evaluator = new(made.Clocks);
            SlaBook book = new(made.Clocks);
            List<SlaNotice> told = [];
            foreach (TicketEvent next in histories.SelectMany(h => h).OrderBy(e => e.At).ThenBy(e => e.Sequence))
            {
                if (made.Random.Next(3) == 0)
                {
                    book.AdvanceTo(next.At - Duration.FromMinutes(1) < (book.AdvancedTo ?? Instant.MinValue) ? book.AdvancedTo!.Value : next.At - Duration.FromMinutes(1), told);
                }

                book.Apply(next).Should().Be(SlaBookResult.Applied);
            }

            Instant asOf = SlaHistories.At(SlaHistories.Horizon + made.Random.Next(0, 2000));
            WakeUpUntil(book, asOf, told);
            foreach (TicketEvent[] history in histories)
            {
                TicketId ticket = history[0].Ticket;
                ImmutableArray<ClockVerdict> expected = evaluator.Evaluate(history, asOf);
                book.HistoryOf(ticket, asOf).Should().Equal(expected, $"seed {seed}");
                book.StandingOf(ticket, asOf).Should().Equal(expected.GroupBy(v => v.Clock, StringComparer.Ordinal).Select(g => g.Last()), $"seed {seed}");
                told.Where(n => n.Ticket == ticket).Select(Line).Should().Equal(evaluator.Notices(history, asOf).Select(Line), $"seed {seed}");
            }
        },
        cases: 300);

    [Fact]
    public void Book_ShuffledDeliveryBeforeTimeIsAdvanced_ChangesNothing() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] events = [.. made.History("T-1", distinctInstants: true), .. made.History("T-2", distinctInstants: true)];
            Instant asOf = SlaHistories.At(SlaHistories.Horizon + 10);
            (List<SlaNotice> inOrder, SlaBookSnapshot first) = Deliver(made, [.. events.OrderBy(e => e.At)], asOf);
            made.Random.Shuffle(events);
            (List<SlaNotice> shuffled, SlaBookSnapshot second) = Deliver(made, events, asOf);
            shuffled.Should().Equal(inOrder, $"seed {seed}");
            second.Should().Be(first, $"seed {seed}");
        },
        cases: 200);

    [Fact]
    public void Book_FromAnyPrefixAndItsSnapshot_GoesOnTheSame() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] events = [.. made.History("T-1").Concat(made.History("T-2")).OrderBy(e => e.At)];
            int cut = made.Random.Next(0, events.Length + 1);
            Instant between = cut == events.Length ? events[^1].At : cut == 0 ? events[0].At - Duration.FromMinutes(1) : events[cut].At - Duration.FromMinutes(1);
            SlaBook whole = new(made.Clocks);
            List<SlaNotice> ignored = [];
            foreach (TicketEvent next in events.Where(e => e.At <= between))
            {
                whole.Apply(next);
            }

            whole.AdvanceTo(between, ignored);
            SlaBook restored = SlaBook.Restore(whole.ToSnapshot(), made.Clocks);
            restored.ToSnapshot().Should().Be(whole.ToSnapshot());
            restored.NextWakeAt.Should().Be(whole.NextWakeAt, $"seed {seed}");
            List<SlaNotice> byWhole = [];
            List<SlaNotice> byRestored = [];
            foreach (TicketEvent next in events.Where(e => e.At > between))
            {
                whole.Apply(next);
                restored.Apply(next);
            }

            Instant asOf = SlaHistories.At(SlaHistories.Horizon + 500);
            WakeUpUntil(whole, asOf, byWhole);
            WakeUpUntil(restored, asOf, byRestored);
            byRestored.Should().Equal(byWhole, $"seed {seed}");
            foreach (TicketId ticket in events.Select(e => e.Ticket).Distinct())
            {
                restored.StandingOf(ticket, asOf).Should().Equal(whole.StandingOf(ticket, asOf), $"seed {seed}");
            }
        },
        cases: 200);

    [Fact]
    public void Book_LateEvents_EndWhereTheEvaluatorDoes_AndCorrectEveryBreachThatChanges() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] events = made.History(distinctInstants: true);
            int late = made.Random.Next(0, events.Length);
            Instant asOf = SlaHistories.At(SlaHistories.Horizon + 10);
            SlaEvaluator evaluator = new(made.Clocks);
            SlaBook book = new(made.Clocks);
            foreach (TicketEvent next in events.Where(e => e != events[late]))
            {
                book.Apply(next);
            }

            book.AdvanceTo(asOf, []);
            book.Apply(events[late]);
            List<SlaNotice> told = [];
            book.AdvanceTo(asOf, told);
            ImmutableArray<ClockVerdict> before = evaluator.Evaluate([.. events.Where(e => e != events[late])], asOf);
            ImmutableArray<ClockVerdict> after = evaluator.Evaluate(events, asOf);
            book.HistoryOf(events[0].Ticket, asOf).Should().Equal(after, $"seed {seed}");
            book.StandingOf(events[0].Ticket, asOf).Should().Equal(after.GroupBy(v => v.Clock, StringComparer.Ordinal).Select(g => g.Last()), $"seed {seed}");
            if (events.Length > 1)
            {
                (string, int)[] changed = [.. before.Concat(after).Select(v => (v.Clock, v.Instance)).Distinct().Where(k => Breach(before, k) != Breach(after, k))];
                changed.Except(told.Where(n => n.Kind is SlaNoticeKind.Corrected or SlaNoticeKind.Breached).Select(n => (n.Clock, n.Instance))).Should().BeEmpty($"seed {seed}");
                told.Where(n => n.Kind == SlaNoticeKind.Corrected).All(n => n.Before != n.After).Should().BeTrue();
            }
        },
        cases: 300);

    [Fact]
    public void Timeline_PartsSumToTheLife_AndToTheTimeThatCounts() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] history = made.History();
            Instant asOf = Instant.Max(history[0].At, SlaHistories.RandomAsOf(made.Random));
            SlaEvaluator evaluator = new(made.Clocks);
            ImmutableArray<ClockVerdict> verdicts = evaluator.Evaluate(history, asOf);
            foreach (SlaClock clock in made.Clocks)
            {
                SlaTimeline timeline = evaluator.Timeline(history, clock.Id, asOf);
                timeline.Segments.Aggregate(Duration.Zero, (sum, s) => sum + s.Length).Should().Be(timeline.Length);
                timeline.Segments.All(s => s.Length > Duration.Zero).Should().BeTrue();
                timeline.Segments.Zip(timeline.Segments.Skip(1)).All(p => p.First.End == p.Second.Start).Should().BeTrue();
                timeline.Start.Should().Be(history[0].At);
                if (clock.Retarget == RetargetMode.KeepElapsed)
                {
                    foreach (ClockVerdict verdict in verdicts.Where(v => v.Clock == clock.Id))
                    {
                        timeline.Segments.Where(s => s.Instance == verdict.Instance && s.State == SlaTimelineState.Running).Aggregate(Duration.Zero, (sum, s) => sum + s.Length)
                            .Should().Be(verdict.Counted, $"seed {seed}, {Describe(clock)}");
                    }
                }
            }
        },
        cases: 200);

    private static Instant? Breach(ImmutableArray<ClockVerdict> verdicts, (string Clock, int Instance) key) =>
        verdicts.FirstOrDefault(v => v.Clock == key.Clock && v.Instance == key.Instance)?.BreachedDeadline;

    private static (List<SlaNotice> Told, SlaBookSnapshot Snapshot) Deliver(SlaHistories made, TicketEvent[] events, Instant asOf)
    {
        SlaBook book = new(made.Clocks);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in events)
        {
            book.Apply(next);
        }

        WakeUpUntil(book, asOf, told);
        return (told, book.ToSnapshot());
    }

    /// <summary>Advances as a service would: to each wake-up, and last to the end.</summary>
    private static void WakeUpUntil(SlaBook book, Instant end, List<SlaNotice> told)
    {
        for (Instant? next = book.NextWakeAt; next is { } at && at < end; next = book.NextWakeAt)
        {
            Instant to = Instant.Max(at, book.AdvancedTo ?? at);
            book.AdvanceTo(to, told).Should().BePositive($"{at} is named");
        }

        book.AdvanceTo(end, told);
    }

    private static string Line(SlaNotice notice) =>
        $"{notice.At} {notice.Clock}/{notice.Instance} {notice.Kind} {notice.Level?.Id} {notice.Policy} due {notice.DueAt}{(notice.IsLate ? " late" : string.Empty)}";

    private static long? Minutes(Instant? at) => at is { } instant ? MinuteTwin.Minutes(instant) : null;

    private static string Describe(SlaClock clock) =>
        $"{clock.Metric.Id} {clock.Retarget} {clock.Metric.Reopen}{(clock.HasLateAlarms ? " late alarms" : string.Empty)} {string.Join('>', clock.Metric.Order)}{(clock.Metric.Pauses.IsEmpty ? string.Empty : " notes pause")} pauses {string.Join('+', clock.Metric.PausesWhile.Select(p => p.Status))}, "
        + string.Join("; ", clock.Policies.Select(p => $"{p.Id}: {p.Target} {string.Join(',', p.Levels.Select(l => $"{l.Id}{(l.Delivery == LevelDelivery.NextOpening ? "+" : string.Empty)}"))} {p.Calendar.WeeklyVersions[0].Hours}"));
}
