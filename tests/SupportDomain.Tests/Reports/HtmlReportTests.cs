using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Reports;
using SupportDomain.Tests.Desks;

namespace SupportDomain.Tests.Reports;

public sealed class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u202Egnp.exe\u0007";

    [Fact]
    public void Write_HostileTexts_AreEscapedEverywhere()
    {
        string html = Html(DeskFixture.Replay(
            DeskFixture.Row("T-1", closed: "2026-03-02 10:00:00", status: Hostile, type: Hostile, priority: Hostile, queue: Hostile, verdict: Hostile),
            DeskFixture.Row("T-2", queue: "b"),
            DeskFixture.Row("T-3", opened: Hostile)));
        html.Should().NotContain("<script").And.NotContain("\u202E").And.NotContain("\u0007");
        html.Should().Contain("&lt;script&gt;");
    }

    [Fact]
    public void Write_AnyReport_IsWellFormedAndSelfContained()
    {
        string html = Html(DeskFixture.Replay(
            DeskFixture.Row("T-1", closed: "2026-03-02 10:00:00", priority: "P1", queue: "a & b", verdict: "LATE", deadline: "2026-03-02 09:30:00"),
            DeskFixture.Row("T-2", priority: "P2")));
        html.Should().NotContain("http://www.w3.org/2000/svg\" src").And.NotMatchRegex("(src|href)=");
        XDocument page = Parsed(html);
        XNamespace svg = "http://www.w3.org/2000/svg";
        page.Descendants(svg + "svg").Should().NotBeEmpty();
        page.Descendants(svg + "svg").Should().OnlyContain(s => s.Attribute("role") != null && s.Element(svg + "title") != null && s.Element(svg + "desc") != null);
        List<string> ids = [.. page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];
        ids.Should().OnlyHaveUniqueItems("a picture names its own title");
    }

    [Fact]
    public void Write_EmptySummary_SaysSo()
    {
        string html = Html(DeskFixture.Replay());
        html.Should().Contain("no ticket to judge").And.Contain("Nothing was found.");
        Parsed(html).Should().NotBeNull();
    }

    [Fact]
    public void Write_InAnotherCulture_GivesTheSameBytes()
    {
        ReplaySummary summary = DeskFixture.Replay([.. Enumerable.Range(0, 1500).Select(i => DeskFixture.Row($"T-{i}", closed: i % 3 == 0 ? string.Empty : "2026-03-02 10:30:00"))]);
        string invariant = Html(summary);
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Html(summary).Should().Be(invariant);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_ManyGroups_ShowsTheLargestAndSaysHowManyThereAre()
    {
        string html = Html(DeskFixture.Replay([.. Enumerable.Range(0, 60).Select(i => DeskFixture.Row($"T-{i}", queue: $"queue {i % 30}"))]));
        html.Should().Contain("The 20 largest of 30");
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(59.5, "59.5 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "1 h")]
    [InlineData(5_400, "1 h 30 min")]
    [InlineData(172_799, "2 d")]
    [InlineData(180_000, "2 d 2 h")]
    [InlineData(-90, "−2 min")]
    public void Durations_AreWrittenInTwoUnitsAtTheMost(double seconds, string expected)
    {
        DurationWords.Of(Duration.FromSeconds(seconds)).Should().Be(expected);
    }

    private static string Html(ReplaySummary summary)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        HtmlReport.Write(writer, summary, "A note.");
        return writer.ToString();
    }

    /// <summary>Our pages close every element but the void ones.</summary>
    private static XDocument Parsed(string html) => XDocument.Parse(html
        .Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal)
        .Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
        .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", string.Empty, StringComparison.Ordinal));
}
