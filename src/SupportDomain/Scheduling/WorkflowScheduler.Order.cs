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

    /// <summary>The band of each priority, a byte each.</summary>
    private uint _bandBytes;
    private Fraction[] _rates = [];
    private Int128[] _headStarts = [];
    private long _ageCap;

    /// <summary>Whether the first items of two cells compare by their orders alone.</summary>
    private bool _isStatic;

    /// <summary>Whether the agent's level for an item goes before the order within a band.</summary>
    private bool _byLevel;

    /// <summary>Whether keys are times that a team's clock can shift.</summary>
    private bool _keysAreTimes;

    private bool HasRates => _ordering is WorkOrdering.AgingRates or WorkOrdering.CostOfDelay;

    private void Use(SchedulingPolicy policy)
    {
        Policy = policy;
        _ordering = policy.Ordering;
        PriorityBands bands = _inSurge ? policy.Surge!.Bands : policy.Bands;
        _bandBytes = 0;
        foreach (WorkPriority priority in Enum.GetValues<WorkPriority>())
        {
            _bandBytes |= unchecked((uint)bands.Of(priority) << (8 * (int)priority));
        }

        _ageCap = policy.AgeCap.BclCompatibleTicks;
        _offerTicks = policy.OfferDuration.BclCompatibleTicks;
        _declineMemory = policy.DeclineMemory?.BclCompatibleTicks ?? ItemState.None;
        _escalateBefore = policy.EscalateBeforeDue?.BclCompatibleTicks ?? ItemState.None;
        _rates = [.. policy.Classes.Select(RateOf)];
        _headStarts = [.. policy.Classes.Select(c => _ordering == WorkOrdering.AgingRates ? (Int128)c.HeadStart.BclCompatibleTicks : 0)];
        _byLevel = policy.WorkChoice == WorkChoice.HighestLevel;
        _isStatic = !_byLevel && policy.Fairness is null && !HasRates && _ordering != WorkOrdering.CappedAge;
        _keysAreTimes = _ordering is not (WorkOrdering.WeightedShortestTime or WorkOrdering.CustomKey);
        _hasWaitRules = policy.Overflow.Any(r => r.Wait is not null);
        _hasLengthRules = policy.Overflow.Any(r => r.Length is not null);
        _alwaysTimed = _hasWaitRules || _escalateBefore != ItemState.None || policy.BreachedFirst || _ordering == WorkOrdering.CappedAge;
        foreach (CustomerState customer in _customers)
        {
            Weigh(customer);
        }

        // Which cell the plain items of a plan are in depends on whether levels count.
        _plans.ForEach(p => Array.Clear(p.PlainCells));
    }

    private Fraction RateOf(ServiceClass service) => _ordering == WorkOrdering.CostOfDelay
        ? new Fraction((long)(service.CostPerHour is { } cost ? cost.MinorUnits : 0), (long)service.MeanHandling.BclCompatibleTicks / NodaConstants.TicksPerSecond)
        : new Fraction((long)service.AgingRate.Numerator, (long)service.AgingRate.Denominator);

    /// <summary>Checks everything that a work item says; changes nothing.</summary>
    private void Check(in WorkItem item, long tick, out long arrival, out long due, out long notBefore)
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

        if (item.ServiceClass < 0 || item.ServiceClass >= _rates.Length)
        {
            Guard.Against.OutOfRange(item.ServiceClass, 0, _rates.Length - 1);
        }

        if (item.Group is { IsDefault: true } || item.Customer is { IsDefault: true } || item.KnownAgent is { IsDefault: true })
        {
            throw new ArgumentException("The item's group, customer or known agent is default, which names nothing; hand in null for none.", nameof(item));
        }

        arrival = item.WaitingSince is { } since ? TickOf(since, tick, "item.WaitingSince") : tick;
        due = item.Due is { } time ? TickOf(time, LatestTick, "item.Due") : ItemState.None;
        TicksOf(item.Estimate, Duration.Zero);
        TicksOf(item.Boost, -LongestEstimate);
        CheckKey(item.CustomKey);
        TicksOf(item.KnownAgentOnly, Duration.Zero);
        notBefore = item.NotBefore is { } earliest ? TickOf(earliest, LatestTick, "item.NotBefore") : long.MinValue;
    }

    /// <summary>Writes what a checked work item says over what stood in its place.</summary>
    private static void Fill(ref ItemState state, in WorkItem item, long arrival, long due, long notBefore)
    {
        state = default;
        state.Kind = item.Kind;
        state.Priority = item.Priority;
        state.Channel = item.Channel;
        state.ServiceClass = unchecked((byte)item.ServiceClass);
        state.Arrival = arrival;
        state.Due = due;
        state.Estimate = TicksOf(item.Estimate, Duration.Zero);
        state.Agent = -1;
        state.FirstOffer = -1;
        state.Cell = -1;
        state.NextHeld = -1;
        state.PreviousHeld = -1;
        if (item.Boost != Duration.Zero)
        {
            state.Boost = TicksOf(item.Boost, -LongestEstimate);
        }

        if (item.CustomKey != 0)
        {
            state.CustomKey = item.CustomKey;
        }

        if (item.KnownAgentOnly != Duration.Zero)
        {
            state.KnownUntil = TicksOf(item.KnownAgentOnly, Duration.Zero);
        }

        if (notBefore != long.MinValue)
        {
            state.NotBefore = notBefore;
        }
    }

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
        int band = unchecked((int)(_bandBytes >> (8 * (int)item.Priority)) & byte.MaxValue);
        return (item.Flags & ItemFlags.DueEscalated) != ItemFlags.None ? Math.Min(band, Policy.DueBand) : band;
    }

    /// <summary>The key as its unit is outside: ticks since 1970, ticks of length, or the caller's number; the greatest number where there is no due time.</summary>
    private long NaturalKey(in ItemState item, long tick)
    {
        long key = UnshiftedKey(item);
        return _keysAreTimes && key != ItemState.None && !IsCapped(item) ? key + _groups[item.Group].Stood(tick) - item.StandBase : key;
    }

    private bool IsCapped(in ItemState item) => _ordering == WorkOrdering.CappedAge && (item.Flags & ItemFlags.Capped) != ItemFlags.None;

    private long UnshiftedKey(in ItemState item) => _ordering == WorkOrdering.DueTime ? item.Due : OtherKey(item);

    private long OtherKey(in ItemState item) => _ordering switch
    {
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

    /// <summary>Whether the first item of one cell goes before that of another; both have one. The higher level goes first within a band.</summary>
    private bool Precedes(int left, int right, long tick, int leftLevel = 0, int rightLevel = 0)
    {
        ulong leftOrder = _heads[left];
        ulong rightOrder = _heads[right];
        ulong leftBand = leftOrder >> BandShift;
        ulong rightBand = rightOrder >> BandShift;
        if (leftBand != rightBand)
        {
            return leftBand < rightBand;
        }

        if (leftLevel != rightLevel)
        {
            return leftLevel > rightLevel;
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
