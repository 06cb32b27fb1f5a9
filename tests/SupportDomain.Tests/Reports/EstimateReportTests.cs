using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using SupportDomain.Reports;

namespace SupportDomain.Tests.Reports;

public sealed class EstimateReportTests
{
    private static readonly EstimateFigure[] Figures = [new("a", 10, 5), new("b", 20, 0), new("c", double.NaN, double.NaN), new("d", 5, double.NaN)];

    private static XNamespace Svg { get; } = "http://www.w3.org/2000/svg";

    [Fact]
    public void Write_AnyReport_IsOnePageThatIsReachedByTheKeyboard()
    {
        string html = Html(Report());
        html.Should().NotMatchRegex("src=|href=\"[^#]|url\\((?!#)|<script", "the page needs no other file and runs nothing");
        XDocument page = Parsed(html);
        List<XElement> pictures = [.. page.Descendants(Svg + "svg").Where(s => s.Attribute("aria-hidden") is null)];
        pictures.Should().HaveCount(2).And.OnlyContain(s => s.Attribute("role")!.Value == "img" && s.Element(Svg + "title")!.Value != "" && s.Element(Svg + "desc")!.Value != "");
        List<string> ids = [.. page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];
        ids.Should().OnlyHaveUniqueItems("a picture names its own title");
        pictures.SelectMany(s => s.Attribute("aria-labelledby")!.Value.Split(' ')).Should().BeSubsetOf(ids);
        page.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).Should().BeSubsetOf(ids, "every link leads somewhere");
        page.Root!.Element("body")!.Elements().First().Attribute("href")!.Value.Should().Be("#report", "the first stop skips to the report");
        page.Descendants("figure").Should().OnlyContain(f => f.ElementsAfterSelf().First().Name == "details", "a table stands behind every picture");
        page.Descendants("table").Should().OnlyContain(t => t.Element("caption")!.Value != "" && t.Descendants("th").All(th => th.Attribute("scope") != null));
    }

    [Fact]
    public void Write_Figures_AreDrawnToScaleWithTheirIntervals()
    {
        XElement[] pictures = [.. Parsed(Html(Report())).Descendants("figure").Select(f => f.Element(Svg + "svg")!)];

        // From 0 to 20: a reaches half of the width, its interval from a quarter to three quarters; nothing is known of c.
        Bars(pictures[0]).Should().Equal("0%+50%", "0%+100%", "0%+25%");
        Whiskers(pictures[0]).Should().Equal("25%-75%", "100%-100%");

        // From -12 to 6: zero lies at two thirds; -10 reaches from a ninth to there, 5 from there to 17 of 18.
        Bars(pictures[1]).Should().Equal("11.11%+55.56%", "66.67%+27.78%");
        Whiskers(pictures[1]).Should().Equal("0%-22.22%", "88.89%-100%");
        XElement[] rows = [.. Parsed(Html(Report())).Descendants("tbody").First().Elements("tr")];
        rows.Select(r => string.Join(' ', r.Elements().Select(c => c.Value))).Should().Equal("a 10.0 5.0 5.0 15.0", "b 20.0 0.0 20.0 20.0", "c – – – –", "d 5.0 – – –");
        Html(Report()).Should().Contain("−10.0 &#177; 2.0");
    }

    [Fact]
    public void Write_NamesAssumptionsMethodAndWarnings()
    {
        XDocument page = Parsed(Html(Report()));
        XElement section = page.Descendants("section").Last();
        section.Element("h2")!.Value.Should().Be("Assumptions");
        section.Elements("h3").Select(h => h.Value).Should().Equal("one desk", "another");
        section.Descendants("li").Select(l => l.Value).Should().Equal("patience: nobody leaves", "agents: 5");
        page.Descendants("p").Where(p => p.Attribute("class")?.Value == "warning").Select(p => p.Value).Should().Equal("It is overloaded.");
        page.Descendants("header").Single().Value.Should().Contain("Simulation: <desk>").And.Contain("Seed 1.");
    }

    [Fact]
    public void Write_Persian_RunsFromRightToLeftWithPersianDigits()
    {
        string html = Html(Report(), WordingLanguage.Persian);
        XElement root = Parsed(html).Root!;
        (root.Attribute("lang")!.Value, root.Attribute("dir")!.Value).Should().Be(("fa", "rtl"));
        html.Should().Contain("\u200E−۱۰٫۰ &#177; ۲٫۰").And.NotContain("10.0").And.Contain("برآورد").And.NotContain("Table").And.NotContain("estimate");
        Bars(root.Descendants(Svg + "svg").First(s => s.Attribute("role") != null)).Should().Equal(["50%+50%", "0%+100%", "75%+25%"], "zero lies at the right, where reading starts");
    }

    [Fact]
    public void Write_HostileTextsAndNumbers_GiveAWellFormedPage()
    {
        const string Hostile = "<script>\u202E\"'&\u0007";
        EstimateFigure[] figures = [new(Hostile, double.MaxValue, double.MaxValue), new(new string('x', 300), -double.MaxValue, 0), new("0", 0, 0), new("e", double.Epsilon, double.Epsilon)];
        string html = Html(new EstimateReport(
            Hostile, Hostile, [Hostile], [Hostile], [KeyValuePair.Create(Hostile, Hostile)], [new EstimateSection(Hostile, Hostile, [new EstimateChart(Hostile, Hostile, figures)])],
            [KeyValuePair.Create(Hostile, ImmutableArray.Create(Hostile))]));
        html.Should().NotContain("<script").And.NotContain("\u202E").And.NotContain("\u0007").And.NotContain("NaN").And.NotContain("∞");
        Parsed(html).Descendants(Svg + "rect").Where(r => r.Attribute("class") != null).Should().OnlyContain(r => Percent(r.Attribute("x")!.Value) >= 0 && Percent(r.Attribute("x")!.Value) + Percent(r.Attribute("width")!.Value) <= 100.01);
    }

    [Fact]
    public void Write_NextToNothing_LooksSo()
    {
        EstimateChart chart = new("t", "c", [new EstimateFigure("a", 0.0001, 0.0002)]);
        Bars(Parsed(Html(Report(chart))).Descendants("figure").First().Element(Svg + "svg")!).Should().Equal(["0.01%+0.01%"], "the width is one unit at least, and the interval begins below zero");
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Html(Report()).Should().Be(Html(Report()));

    [Fact]
    public void Parts_ThatCannotBe_AreRefused()
    {
        EstimateFigure good = new("a", 1, 1);
        ((Action)(() => _ = new EstimateChart(" ", "c", [good]))).Should().Throw<ArgumentException>().WithParameterName("title");
        ((Action)(() => _ = new EstimateChart("t", "", [good]))).Should().Throw<ArgumentException>().WithParameterName("column");
        ((Action)(() => _ = new EstimateChart("t", "c", []))).Should().Throw<ArgumentException>().WithMessage("*at least one*");
        ((Action)(() => _ = new EstimateChart("t", "c", null!))).Should().Throw<ArgumentNullException>();
        foreach (EstimateFigure bad in new[] { default, good with { Value = double.PositiveInfinity }, good with { HalfWidth = -1 }, good with { HalfWidth = double.PositiveInfinity } })
        {
            ((Action)(() => _ = new EstimateChart("t", "c", [good, bad]))).Should().Throw<ArgumentException>().WithParameterName("figures");
        }

        ((Action)(() => _ = new EstimateSection("", null, []))).Should().Throw<ArgumentException>().WithParameterName("heading");
        ((Action)(() => _ = new EstimateReport("t", "n", [], [], [], [], []))).Should().Throw<ArgumentException>().WithParameterName("assumptions");
        ((Action)(() => _ = new EstimateReport("t", "\t", [], [], [], [], [KeyValuePair.Create(string.Empty, ImmutableArray<string>.Empty)]))).Should().Throw<ArgumentException>().WithParameterName("name");
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        ((Action)(() => HtmlReport.Write(writer, (EstimateReport)null!, WordingLanguage.English))).Should().Throw<ArgumentNullException>();
        ((Action)(() => HtmlReport.Write(writer, Report(), (WordingLanguage)9))).Should().Throw<ArgumentOutOfRangeException>();
        writer.ToString().Should().BeEmpty();
    }

    private static EstimateReport Report(EstimateChart? only = null) => new(
        "Simulation", "<desk>", ["Seed 1."], ["It is overloaded."], [KeyValuePair.Create("agents", "5")],
        [
            new EstimateSection("Waits", "How long.", [only ?? new EstimateChart("Mean wait", "work", Figures)]),
            new EstimateSection("Differences", null, [new EstimateChart("Less a", "variant", [new EstimateFigure("b", -10, 2), new EstimateFigure("c", 5, 1)])]),
        ],
        [KeyValuePair.Create("one desk", ImmutableArray.Create("patience: nobody leaves")), KeyValuePair.Create("another", ImmutableArray.Create("agents: 5"))]);

    private static string[] Bars(XElement picture) => [.. picture.Elements(Svg + "rect").Select(r => $"{r.Attribute("x")!.Value}+{r.Attribute("width")!.Value}")];

    /// <summary>The lines that are neither upright nor of one point: from where to where the intervals reach.</summary>
    private static string[] Whiskers(XElement picture) =>
        [.. picture.Elements(Svg + "line").Where(l => l.Attribute("y1")!.Value == l.Attribute("y2")!.Value).Select(l => $"{l.Attribute("x1")!.Value}-{l.Attribute("x2")!.Value}")];

    private static double Percent(string text) => double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static string Html(EstimateReport report, WordingLanguage language = WordingLanguage.English)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        HtmlReport.Write(writer, report, language);
        return writer.ToString();
    }

    /// <summary>Our pages close every element but the void ones.</summary>
    private static XDocument Parsed(string html) => XDocument.Parse(html
        .Replace("<!DOCTYPE html>", string.Empty, StringComparison.Ordinal)
        .Replace("<meta charset=\"utf-8\">", string.Empty, StringComparison.Ordinal)
        .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", string.Empty, StringComparison.Ordinal));
}
