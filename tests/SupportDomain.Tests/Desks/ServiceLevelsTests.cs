using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

public sealed class ServiceLevelsTests
{
    private static readonly SlaPolicy Policy = new(new PolicyId("any"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen);
    private static readonly SlaClock OfTheLog = new("a", "a", SlaStop.Solved, Policy);
    private static readonly SlaClock OfEvents = new("b", "b", SlaMetrics.NextResponse, Policy);
    private static readonly TimedAction Close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new ElapsedDurationTarget(Duration.FromHours(2)), BusinessCalendar.AlwaysOpen);
    private static readonly AttentionRule Rule = new("bouncing", "manager", reopened: 1);

    private static Desk Desk => new(
        "Desk",
        new LogMapping(DateTimeZone.Utc, new Dictionary<LogColumn, string> { [LogColumn.Id] = "i", [LogColumn.Opened] = "o", [LogColumn.Solved] = "s" }, ["uuuu-MM-dd HH:mm"]),
        OfTheLog);

    [Fact]
    public void Constructor_NoClockOrOneNameTwice_IsRefused()
    {
        FluentActions.Invoking(() => new ServiceLevels([])).Should().Throw<ArgumentException>().WithParameterName("clocks");
        FluentActions.Invoking(() => new ServiceLevels([OfTheLog, OfTheLog])).Should().Throw<ArgumentException>().WithParameterName("clocks").WithMessage("*a, a*");
        FluentActions.Invoking(() => new ServiceLevels([OfTheLog], [Close, Close])).Should().Throw<ArgumentException>().WithParameterName("actions").WithMessage("*close*");
        FluentActions.Invoking(() => new ServiceLevels([OfTheLog], null, [Rule, Rule])).Should().Throw<ArgumentException>().WithParameterName("attention").WithMessage("*bouncing*");
        FluentActions.Invoking(() => new ServiceLevels(null!)).Should().Throw<ArgumentNullException>().WithParameterName("clocks");
        FluentActions.Invoking(() => new ServiceLevels([null!])).Should().Throw<ArgumentNullException>().WithParameterName("clocks");
        FluentActions.Invoking(() => new ServiceLevels([OfTheLog], [null!])).Should().Throw<ArgumentNullException>().WithParameterName("actions");
        FluentActions.Invoking(() => new ServiceLevels([OfTheLog], null, [null!])).Should().Throw<ArgumentNullException>().WithParameterName("attention");
    }

    [Fact]
    public void BookAndEvaluator_HaveItsClocksAndActions()
    {
        ServiceLevels levels = new([OfEvents, OfTheLog], [Close], [Rule]);
        levels.ToEvaluator().Clocks.Should().Equal(OfEvents, OfTheLog);
        SlaBook book = levels.NewBook();
        book.Clocks.Should().Equal(OfEvents, OfTheLog);
        book.Actions.Should().Equal(Close);
        book.Apply(new TicketOpened(new TicketId("T-1"), Instant.FromUtc(2026, 3, 2, 9, 0), TicketAttributes.None));
        levels.NewBook().Count.Should().Be(0, "each book is of its own");
    }

    [Fact]
    public void Desk_HasItsClocksUnlessFurtherOnesAreStated()
    {
        Desk.ServiceLevels.Clocks.Should().Equal(OfTheLog);
        Desk.ServiceLevels.Actions.Should().BeEmpty();
        ServiceLevels further = new([OfEvents, OfTheLog], [Close], [Rule]);
        Desk desk = Desk.WithServiceLevels(further).WithAsOf(Instant.FromUtc(2026, 3, 2, 9, 0));
        desk.ServiceLevels.Should().BeSameAs(further);
        desk.Clocks.Should().Equal(OfTheLog);
    }

    [Fact]
    public void Desk_WithOtherClocksOfTheLog_IsRefused()
    {
        SlaClock other = new("a", "a", SlaStop.Solved, Policy);
        FluentActions.Invoking(() => Desk.WithServiceLevels(new ServiceLevels([other]))).Should().Throw<ArgumentException>().WithParameterName("serviceLevels").WithMessage("*'Desk'*");
        FluentActions.Invoking(() => Desk.WithServiceLevels(new ServiceLevels([OfEvents]))).Should().Throw<ArgumentException>().WithParameterName("serviceLevels");
        FluentActions.Invoking(() => Desk.WithServiceLevels(null!)).Should().Throw<ArgumentNullException>().WithParameterName("serviceLevels");
    }
}
