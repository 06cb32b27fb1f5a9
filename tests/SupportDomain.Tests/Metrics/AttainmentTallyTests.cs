using SupportDomain.Metrics;
using SupportDomain.Sla;

namespace SupportDomain.Tests.Metrics;

public sealed class AttainmentTallyTests
{
    [Fact]
    public void Attainment_OfBostonsClosedRequests_IsTheDocumentedNumber()
    {
        AttainmentTally tally = new(Met: 35_591, Breached: 8_230, Running: 7, Cancelled: 3, NoSla: 11);
        tally.Attainment.Should().BeApproximately(0.812191, 5e-7);
        tally.Decided.Should().Be(43_821);
        tally.Total.Should().Be(43_842);
    }

    [Fact]
    public void Default_HasNoAttainment()
    {
        default(AttainmentTally).Attainment.Should().BeNull();
        default(AttainmentTally).Plus(SlaOutcome.Running).Attainment.Should().BeNull("nothing is decided");
    }

    [Fact]
    public void Plus_CountsEachOutcomeOnce()
    {
        AttainmentTally tally = default;
        foreach (SlaOutcome outcome in Enum.GetValues<SlaOutcome>())
        {
            tally = tally.Plus(outcome);
        }

        tally.Should().Be(new AttainmentTally(1, 1, 2, 1, 1), "a paused clock is still open in time");
        FluentActions.Invoking(() => tally.Plus((SlaOutcome)9)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
