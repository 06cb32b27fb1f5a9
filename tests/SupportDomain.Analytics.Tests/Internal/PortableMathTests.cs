using System.Globalization;
using SupportDomain.Analytics.Internal;

namespace SupportDomain.Analytics.Tests.Internal;

public sealed class PortableMathTests
{
    // Values to 20 digits from tables: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), tables 1.1 and 4.2 (ln 2, ln 10, e, e^-1, e^10) and elementary identities.
    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "0.69314718055994530942")]
    [InlineData(10, "2.3025850929940456840")]
    [InlineData(0.5, "-0.69314718055994530942")]
    [InlineData(1024, "6.9314718055994530942")]
    public void Log_KnownValues_AgreesToTheLastDigits(double x, string expected)
    {
        double value = double.Parse(expected, CultureInfo.InvariantCulture);
        PortableMath.Log(x).Should().BeApproximately(value, 4e-15 * Math.Max(1, Math.Abs(value)));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(1, "2.7182818284590452354")]
    [InlineData(-1, "0.36787944117144232160")]
    [InlineData(10, "22026.465794806716517")]
    public void Exp_KnownValues_AgreesToTheLastDigits(double x, string expected)
    {
        double value = double.Parse(expected, CultureInfo.InvariantCulture);
        PortableMath.Exp(x).Should().BeApproximately(value, 4e-15 * value);
    }

    [Fact]
    public void LogAndExp_ManyNumbers_AgreeWithThePlatformWithinTheirBound()
    {
        RandomStream random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            double x = random.NextUnit();
            double log = Math.Log(x);
            Math.Abs(PortableMath.Log(x) - log).Should().BeLessThanOrEqualTo(4e-15 * Math.Abs(log));
            double y = (x - 0.5) * 1400;
            PortableMath.Exp(y).Should().BeApproximately(Math.Exp(y), 4e-15 * Math.Max(1, Math.Abs(y)) * Math.Exp(y));
        }
    }

    [Fact]
    public void Log_SeveralAtOnce_IsTheSameToTheBitAsOneByOne()
    {
        double[] special =
        [
            1, Math.BitIncrement(1), Math.BitDecrement(1), 0.5, 2, Math.BitDecrement(2), 1.0 / (1UL << 53), Math.Sqrt(0.5), Math.BitIncrement(Math.Sqrt(0.5)), Math.BitDecrement(Math.Sqrt(0.5)),
            Math.Sqrt(2), Math.BitIncrement(Math.Sqrt(2)), double.MaxValue, 2.2250738585072014e-308, 1e-300, 3e300, 8.64e15,
        ];
        RandomStream random = new(9);
        for (int length = 0; length < 60; length++)
        {
            double[] values = [.. Enumerable.Range(0, length).Select(i => i < special.Length ? special[(i + length) % special.Length] : random.NextUnit())];
            double[] logs = [.. values];
            PortableMath.Log(logs);
            logs.Select(BitConverter.DoubleToInt64Bits).Should().Equal(values.Select(v => BitConverter.DoubleToInt64Bits(PortableMath.Log(v))));
        }
    }
}
