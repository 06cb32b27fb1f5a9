using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>What each further unit of budget is worth to each recipient, as integers.</summary>
/// <remarks>
/// <para>Where the gains of every recipient never rise (diminishing returns), giving each unit to the largest next gain is optimal (B. Fox, <i>Discrete
/// optimization via marginal analysis</i>, Management Science 13 (1966), 210-216). Where one rises it can be wrong: with gains of 1, 100 and 5, 5 two units
/// give 10 instead of 101. So <see cref="Greedy"/> checks first, and <see cref="Exact"/> needs no such condition.</para>
/// <para>What nobody gains from is unspent. A unit of gain zero is given by <see cref="Greedy"/>, and left by <see cref="Exact"/>, which spends as little as the
/// optimum needs; the total is the same. A negative gain is never given by <see cref="Greedy"/>, and by <see cref="Exact"/> only on the way to larger ones: gains
/// of −1 and 100 are worth 99 together. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class MarginalReturns
{
    /// <summary>Units that can be spent times gains at most; <see cref="Exact"/> keeps four bytes for each unit and recipient, 1.6 GB at this limit.</summary>
    private const long MostCells = 400_000_000;

    private readonly ImmutableArray<ImmutableArray<long>> _gains;

    /// <summary>Takes the gains; a recipient takes no more units than it has gains.</summary>
    /// <param name="gains">For each recipient the gain of its first unit, its second, and so on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="gains"/> or one of its rows is null.</exception>
    public MarginalReturns(IEnumerable<IEnumerable<long>> gains) =>
        _gains = [.. Guard.Against.Null(gains).Select(row => Guard.Against.Null(row, nameof(gains)).ToImmutableArray())];

    /// <summary>The number of recipients.</summary>
    public int Count => _gains.Length;

    /// <summary>The first gain that is larger than the one before it, or null if returns diminish everywhere.</summary>
    public ConcavityFault? FindConcavityFault()
    {
        for (int i = 0; i < _gains.Length; i++)
        {
            for (int unit = 1; unit < _gains[i].Length; unit++)
            {
                if (_gains[i][unit] > _gains[i][unit - 1])
                {
                    return new(i, unit, _gains[i][unit - 1], _gains[i][unit]);
                }
            }
        }

        return null;
    }

    /// <summary>The optimum where returns diminish: each unit to the largest next gain, the lower index first among equals. O((n + budget) log n).</summary>
    /// <param name="budget">The units there are; zero or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">Returns do not diminish (<see cref="FindConcavityFault"/> says where); use <see cref="Exact"/>.</exception>
    public ReturnAllocation Greedy(long budget)
    {
        Guard.Against.Negative(budget);
        if (FindConcavityFault() is { } fault)
        {
            throw new InvalidOperationException($"{fault} The greedy rule can then be wrong; use Exact.");
        }

        int[] shares = new int[_gains.Length];
        PriorityQueue<int, (long, int)> next = new();
        for (int i = 0; i < _gains.Length; i++)
        {
            Offer(next, i, 0);
        }

        Int128 total = 0;
        long left = budget;
        long last = -1;
        while (left > 0 && next.TryDequeue(out int best, out (long NegatedGain, int) key))
        {
            left--;
            last = -key.NegatedGain;
            total += last;
            Offer(next, best, ++shares[best]);
        }

        return new([.. shares], total, left, left == 0 && CanMove(shares, last));
    }

    /// <summary>The optimum whatever the gains are, with the fewest units that reach it, by dynamic programming.</summary>
    /// <remarks>Takes time in budget × number of gains and memory in budget × number of recipients. Among equal optima later recipients get fewer units.</remarks>
    /// <param name="budget">The units there are; zero or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is negative, or budget × gains exceeds 400,000,000.</exception>
    public ReturnAllocation Exact(long budget)
    {
        Guard.Against.Negative(budget);
        long all = _gains.Sum(g => (long)g.Length);
        int most = (int)Math.Min(budget, Math.Min(all, int.MaxValue));
        if ((Int128)most * Math.Max(all, _gains.Length) > MostCells)
        {
            throw new ArgumentOutOfRangeException(nameof(budget), budget, string.Create(
                CultureInfo.InvariantCulture, $"budget is {budget} with {all} gains; their product must be at most {MostCells} for the exact search."));
        }

        int[][] choices = new int[_gains.Length][];
        Optimum[] best = new Optimum[most + 1];
        for (int i = 0; i < _gains.Length; i++)
        {
            (best, choices[i]) = AddRecipient(best, _gains[i]);
        }

        int spent = 0;
        for (int b = 1; b <= most; b++)
        {
            spent = best[b].Total > best[spent].Total ? b : spent;
        }

        return new(Trace(choices, spent), best[spent].Total, budget - spent, best[spent].HasTwin);
    }

    /// <summary>The best total of every number of units at most, with one recipient more, and that recipient's units.</summary>
    private static (Optimum[] Best, int[] Choice) AddRecipient(Optimum[] before, ImmutableArray<long> gains)
    {
        Optimum[] best = [.. before];
        int[] choice = new int[before.Length];
        for (int spent = 1; spent < before.Length; spent++)
        {
            Int128 gained = 0;
            for (int units = 1; units <= gains.Length && units <= spent; units++)
            {
                gained += gains[units - 1];
                Optimum other = before[spent - units] with { Total = before[spent - units].Total + gained };
                if (other.Total > best[spent].Total)
                {
                    best[spent] = other;
                    choice[spent] = units;
                }
                else if (other.Total == best[spent].Total)
                {
                    best[spent] = other with { HasTwin = true };
                }
            }
        }

        return (best, choice);
    }

    private static ImmutableArray<int> Trace(int[][] choices, int spent)
    {
        int[] shares = new int[choices.Length];
        for (int i = choices.Length - 1; i >= 0; i--)
        {
            shares[i] = choices[i][spent];
            spent -= shares[i];
        }

        return [.. shares];
    }

    /// <summary>Whether a unit of this gain can go from one recipient to another without loss.</summary>
    private bool CanMove(int[] shares, long gain)
    {
        int[] givers = [.. Enumerable.Range(0, shares.Length).Where(i => shares[i] > 0 && _gains[i][shares[i] - 1] == gain)];
        int[] takers = [.. Enumerable.Range(0, shares.Length).Where(i => shares[i] < _gains[i].Length && _gains[i][shares[i]] == gain)];
        return givers.Length > 0 && takers.Length > 0 && (givers.Length > 1 || takers.Length > 1 || givers[0] != takers[0]);
    }

    /// <summary>A best total, and whether another division reaches it with as many units at most.</summary>
    private readonly record struct Optimum(Int128 Total, bool HasTwin);

    private void Offer(PriorityQueue<int, (long, int)> next, int index, int unit)
    {
        if (unit < _gains[index].Length && _gains[index][unit] >= 0)
        {
            next.Enqueue(index, (-_gains[index][unit], index));
        }
    }
}
