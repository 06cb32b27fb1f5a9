using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Apportionment;

public sealed class ExplanationTests
{
    [Fact]
    public void Parts_SumToEveryShare()
    {
        ApportionmentMethod[] methods =
            [.. SlowApportionment.DivisorMethods, .. Enum.GetValues<Quota>().Select(ApportionmentMethod.WithQuota)];
        Arbitrary<(Cases.Case Case, int[] Low, int[] Extra, bool Refund, bool Rescale)> cases =
            (from c in Cases.Any().Generator
             from low in Gen.ArrayOf(Gen.Choose(0, 3), c.Weights.Length)
             from extra in Gen.ArrayOf(Gen.Choose(0, 30), c.Weights.Length)
             from refund in Gen.Elements(true, false)
             from rescale in Gen.Elements(true, false)
             select (c, low, extra, refund, rescale)).ToArbitrary();
        int explained = 0;
        Properties.Check(cases, t =>
        {
            foreach (ApportionmentMethod method in methods)
            {
                ApportionmentProblem problem = new ApportionmentProblem(t.Refund ? -t.Case.Units : t.Case.Units, t.Case.Exact, method)
                    .WithFloors(t.Low.Select(l => (Int128)l)).WithCaps(t.Low.Select((l, i) => (Int128?)(l + t.Extra[i])));
                problem = t.Rescale && method == ApportionmentMethod.LargestRemainder ? problem.WithBoundsRule(BoundsRule.RescaleQuotas) : problem;
                DivisionOutcome<ApportionmentResult> outcome = Apportioner.Apportion(problem);
                if (outcome.IsFeasible)
                {
                    explained++;
                    ApportionmentExplanation explanation = ApportionmentExplanation.Of(outcome.Value);
                    foreach (ShareExplanation line in explanation.Lines)
                    {
                        line.Parts.Aggregate((Int128)0, (sum, p) => sum + p.Units).Should().Be(line.Share, "{0} {1}", method, t.Case);
                        line.Parts.Should().NotContain(p => p.Units == 0);
                    }

                    CheckDivisors(explanation);
                }
            }
        });
        explained.Should().BeGreaterThan(300);
    }

    [Fact]
    public void LargestRemainder_NamesTheOddUnits()
    {
        // 10 by 1.4, 1.3, 0.3 (sum 3): quotas 4.667, 4.333, 1: one unit left over, for .667.
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(10, [14, 13, 3]));
        explanation.Lines[0].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 4), new SharePart(ShareReason.LargestRemainder, 1));
        explanation.Lines[1].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 4));
        explanation.Lines[1].Remainder.Should().Be(new Rational(1, 3));
        explanation.LeastRemainder.Should().Be(new Rational(2, 3));
        explanation.Lines.Select(l => l.Quota).Should().Equal(new Rational(14, 3), new Rational(13, 3), 1);
        string[] english = [.. ApportionmentWording.Sentences(explanation, ["A", "B", "C"], WordingLanguage.English)];
        english[0].Should().Be("A: 5. Quota 4.667; +4 for the whole quota; +1 left over, for one of the largest remainders; remainder 0.667, the least that got a unit was 0.667.");
        string[] persian = [.. ApportionmentWording.Sentences(explanation, ["الف", "ب", "پ"], WordingLanguage.Persian)];
        persian[1].Should().StartWith("ب: ۴. سهم دقیق ۴.۳۳۳؛ +۴ بابت بخش صحیح سهم");
    }

    [Fact]
    public void Tie_IsWordedWithItsPolicy()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(1, [1, 1]));
        explanation.Lines[0].Parts.Should().Equal(new SharePart(ShareReason.TieWon, 1));
        explanation.Lines[1].LostTie.Should().BeTrue();
        ApportionmentWording.Summary(explanation, ["A", "B"], WordingLanguage.English)
            .Should().Be("1 units were divided among 2 recipients by largest-remainder/hare. A, B had exactly equal claims to the last 1; the tie policy lowest-index gave to A.");
        ApportionmentWording.Summary(explanation, ["A", "B"], WordingLanguage.Persian).Should().Contain("۱ واحد میان ۲ گیرنده");
    }

    /// <summary>D'Hondt, 8 seats for 53, 24, 23: the quotients are 53, 26.5, 24, 23, 17.67, 13.25, 12, 11.5, and next 10.6.</summary>
    [Fact]
    public void Divisors_AreTheRangeBetweenLastAndNext()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(8, [53, 24, 23], ApportionmentMethod.Jefferson));
        explanation.Result.Shares.Should().Equal(4, 2, 2);
        explanation.Divisors.Should().Be(new DivisorRange(new Rational(53, 5), new Rational(23, 2), AreSquares: false));
        explanation.LeastRemainder.Should().BeNull();
    }

    /// <summary>
    /// 100 cents by 3, 1 and 1/2, Webster: the quotas of 66.67, 22.22 and 11.11 are rounded. By hand: the first would get its 68th at 3 / 67.5 = 0.0444... and got its 67th at
    /// 3 / 66.5 = 0.0451...; the second its 23rd at 1 / 22.5 = 0.0444...; all others lie outside of these.
    /// </summary>
    [Fact]
    public void Divisors_AreWordedSoThatTheyGiveTheResult()
    {
        Rational[] weights = [3, 1, new Rational(1, 2)];
        ApportionmentExplanation cents = Explain(new ApportionmentProblem(100, weights, ApportionmentMethod.Webster));
        cents.Result.Shares.Should().Equal(67, 22, 11);
        Words(cents).Should().Contain("Every common divisor from 0.0445 to 0.0451 gives this result.");

        // A million units: the range is as narrow as a unit's share, and the decimals shown lie within it.
        ApportionmentExplanation many = Explain(new ApportionmentProblem(1_000_004, weights, ApportionmentMethod.Webster));
        Match shown = Regex.Match(Words(many), "divisor from (?<least>[0-9.]+) to (?<greatest>[0-9.]+) gives", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        foreach (Group bound in shown.Groups.Values.Skip(1))
        {
            Rational divisor = Rational.Parse(bound.Value, CultureInfo.InvariantCulture);
            weights.Select(w => (Int128)(w / divisor).Round(Rounding.HalfEven)).Should().Equal(many.Result.Shares);
        }

        // A tie leaves one divisor, exact as a fraction.
        Words(Explain(new ApportionmentProblem(1, [new Rational(1, 3), new Rational(1, 3)], ApportionmentMethod.Jefferson))).Should().Contain("Only the common divisor 1/3 gives this result.");
        ApportionmentWording.Summary(many, ["A", "B", "C"], WordingLanguage.Persian).Should().MatchRegex("هر مقسوم‌علیه از ۰\\.۰۰۰۰۰[۰-۹]+ تا ۰\\.۰۰۰۰۰[۰-۹]+ همین");

        static string Words(ApportionmentExplanation explanation) =>
            ApportionmentWording.Summary(explanation, explanation.Lines.Select(line => $"{line.Index}"), WordingLanguage.English);
    }

    [Fact]
    public void Minimum_And_Threshold_AreNamed()
    {
        // Quotas of 9.5 and 0.5, minimum 1; a third below 10 % takes no part.
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(10, [190, 30, 10]).WithFloors([0, 3, 0]).WithThreshold(Percentage.FromPercent(10)));
        explanation.Lines[1].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 1), new SharePart(ShareReason.LiftedToFloor, 2));
        explanation.Lines[0].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 8), new SharePart(ShareReason.Redistributed, -1));
        explanation.Lines[2].IsBelowThreshold.Should().BeTrue();
        explanation.Lines[2].Parts.Should().BeEmpty();
    }

    /// <summary>Quotas of 6, 3 and 1 of 10; a floor of 4 for the last takes three units from the others, two from the first by the tie: 5, 1, 4.</summary>
    [Fact]
    public void KeepQuotas_WhatTheFloorOfAnotherTakes_IsRedistributedAndNotReturned()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(10, [6, 3, 1]).WithFloors([0, 0, 4]));
        explanation.Result.Shares.Should().Equal(5, 1, 4);
        explanation.Lines[0].Parts.Should().Equal(
            new SharePart(ShareReason.WholeQuota, 6), new SharePart(ShareReason.Redistributed, -2), new SharePart(ShareReason.TieWon, 1));
        explanation.Lines[1].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 3), new SharePart(ShareReason.Redistributed, -2));
        explanation.Lines[2].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 1), new SharePart(ShareReason.LiftedToFloor, 3));
    }

    /// <summary>Quotas of 3, 3 and 3 of 9; the cap of 1 leaves two units, one for each of the others: no remainder has a part in it.</summary>
    [Fact]
    public void KeepQuotas_WhatTheCapOfAnotherLeaves_IsRedistributedAndNoRemainder()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(9, [1, 1, 1]).WithCaps([null, null, 1]));
        explanation.Lines[0].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 3), new SharePart(ShareReason.Redistributed, 1));
        explanation.Lines[2].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 3), new SharePart(ShareReason.CutToCap, -2));
    }

    /// <summary>Imperiali, 2 units by 60 and 40: the quota is 25, so 2.4 and 1.6 give out three; one comes back, for the remainder of .4.</summary>
    [Fact]
    public void Imperiali_WhatWasGivenOutTooMany_IsReturned()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(2, [60, 40], ApportionmentMethod.WithQuota(Quota.Imperiali)));
        explanation.Lines[0].Quota.Should().Be(new Rational(12, 5));
        explanation.Lines[0].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 2), new SharePart(ShareReason.Returned, -1));
        explanation.Lines[1].Parts.Should().Equal(new SharePart(ShareReason.WholeQuota, 1));
    }

    /// <summary>
    /// The Imperiali quota of 100 votes and 2 seats is 25 (the example of Wikipedia's article), that of 2,061,100 votes and 150 seats
    /// 2,061,100 ÷ 152 = 13,559 33/38, the number that <see cref="Quota"/> gives beside the others.
    /// </summary>
    [Theory]
    [InlineData(Quota.Imperiali, 100, 2, 25, 1)]
    [InlineData(Quota.Imperiali, 2_061_100, 150, 515_275, 38)]
    [InlineData(Quota.Hare, 2_061_100, 150, 41_222, 3)]
    [InlineData(Quota.Droop, 2_061_100, 150, 13_650, 1)]
    [InlineData(Quota.HagenbachBischoff, 2_061_100, 150, 2_061_100, 151)]
    [InlineData(Quota.HagenbachBischoffRounded, 2_061_100, 150, 13_650, 1)]
    public void Quota_IsThePublishedNumber(Quota quota, long votes, int units, long numerator, long denominator)
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(units, [votes - 10, 10], ApportionmentMethod.WithQuota(quota)));
        explanation.Lines[1].Quota.Should().Be(10 / new Rational(numerator, denominator));
    }

    [Fact]
    public void LeastAmount_IsWordedWithItsMagnitude()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(Int128.MinValue, [1]));
        ApportionmentWording.Sentences(explanation, ["A"], WordingLanguage.English)[0].Should().Contain("−170141183460469231731687303715884105728 for the whole quota");
    }

    [Fact]
    public void Svg_IsWellFormedAndEscaped()
    {
        ApportionmentExplanation explanation = Explain(new ApportionmentProblem(10, [14, 13, 3]).WithFloors([0, 0, 2]).WithCaps([9, null, null]));
        string svg = ApportionmentPicture.Svg(explanation, ["<script>", "B & C", new string('x', 100)], "p1");
        System.Xml.Linq.XDocument document = System.Xml.Linq.XDocument.Parse(svg);
        System.Xml.Linq.XNamespace ns = "http://www.w3.org/2000/svg";
        document.Root!.Elements(ns + "rect").Should().HaveCount(3);
        document.Root!.Elements(ns + "line").Should().HaveCount(3);
        document.Root!.Elements(ns + "path").Should().HaveCount(1, "the floor of 2 is within the picture, the cap of 9 beyond it");
        svg.Should().NotContain("<script>");
        FluentActions.Invoking(() => ApportionmentPicture.Svg(explanation, ["A"])).Should().Throw<ArgumentException>().WithParameterName("names");
        ApportionmentPicture.Svg(Explain(new ApportionmentProblem(0, [])), []).Should().Contain("<svg");
    }

    private static ApportionmentExplanation Explain(ApportionmentProblem problem) => ApportionmentExplanation.Of(Apportioner.Apportion(problem).Value);

    /// <summary>The range is never empty, and a tie is a range of one point.</summary>
    private static void CheckDivisors(ApportionmentExplanation explanation)
    {
        if (explanation.Divisors is { Greatest: { } greatest } range)
        {
            range.Least.Should().BeLessThanOrEqualTo(greatest);
            if (explanation.Result.Tie is not null)
            {
                range.Least.Should().Be(greatest);
            }
        }
    }
}
