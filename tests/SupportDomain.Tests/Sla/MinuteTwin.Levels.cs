namespace SupportDomain.Tests.Sla;

/// <content>Levels: at each minute it is asked which have been reached.</content>
internal sealed partial class MinuteTwin
{
    private readonly Dictionary<(int Instance, string Policy), HashSet<string>> _known = [];
    private readonly HashSet<string> _passed = [];
    private readonly Dictionary<string, long> _waiting = [];
    private long[] _thresholds = [];
    private long _counted;

    internal List<TwinNotice> Told { get; } = [];

    /// <summary>The levels that are told at this minute, once its events have happened.</summary>
    private void TellLevels(long now)
    {
        for (int i = 0; i < _thresholds.Length; i++)
        {
            TwinLevel level = _policy!.Levels[i];
            if (_counted < _thresholds[i] && _waiting.Count == 0)
            {
                continue;
            }

            if (!_passed.Contains(level.Id) && !_waiting.ContainsKey(level.Id) && _counted >= _thresholds[i])
            {
                _waiting[level.Id] = level.NextOpening ? OpenFrom(now) : now;
            }

            if (_waiting.TryGetValue(level.Id, out long when) && when <= now)
            {
                Pass(level, now, isLate: false, isTold: true);
            }
        }
    }

    /// <summary>A policy was attached: what it finds passed is told to nobody, but where late alarms are asked for.</summary>
    private void SuppressPassed(long now)
    {
        _counted = Measured(now, _policy).Counted;
        _thresholds = _policy is null ? [] : [.. _policy.Levels.Select(ThresholdOf)];
        for (int i = 0; i < _thresholds.Length; i++)
        {
            TwinLevel level = _policy!.Levels[i];
            long threshold = _thresholds[i];
            if (_passed.Contains(level.Id))
            {
                continue;
            }

            if (threshold < 0 || (_keepsElapsed && _carriedCounted > threshold))
            {
                Pass(level, now, isLate: true, rules.LateAlarms);
                continue;
            }

            long reached = ReachedAt(threshold, now);
            long told = reached == now || !level.NextOpening ? reached : OpenFrom(reached);
            if (reached < now && told < now)
            {
                Pass(level, now, isLate: true, rules.LateAlarms);
            }
            else if (reached < now)
            {
                _waiting[level.Id] = told;
            }
        }
    }

    /// <summary>The first minute, up to now, at which enough had counted since the policy counts; a minute after now if there is none.</summary>
    private long ReachedAt(long threshold, long now)
    {
        long counted = _carriedCounted;
        foreach ((long Minute, bool Paused) lived in _lived.Where(l => l.Minute >= _stretch && l.Minute < now))
        {
            if (counted >= threshold)
            {
                return lived.Minute;
            }

            counted += Opens(lived.Minute, _policy) && !CountsAsPaused(lived) ? 1 : 0;
        }

        return counted >= threshold ? now : now + 1;
    }

    private void Pass(TwinLevel level, long now, bool isLate, bool isTold)
    {
        _passed.Add(level.Id);
        _waiting.Remove(level.Id);
        if (isTold)
        {
            Told.Add(new TwinNotice(now, _instance, level.Id, isLate));
        }
    }

    private void ForgetLevels(TwinPolicy? next, bool startsAnew)
    {
        if (_policy is not null)
        {
            _known[(_instance, _policy.Priority)] = [.. _passed];
        }

        _passed.Clear();
        _waiting.Clear();
        if (!startsAnew && next is not null && _known.TryGetValue((_instance, next.Priority), out HashSet<string>? passed))
        {
            _passed.UnionWith(passed);
        }
    }

    private long ThresholdOf(TwinLevel level)
    {
        long whole = _policy!.Target is TwinTarget.Working or TwinTarget.Elapsed ? _policy.Amount : WholeOfPoint();
        return (whole * level.Percent / 100) + level.Minutes;
    }

    /// <summary>Of a point in time, the whole is what counts until then, and what was paused before the policy came.</summary>
    private long WholeOfPoint()
    {
        long whole = _carriedCounted + _carriedPaused;
        for (long minute = _stretch; minute < PointOf(_policy!); minute++)
        {
            whole += Opens(minute, _policy) ? 1 : 0;
        }

        return whole;
    }

    private long OpenFrom(long minute)
    {
        while (!_policy!.IsOpen(minute))
        {
            minute++;
        }

        return minute;
    }
}
