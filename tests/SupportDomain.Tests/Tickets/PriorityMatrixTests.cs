using SupportDomain.Tickets;

namespace SupportDomain.Tests.Tickets;

public sealed class PriorityMatrixTests
{
    private static readonly PriorityMatrix Matrix = new(
        new PriorityRule("high", "high", "P1"), new PriorityRule("high", "low", "P2"), new PriorityRule("low", "high", "P2"), new PriorityRule("low", "low", "P3"));

    [Theory]
    [InlineData("high", "high", "P1")]
    [InlineData("high", "low", "P2")]
    [InlineData("low", "low", "P3")]
    [InlineData("LOW", "low", null)]
    [InlineData(null, "low", null)]
    [InlineData("low", null, null)]
    public void PriorityOf_IsTheCell(string? impact, string? urgency, string? expected)
    {
        Matrix.PriorityOf(impact, urgency).Should().Be(expected);
        TicketAttributes attributes = new(Priority: "by hand") { Impact = impact, Urgency = urgency };
        Matrix.Prioritise(attributes).Priority.Should().Be(expected ?? "by hand");
    }

    [Fact]
    public void Equality_IsThatOfTheCells()
    {
        PriorityMatrix turned = new(Matrix.Rules.Reverse());
        (turned == Matrix).Should().BeTrue();
        turned.GetHashCode().Should().Be(Matrix.GetHashCode());
        (new PriorityMatrix(Matrix.Rules[..3]) != Matrix).Should().BeTrue();
        new PriorityMatrix([.. Matrix.Rules[..3], new PriorityRule("low", "low", "P4")]).Should().NotBe(Matrix);
        Matrix.IsComplete.Should().BeTrue();
        new PriorityMatrix(Matrix.Rules[..3]).IsComplete.Should().BeFalse();
        Matrix.Impacts.Should().Equal("high", "low");
        Matrix.Urgencies.Should().Equal("high", "low");
    }

    [Fact]
    public void Construct_WithoutCellsOrWithTwoForAPair_IsRefused()
    {
        FluentActions.Invoking(() => new PriorityMatrix()).Should().Throw<ArgumentException>().WithParameterName("rules");
        FluentActions.Invoking(() => new PriorityMatrix(new PriorityRule("a", "b", "c"), new PriorityRule("a", "b", "d"))).Should().Throw<ArgumentException>().WithMessage("*'a'*'b'*");
        FluentActions.Invoking(() => new PriorityRule(" ", "b", "c")).Should().Throw<ArgumentException>().WithParameterName("impact");
    }
}
