namespace SupportDomain.Sla;

/// <summary>Pauses that are over, each with the one before it of the same clock: kept only where a retarget may ask for them.</summary>
internal sealed class PauseList
{
    private (long From, long To, int Previous)[] _pauses = [];
    private int _count;

    internal int Add(long from, long to, int previous)
    {
        if (_count == _pauses.Length)
        {
            Array.Resize(ref _pauses, Math.Max(16, _count * 2));
        }

        _pauses[_count] = (from, to, previous);
        return _count++;
    }

    internal void Clear() => _count = 0;

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
