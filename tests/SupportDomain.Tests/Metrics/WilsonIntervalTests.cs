using System.Globalization;
using System.Text.Json;
using SupportDomain.Metrics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Metrics;

public sealed class WilsonIntervalTests
{
    [Fact]
    public void Of_NewcombesExample_GivesThePublishedBounds()
    {
        WilsonInterval interval = WilsonInterval.Of(15, 148);
        (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)).Should().Be((0.0624, 0.1605), "Newcombe (1998), method 3");
    }

    [Fact]
    public void Of_NineOfTen_IsWide()
    {
        // p = 0.9, z² = 3.8415: middle (0.9 + 0.19207) ÷ 1.38415 = 0.78898, half 1.95996 · √(0.009 + 0.0096036) ÷ 1.38415 = 0.19314.
        WilsonInterval interval = WilsonInterval.Of(9, 10);
        interval.Lower.Should().BeApproximately(0.5958, 0.0001);
        interval.Upper.Should().BeApproximately(0.9821, 0.0001);
    }

    [Theory]
    [InlineData(0, 5, 0, true)]
    [InlineData(5, 5, 1, false)]
    public void Of_NoneOrAll_EndsThere(long successes, long cases, double bound, bool isLower)
    {
        WilsonInterval interval = WilsonInterval.Of(successes, cases);
        (isLower ? interval.Lower : interval.Upper).Should().Be(bound);
    }

    [Theory]
    [InlineData(-1, 5, "successes")]
    [InlineData(6, 5, "successes")]
    [InlineData(0, 0, "cases")]
    public void Of_OutOfBounds_Throws(long successes, long cases, string parameter)
    {
        Action act = () => WilsonInterval.Of(successes, cases);
        act.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(parameter);
    }

    [SharedFact]
    public void Of_Reference_AgreesToTwelveDigits()
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "kpi_reference.json")));
        int compared = 0;
        foreach (JsonElement row in reference.RootElement.GetProperty("proportions").EnumerateArray())
        {
            ConfidenceLevel level = row.GetProperty("conf").GetString() switch
            {
                "0.90" => ConfidenceLevel.Percent90,
                "0.95" => ConfidenceLevel.Percent95,
                "0.99" => ConfidenceLevel.Percent99,
                string other => throw new InvalidOperationException(other),
                null => throw new InvalidOperationException("no level"),
            };
            double[] expected = [.. row.GetProperty("wilson").EnumerateArray().Select(b => double.Parse(b.GetString()!, CultureInfo.InvariantCulture))];
            WilsonInterval actual = WilsonInterval.Of(row.GetProperty("x").GetInt64(), row.GetProperty("n").GetInt64(), level);
            actual.Lower.Should().BeApproximately(expected[0], 1e-12);
            actual.Upper.Should().BeApproximately(expected[1], 1e-12);
            compared++;
        }

        compared.Should().BeGreaterThan(20);
    }
}
