using System.Runtime.CompilerServices;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <content>What orders the items: keys, bands and the comparison of first items.</content>
public sealed partial class WorkflowScheduler
{
    private const int WeightedShortestScale = 16;
    private const ulong KeyBias = 1UL << 55;
    private const int BandShift = 56;

    internal static readonly Duration LongestEstimate = Duration.FromDays(1000);

    private WorkOrdering _ordering;
    private PriorityBands _bands;
    private Fraction[] _rates = [];
    private Int128[] _headStarts = [];
    private long _ageCap;

    /// <summary>Whether the first items of two cells compare by their orders alone.</summary>
    private bool _isStatic;

    /// <summary>Whether keys are times that a team's clock can shift.</summary>
    private bool _keysAreTimes;

    private bool HasRates => _ordering is WorkOrdering.AgingRates or WorkOrdering.CostOfDelay;

    private void Use(SchedulingPolicy policy)
    {
        Policy = policy;
        _ordering = policy.Ordering;
        _bands = _inSurge ? policy.Surge!.Bands : policy.Bands;
        _ageCap = policy.AgeCap.BclCompatibleTicks;
        _offerTicks = policy.OfferDuration.BclCompatibleTicks;
        _declineMemory = policy.DeclineMemory?.BclCompatibleTicks ?? ItemState.None;
        _escalateBefore = policy.EscalateBeforeDue?.BclCompatibleTicks ?? ItemState.None;
        _rates = [.. policy.Classes.Select(RateOf)];
        _headStarts = [.. policy.Classes.Select(c => _ordering == WorkOrdering.AgingRates ? (Int128)c.HeadStart.BclCompatibleTicks : 0)];
        _isStatic = policy.Fairness is null && !HasRates && _ordering != WorkOrdering.CappedAge;
        _keysAreTimes = _ordering is not (WorkOrdering.WeightedShortestTime or WorkOrdering.CustomKey);
        _hasWaitRules = policy.Overflow.Any(r => r.Wait is not null);
        _hasLengthRules = policy.Overflow.Any(r => r.Length is not null);
        _alwaysTimed = _hasWaitRules || _escalateBefore != ItemState.None || policy.BreachedFirst || _ordering == WorkOrdering.CappedAge;
        foreach (CustomerState customer in _customers)
        {
            Weigh(customer);
        }
    }

    private Fraction RateOf(ServiceClass service) => _ordering == WorkOrdering.CostOfDelay
        ? new Fraction((long)(service.CostPerHour is { } cost ? cost.MinorUnits : 0), (long)service.MeanHandling.BclCompatibleTicks / NodaConstants.TicksPerSecond)
        : new Fraction((long)service.AgingRate.Numerator, (long)service.AgingRate.Denominator);

    private static ItemState StateOf(in WorkItem item, long tick, int classes)
    {
        if (item.Kind is < WorkItemKind.Ticket or > WorkItemKind.WorkflowStep)
        {
            Guard.Against.UndefinedEnum(item.Kind);
        }

        if (item.Priority is < WorkPriority.Normal or > WorkPriority.Low)
        {
            Guard.Against.UndefinedEnum(item.Priority);
        }

        if (item.Channel is < ContactChannel.Unknown or > ContactChannel.InPerson)
        {
            Guard.Against.UndefinedEnum(item.Channel);
        }

        if (item.ServiceClass < 0 || item.ServiceClass >= classes)
        {
            Guard.Against.OutOfRange(item.ServiceClass, 0, classes - 1);
        }

        if (item.Group is { IsDefault: true } || item.Customer is { IsDefault: true } || item.KnownAgent is { IsDefault: true })
        {
            throw new ArgumentException("The item's group, customer or known agent is default, which names nothing; hand in null for none.", nameof(item));
        }

        ItemState state = new()
        {
            Kind = item.Kind,
            Priority = item.Priority,
            Channel = item.Channel,
            ServiceClass = unchecked((byte)item.ServiceClass),
            Arrival = item.WaitingSince is { } since ? TickOf(since, tick) : tick,
            Due = item.Due is { } due ? TickOf(due, LatestTick) : ItemState.None,
            Estimate = TicksOf(item.Estimate, Duration.Zero),
            Entered = tick,
            Agent = -1,
            FirstOffer = -1,
            Cell = -1,
            NextHeld = -1,
            PreviousHeld = -1,
        };
        state.Boost = TicksOf(item.Boost, -LongestEstimate);
        state.CustomKey = CheckKey(item.CustomKey);
        state.KnownUntil = TicksOf(item.KnownAgentOnly, Duration.Zero);
        if (item.NotBefore is { } notBefore)
        {
            state.NotBefore = TickOf(notBefore, LatestTick);
        }

        return state;
    }

    private ItemState StateOf(in WorkItem item, long tick) => StateOf(item, tick, _rates.Length);

    private static long TickOf(Instant value, long latest, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        long tick = value.ToUnixTimeTicks();
        return tick >= EarliestTick && tick <= latest
            ? tick
            : throw new ArgumentOutOfRangeException(parameterName, value, $"{parameterName} is {value}; it must be from {Earliest} to {Instant.FromUnixTimeTicks(latest)}.");
    }

    private static long TicksOf(Duration value, Duration least, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
    {
        if (value == Duration.Zero)
        {
            return 0;
        }

        Guard.Against.OutOfRange(value, least, LongestEstimate, parameterName);
        return value.BclCompatibleTicks;
    }

    private static long CheckKey(long value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) =>
        value is >= -KeyLimit and <= KeyLimit ? value : Guard.Against.OutOfRange(value, -KeyLimit, KeyLimit, parameterName);

    private int BandOf(in ItemState item)
    {
        int band = item.Priority switch
        {
            WorkPriority.Normal => _bands.Normal,
            WorkPriority.Urgent => _bands.Urgent,
            WorkPriority.High => _bands.High,
            _ => _bands.Low,
        };
        return (item.Flags & ItemFlags.DueEscalated) != ItemFlags.None ? Math.Min(band, Policy.DueBand) : band;
    }

    /// <summary>The key as its unit is outside: ticks since 1970, ticks of length, or the caller's number; the greatest number where there is no due time.</summary>
    private long NaturalKey(in ItemState item, long tick)
    {
        long key = UnshiftedKey(item);
        return _keysAreTimes && key != ItemState.None && !IsCapped(item) ? key + _groups[item.Group].Stood(tick) - item.StandBase : key;
    }

    private bool IsCapped(in ItemState item) => _ordering == WorkOrdering.CappedAge && (item.Flags & ItemFlags.Capped) != ItemFlags.None;

    private long UnshiftedKey(in ItemState item) => _ordering switch
    {
        WorkOrdering.DueTime => item.Due,
        WorkOrdering.AgeWithBoost => item.Arrival - item.Boost,
        WorkOrdering.CappedAge => (item.Flags & ItemFlags.Capped) != ItemFlags.None ? -item.Boost : item.Arrival - item.Boost,
        WorkOrdering.LeastLaxity => item.Due == ItemState.None ? ItemState.None : item.Due - item.Estimate,
        WorkOrdering.WeightedShortestTime => item.Estimate * WeightedShortestScale / Policy.Classes[item.ServiceClass].Weight,
        WorkOrdering.CustomKey => item.CustomKey,
        _ => item.Arrival,
    };

    /// <summary>Band and key as one number, the key relative to the clock of the item's team.</summary>
    private ulong OrderOf(in ItemState item)
    {
        long key = UnshiftedKey(item);
        if (key == ItemState.None)
        {
            key = NoDueKey;
        }
        else if (HasRates && _rates[item.ServiceClass].Numerator == 0)
        {
            // Nothing grows, so arrival decides nothing: all are equal but for their sequence.
            key = 0;
        }
        else if (_keysAreTimes && !IsCapped(item))
        {
            key -= KeyEpoch + item.StandBase;
        }

        return unchecked(((ulong)BandByte(item) << BandShift) | ((ulong)key + KeyBias));
    }

    private uint BandByte(in ItemState item) => unchecked(((uint)BandOf(item) << 1) | ((item.Flags & ItemFlags.Breached) != ItemFlags.None ? 0U : 1U));

    private static long KeyIn(ulong order) => unchecked((long)((order & ((1UL << BandShift) - 1)) - KeyBias));

    /// <summary>Whether the first item of one cell goes before that of another; both have one.</summary>
    private bool Precedes(int left, int right, long tick)
    {
        ulong leftOrder = _heads[left];
        ulong rightOrder = _heads[right];
        ulong leftBand = leftOrder >> BandShift;
        ulong rightBand = rightOrder >> BandShift;
        if (leftBand != rightBand)
        {
            return leftBand < rightBand;
        }

        CellKey leftKey = _cells[left]!.Key;
        CellKey rightKey = _cells[right]!.Key;
        int order = 0;
        if (Policy.Fairness is not null)
        {
            int band = unchecked((int)leftBand);
            order = _customers[leftKey.Customer].Flows[band].Tag.CompareTo(_customers[rightKey.Customer].Flows[band].Tag);
        }

        if (order == 0)
        {
            order = HasRates ? CompareRates(leftKey.Kind, leftOrder, rightKey.Kind, rightOrder, tick)
                : _ordering == WorkOrdering.CappedAge ? CappedScore(rightKey.Kind, rightOrder, tick).CompareTo(CappedScore(leftKey.Kind, leftOrder, tick))
                : leftOrder.CompareTo(rightOrder);
        }

        return order != 0 ? order < 0 : _headSequences[left] < _headSequences[right];
    }

    private long CappedScore(int kind, ulong order, long tick) => kind == 0 ? tick - KeyEpoch - KeyIn(order) : _ageCap - KeyIn(order);

    /// <summary>Compares head start + rate × wait, the greater first, by multiplying crosswise: below 2^123, so nothing overflows.</summary>
    private int CompareRates(int leftClass, ulong leftOrder, int rightClass, ulong rightOrder, long tick)
    {
        Fraction left = _rates[leftClass];
        Fraction right = _rates[rightClass];
        Int128 leftScore = (_headStarts[leftClass] * left.Denominator) + ((Int128)left.Numerator * (tick - KeyEpoch - KeyIn(leftOrder)));
        Int128 rightScore = (_headStarts[rightClass] * right.Denominator) + ((Int128)right.Numerator * (tick - KeyEpoch - KeyIn(rightOrder)));
        return (rightScore * left.Denominator).CompareTo(leftScore * right.Denominator);
    }

    private readonly record struct Fraction(long Numerator, long Denominator);
}
