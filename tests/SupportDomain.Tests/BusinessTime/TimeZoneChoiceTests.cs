using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

public sealed class TimeZoneChoiceTests
{
    [Fact]
    public void FirstOf_TakesTheFirstThatHasOne_AndNamesIt()
    {
        TimeZoneChoice choice = TimeZoneChoice.FirstOf(DateTimeZone.Utc, ("policy", null), ("site", Zone("Asia/Tehran")), ("customer", Zone("Europe/Berlin")));
        choice.Zone.Id.Should().Be("Asia/Tehran");
        choice.Source.Should().Be("site");
        choice.IsLastResort.Should().BeFalse();
    }

    [Fact]
    public void FirstOf_NoSourceHasOne_IsTheStatedLastResort()
    {
        TimeZoneChoice choice = TimeZoneChoice.FirstOf(Zone("Asia/Tokyo"), ("policy", null), ("site", null));
        choice.Zone.Id.Should().Be("Asia/Tokyo");
        choice.IsLastResort.Should().BeTrue();
        choice.Should().Be(TimeZoneChoice.FirstOf(Zone("Asia/Tokyo")));
    }

    [Fact]
    public void FirstOf_BadArguments_AreRefusedEvenBehindAHit()
    {
        FluentActions.Invoking(() => TimeZoneChoice.FirstOf(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => TimeZoneChoice.FirstOf(DateTimeZone.Utc, ("policy", DateTimeZone.Utc), (" ", null))).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("sources");
    }
}
