using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Every method with every bound, in integers of any size.</summary>
/// <remarks>
/// A level stands for the divisor: raising it never lowers a share. Two neighbouring levels are sought between which the total lies, and the units
/// between them are given in the order of their claims. At most two units a recipient lie between neighbours, so that O(n log n) work follows the search.
/// </remarks>
internal sealed class ExactApportionment : IContenders
{
    private readonly ApportionmentProblem _problem;
    private readonly BigInteger[] _weights;
    private readonly BigInteger _total;
    private readonly BigInteger _units;
    private readonly BigInteger[] _floors;
    private readonly BigInteger[] _caps;

    /// <summary>The quota is a fraction: largest remainder divides weight × denominator by numerator.</summary>
    private readonly BigInteger _quotaNumerator;
    private readonly BigInteger _quotaDenominator;
    private readonly BigInteger[] _shares;

    private ExactApportionment(ApportionmentProblem problem)
    {
        _problem = problem;
        _weights = SumOf.Scale(problem.TakingPart(), out BigInteger scale);
        _total = _weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        _units = BigInteger.Abs(problem.Units);
        _floors = new BigInteger[problem.Count];
        _caps = new BigInteger[problem.Count];
        _shares = new BigInteger[problem.Count];
        for (int i = 0; i < problem.Count; i++)
        {
            _floors[i] = problem.FloorOf(i);
            BigInteger cap = problem.CapOf(i) is { } value ? value : BigInteger.Max(_units, _floors[i]);
            _caps[i] = _weights[i].IsZero ? BigInteger.Min(cap, _floors[i]) : cap;
        }

        (_quotaNumerator, _quotaDenominator) = QuotaOf(problem.Method.Quota, _total, _units, scale);
    }

    private bool IsDivisor => _problem.Method.IsDivisorMethod;

    /// <summary>The level from which the search starts, and below which there is none but the floors.</summary>
    private BigInteger StartLevel => IsDivisor ? _units : BigInteger.Zero;

    internal static DivisionOutcome<ApportionmentResult> Solve(ApportionmentProblem problem)
    {
        ExactApportionment work = new(problem);
        if (work.FindShortfall() is { } shortfall)
        {
            return new(shortfall);
        }

        Tie? tie = work.Divide();
        bool negative = Int128.IsNegative(problem.Units);
        return new(new ApportionmentResult(problem, [.. work._shares.Select(s => (Int128)(negative ? -s : s))], tie));
    }

    /// <summary>How many units everyone's quota rounded down is moved by before the last units are given, for largest remainder and a feasible division.</summary>
    internal static BigInteger LevelOf(ApportionmentProblem problem)
    {
        ExactApportionment work = new(problem);
        return work._total.IsZero || work._units.IsZero ? BigInteger.Zero : work.FindLevels(new BigInteger[problem.Count]).Below ?? BigInteger.Zero;
    }

    BigInteger IContenders.Weight(int index) => _weights[index];

    BigInteger IContenders.Base(int index) => _shares[index];

    bool IContenders.IsNegative => Int128.IsNegative(_problem.Units);

    /// <summary>The quota as a fraction in scaled weights; the rounded ones round in the weights that the user gave.</summary>
    internal static (BigInteger Numerator, BigInteger Denominator) QuotaOf(Quota quota, BigInteger total, BigInteger units, BigInteger scale) => quota switch
    {
        Quota.Hare => (total, units),
        Quota.Droop => ((ExactDivision.Floor(total, scale * (units + 1), out _) + 1) * scale, BigInteger.One),
        Quota.HagenbachBischoff => (total, units + 1),
        Quota.HagenbachBischoffRounded =>
            (BigInteger.Max(1, ExactDivision.Divide(total, scale * (units + 1), Rounding.HalfAwayFromZero)) * scale, BigInteger.One),
        _ => (total, units + 2),
    };

    private Shortfall? FindShortfall()
    {
        for (int i = 0; i < _floors.Length; i++)
        {
            if (_problem.CapOf(i) is { } cap && cap < _problem.FloorOf(i))
            {
                return new(ShortfallReason.CapBelowFloor, _floors[i] - cap, i);
            }
        }

        BigInteger floors = _floors.Aggregate(BigInteger.Zero, BigInteger.Add);
        if (floors > _units)
        {
            return new(ShortfallReason.FloorsExceedTotal, floors - _units);
        }

        BigInteger caps = _caps.Aggregate(BigInteger.Zero, BigInteger.Add);
        return caps >= _units ? null
            : new(_total.IsZero ? ShortfallReason.NoRecipient : ShortfallReason.CapsBelowTotal, _units - caps);
    }

    private Tie? Divide()
    {
        BigInteger[] lower = new BigInteger[_shares.Length];
        BigInteger[] upper = new BigInteger[_shares.Length];
        if (_total.IsZero || _units.IsZero)
        {
            _floors.CopyTo(_shares, 0);
            return null;
        }

        (BigInteger? below, BigInteger above) = FindLevels(lower);
        BigInteger missing = _units - (below is { } level ? Fill(level, lower) : FillFloors(lower));
        if (missing.IsZero)
        {
            lower.CopyTo(_shares, 0);
            return null;
        }

        Fill(above, upper);
        lower.CopyTo(_shares, 0);
        return Give((int)missing, upper);
    }

    /// <summary>Neighbouring levels whose totals are at most and more than the units; no lower one means the floors alone.</summary>
    private (BigInteger? Below, BigInteger Above) FindLevels(BigInteger[] scratch)
    {
        BigInteger start = StartLevel;
        BigInteger step = BigInteger.One;
        bool enough = Fill(start, scratch) > _units;
        BigInteger low = start;
        BigInteger high = start;
        while (enough)
        {
            if (IsDivisor && high.IsZero)
            {
                return (null, high);
            }

            low = IsDivisor ? BigInteger.Max(BigInteger.Zero, high - step) : high - step;
            enough = Fill(low, scratch) > _units;
            high = enough ? low : high;
            step <<= 1;
        }

        while (low == high)
        {
            high = low + step;
            if (Fill(high, scratch) <= _units && !IsTop(scratch))
            {
                low = high;
                step <<= 1;
            }
        }

        while (high - low > BigInteger.One)
        {
            BigInteger middle = (low + high) >> 1;
            (low, high) = Fill(middle, scratch) > _units ? (low, middle) : (middle, high);
        }

        return (low, high);
    }

    private bool IsTop(BigInteger[] shares) => shares.AsSpan().SequenceEqual(_caps);

    /// <summary>Writes the shares of a level and returns their sum.</summary>
    private BigInteger Fill(BigInteger level, BigInteger[] shares)
    {
        BigInteger sum = BigInteger.Zero;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = _weights[i].IsZero ? _floors[i] : BigInteger.Min(_caps[i], BigInteger.Max(_floors[i], Unbounded(i, level)));
            sum += shares[i];
        }

        return sum;
    }

    private BigInteger FillFloors(BigInteger[] shares)
    {
        _floors.CopyTo(shares, 0);
        return shares.Aggregate(BigInteger.Zero, BigInteger.Add);
    }

    private BigInteger Unbounded(int index, BigInteger level)
    {
        if (!IsDivisor)
        {
            return ExactDivision.Floor(_weights[index] * _quotaDenominator, _quotaNumerator, out _) + level;
        }

        BigInteger f = ExactDivision.Floor(_weights[index] * level, _total, out BigInteger r);
        return DivisorRules.Count(_problem.Method, f, r, _total);
    }

    /// <summary>Gives the missing units to the best claims between two levels; equal claims at the cut are a tie.</summary>
    private Tie? Give(int missing, BigInteger[] upper)
    {
        List<(int Index, (BigInteger, BigInteger) Claim)> claims = [];
        for (int i = 0; i < upper.Length; i++)
        {
            for (BigInteger s = _shares[i]; s < upper[i]; s += BigInteger.One)
            {
                claims.Add((i, ClaimOf(i, s)));
            }
        }

        claims.Sort((a, b) => DivisorRules.Compare(b.Claim, a.Claim) is not 0 and int order ? order : a.Index.CompareTo(b.Index));
        (BigInteger, BigInteger) cut = claims[missing - 1].Claim;
        bool tied = missing < claims.Count && DivisorRules.Compare(cut, claims[missing].Claim) == 0;
        List<int> contenders = [];
        int contested = 0;
        for (int i = 0; i < claims.Count && (i < missing || tied); i++)
        {
            if (tied && DivisorRules.Compare(cut, claims[i].Claim) == 0)
            {
                contenders.Add(claims[i].Index);
                contested += i < missing ? 1 : 0;
            }
            else if (i < missing)
            {
                _shares[claims[i].Index] += BigInteger.One;
            }
        }

        return tied ? Decide([.. contenders], contested) : null;
    }

    private Tie Decide(int[] contenders, int units)
    {
        ImmutableArray<int> all = [.. contenders.Order()];
        _problem.Ties.Order(contenders, this);
        ImmutableArray<int> winners = [.. contenders.Take(units).Order()];
        foreach (int winner in winners)
        {
            _shares[winner] += BigInteger.One;
        }

        return new(all, winners);
    }

    /// <summary>For largest remainder the claim between two levels is the fraction of the quota, over the common denominator.</summary>
    private (BigInteger Numerator, BigInteger Denominator) ClaimOf(int index, BigInteger s)
    {
        if (IsDivisor)
        {
            return DivisorRules.Priority(_problem.Method, _weights[index], s);
        }

        ExactDivision.Floor(_weights[index] * _quotaDenominator, _quotaNumerator, out BigInteger remainder);
        return (remainder, BigInteger.One);
    }
}
