using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.Metrics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Metrics;

public sealed class DurationSampleTests
{
    [Fact]
    public void Percentile_OneToFourMinutes_IsTheDocumentedNumber()
    {
        DurationSample sample = Minutes(4, 1, 3, 2);
        sample.Percentile(900).Should().Be(Duration.FromSeconds(222), "3.7 minutes");
        sample.Median.Should().Be(Duration.FromSeconds(150));
        sample.Percentile(0).Should().Be(sample.Minimum).And.Be(Duration.FromMinutes(1));
        sample.Percentile(1000).Should().Be(sample.Maximum).And.Be(Duration.FromMinutes(4));
        sample.Mean.Should().Be(Duration.FromSeconds(150));
        sample.Count.Should().Be(4);
    }

    [Fact]
    public void Empty_HasNoFigure()
    {
        DurationSample.Empty.Count.Should().Be(0);
        DurationSample.Empty.Mean.Should().BeNull();
        DurationSample.Empty.Median.Should().BeNull();
        DurationSample.Empty.Minimum.Should().BeNull();
        DurationSample.Empty.Maximum.Should().BeNull();
    }

    [Fact]
    public void Mean_HalfANanosecond_RoundsUp()
    {
        new DurationSample(Duration.FromNanoseconds(0), Duration.FromNanoseconds(1)).Mean.Should().Be(Duration.FromNanoseconds(1));
        new DurationSample(Duration.FromNanoseconds(0), Duration.FromNanoseconds(-1)).Mean.Should().Be(Duration.Zero, "minus one half rounds up to zero");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Percentile_OutsideThePerMille_IsRefused(int perMille)
    {
        FluentActions.Invoking(() => Minutes(1).Percentile(perMille)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(perMille));
    }

    [Fact]
    public void Construct_DurationOfCenturies_IsRefused()
    {
        FluentActions.Invoking(() => new DurationSample(Duration.FromDays(365_000))).Should().Throw<OverflowException>();
    }

    [Fact]
    public void Extremes_OfTheRange_DoNotOverflow()
    {
        DurationSample sample = new(Duration.FromNanoseconds(long.MaxValue), Duration.FromNanoseconds(long.MinValue));
        sample.Mean.Should().Be(Duration.Zero, "the sum is -1, and minus one half rounds up");
        sample.Percentile(500).Should().Be(Duration.Zero);
    }

    [Fact]
    public void PercentileAndMean_EqualExactRationalArithmetic()
    {
        Arbitrary<(long[] Values, int PerMille)> cases = ArbMap.Default.GeneratorFor<long[]>().Where(v => v.Length > 0)
            .SelectMany(v => Gen.Choose(0, 1000).Select(p => (v, p))).ToArbitrary();
        Properties.Check(cases, c =>
        {
            DurationSample sample = new([.. c.Values.Select(Duration.FromNanoseconds)]);
            BigInteger[] sorted = [.. c.Values.Order().Select(v => (BigInteger)v)];
            BigInteger position = (BigInteger)(sorted.Length - 1) * c.PerMille; // h in thousandths
            int rank = (int)(position / 1000);
            BigInteger exact1000 = (sorted[rank] * 1000) + ((position % 1000) * (sorted[Math.Min(rank + 1, sorted.Length - 1)] - sorted[rank]));
            sample.Percentile(c.PerMille).Should().Be(Duration.FromNanoseconds((long)HalfUp(exact1000, 1000)));
            sample.Mean.Should().Be(Duration.FromNanoseconds((long)HalfUp(sorted.Aggregate(BigInteger.Add), sorted.Length)));
        });
    }

    private static BigInteger HalfUp(BigInteger dividend, BigInteger divisor)
    {
        BigInteger doubled = (2 * dividend) + divisor;
        BigInteger quotient = BigInteger.DivRem(doubled, 2 * divisor, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static DurationSample Minutes(params int[] minutes) => new([.. minutes.Select(m => Duration.FromMinutes(m))]);
}
