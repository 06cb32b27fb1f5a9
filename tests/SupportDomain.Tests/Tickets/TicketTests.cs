using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly TicketOpened Opened = new(Id, T0, new TicketAttributes(Type: "Access", Priority: "P2"));

    [Fact]
    public void Open_IsNewAndUnsolved()
    {
        Ticket ticket = Ticket.Open(Opened);
        ticket.Status.Should().Be(TicketStatus.New);
        ticket.OpenedAt.Should().Be(T0);
        ticket.SolvedAt.Should().BeNull();
        ticket.ClosedAt.Should().BeNull();
        ticket.Findings.Should().BeEmpty();
        ticket.Attributes[TicketField.Priority].Should().Be("P2");
        ticket.Attributes[TicketField.Queue].Should().BeNull();
    }

    [Fact]
    public void Replay_SolvedThenClosed_KeepsBothInstants()
    {
        Ticket ticket = Ticket.Replay(Opened, At(1, TicketStatus.Open), At(2, TicketStatus.Solved), At(3, TicketStatus.Closed));
        ticket.SolvedAt.Should().Be(T0 + Duration.FromHours(2));
        ticket.ClosedAt.Should().Be(T0 + Duration.FromHours(3));
        ticket.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Replay_ClosedWithoutSolution_IsSolvedByItsClosing()
    {
        Ticket ticket = Ticket.Replay(Opened, At(3, TicketStatus.Closed));
        ticket.SolvedAt.Should().Be(ticket.ClosedAt).And.Be(T0 + Duration.FromHours(3));
    }

    [Fact]
    public void Replay_SolvedThenOpenAgain_IsUnsolved()
    {
        Ticket ticket = Ticket.Replay(Opened, At(2, TicketStatus.Solved), At(4, TicketStatus.Open));
        ticket.SolvedAt.Should().BeNull();
        ticket.Findings.Should().BeEmpty("a solved ticket may be taken up again");
        ticket = ticket.Apply(At(5, TicketStatus.Solved));
        ticket.SolvedAt.Should().Be(T0 + Duration.FromHours(5));
    }

    [Fact]
    public void Replay_ClosedThenActive_AppliesAndIsAFinding()
    {
        Ticket ticket = Ticket.Replay(Opened, At(1, TicketStatus.Closed), At(2, TicketStatus.Open));
        ticket.Status.Should().Be(TicketStatus.Open);
        ticket.ClosedAt.Should().BeNull();
        ticket.Findings.Should().Equal(new TicketFinding(TicketFindingKind.ForbiddenTransition, T0 + Duration.FromHours(2), TicketStatus.Closed, TicketStatus.Open));
    }

    [Fact]
    public void Replay_EventBeforeTheLastOne_AppliesAndIsAFinding()
    {
        Ticket ticket = Ticket.Replay(Opened, At(3, TicketStatus.Open), At(1, TicketStatus.Solved));
        ticket.Status.Should().Be(TicketStatus.Solved);
        ticket.LastEventAt.Should().Be(T0 + Duration.FromHours(3));
        ticket.Findings.Should().Equal(new TicketFinding(TicketFindingKind.TimeWentBack, T0 + Duration.FromHours(1), TicketStatus.Open, TicketStatus.Solved));
    }

    [Fact]
    public void Replay_OpenedAgain_KeepsTheFirstOpening()
    {
        Ticket ticket = Ticket.Replay(Opened, new TicketOpened(Id, T0 + Duration.FromHours(1), new TicketAttributes(Type: "Network")));
        ticket.OpenedAt.Should().Be(T0);
        ticket.Attributes.Type.Should().Be("Network");
        ticket.Findings.Should().ContainSingle().Which.Kind.Should().Be(TicketFindingKind.OpenedAgain);
    }

    [Fact]
    public void Apply_LeavesTheTicketItWasCalledOn()
    {
        Ticket before = Ticket.Open(Opened);
        Ticket after = before.Apply(At(1, TicketStatus.Closed));
        before.Status.Should().Be(TicketStatus.New);
        before.Should().NotBe(after);
        (before == Ticket.Open(Opened)).Should().BeTrue();
        before.GetHashCode().Should().Be(Ticket.Open(Opened).GetHashCode());
        after.Should().Be(Ticket.Replay(Opened, At(1, TicketStatus.Closed)), "applying one by one is replaying");
    }

    [Fact]
    public void Apply_EventOfAnotherTicket_IsRefused()
    {
        Ticket ticket = Ticket.Open(Opened);
        FluentActions.Invoking(() => ticket.Apply(new TicketStatusChanged(new TicketId("T-2"), T0, TicketStatus.Open)))
            .Should().Throw<ArgumentException>().WithParameterName("next").WithMessage("*T-2*T-1*");
    }

    [Fact]
    public void Replay_WithoutOpening_IsRefused()
    {
        FluentActions.Invoking(() => Ticket.Replay()).Should().Throw<ArgumentException>().WithParameterName("history");
        FluentActions.Invoking(() => Ticket.Replay(At(0, TicketStatus.Open))).Should().Throw<ArgumentException>().WithParameterName("history");
    }

    [Fact]
    public void Events_WithoutTicketOrStatus_AreRefused()
    {
        FluentActions.Invoking(() => new TicketStatusChanged(default, T0, TicketStatus.Open)).Should().Throw<ArgumentException>().WithParameterName("ticket");
        FluentActions.Invoking(() => new TicketStatusChanged(Id, T0, (TicketStatus)99)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("status");
    }

    private static TicketStatusChanged At(int hours, TicketStatus status) => new(Id, T0 + Duration.FromHours(hours), status);
}
