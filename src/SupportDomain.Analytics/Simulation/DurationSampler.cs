using NodaTime;
using SupportDomain.Analytics.Internal;
using SupportDomain.Staffing;

namespace SupportDomain.Analytics.Simulation;

/// <summary>Draws from a distribution, in ticks of 100 ns, from a random stream of its own.</summary>
internal struct DurationSampler
{
    private readonly DurationShape _shape;
    private readonly double _mean;
    private readonly double _logMean;
    private readonly double _logDeviation;
    private readonly int _phases;
    private readonly long[] _observed;
    private RandomStream _random;
    private LogStream _logs;

    internal DurationSampler(DurationDistribution distribution, RandomStream random)
    {
        _shape = distribution.Shape;
        _random = random;
        _logs = new LogStream(random);
        _mean = Ticks(distribution.Mean);
        _phases = distribution.Phases;
        _observed = [.. distribution.Observed.Select(d => (long)Math.Round(Ticks(d), MidpointRounding.ToEven))];
        if (distribution.StandardDeviation is { } deviation)
        {
            double variation = Ticks(deviation) / _mean;
            double variance = PortableMath.Log(1 + (variation * variation));
            _logDeviation = Math.Sqrt(variance);
            _logMean = PortableMath.Log(_mean) - (variance / 2);
        }
    }

    /// <summary>The next duration. A draw beyond 150 years, the span of the scheduler's times, is cut to that.</summary>
    internal long Next()
    {
        double ticks = _shape switch
        {
            DurationShape.Deterministic => _mean,
            DurationShape.Exponential => -_mean * _logs.Next(),
            DurationShape.Erlang => Phases(),
            DurationShape.Lognormal => PortableMath.Exp(Math.Clamp(_logMean + (_logDeviation * PortableMath.Normal(ref _random)), -700, 700)),
            _ => _observed[_random.NextBelow(_observed.Length)],
        };
        return unchecked((long)Math.Min(ticks + 0.5, ArrivalSampler.Never)); // from 0 to Never
    }

    private static double Ticks(Duration duration) => duration.ToInt64Nanoseconds() / (double)NodaConstants.NanosecondsPerTick;

    private double Phases()
    {
        double sum = 0;
        for (int i = 0; i < _phases; i++)
        {
            sum -= _logs.Next();
        }

        return sum * _mean / _phases;
    }
}
