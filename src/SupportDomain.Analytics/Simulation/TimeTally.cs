namespace SupportDomain.Analytics.Simulation;

/// <summary>Areas under the curves of a group, in ticks: the group's time is from its first arrival to the next group's.</summary>
/// <remarks>Unchecked: a short stretch is below 2^36 ticks and counts below 2^24, so a product is below 2^60, and what is carried below 2^62 before it.</remarks>
internal struct TimeTally
{
    private const long LongestShort = 1L << 36;
    private const long MostCarried = 1L << 62;

    private Area _queue;
    private Area _busy;
    private Area _onDuty;

    internal long Elapsed { get; private set; }

    internal readonly Int128 Queue => _queue.Sum;

    internal readonly Int128 Busy => _busy.Sum;

    internal readonly Int128 OnDuty => _onDuty.Sum;

    internal void Add(long ticks, int queue, int busy, int onDuty)
    {
        unchecked
        {
            Elapsed += ticks;
            if (ticks >= LongestShort)
            {
                _queue.AddLong(ticks, queue);
                _busy.AddLong(ticks, busy);
                _onDuty.AddLong(ticks, onDuty);
                return;
            }

            _queue.Low += ticks * queue;
            _busy.Low += ticks * busy;
            _onDuty.Low += ticks * onDuty;
            if ((_queue.Low | _busy.Low | _onDuty.Low) >= MostCarried)
            {
                _queue.Carry();
                _busy.Carry();
                _onDuty.Carry();
            }
        }
    }

    /// <summary>A sum whose small parts are gathered in 64 bits.</summary>
    private struct Area
    {
        internal long Low;
        private Int128 _carried;

        internal readonly Int128 Sum => _carried + Low;

        internal void AddLong(long ticks, int count) => _carried += (Int128)ticks * count;

        internal void Carry()
        {
            _carried += Low;
            Low = 0;
        }
    }
}
