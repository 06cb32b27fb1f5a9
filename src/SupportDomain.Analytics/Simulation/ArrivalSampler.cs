using NodaTime;
using NodaTime.TimeZones;
using SupportDomain.Analytics.Internal;
using SupportDomain.Staffing;

namespace SupportDomain.Analytics.Simulation;

/// <summary>Draws the instants of arrival, in ticks of 100 ns since 1970, ascending.</summary>
internal struct ArrivalSampler
{
    /// <summary>150 years of ticks: beyond every time that the scheduler knows.</summary>
    internal const long Never = 150L * 366 * NodaConstants.TicksPerDay;

    private readonly ArrivalShape _shape;
    private readonly double _meanGap;
    private readonly double[] _acceptance;
    private readonly DateTimeZone? _zone;
    private readonly long[] _recorded;
    private readonly long _every;
    private RandomStream _random;
    private LogStream _logs;
    private ZoneInterval? _interval;
    private long _last;
    private int _place;

    internal ArrivalSampler(ArrivalProcess process, RandomStream random, long start)
    {
        _shape = process.Shape;
        _random = random;
        _logs = new LogStream(random);
        _last = start;
        _zone = process.Zone;
        _every = process.Every.BclCompatibleTicks;
        _recorded = [.. process.Instants.Select(i => i.ToUnixTimeTicks()).Where(t => t >= start)];
        _acceptance = [];
        if (process.PerHour.Length > 0)
        {
            double largest = process.PerHour.Max().ToDouble();
            _meanGap = NodaConstants.TicksPerHour / largest;
            _acceptance = [.. process.PerHour.Select(r => r.ToDouble() / largest)];
        }
    }

    /// <summary>The next arrival; <see cref="long.MaxValue"/> if there is none any more.</summary>
    internal long Next()
    {
        switch (_shape)
        {
            case ArrivalShape.Recorded:
                return _place < _recorded.Length ? _recorded[_place++] : long.MaxValue;
            case ArrivalShape.Regular:
                return _last += _every;
            case ArrivalShape.Poisson:
                return _last += Gap(_logs.Next());
            default:
                return NextOfWeek();
        }
    }

    private readonly long Gap(double log) => unchecked((long)Math.Min((-_meanGap * log) + 0.5, Never)); // from 0 to Never

    /// <summary>Thinning (Lewis and Shedler, 1979): candidates at the greatest rate, each kept with the share of its hour.</summary>
    private long NextOfWeek()
    {
        long limit = Instant.MaxValue.ToUnixTimeTicks() - Never;
        do
        {
            _last += Gap(PortableMath.Log(_random.NextUnit()));
        }
        while (_last < limit && _random.NextUnit() > _acceptance[HourOfWeek(_last)]);
        return _last;
    }

    private int HourOfWeek(long tick)
    {
        Instant instant = Instant.FromUnixTimeTicks(tick);
        if (_interval is null || !_interval.Contains(instant))
        {
            _interval = _zone!.GetZoneInterval(instant);
        }

        // 1970-01-01 was a Thursday: three days after a Monday.
        long hour = (tick + (_interval.WallOffset.Ticks)) / NodaConstants.TicksPerHour;
        hour = (tick + _interval.WallOffset.Ticks) % NodaConstants.TicksPerHour < 0 ? hour - 1 : hour;
        return (int)((((hour + 72) % ArrivalProcess.HoursOfWeek) + ArrivalProcess.HoursOfWeek) % ArrivalProcess.HoursOfWeek);
    }
}
