using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Desks;

/// <summary>The fast way against the pattern of the time library itself.</summary>
public sealed class TimestampReaderTests
{
    private static readonly string[] Patterns =
    [
        "uuuu-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "dd/MM/uuuu HH:mm", "dd.MM.uuuu", "uuuuMMddHHmmss", "uuuu-MM-dd'T'HH:mm:ss", "d/M/uuuu HH:mm", "uuuu-MM-dd HH:mm:ss.FFF",
        "MM/dd/uuuu hh:mm tt", "uuuu-MM-dd HH",
    ];

    [Theory]
    [InlineData("2011-07-01 01:32:33")]
    [InlineData("2012-02-29 23:59:59")]
    [InlineData("2011-02-29 00:00:00")]
    [InlineData("1900-02-29 00:00:00")]
    [InlineData("2000-02-29 00:00:00")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("0000-01-01 00:00:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("2011-13-01 00:00:00")]
    [InlineData("2011-04-31 00:00:00")]
    [InlineData("2011-07-01 24:00:00")]
    [InlineData("2011-07-01 25:61:00")]
    [InlineData("2011-07-01 23:59:60")]
    [InlineData("2011-07-01T01:32:33")]
    [InlineData("2011-07-01 1:32:33")]
    [InlineData("2011-07-01 01:32:3x")]
    [InlineData("2011-07-01 01:32:33 ")]
    [InlineData("-011-07-01 01:32:33")]
    [InlineData("01/07/2011 01:32")]
    [InlineData("20110701013233")]
    [InlineData("")]
    public void TryRead_AnyText_EqualsThePattern(string text)
    {
        foreach (string pattern in Patterns)
        {
            Compare(pattern, text);
        }
    }

    [Fact]
    public void TryRead_RandomTimesDamagedOrNot_EqualsThePattern()
    {
        Gen<(string Pattern, string Text)> cases =
            from pattern in Gen.Elements(Patterns)
            from minutes in Gen.Choose(0, int.MaxValue)
            from seconds in Gen.Choose(0, 59)
            from at in Gen.Choose(0, 18)
            from damage in Gen.Elements('0', '1', '9', '-', ':', ' ', 'x', '\0')
            from isDamaged in Gen.Elements(true, false, false)
            let time = new LocalDateTime(1, 1, 1, 0, 0).PlusMinutes(minutes % 5_000_000_000L).PlusSeconds(seconds)
            let text = LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(time)
            select (pattern, isDamaged && at < text.Length ? string.Concat(text.AsSpan(0, at), damage.ToString(), text.AsSpan(at + 1)) : text);
        Properties.Check(cases.ToArbitrary(), c => Compare(c.Pattern, c.Text), cases: 3000);
    }

    private static void Compare(string pattern, string text)
    {
        bool expected = LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text).TryGetValue(default, out LocalDateTime expectedTime);
        new TimestampReader(pattern).TryRead(Encoding.UTF8.GetBytes(text), out LocalStamp actual).Should().Be(expected, "'{0}' by {1}", text, pattern);
        if (expected)
        {
            actual.ToLocalDateTime().Should().Be(expectedTime, "'{0}' by {1}", text, pattern);
            actual.Year.Should().Be(expectedTime.Year);
        }
    }

    /// <summary>
    /// Expected instants by ISO 8601 and by counting; 1 Farvardin 1405 is 21 March 2026, 1403 is a leap year that ends on 20 March 2025, and 1404 and 1405 have 29 days in their last month and
    /// 30 in the seventh. Devanagari digits are not read. A time without offset is one of the log's zone.
    /// </summary>
    [Theory]
    [InlineData("iso", "2026-03-21T08:30:15Z", "2026-03-21T08:30:15Z", true)]
    [InlineData("iso", "2026-03-21 08:30:15+00:00", "2026-03-21T08:30:15Z", true)]
    [InlineData("iso", "2026-03-21T08:30:15.25-0330", "2026-03-21T12:00:15.25Z", true)]
    [InlineData("iso", "2026-03-21T08:30 +14", "2026-03-20T18:30:00Z", true)]
    [InlineData("iso", "2026-03-21 08:30:15,5", "2026-03-21T08:30:15.5Z", false)]
    [InlineData("iso", "2028-02-29", "2028-02-29T00:00:00Z", false)]
    [InlineData("iso", "2026-02-29", null, false)]
    [InlineData("iso", "2026-03-21T24:00", null, false)]
    [InlineData("iso", "2026-03-21T08:60", null, false)]
    [InlineData("iso", "2026-03-21T08:30:60", null, false)]
    [InlineData("iso", "2026-03-21T08:30:15.", null, false)]
    [InlineData("iso", "2026-03-21T08:30:15.1234567890", null, false)]
    [InlineData("iso", "2026-03-21T08:30:15+3:30", null, false)]
    [InlineData("iso", "2026-03-21T08:30:15+18:00", null, false)]
    [InlineData("iso", "2026-03-21T08:30:15 CET", null, false)]
    [InlineData("iso", "21.03.2026", null, false)]
    [InlineData("iso", "0000-01-01", null, false)]
    [InlineData("epochSeconds", "0", "1970-01-01T00:00:00Z", true)]
    [InlineData("epochSeconds", "-1", "1969-12-31T23:59:59Z", true)]
    [InlineData("epochSeconds", "951782400.125", "2000-02-29T00:00:00.125Z", true)]
    [InlineData("epochMilliseconds", "951782400125", "2000-02-29T00:00:00.125Z", true)]
    [InlineData("epochSeconds", "99999999999999", null, false)]
    [InlineData("epochSeconds", "1e9", null, false)]
    [InlineData("epochSeconds", "12 ", null, false)]
    [InlineData("uuuu-MM-dd'T'HH:mm:ss'Z'", "2026-03-21T08:30:15Z", "2026-03-21T08:30:15Z", true)]
    [InlineData("uuuu-MM-dd HH:mm:sso<+HH:mm>", "2026-03-21 08:30:15+03:30", "2026-03-21T05:00:15Z", true)]
    [InlineData("uuuu-MM-dd HH:mm:ss", "٢٠١١-07-01 01:32:33", "2011-07-01T01:32:33Z", false)]
    [InlineData("uuuu/MM/dd HH:mm", "۲۰۲۶/۰۳/۲۱ ۰۸:۳۰", "2026-03-21T08:30:00Z", false)]
    [InlineData("iso", "۲۰۲۶-۰۳-۲۱T۰۸:۳۰:۱۵Z", "2026-03-21T08:30:15Z", true)]
    [InlineData("uuuu/MM/dd HH:mm", "۲۰۲۶/۱۳/۲۱ ۰۸:۳۰", null, false)]
    [InlineData("uuuu/MM/dd HH:mm", "२०२६/०३/२१ ०८:३०", null, false)]
    [InlineData("persian:uuuu/MM/dd HH:mm", "1405/01/01 08:30", "2026-03-21T08:30:00Z", false)]
    [InlineData("persian:uuuu/MM/dd HH:mm", "۱۴۰۳/۱۲/۳۰ ۲۳:۵۹", "2025-03-20T23:59:00Z", false)]
    [InlineData("persian:uuuu/MM/dd HH:mm", "1404/12/30 08:30", null, false)]
    [InlineData("persian:uuuu/MM/dd HH:mm", "1405/07/31 08:30", null, false)]
    [InlineData("persian:uuuu-MM-dd'T'HH:mm:sso<+HH:mm>", "1405-01-01T01:00:00+03:30", "2026-03-20T21:30:00Z", true)]
    [InlineData("persian:uuuu-MM-dd'T'HH:mm:ss'Z'", "1405-01-01T01:00:00Z", "2026-03-21T01:00:00Z", true)]
    [InlineData("dd MMM uuuu h:mm tt", "21 Mar 2026 8:30 PM", "2026-03-21T20:30:00Z", false)]
    public void TryRead_Text_IsTheInstant(string pattern, string text, string? instant, bool isUtc)
    {
        TimestampReader reader = new(pattern);
        reader.KeepsDateAndHour().Should().BeTrue();
        reader.TryRead(Encoding.UTF8.GetBytes(text), out LocalStamp stamp).Should().Be(instant is not null);
        if (instant is not null)
        {
            Instant.FromUnixTimeSeconds(stamp.Seconds).PlusNanoseconds(stamp.Nanosecond).Should().Be(InstantPattern.ExtendedIso.Parse(instant).Value);
            stamp.IsUtc.Should().Be(isUtc);
        }
    }

    [Theory]
    [InlineData("2026-12-31T23:00:00-05:00", 2026)]
    [InlineData("9999-12-31T23:00:00-05:00", 9999)]
    public void TryRead_Offset_KeepsTheYearAsWritten(string text, int year)
    {
        new TimestampReader("iso").TryRead(Encoding.UTF8.GetBytes(text), out LocalStamp stamp).Should().BeTrue();
        stamp.Year.Should().Be(year);
    }
}
