using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketProperties
{
    private static Arbitrary<int[]> Numbers => Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary();

    private static Arbitrary<(int[] Numbers, int Seed)> Seeded =>
        (from numbers in Gen.Choose(0, int.MaxValue).ArrayOf() from seed in Gen.Choose(0, int.MaxValue) select (numbers, seed)).ToArbitrary();

    [Fact]
    public void Fold_OfAPrefixThenTheRest_IsTheFoldOfAll() => Properties.Check(Seeded, x =>
    {
        TicketEvent[] events = Histories.Of(x.Numbers);
        int cut = 1 + (x.Seed % events.Length);
        Ticket all = Ticket.Replay(events);
        Ticket prefix = Ticket.Replay(events.AsSpan(0, cut));
        Ticket before = Ticket.Replay(events.AsSpan(0, cut));
        prefix.Apply(events.AsSpan(cut)).Should().Be(all);
        events[cut..].Aggregate(prefix, (ticket, next) => ticket.Apply(next)).Should().Be(all);
        prefix.Should().Be(before, "applying changes no ticket");
    });

    [Fact]
    public void Snapshot_OfAPrefixThenTheRest_IsTheFoldOfAll() => Properties.Check(Seeded, x =>
    {
        TicketEvent[] events = Histories.Of(x.Numbers);
        int cut = 1 + (x.Seed % events.Length);
        Ticket prefix = Ticket.Replay(events.AsSpan(0, cut));
        Ticket restored = Ticket.FromSnapshot(prefix.ToSnapshot());
        restored.Should().Be(prefix);
        restored.Apply(events.AsSpan(cut)).Should().Be(Ticket.Replay(events));
    });

    /// <summary>A second fold, which shares no code with the first: every fact looked up in the whole history.</summary>
    [Fact]
    public void Fold_EqualsTheSlowTwin() => Properties.Check(Numbers, numbers =>
    {
        TicketEvent[] events = Histories.Of(numbers);
        SlowTicket.Check(Ticket.Replay(events), events);
    });

    [Fact]
    public void DecideThenApply_NeverGivesFindings() => Properties.Check(Numbers, numbers =>
    {
        Ticket ticket = Ticket.Replay([.. TicketDecider.Decide(null, new OpenTicket(Histories.Id, TicketAttributes.None), Histories.T0)]);
        Instant now = Histories.T0;
        foreach (int number in numbers)
        {
            now += Duration.FromMinutes(number / 1_000_000 % 3);
            TicketCommand command = Histories.Command(number, ticket.LastSequence);
            try
            {
                TicketEvent[] decided = [.. TicketDecider.Decide(ticket, command, now)];
                TicketDecider.Decide(ticket, command, now).Should().Equal(decided, "deciding is pure");
                decided.Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, decided.Length).Select(i => ticket.LastSequence + i));
                ticket = ticket.Apply(decided);
            }
            catch (TicketCommandException refused)
            {
                refused.Status.Should().Be(ticket.Status);
                TicketReasons.All.Should().Contain(k => k.Code == refused.Reason.Code);
            }

            ticket.FindingCount.Should().Be(0);
        }
    });

    [Fact]
    public void Log_DeliveredInAnyOrderAndAgain_GivesTheSameTicket() => Properties.Check(Seeded, x =>
    {
        TicketEvent[] events = Histories.Of(x.Numbers);
        TicketLog inOrder = new(Histories.Id);
        foreach (TicketEvent e in events)
        {
            inOrder.Append(e).Should().Be(TicketLogAppend.Added);
        }

        TicketEvent[] shuffled = [.. events, .. events.Where((_, i) => (x.Seed + i) % 3 == 0)];
        new Random(x.Seed).Shuffle(shuffled);
        TicketLog log = new(Histories.Id);
        HashSet<long> seen = [];
        foreach (TicketEvent e in shuffled)
        {
            log.Append(e).Should().Be(seen.Add(e.Sequence) ? TicketLogAppend.Added : TicketLogAppend.Duplicate);
            if (seen.Contains(1) && seen.Count % 5 == 0)
            {
                log.Fold(); // reading in between changes nothing
            }
        }

        log.Count.Should().Be(events.Length);
        log.FirstMissing.Should().BeNull();
        log.ToEvents().Should().Equal(inOrder.ToEvents());
        log.Fold().Should().Be(inOrder.Fold()).And.Be(Ticket.Replay([.. log.ToEvents()]));
    });

    /// <summary>Taking personal data out of the log, before or after the fold, changes the personal texts of the ticket and nothing else.</summary>
    [Fact]
    public void Redaction_ChangesNothingButTexts() => Properties.Check(Seeded, x =>
    {
        TicketEvent[] events = [.. Histories.Of(x.Numbers).Where(e => e is not PersonalDataRedacted)];
        TicketEvent[] stripped = [.. events.Select(e => e.WithoutPersonalData())];
        Ticket ticket = Ticket.Replay(events);
        Facts(Ticket.Replay(stripped)).Should().Be(Facts(ticket));
        Ticket.Replay(stripped).Attributes.Should().Be(ticket.Attributes.WithoutPersonal());
        stripped.Should().OnlyContain(e => e.By.Id == null && e.WithoutPersonalData() == e);
        stripped.OfType<MessagePosted>().Should().NotContain(m => m.Text != null);

        PersonalDataRedacted redaction = new(Histories.Id, events.Max(e => e.At) + Duration.FromDays(1), [.. events.Select(e => e.Sequence)], sequence: 1_000_000);
        TicketLog log = new(Histories.Id);
        foreach (TicketEvent e in x.Seed % 2 == 0 ? events.Append(redaction) : events.Prepend(redaction))
        {
            log.Append(e);
        }

        log.ToEvents().Should().OnlyContain(e => e.By.Id == null || e is PersonalDataRedacted);
        Ticket redacted = log.Fold();
        redacted.Should().Be(Ticket.Replay([.. log.ToEvents()]));
        redacted.Attributes.Personal.Count.Should().Be(0);
        redacted.OpenedBy.Id.Should().BeNull();
        foreach (TicketEvent e in events)
        {
            log.Append(e).Should().Be(TicketLogAppend.Duplicate, "the original, delivered again, is known and brings no text back");
        }

        log.ToEvents().OfType<MessagePosted>().Should().NotContain(m => m.Text != null);
    });

    private static object Facts(Ticket ticket) => (
        (ticket.Status, ticket.StatusSince, ticket.HoldReason, ticket.SolvedAt, ticket.FirstSolvedAt, ticket.ClosedAt, ticket.Group, ticket.Agent),
        (ticket.HandOffs, ticket.GroupChanges, ticket.ReopenCount, ticket.Conversation, ticket.MergedInto, ticket.Version, ticket.LastSequence, ticket.LastEventAt),
        (ticket.FindingCount, string.Join(';', ticket.Findings), string.Join(';', ticket.Links), string.Join(';', ticket.DueDates)));
}
