using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class TicketTransitionsTests
{
    /// <summary>The table written a second time, by hand: rows from, columns to, in the order of the members.</summary>
    private static readonly string[] Expected =
    [
        /* New       */ "11111111",
        /* Open      */ "01111111",
        /* Pending   */ "01111111",
        /* OnHold    */ "01111111",
        /* Solved    */ "01001101",
        /* Closed    */ "00000100",
        /* Cancelled */ "00000010",
        /* Merged    */ "00000001",
    ];

    [Fact]
    public void IsAllowed_EqualsTheTable()
    {
        foreach (TicketStatus from in Enum.GetValues<TicketStatus>())
        {
            foreach (TicketStatus to in Enum.GetValues<TicketStatus>())
            {
                TicketTransitions.IsAllowed(from, to).Should().Be(Expected[(int)from][(int)to] == '1', "{0} -> {1}", from, to);
            }
        }
    }

    [Theory]
    [InlineData(TicketStatus.New, true, false)]
    [InlineData(TicketStatus.OnHold, true, false)]
    [InlineData(TicketStatus.Solved, false, false)]
    [InlineData(TicketStatus.Closed, false, true)]
    [InlineData(TicketStatus.Merged, false, true)]
    public void IsUnsolvedAndIsFinal_FollowTheLife(TicketStatus status, bool isUnsolved, bool isFinal)
    {
        TicketTransitions.IsUnsolved(status).Should().Be(isUnsolved);
        TicketTransitions.IsFinal(status).Should().Be(isFinal);
    }

    [Fact]
    public void IsAllowed_UnknownStatus_IsRefused()
    {
        FluentActions.Invoking(() => TicketTransitions.IsAllowed(TicketStatus.New, (TicketStatus)8)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => TicketTransitions.IsAllowed((TicketStatus)(-1), TicketStatus.New)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
