using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

public sealed class DeskTests
{
    private static readonly KeyValuePair<LogColumn, string>[] Minimal = [KeyValuePair.Create(LogColumn.Id, "id"), KeyValuePair.Create(LogColumn.Opened, "opened")];

    private static readonly KeyValuePair<LogColumn, string>[] WithClosed = [.. Minimal, KeyValuePair.Create(LogColumn.Closed, "closed")];

    [Fact]
    public void Desk_WhoseClockCouldNeverStop_IsRefused()
    {
        FluentActions.Invoking(() => new Desk("d", Mapping(Minimal), DeskFixture.FourHours)).Should().Throw<ArgumentException>().WithMessage("*four*never stop*");
        KeyValuePair<LogColumn, string>[] solvedOnly = [.. Minimal, KeyValuePair.Create(LogColumn.Solved, "solved")];
        FluentActions.Invoking(() => new Desk("d", Mapping(solvedOnly), DeskFixture.FourHours)).Should().Throw<ArgumentException>().WithMessage("*four*Closed*");
    }

    [Fact]
    public void Desk_WhosePolicyNeedsAMissingColumn_IsRefused()
    {
        FluentActions.Invoking(() => new Desk("d", Mapping(WithClosed), DeskFixture.P1Only)).Should().Throw<ArgumentException>().WithMessage("*1 h*Priority*never apply*");
        SlaClock recorded = new("r", "R", SlaStop.Closed, new SlaPolicy(new PolicyId("log"), new RecordedDeadlineTarget(MissingDeadline.NoSla), BusinessCalendar.AlwaysOpen));
        FluentActions.Invoking(() => new Desk("d", Mapping(WithClosed), recorded)).Should().Throw<ArgumentException>().WithMessage("*log*Deadline*");
    }

    [Theory]
    [InlineData(TicketField.Impact)]
    [InlineData(TicketField.Urgency)]
    [InlineData(TicketField.Tier)]
    [InlineData(TicketField.Customer)]
    [InlineData(TicketField.Site)]
    [InlineData(TicketField.Language)]
    public void Desk_WhosePolicyAsksForWhatNoCaseLogTells_IsRefused(TicketField field)
    {
        SlaClock clock = new(
            "c", "C", SlaStop.Closed, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen, new TicketCondition(field, "x")));
        FluentActions.Invoking(() => new Desk("d", Mapping(WithClosed), clock)).Should().Throw<ArgumentException>().WithMessage($"*{field}*never apply*").WithParameterName("log");
    }

    [Fact]
    public void Desk_WithTwoClocksOfOneName_IsRefused()
    {
        FluentActions.Invoking(() => new Desk("d", Mapping(WithClosed), DeskFixture.FourHours, DeskFixture.FourHours)).Should().Throw<ArgumentException>().WithMessage("*two clocks named four*");
        FluentActions.Invoking(() => new Desk("d", Mapping(WithClosed))).Should().Throw<ArgumentException>().WithParameterName("clocks");
    }

    [Fact]
    public void Mapping_WithoutNeededColumnOrPattern_IsRefused()
    {
        FluentActions.Invoking(() => Mapping(Minimal[..1])).Should().Throw<ArgumentException>().WithMessage("*Opened*").WithParameterName("columns");
        FluentActions.Invoking(() => new LogMapping(DateTimeZone.Utc, Minimal)).Should().Throw<ArgumentException>().WithParameterName("timestampPatterns");
        FluentActions.Invoking(() => new LogMapping(DateTimeZone.Utc, Minimal, "uuuu-MM-dd %")).Should().Throw<ArgumentException>().WithMessage("*uuuu-MM-dd %*");
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('a')]
    [InlineData('0')]
    [InlineData('،')]
    [InlineData('\0')]
    [InlineData('\u001b')]
    public void WithDelimiter_ThatCannotSeparate_IsRefused(char delimiter)
    {
        FluentActions.Invoking(() => Mapping(Minimal).WithDelimiter(delimiter)).Should().Throw<ArgumentException>().WithParameterName(nameof(delimiter));
        Mapping(Minimal).WithDelimiter('\t').Delimiter.Should().Be('\t');
    }

    [Theory]
    [InlineData("MM-dd HH:mm:ss")] // no year: every row would lie in one
    [InlineData("HH:mm:ss")]
    [InlineData("uuuu-MM-dd hh:mm:ss")] // no morning, no afternoon
    [InlineData("uuuu-MM")]
    public void Mapping_WithPatternThatLosesTheDateOrHalfADay_IsRefused(string pattern)
    {
        FluentActions.Invoking(() => new LogMapping(DateTimeZone.Utc, Minimal, pattern)).Should().Throw<ArgumentException>().WithMessage($"*'{pattern}'*");
    }

    [Theory]
    [InlineData("uuuu-MM-dd hh:mm tt")]
    [InlineData("dd.MM.uuuu")]
    [InlineData("d/M/uuuu HH:mm")]
    [InlineData("uuuu-MM-dd'T'HH:mm:ss.FFFFFFF")]
    [InlineData("uuuu-MM-dd HH")]
    public void Mapping_WithPatternThatKeepsThem_IsTaken(string pattern) =>
        new LogMapping(DateTimeZone.Utc, Minimal, pattern).TimestampPatterns.Should().Equal(pattern);

    [Fact]
    public void WithX_KeepsEverythingElse()
    {
        LogMapping mapping = Mapping(WithClosed).WithDelimiter(';').WithMissingTexts("?").WithStatuses([KeyValuePair.Create("x", TicketStatus.Open)])
            .WithVerdicts([KeyValuePair.Create("y", RecordedVerdict.Met)]).WithDeadlineTolerance(Duration.FromSeconds(5)).WithPlausibleYears(2000, 2001);
        mapping.Delimiter.Should().Be(';');
        mapping.MissingTexts.Should().BeEquivalentTo("?");
        mapping.Statuses.Should().ContainKey("x");
        mapping.Verdicts.Should().ContainKey("y");
        mapping.DeadlineTolerance.Should().Be(Duration.FromSeconds(5));
        (mapping.FirstYear, mapping.LastYear).Should().Be((2000, 2001));
        mapping.Columns.Should().HaveCount(3);
        FluentActions.Invoking(() => mapping.WithPlausibleYears(1899, 2000)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("first");
        FluentActions.Invoking(() => mapping.WithPlausibleYears(2001, 2000)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("last");
        FluentActions.Invoking(() => mapping.WithVerdicts([KeyValuePair.Create("z", RecordedVerdict.None)])).Should().Throw<ArgumentException>().WithMessage("*'z'*");
        FluentActions.Invoking(() => mapping.WithDeadlineTolerance(-Duration.Epsilon)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("tolerance");
    }

    [Fact]
    public void WithAsOf_ChangesNothingElse()
    {
        Desk desk = DeskFixture.Sample.WithAsOf(Instant.FromUtc(2026, 1, 1, 0, 0));
        desk.AsOf.Should().Be(Instant.FromUtc(2026, 1, 1, 0, 0));
        desk.Clocks.Should().Equal(DeskFixture.Sample.Clocks);
        desk.WithAsOf(null).AsOf.Should().BeNull();
    }

    private static LogMapping Mapping(KeyValuePair<LogColumn, string>[] columns) => new(DateTimeZone.Utc, columns, "uuuu-MM-dd HH:mm:ss");
}
