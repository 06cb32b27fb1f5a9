namespace SupportDomain.Analytics.Internal;

/// <summary>The logarithms of a random stream's units, one after the other; reckoned a block at a time, which is cheaper. Changes in place; the stream is its own.</summary>
internal struct LogStream
{
    private const int Block = 16;

    private readonly double[] _logs = new double[Block];
    private RandomStream _random;
    private int _next = Block;

    internal LogStream(RandomStream random) => _random = random;

    /// <summary>The logarithm of the next unit: at most 0, and minus it is exponentially distributed with mean 1.</summary>
    internal double Next()
    {
        double[] logs = _logs;
        if (_next >= logs.Length)
        {
            Fill();
        }

        return logs[_next++];
    }

    private void Fill()
    {
        RandomStream random = _random;
        foreach (ref double log in _logs.AsSpan())
        {
            log = random.NextUnit();
        }

        _random = random;
        PortableMath.Log(_logs);
        _next = 0;
    }
}
