using NodaTime;

namespace SupportDomain.Hosting.Tests;

/// <summary>A clock and its timers, which move only when a test moves them.</summary>
internal sealed class ManualTime(Instant start) : TimeProvider, IClock
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private Instant _clock = start;
    private Duration _passed = Duration.Zero;

    internal ManualTime()
        : this(Instant.FromUtc(2026, 3, 2, 8, 0))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public Instant GetCurrentInstant()
    {
        lock (_gate)
        {
            return _clock;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _passed.BclCompatibleTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass: the clock goes on, and timers that are due fire.</summary>
    internal void Advance(Duration by)
    {
        ManualTimer[] timers;
        lock (_gate)
        {
            _clock += by;
            _passed += by;
            timers = [.. _timers];
        }

        foreach (ManualTimer timer in timers)
        {
            timer.FireIfDue();
        }
    }

    /// <summary>Sets the clock, as people and time servers do; no time passes.</summary>
    internal void SetClock(Instant to)
    {
        lock (_gate)
        {
            _clock = to;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private Duration? _dueAt;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            dueTime.TotalMilliseconds.Should().BeLessThanOrEqualTo(uint.MaxValue - 1, "timers of the system wait 49 days at most");
            period.Should().Be(Timeout.InfiniteTimeSpan, "the host sets its timer anew each time");
            lock (time._gate)
            {
                _dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : time._passed + Duration.FromTimeSpan(dueTime);
            }

            FireIfDue();
            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                _dueAt = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void FireIfDue()
        {
            lock (time._gate)
            {
                if (_dueAt is not { } due || due > time._passed)
                {
                    return;
                }

                _dueAt = null;
            }

            callback();
        }
    }
}
