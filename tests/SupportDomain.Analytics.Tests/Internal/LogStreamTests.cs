using SupportDomain.Analytics.Internal;

namespace SupportDomain.Analytics.Tests.Internal;

public sealed class LogStreamTests
{
    [Fact]
    public void Next_GivesTheLogarithmsOfTheStreamsUnitsToTheBit()
    {
        RandomStream units = new(3, 4);
        LogStream logs = new(new RandomStream(3, 4));
        for (int i = 0; i < 10_000; i++)
        {
            BitConverter.DoubleToInt64Bits(logs.Next()).Should().Be(BitConverter.DoubleToInt64Bits(PortableMath.Log(units.NextUnit())));
        }
    }
}
