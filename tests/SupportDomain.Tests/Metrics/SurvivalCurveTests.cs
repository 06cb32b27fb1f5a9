using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Metrics;

public sealed class SurvivalCurveTests
{
    /// <summary>The tickets A to F of <c>kpi_reference.json</c>, member ticket_vector: minutes from created to resolved, and to now = 730 where they are open.</summary>
    private static readonly SurvivalCurve Six = new(Minutes(50, 600, 0, 300), Minutes(730 - 100, 730 - 700));

    [Fact]
    public void Curve_TicketVector_HasTheMedianAboveTheMeanOfTheClosed()
    {
        Minutes(50, 600, 0, 300).Mean.Should().Be(Duration.FromMinutes(237.5), "the figure of the reference");
        Six.Median.Should().Be(Duration.FromMinutes(300), "5/6 · 3/4 = 5/8 are left after 50 minutes, 5/8 · 2/3 = 5/12 after 300");
        (Six.Done, Six.Censored).Should().Be((4, 2));
        Six.Rest.Should().BeApproximately(5.0 / 24, 1e-15);
        Six.Percentile(791).Should().Be(Duration.FromMinutes(600));
        Six.Percentile(792).Should().BeNull("5/24 are left at the end");

        // 50 · 5/6 + 250 · 5/8 + 300 · 5/12 + 30 · 5/24 minutes.
        Six.RestrictedMean.Should().Be(Duration.FromMinutes(329) + Duration.FromSeconds(10));
    }

    /// <summary>
    /// Remission of leukaemia under 6-mercaptopurine, 21 patients, weeks; published by Freireich et al. (1963), Blood 21, and the example of most textbooks:
    /// S(6) = 0.857, S(7) = 0.807, S(10) = 0.753, S(13) = 0.690, S(16) = 0.627, S(22) = 0.538, S(23) = 0.448; median 23 weeks.
    /// </summary>
    [Fact]
    public void Curve_RemissionTimes_HasThePublishedSteps()
    {
        DurationSample done = Weeks(6, 6, 6, 7, 10, 13, 16, 22, 23);
        DurationSample censored = Weeks(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
        SurvivalCurve curve = new(done, censored);
        curve.Median.Should().Be(Duration.FromDays(23 * 7));
        curve.Rest.Should().BeApproximately(0.448, 0.0005);
        (int Week, double Left)[] published = [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)];
        foreach ((int week, double left) in published)
        {
            int reached = (int)Math.Round(1000 * (1 - left)) - 1;
            curve.Percentile(reached).Should().Be(Duration.FromDays(week * 7), "S({0}) = {1}", week, left);
            Duration? next = curve.Percentile(Math.Min(1000, reached + 3));
            (next is null || next > Duration.FromDays(week * 7)).Should().BeTrue("it falls no further in week {0}", week);
        }
    }

    [Fact]
    public void Curve_NothingCensored_HasTheEmpiricalQuantiles()
    {
        SurvivalCurve curve = new(Minutes([.. Enumerable.Range(1, 10)]), DurationSample.Empty);
        curve.Median.Should().Be(Duration.FromMinutes(5), "half of ten are done by the fifth, exactly");
        curve.Percentile(501).Should().Be(Duration.FromMinutes(6));
        curve.Percentile(1000).Should().Be(Duration.FromMinutes(10));
        curve.RestrictedMean.Should().Be(Duration.FromMinutes(5.5));
        curve.Rest.Should().Be(0);
        curve.ToPoints().Should().HaveCount(101);
    }

    [Fact]
    public void Curve_NothingDone_StaysAtTheTop()
    {
        SurvivalCurve curve = new(DurationSample.Empty, Minutes(5, 7));
        (curve.Median, curve.Rest, curve.RestrictedMean).Should().Be(((Duration?)null, 1d, (Duration?)Duration.FromMinutes(7)));
        curve.ToPoints().Should().Equal(new SurvivalPoint(0, Duration.Zero));
        SurvivalCurve empty = new(DurationSample.Empty, DurationSample.Empty);
        (empty.Rest, empty.RestrictedMean).Should().Be((1d, (Duration?)null));
    }

    [Fact]
    public void Curve_DurationsBelowZero_CountAsZero()
    {
        SurvivalCurve curve = new(Minutes(-5, 3), Minutes(-1, 0));
        curve.Percentile(250).Should().Be(Duration.Zero, "one of four, the two censored ones watched at zero");
        curve.Percentile(251).Should().Be(Duration.FromMinutes(3));
        curve.RestrictedMean.Should().Be(Duration.FromMinutes(3) * 3 / 4);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Percentile_OutOfBounds_Throws(int perMille)
    {
        Action act = () => Six.Percentile(perMille);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("perMilleDone");
    }

    /// <summary>The definition as it stands, in exact fractions: at each time with cases done the product is multiplied by (n − d) ÷ n.</summary>
    [Fact]
    public void Curve_RandomCases_EqualsTheExactProduct()
    {
        Gen<(int[] Done, int[] Censored)> gen =
            from done in Gen.Choose(0, 30).ArrayOf(12)
            from censored in Gen.Choose(0, 30).ArrayOf(9)
            from cut in Gen.Choose(0, 12)
            from cutCensored in Gen.Choose(0, 9)
            select (done[..cut], censored[..cutCensored]);
        Properties.Check(gen.ToArbitrary(), sample => Compare(sample.Done, sample.Censored), cases: 2000);
    }

    private static void Compare(int[] done, int[] censored)
    {
        SurvivalCurve curve = new(Minutes(done), Minutes(censored));
        BigInteger over = 1;
        BigInteger under = 1;
        List<(int Time, BigInteger Over, BigInteger Under)> steps = [];
        foreach (int time in done.Distinct().Order())
        {
            int watched = done.Count(t => t >= time) + censored.Count(t => t >= time);
            over *= watched - done.Count(t => t == time);
            under *= watched;
            steps.Add((time, over, under));
        }

        curve.Rest.Should().BeApproximately((double)over / (double)under, 1e-14);
        for (int perMille = 1; perMille <= 1000; perMille++)
        {
            int[] reached = [.. steps.Where(s => s.Over * 1000 <= s.Under * (1000 - perMille)).Select(s => s.Time)];
            curve.Percentile(perMille).Should().Be(reached.Length == 0 ? null : Duration.FromMinutes(reached[0]), "{0} in {1} and {2}", perMille, string.Join(' ', done), string.Join(' ', censored));
        }
    }

    private static DurationSample Minutes(params int[] minutes) => new([.. minutes.Select(m => Duration.FromMinutes(m))]);

    private static DurationSample Weeks(params int[] weeks) => new([.. weeks.Select(w => Duration.FromDays(7 * w))]);
}
