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
    [InlineData("٢٠١١-07-01 01:32:33")]
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
}
