using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>How the deadlines of one policy compare; the number of classes is bounded, what comes beyond is counted only.</summary>
internal sealed class DeadlineTally(SlaTarget target, Duration tolerance)
{
    private const int MostClasses = 10_000;
    private const int ShownClasses = 20;

    private readonly Dictionary<Duration, long> _classes = [];
    private readonly Duration _least = -tolerance;
    private long _compared;
    private long _agreed;

    internal void Add(Duration difference)
    {
        _compared++;
        if (difference <= tolerance && difference >= _least)
        {
            _agreed++;
            return;
        }

        Duration key = DeadlineDisagreement.ClassOf(difference);
        if (_classes.Count < MostClasses || _classes.ContainsKey(key))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_classes, key, out _)++;
        }
    }

    internal DeadlineAgreement ToAgreement(string policy) => new(policy, target.GetType().Name.Replace("Target", string.Empty, StringComparison.Ordinal), _compared, _agreed,
    [
        .. _classes
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key)
            .Take(ShownClasses)
            .Select(c => new DeadlineDisagreement(c.Key, c.Value)),
    ]);
}
