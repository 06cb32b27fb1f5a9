using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>A book that is handed spans is the same as one that is handed their events one by one; a span is taken wholly or not at all.</summary>
public sealed class SlaBookSpanTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
    private static readonly Instant Monday = Instant.FromUtc(2024, 1, 1, 9, 0);

    [Fact]
    public void Apply_SpansOfAnyLength_AsOneByOne() => Properties.Check(
        Seeds,
        seed =>
        {
            SlaHistories made = new(seed);
            TicketEvent[] events = [.. Enumerable.Range(0, made.Random.Next(1, 30)).SelectMany(t => made.History("T-" + t)).OrderBy(e => e.At)];
            TicketEvent[] delivered = WithDisorderAndRepeats(events, made.Random);
            SlaBook oneByOne = new(made.Clocks);
            SlaBook bySpans = new(made.Clocks);
            List<SlaNotice> first = [];
            List<SlaNotice> second = [];
            for (int start = 0; start < delivered.Length;)
            {
                int length = Math.Min(made.Random.Next(0, made.Random.Next(1, 200)), delivered.Length - start);
                TicketEvent[] piece = delivered[start..(start + length)];
                bySpans.Apply(piece).Should().Be(piece.Count(e => oneByOne.Apply(e) == SlaBookResult.Applied), $"seed {seed}");
                start += length;
                bySpans.NextWakeAt.Should().Be(oneByOne.NextWakeAt, $"seed {seed}");
                if (made.Random.Next(3) == 0 && oneByOne.NextWakeAt is { } wake)
                {
                    oneByOne.AdvanceTo(wake, first);
                    bySpans.AdvanceTo(wake, second);
                }
            }

            Instant asOf = SlaHistories.At(SlaHistories.Horizon + 3000);
            oneByOne.AdvanceTo(asOf, first);
            bySpans.AdvanceTo(asOf, second);
            second.Should().Equal(first, $"seed {seed}");
            bySpans.ToSnapshot().Should().Be(oneByOne.ToSnapshot(), $"seed {seed}");
            foreach (TicketId ticket in events.Select(e => e.Ticket).Distinct())
            {
                bySpans.StandingOf(ticket, asOf).Should().Equal(oneByOne.StandingOf(ticket, asOf), $"seed {seed}");
            }
        },
        cases: 100);

    [Fact]
    public void Apply_EmptySpan_TakesNothing()
    {
        SlaBook book = Book();

        book.Apply([]).Should().Be(0);
        book.Count.Should().Be(0);
        book.NextWakeAt.Should().BeNull();
    }

    [Fact]
    public void Apply_EventThatChangesNoClock_IsTakenAndMakesNoTicket()
    {
        SlaBook book = Book();

        book.Apply([new TicketLinked(new TicketId("T-1"), Monday, TicketLinkKind.ProblemOf, new TicketId("T-2"))]).Should().Be(1);
        book.Count.Should().Be(0);
    }

    /// <summary>The refused event comes late in a span of several blocks, most of whose tickets are new.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("instant")]
    [InlineData("number in the book")]
    [InlineData("number in the span")]
    public void Apply_OneIsRefused_NoneIsTaken(string fault)
    {
        SlaBook book = Book();
        TicketEvent known = Opened("T-0", 1);
        book.Apply(known);
        book.AdvanceTo(Monday, []);
        SlaBookSnapshot before = book.ToSnapshot();
        Instant? wakeAt = book.NextWakeAt;
        TicketEvent[] good = [known, .. Enumerable.Range(1, 200).Select(t => Opened("T-" + t, 1))];
        TicketEvent refused = fault switch
        {
            "null" => null!,
            "instant" => new TicketStatusChanged(new TicketId("T-7"), Instant.FromUtc(2190, 1, 1, 0, 0), TicketStatus.Open, sequence: 2),
            "number in the book" => new TicketStatusChanged(new TicketId("T-0"), Monday, TicketStatus.Open, sequence: 1),
            _ => new TicketStatusChanged(new TicketId("T-7"), Monday, TicketStatus.Open, sequence: 1),
        };

        Action act = () => book.Apply([.. good, refused]);

        act.Should().Throw<ArgumentException>().Which.ParamName.Should().Be(fault == "instant" ? "at" : "events");
        book.ToSnapshot().Should().Be(before);
        book.Count.Should().Be(1);
        book.NextWakeAt.Should().Be(wakeAt);
        book.Contains(new TicketId("T-7")).Should().BeFalse();
        book.Apply(good).Should().Be(200, "the first was there");
        book.Count.Should().Be(201);
    }

    [Fact]
    public void Apply_SameEventTwiceInASpan_IsTakenOnce()
    {
        SlaBook book = Book();
        TicketEvent opened = Opened("T-1", 1);
        TicketEvent status = new TicketStatusChanged(new TicketId("T-1"), Monday + Duration.FromMinutes(5), TicketStatus.Open, sequence: 2);

        book.Apply([opened, status, opened, status, status]).Should().Be(2);
        book.Apply([status, opened]).Should().Be(0);
    }

    [Fact]
    public void Forget_ThenOthersComeInASpan_PlacesServeAgain()
    {
        SlaBook book = Book();
        SlaBook fresh = Book();
        TicketEvent[] first = [.. Enumerable.Range(0, 1000).Select(t => Opened("A-" + t, 1))];
        TicketEvent[] second = [.. Enumerable.Range(0, 1500).Select(t => Opened("B-" + t, 1))];
        book.Apply(first).Should().Be(1000);
        foreach (TicketEvent gone in first)
        {
            book.Forget(gone.Ticket).Should().BeTrue();
        }

        book.Count.Should().Be(0);
        book.NextWakeAt.Should().BeNull();
        book.Apply(second).Should().Be(1500);
        fresh.Apply(second).Should().Be(1500);
        book.NextWakeAt.Should().Be(fresh.NextWakeAt);
        book.ToSnapshot().Should().Be(fresh.ToSnapshot());
    }

    private static SlaBook Book() => new([new SlaBench().Hours(SlaMetrics.FirstResponse, 8)]);

    private static TicketOpened Opened(string ticket, long sequence) => new(new TicketId(ticket), Monday, TicketAttributes.None, new Person(PersonRole.Customer), sequence);

    /// <summary>Some events come late, some twice.</summary>
    private static TicketEvent[] WithDisorderAndRepeats(TicketEvent[] events, Random random)
    {
        List<TicketEvent> delivered = [];
        foreach (TicketEvent next in events)
        {
            delivered.Insert(random.Next(10) == 0 ? random.Next(delivered.Count + 1) : delivered.Count, next);
            if (random.Next(10) == 0)
            {
                delivered.Add(delivered[random.Next(delivered.Count)]);
            }
        }

        return [.. delivered];
    }
}
