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
        string html = Html(Sample());
        html.Should().NotMatchRegex("src=|href=\"[^#]|url\\((?!#)|<script", "the page needs no other file and runs nothing");
        XDocument page = Parsed(html);
        List<XElement> pictures = [.. page.Descendants(Svg + "svg").Where(s => s.Attribute("aria-hidden") is null)];
        pictures.Should().HaveCountGreaterThan(8).And.OnlyContain(s => s.Attribute("role")!.Value == "img" && s.Element(Svg + "title")!.Value != "" && s.Element(Svg + "desc")!.Value != "");
        List<string> ids = [.. page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];
        ids.Should().OnlyHaveUniqueItems("a picture names its own title");
        pictures.SelectMany(s => s.Attribute("aria-labelledby")!.Value.Split(' ')).Should().BeSubsetOf(ids);
        page.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).Should().BeSubsetOf(ids, "every link leads somewhere");
    }

    [Fact]
    public void Write_AnyReport_IsReachedByTheKeyboard()
    {
        XDocument page = Parsed(Html(Sample()));
        XElement body = page.Root!.Element("body")!;
        body.Elements().First().Attribute("href")!.Value.Should().Be("#report", "the first stop skips to the report");
        body.Element("main")!.Attribute("id")!.Value.Should().Be("report");
        page.Descendants("div").Where(d => d.Attribute("class")?.Value == "scroll").Should().NotBeEmpty()
            .And.OnlyContain(d => d.Attribute("tabindex")!.Value == "0" && d.Attribute("role")!.Value == "region" && d.Attribute("aria-label")!.Value != "");
        page.Descendants("table").Should().OnlyContain(t => t.Element("caption")!.Value != "" && t.Descendants("th").All(th => th.Attribute("scope") != null));
        page.Descendants("details").Should().OnlyContain(d => d.Elements().First().Name == "summary");
        page.Descendants("figure").Should().OnlyContain(f => f.ElementsAfterSelf().Take(2).Any(e => e.Name == "details"), "a table stands behind every picture");
    }

    [Fact]
    public void Write_Persian_RunsFromRightToLeftWithPersianDigits()
    {
        ReplaySummary summary = DeskFixture.Replay(
            [.. Enumerable.Range(0, 1500).Select(i => DeskFixture.Row($"T-{i}", closed: i % 3 == 0 ? string.Empty : "2026-03-02 13:30:00", priority: "P1"))]);
        string html = Html(summary, WordingLanguage.Persian);
        XElement root = Parsed(html).Root!;
        (root.Attribute("lang")!.Value, root.Attribute("dir")!.Value).Should().Be(("fa", "rtl"));
        html.Should().Contain("۱٬۵۰۰ تیکت از ۱٬۵۰۰ سطر").And.Contain("۲۰۲۶-۰۳-۰۲").And.Contain("T-0").And.NotContain("1,500").And.NotContain("attainment");
        string words = string.Join(' ', root.Descendants().Where(e => e.Name == "h3" || e.Name == "summary" || e.Name == "dt" || e.Name == Svg + "desc").Select(e => e.Value));
        words.Should().NotMatchRegex("[A-Za-z]{4}", "every heading, card and description has a Persian text; only names of the log and of the desk do not");
    }

    [Fact]
    public void Write_LongLogOfManyNames_StaysSmall()
    {
        string html = Html(DeskFixture.Replay([.. Enumerable.Range(0, 12_000).Select(i => DeskFixture.Row(
            $"{new string('x', 60)}{i}", opened: $"{1970 + (i % 150)}-01-01 00:00:00", closed: i % 2 == 0 ? "2160-01-01 00:00:00" : string.Empty, priority: $"{new string('p', 100)}{i}",
            queue: $"{new string('q', 200)}{i}", channel: $"{new string('c', 200)}{i}", verdict: i % 5 == 0 ? "LATE" : "OK"))]));
        html.Length.Should().BeLessThan(600_000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Findings_OfEveryKind_HaveWords(WordingLanguage language)
    {
        ReportPage page = new(language, DateTimeZone.Utc);
        Enum.GetValues<LogFindingKind>().Where(k => ReportWords.Finding(page, k) is null).Should().BeEmpty();
        Enum.GetValues<LogFindingKind>().Select(k => ReportWords.Finding(page, k)).Should().OnlyHaveUniqueItems();
    }

    /// <summary>Contrast by the definition of WCAG 2.2: (L1 + 0.05) ÷ (L2 + 0.05), L the relative luminance.</summary>
    [Theory]
    [InlineData(ReportStyle.Light)]
    [InlineData(ReportStyle.Dark)]
    public void Style_Colours_HaveTheContrastThatTextsAndMarksNeed(string variables)
    {
        Dictionary<string, double> luminance = variables.Split(';').Select(v => v.Split(':')).ToDictionary(v => v[0], v => Luminance(v[1]), StringComparer.Ordinal);
        double Contrast(string name)
        {
            double[] pair = [luminance[name], luminance["--paper"]];
            return (pair.Max() + 0.05) / (pair.Min() + 0.05);
        }

        luminance.Keys.Should().BeEquivalentTo("--ink", "--soft", "--paper", "--line", "--link", "--met", "--breached", "--running", "--nosla", "--time");
        new[] { "--ink", "--soft", "--link" }.Where(n => Contrast(n) < 4.5).Should().BeEmpty("texts need 4.5 to 1");
        new[] { "--met", "--breached", "--running", "--nosla", "--time" }.Where(n => Contrast(n) < 3).Should().BeEmpty("marks need 3 to 1");
        ReportStyle.Css.Should().Contain(variables).And.Contain("@media screen and (prefers-color-scheme:dark)").And.Contain("@media print");
    }

    [Fact]
    public void Luminance_KnownColours_GiveThePublishedRatios()
    {
        ((Luminance("#ffffff") + 0.05) / (Luminance("#000000") + 0.05)).Should().BeApproximately(21, 1e-9);
        ((Luminance("#ffffff") + 0.05) / (Luminance("#767676") + 0.05)).Should().BeApproximately(4.54, 0.005, "the lightest grey that passes on white");
    }

    public static TheoryData<WordingLanguage> Languages => new(Enum.GetValues<WordingLanguage>());

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            double share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    private static ReplaySummary Sample() => DeskFixture.Replay(
        DeskFixture.Row("T-1", closed: "2026-03-02 15:00:00", priority: "P1", queue: "a & b", verdict: "OK", deadline: "2026-03-02 09:30:00"),
        DeskFixture.Row("T-2", priority: "P2"),
        DeskFixture.Row("T-3", opened: "2026-02-27 09:00:00", verdict: "LATE"),
        DeskFixture.Row("T-4", opened: "never"));

    private static XNamespace Svg { get; } = "http://www.w3.org/2000/svg";

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

    private static string Html(ReplaySummary summary, WordingLanguage language = WordingLanguage.English)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        HtmlReport.Write(writer, summary, language, "1");
        return writer.ToString();
    }

    /// <summary>Our pages close every element but the void ones.</summary>
    private static XDocument Parsed(string html) => XDocument.Parse(html
        .Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal)
        .Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
        .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", string.Empty, StringComparison.Ordinal));
}
