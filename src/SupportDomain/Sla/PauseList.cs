namespace SupportDomain.Sla;

/// <summary>What a retarget may ask for: the pauses that are over, each with the one before it of the same clock, and the levels that policies passed which are in force no more.</summary>
internal sealed class PauseList
{
    private (long From, long To, int Previous)[] _pauses = [];
    private int _count;
    private Dictionary<(int Clock, int Instance, short Plan), uint>? _levels;

    internal int Add(long from, long to, int previous)
    {
        if (_count == _pauses.Length)
        {
            Array.Resize(ref _pauses, Math.Max(16, _count * 2));
        }

        _pauses[_count] = (from, to, previous);
        return _count++;
    }

    internal void Clear()
    {
        _count = 0;
        _levels?.Clear();
    }

    /// <summary>Keeps the levels of the policy in force that are done with, before another one is attached.</summary>
    internal void KeepLevels(int clock, in ClockState s)
    {
        if (s.LevelsPassed != 0)
        {
            (_levels ??= [])[(clock, s.Instance, s.Plan)] = s.LevelsPassed;
        }
    }

    /// <summary>The levels of the policy in force that were done with when it was in force before.</summary>
    internal uint LevelsOf(int clock, in ClockState s) => _levels?.GetValueOrDefault((clock, s.Instance, s.Plan)) ?? 0;

    /// <summary>The pauses of a clock, the earliest first.</summary>
    internal List<(long From, long To)> Of(int last)
    {
        List<(long From, long To)> pauses = [];
        for (int i = last; i >= 0; i = _pauses[i].Previous)
        {
            pauses.Add((_pauses[i].From, _pauses[i].To));
        }

        pauses.Reverse();
        return pauses;
    }
}
