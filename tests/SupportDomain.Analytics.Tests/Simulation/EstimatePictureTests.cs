using System.Globalization;
using System.Xml.Linq;
using SupportDomain.Analytics.Simulation;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class EstimatePictureTests
{
    [Fact]
    public void Svg_HasTitleDescriptionBarsToScaleAndWhiskers()
    {
        XElement svg = Draw(new("five <a>", new Estimate(40, 1, 10, 9, 2)), new("six", new Estimate(20, 1, 5, 9, 2)));
        svg.Elements().First(e => e.Name.LocalName == "title").Value.Should().Be("Wait & more");
        svg.Elements().First(e => e.Name.LocalName == "desc").Value.Should().Be("five <a>: 40 ± 10; six: 20 ± 5");
        double[] widths = [.. Bars(svg).Select(b => double.Parse(b.Attribute("width")!.Value, CultureInfo.InvariantCulture))];
        widths[0].Should().BeApproximately(2 * widths[1], 0.02, "40 is twice 20");
        svg.Elements().Count(e => e.Name.LocalName == "path").Should().Be(3, "two whiskers and the line of zero");
        widths[0].Should().BeApproximately(420 * 0.8, 0.01, "the scale ends at 50, the upper end of the first interval");
    }

    [Fact]
    public void Svg_OfNegativeAndUnknownEstimates_DrawsWhatIsKnown()
    {
        XElement svg = Draw(new("less", new Estimate(-10, double.NaN, double.NaN, 1, 1)), new("none", new Estimate(double.NaN, double.NaN, double.NaN, 0, 0)), new("zero", default));
        XElement[] bars = [.. Bars(svg)];
        bars.Should().HaveCount(2);
        bars[0].Attribute("x")!.Value.Should().Be("210");
        bars[0].Attribute("width")!.Value.Should().Be("420");
        svg.ToString().Should().Contain("–").And.NotContain("NaN");
    }

    [Fact]
    public void Svg_OfNothing_SaysSo()
    {
        FluentActions.Invoking(() => EstimatePicture.Svg("t", [])).Should().Throw<ArgumentException>().WithParameterName("bars");
        XDocument.Parse(EstimatePicture.Svg("t", [new("zero", default)])).Root!.ToString().Should().NotContain("NaN").And.NotContain("∞");
    }

    private static IEnumerable<XElement> Bars(XElement svg) => svg.Elements().Where(e => (string?)e.Attribute("class") == "bar");

    private static XElement Draw(params KeyValuePair<string, Estimate>[] bars) => XDocument.Parse(EstimatePicture.Svg("Wait & more", bars)).Root!;
}
