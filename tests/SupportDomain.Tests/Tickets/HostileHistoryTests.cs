using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

/// <summary>Histories that somebody could send to harm: long, at one instant, back in time, all findings.</summary>
public sealed class HostileHistoryTests
{
    private const int Many = 100_000;

    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly TicketOpened Opened = new(Id, T0, TicketAttributes.None, sequence: 1);

    [Fact]
    public void HundredThousandEventsAtOneInstant_FoldAndBoundTheirFindings()
    {
        TicketEvent[] events = [Opened, .. Enumerable.Range(2, Many).Select(i => new TicketStatusChanged(Id, T0, i % 2 == 0 ? TicketStatus.Closed : TicketStatus.Open, sequence: i))];
        Ticket ticket = Ticket.Replay(events);
        ticket.CountOf(TicketFindingKind.ForbiddenTransition).Should().Be(Many / 2);
        ticket.FindingCount.Should().Be(Many / 2);
        ticket.Findings.Should().HaveCount(Ticket.MaxFindingsKept);
        ticket.ReopenCount.Should().Be(Many / 2);
        ticket.Version.Should().Be(Many + 1);
        ticket.ClosedAt.Should().BeNull();
    }

    /// <summary>What is kept of each event grows the fold by a node of a tree at the most: no list is copied over and over.</summary>
    [Theory]
    [InlineData("links")]
    [InlineData("due dates")]
    [InlineData("messages")]
    [InlineData("redactions")]
    [InlineData("opened again")]
    public void HundredThousandOfAKind_AllocateInProportion(string kind)
    {
        long tenth = Allocated(kind, Many / 10);
        long all = Allocated(kind, Many);
        all.Should().BeLessThan((tenth * 15) + 100_000, "ten times the events may cost the depth of a tree more than ten times the bytes");
    }

    [Fact]
    public void HundredThousandInReverse_AreSortedOnce()
    {
        TicketLog log = new(Id);
        for (int i = Many; i > 1; i--)
        {
            log.Append(new MessagePosted(Id, T0 + Duration.FromSeconds(i), new Person(PersonRole.Customer), sequence: i));
        }

        log.Append(Opened);
        log.FirstMissing.Should().BeNull();
        Ticket ticket = log.Fold();
        ticket.FindingCount.Should().Be(0);
        ticket.Conversation.OldestUnansweredCustomerMessageAt.Should().Be(T0 + Duration.FromSeconds(2));
        ticket.Conversation.CustomerMessages.Should().Be(Many - 1);
    }

    [Fact]
    public void HundredThousandRedactionsAndRedeliveries_KeepTheLog()
    {
        TicketLog log = new(Id);
        log.Append(Opened);
        for (int i = 2; i <= Many; i += 2)
        {
            MessagePosted message = new(Id, T0, new Person(PersonRole.Customer, "x"), text: "text", sequence: i);
            log.Append(message);
            log.Append(new PersonalDataRedacted(Id, T0, [i], sequence: i + 1));
            log.Append(message).Should().Be(TicketLogAppend.Duplicate);
        }

        log.Count.Should().Be(Many + 1);
        log.ToMessages().Should().NotContain(m => m.Text != null || m.By.Id != null);
        log.Fold().Conversation.Messages.Should().Be(Many / 2);
    }

    [Fact]
    public void ClockSkewOfAges_FoldsWithFindings()
    {
        Ticket ticket = Ticket.Replay(
            Opened,
            new TicketStatusChanged(Id, Instant.MaxValue, TicketStatus.Open, sequence: 2),
            new TicketStatusChanged(Id, Instant.MinValue, TicketStatus.Solved, sequence: 3),
            new TicketStatusChanged(Id, T0 + Duration.FromDays(1), TicketStatus.Closed, sequence: 4));
        ticket.LastEventAt.Should().Be(Instant.MaxValue);
        ticket.SolvedAt.Should().Be(Instant.MinValue);
        ticket.CountOf(TicketFindingKind.BeforeOpening).Should().Be(1);
        ticket.CountOf(TicketFindingKind.TimeWentBack).Should().Be(1);
    }

    [Fact]
    public void EventOfAnotherTicketAmongMany_IsRefusedAndChangesNothing()
    {
        Ticket ticket = Ticket.Open(Opened);
        Ticket same = Ticket.Open(Opened);
        FluentActions.Invoking(() => ticket.Apply(new TicketStatusChanged(Id, T0, TicketStatus.Open), new TicketStatusChanged(new TicketId("T-2"), T0, TicketStatus.Open)))
            .Should().Throw<ArgumentException>().WithParameterName("next").WithMessage("*T-2*T-1*");
        ticket.Should().Be(same);
    }

    [Theory]
    [InlineData("P9")]
    [InlineData("")]
    [InlineData("\u202E1 - Critical")]
    public void UnknownPriority_IsKeptAsItIs(string priority)
    {
        TicketAttributes attributes = new(Priority: priority) { Impact = priority, Urgency = priority };
        PriorityMatrix matrix = new(new PriorityRule("1", "1", "P1"));
        matrix.PriorityOf(priority, priority).Should().BeNull();
        matrix.Prioritise(attributes).Should().BeSameAs(attributes);
        Ticket.Open(new TicketOpened(Id, T0, attributes)).Attributes[TicketField.Priority].Should().Be(priority);
    }

    /// <summary>One fold for many tickets, as a batch uses it: ten events a ticket cost no byte but for the events themselves.</summary>
    [Fact]
    public void FoldInPlace_AllocatesNothingPerEvent()
    {
        Person customer = new(PersonRole.Customer);
        Person agent = new(PersonRole.Agent);
        TicketEvent[] events =
        [
            new TicketAssigned(Id, T0, new GroupId("g"), null, sequence: 2),
            new MessagePosted(Id, T0, customer, sequence: 3),
            new TicketAssigned(Id, T0, new GroupId("g"), new AgentId("a"), sequence: 4),
            new TicketStatusChanged(Id, T0, TicketStatus.Open, sequence: 5),
            new MessagePosted(Id, T0, agent, sequence: 6),
            new TicketStatusChanged(Id, T0, TicketStatus.Pending, sequence: 7),
            new MessagePosted(Id, T0, customer, sequence: 8),
            new TicketStatusChanged(Id, T0, TicketStatus.Open, sequence: 9),
            new TicketStatusChanged(Id, T0, TicketStatus.Solved, sequence: 10),
            new TicketStatusChanged(Id, T0, TicketStatus.Closed, sequence: 11),
        ];
        TicketFold fold = new(Opened);
        Fold(1_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fold(10_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(10_000, "100,000 events at a byte each would be ten times that");
        fold.Status.Should().Be(TicketStatus.Closed);
        fold.Version.Should().Be(11);

        void Fold(int tickets)
        {
            for (int i = 0; i < tickets; i++)
            {
                fold.Begin(Opened);
                foreach (TicketEvent next in events)
                {
                    fold.Apply(next);
                }
            }
        }
    }

    private static long Allocated(string kind, int count)
    {
        TicketEvent[] events = [Opened, .. Enumerable.Range(2, count).Select(i => Event(kind, i))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Ticket ticket = Ticket.Replay(events);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        ticket.Version.Should().Be(count + 1);
        return allocated;
    }

    private static TicketEvent Event(string kind, int i) => kind switch
    {
        "links" => new TicketLinked(Id, T0, TicketLinkKind.RelatedTo, new TicketId($"T-{i}"), sequence: i),
        "due dates" => new TicketDueDateSet(Id, T0, new ClockId($"clock {i}"), T0, sequence: i),
        "messages" => new MessagePosted(Id, T0, new Person(PersonRole.Customer), sequence: i),
        "redactions" => new PersonalDataRedacted(Id, T0, [1, i], sequence: i),
        _ => new TicketOpened(Id, T0, TicketAttributes.None, sequence: i),
    };
}
