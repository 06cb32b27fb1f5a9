using System.Xml.Linq;
using SupportDomain.Compensation;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.Tests.Compensation;

namespace SupportDomain.Tests.Reports;

public sealed class SalaryPictureTests
{
    [Fact]
    public void Svg_IsAWaterfall_ThatEscapesNames()
    {
        SalaryModel model = new(
            Models.Header(), [Models.Levels("<x>", "reference", "person"), Models.Levels("f1", "reference", "person")],
            [Models.Base(1000), Models.Times("<x>", ("reference", "1"), ("person", "2")), Models.Times("f1", ("reference", "1"), ("person", "0.5"))]);
        SalaryExplanation explanation = SalaryExplanation.Of(model, Models.At(model, "reference"), Models.At(model, "person"), ExplanationMethod.Shapley).Value;
        foreach (WordingLanguage language in Enum.GetValues<WordingLanguage>())
        {
            XElement svg = XElement.Parse(SalaryPicture.Svg(explanation, language));
            svg.Elements().Count(e => e.Name.LocalName == "rect").Should().Be(5, "the reference, two factors, rounding and the pay");
            svg.Value.Should().Contain("<x>");
        }

        // 2 and 1/2 on 1,000: 750 up and 750 down.
        ReasonText.Of(explanation.Summary, WordingLanguage.English).Should().Be("The pay is IRR 1,000, the reference IRR 1,000; the difference is IRR 0.");
        ReasonText.Of(explanation.Parts[0].Reason, WordingLanguage.English).Should().Be("<x> raised it by IRR 750.");
        ReasonText.Of(explanation.Parts[1].Reason, WordingLanguage.English).Should().Be("f1 lowered it by IRR 750.");
        ReasonText.Of(explanation.Parts[1].Reason, WordingLanguage.Persian).Should().Contain("پایین آورد").And.Contain("۷۵۰");
    }

    [Fact]
    public void Svg_InPersian_KeepsTheIsolatesOfItsSentences()
    {
        SalaryModel model = new(
            Models.Header(), [Models.Levels("support software", "reference", "person"), Models.Levels("\u202Exe.gnp\u2068", "reference", "person")],
            [Models.Base(1000), Models.Times("support software", ("reference", "1"), ("person", "2")), Models.Times("\u202Exe.gnp\u2068", ("reference", "1"), ("person", "2"))]);
        SalaryExplanation explanation = SalaryExplanation.Of(model, Models.At(model, "reference"), Models.At(model, "person"), ExplanationMethod.Shapley).Value;
        XElement svg = XElement.Parse(SalaryPicture.Svg(explanation, WordingLanguage.Persian));
        string Told(string name) => svg.Elements().Single(e => e.Name.LocalName == name).Value;
        Told("title").Should().Be(ReasonText.Of(explanation.Summary, WordingLanguage.Persian));
        Told("desc").Should().Be(string.Join(' ', explanation.Parts.Select(p => ReasonText.Of(p.Reason, WordingLanguage.Persian))))
            .And.Contain("\u2068support software\u2069").And.Contain("\u2068xe.gnp\u2069").And.NotContain("\uFFFD");

        // The label of the bar is the bare name: the override and the isolate without its other half would turn what stands beside it.
        svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value).Should().Contain("\uFFFDxe.gnp\uFFFD");
    }

    [Fact]
    public void Svg_OfNoDifference_HasNoNaN()
    {
        SalaryModel model = Models.Product(0, (1, new Rational(2)));
        SalaryExplanation explanation = SalaryExplanation.Of(model, Models.At(model, "reference"), Models.At(model, "reference"), ExplanationMethod.Shapley).Value;
        SalaryPicture.Svg(explanation).Should().NotContain("NaN").And.NotContain("∞");
    }
}
