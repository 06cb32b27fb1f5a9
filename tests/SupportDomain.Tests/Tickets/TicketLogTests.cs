using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketLogTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Person Customer = new(PersonRole.Customer, "sara@example.org");
    private static readonly TicketOpened Opened = new(
        Id, T0, new TicketAttributes("Access") { Personal = new NamedTexts(KeyValuePair.Create("subject", "Lost card")) }, Customer, sequence: 1);

    [Fact]
    public void Append_LateEvent_IsSortedIn()
    {
        TicketLog log = new(Id);
        log.Append(Opened);
        log.Append(Status(4, 3, TicketStatus.Closed));
        log.Fold().Status.Should().Be(TicketStatus.Closed);
        log.Append(Status(2, 2, TicketStatus.Solved)).Should().Be(TicketLogAppend.Added);
        log.Fold().SolvedAt.Should().Be(T0 + Duration.FromHours(2));
        log.Fold().Should().Be(Ticket.Replay(Opened, Status(2, 2, TicketStatus.Solved), Status(4, 3, TicketStatus.Closed)));
    }

    [Fact]
    public void Append_SameInstant_IsOrderedByNumber()
    {
        TicketLog log = new(Id);
        log.Append(Status(0, 3, TicketStatus.Solved));
        log.Append(Status(0, 2, TicketStatus.Open));
        log.Append(Opened);
        log.ToEvents().Select(e => e.Sequence).Should().Equal(1, 2, 3);
        log.Fold().Status.Should().Be(TicketStatus.Solved);
    }

    [Fact]
    public void Append_ConflictingRedelivery_IsRefusedAndChangesNothing()
    {
        TicketLog log = new(Id);
        log.Append(Opened);
        log.Append(Status(1, 2, TicketStatus.Open));
        Ticket before = log.Fold();
        TicketLogConflictException conflict = FluentActions.Invoking(() => log.Append(Status(1, 2, TicketStatus.Closed))).Should().Throw<TicketLogConflictException>().Which;
        conflict.Stored.Should().Be(Status(1, 2, TicketStatus.Open));
        conflict.Delivered.Should().Be(Status(1, 2, TicketStatus.Closed));
        conflict.Message.Should().Contain("Event 2").And.Contain("T-1");
        log.Count.Should().Be(2);
        log.Fold().Should().Be(before);
        log.Append(Status(1, 2, TicketStatus.Open)).Should().Be(TicketLogAppend.Duplicate);
    }

    [Fact]
    public void Append_ConflictingMessage_TellsNoTextInTheError()
    {
        TicketLog log = new(Id);
        log.Append(new MessagePosted(Id, T0, Customer, text: "my number is 123", sequence: 2));
        FluentActions.Invoking(() => log.Append(new MessagePosted(Id, T0, Customer, text: "my number is 456", sequence: 2)))
            .Should().Throw<TicketLogConflictException>().Which.Message.Should().NotContainAny("123", "456", "sara");
    }

    [Fact]
    public void Append_UnusableEvent_IsRefused()
    {
        TicketLog log = new(Id);
        FluentActions.Invoking(() => log.Append(new TicketStatusChanged(Id, T0, TicketStatus.Open))).Should().Throw<ArgumentException>().WithParameterName("delivered").WithMessage("*no number*");
        FluentActions.Invoking(() => log.Append(new TicketStatusChanged(new TicketId("T-2"), T0, TicketStatus.Open, sequence: 1))).Should().Throw<ArgumentException>().WithMessage("*T-2*T-1*");
        FluentActions.Invoking(() => log.Append(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new TicketLog(default)).Should().Throw<ArgumentException>().WithParameterName("ticket");
        log.Count.Should().Be(0);
        log.LastSequence.Should().Be(0);
    }

    [Fact]
    public void Fold_WithoutOpening_IsRefusedUntilItComes()
    {
        TicketLog log = new(Id);
        log.Append(Status(1, 2, TicketStatus.Open));
        FluentActions.Invoking(() => log.Fold()).Should().Throw<InvalidOperationException>().WithMessage("*T-1*");
        log.ToEvents().Should().ContainSingle();
        log.Append(Opened);
        log.Fold().Status.Should().Be(TicketStatus.Open);
    }

    [Fact]
    public void Fold_EventBeforeTheOpening_ComesAfterItWithAFinding()
    {
        TicketLog log = new(Id);
        log.Append(Status(-1, 2, TicketStatus.Open));
        log.Append(Opened);
        log.ToEvents()[0].Should().Be(Opened);
        log.Fold().CountOf(TicketFindingKind.BeforeOpening).Should().Be(1);
        log.Fold().OpenedAt.Should().Be(T0);
    }

    [Fact]
    public void Fold_NumbersAgainstTheInstants_IsAFinding()
    {
        TicketLog log = new(Id);
        log.Append(Opened);
        log.Append(Status(5, 2, TicketStatus.Solved));
        log.Append(Status(3, 3, TicketStatus.Open));
        Ticket ticket = log.Fold();
        ticket.Status.Should().Be(TicketStatus.Solved, "instants come before numbers");
        ticket.CountOf(TicketFindingKind.NumberWentBack).Should().Be(1);
    }

    [Fact]
    public void Gaps_AreTold()
    {
        TicketLog log = new(Id);
        log.FirstMissing.Should().BeNull();
        log.Append(Opened);
        log.Append(Status(3, 4, TicketStatus.Closed));
        log.FirstMissing.Should().Be(2);
        log.Fold().Status.Should().Be(TicketStatus.Closed, "what is missing does not stop the fold");
        log.Append(Status(1, 2, TicketStatus.Open));
        log.FirstMissing.Should().Be(3);
        log.Append(Status(2, 3, TicketStatus.Solved));
        log.FirstMissing.Should().BeNull();
        log.LastSequence.Should().Be(4);
        log.Find(3).Should().Be(Status(2, 3, TicketStatus.Solved));
        log.Find(5).Should().BeNull();
    }

    [Fact]
    public void Redaction_TakesTheTextsOutOfTheLog()
    {
        TicketLog log = new(Id);
        log.Append(Opened);
        MessagePosted message = new(Id, T0 + Duration.FromHours(1), Customer, channel: ContactChannel.Chat, text: "my number is 123", sequence: 2);
        MessagePosted kept = new(Id, T0 + Duration.FromHours(2), Customer, channel: ContactChannel.Phone, text: "thank you", sequence: 3);
        log.Append(message);
        log.Append(kept);
        Ticket before = log.Fold();
        log.Append(new PersonalDataRedacted(Id, T0 + Duration.FromHours(3), [1, 2], sequence: 4));
        Ticket after = log.Fold();

        log.ToMessages().Should().Equal((MessagePosted)message.WithoutPersonalData(), kept);
        ((TicketOpened)log.ToEvents()[0]).Attributes.Should().Be(new TicketAttributes("Access"));
        after.OpenedBy.Should().Be(new Person(PersonRole.Customer));
        after.Attributes.Personal["subject"].Should().BeNull();
        after.Conversation.Should().Be(before.Conversation, "the facts of the conversation stay");
        after.Should().Be(Ticket.Replay([.. log.ToEvents()]));
        log.Append(message).Should().Be(TicketLogAppend.Duplicate);
        log.Find(2)!.By.Id.Should().BeNull();
        FluentActions.Invoking(() => log.Append(new MessagePosted(Id, T0, Customer, sequence: 2))).Should().Throw<TicketLogConflictException>();
    }

    [Fact]
    public void Messages_AreOneConversationOverAllChannels()
    {
        TicketLog log = new(Id);
        ContactChannel[] channels = [ContactChannel.Phone, ContactChannel.Email, ContactChannel.Chat, ContactChannel.SocialMedia, ContactChannel.Web, ContactChannel.InPerson];
        log.Append(Opened);
        foreach ((ContactChannel channel, int i) in channels.Reverse().Select((c, i) => (c, i)))
        {
            log.Append(new MessagePosted(Id, T0 + Duration.FromHours(10 - i), Customer, channel: channel, sequence: 20 - i));
        }

        log.ToMessages().Select(m => m.Channel).Should().Equal(channels);
        Conversation conversation = log.Fold().Conversation;
        channels.Should().OnlyContain(c => conversation.Uses(c));
        conversation.Uses(ContactChannel.Unknown).Should().BeFalse();
        conversation.OldestUnansweredCustomerMessageAt.Should().Be(T0 + Duration.FromHours(5));
    }

    private static TicketStatusChanged Status(int hours, long sequence, TicketStatus status) => new(Id, T0 + Duration.FromHours(hours), status, sequence: sequence);
}
