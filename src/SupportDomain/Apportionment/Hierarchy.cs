using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Lines below lines, so that units can be divided from the top down with every level summing to the one above.</summary>
/// <remarks>
/// <para>A line's floor and cap bind its parent too: the effective floor of a line is the larger of its own and the sum of those below, the effective cap the
/// smaller. A division that is feasible at the top is then feasible at every level.</para>
/// <para>Depth is limited by memory only. Equality is that of the object. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Hierarchy
{
    private readonly int[] _parents;
    private readonly int[][] _children;

    /// <summary>The lines from the top down: a line comes after its parent.</summary>
    private readonly int[] _order;

    private readonly Bounds[] _bounds;

    /// <summary>Takes lines in any order.</summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">An identifier is blank or comes twice, a parent is missing, or lines are below one another in a circle.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight, floor or cap is negative.</exception>
    /// <exception cref="OverflowException">Floors together are beyond 128 bits. Caps may be: beyond all totals there are, they bind nobody.</exception>
    public Hierarchy(IEnumerable<HierarchyLine> lines)
    {
        Lines = [.. Guard.Against.Null(lines)];
        Dictionary<string, int> byId = ReadIds(nameof(lines));
        _parents = [.. Lines.Select((line, i) => ParentOf(line, i, byId, nameof(lines)))];
        _children = Group(_parents);
        _order = FromTheTop(nameof(lines));
        _bounds = FindBounds();
    }

    /// <summary>The lines in the order given.</summary>
    public ImmutableArray<HierarchyLine> Lines { get; }

    /// <summary>The lines at the top, in the order given.</summary>
    public ImmutableArray<int> Top => [.. _children[^1]];

    /// <summary>The zero-based lines below a line, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public ImmutableArray<int> ChildrenOf(int line) => [.. _children[Guard.Against.OutOfRange(line, 0, Lines.Length - 1)]];

    /// <summary>The zero-based line above a line; null at the top.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public int? ParentOf(int line) => _parents[Guard.Against.OutOfRange(line, 0, Lines.Length - 1)] is >= 0 and int parent ? parent : null;

    /// <summary>Divides units from the top down.</summary>
    /// <param name="units">The units; any integer.</param>
    /// <param name="method">The rule at every level; <see cref="ApportionmentMethod.LargestRemainder"/> if null.</param>
    /// <param name="rule">What floors and caps do to the quotas of largest remainder.</param>
    /// <param name="ties">Who wins a tie; values of a policy are one for each line of the hierarchy. <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <returns>The shares, or the shortfall at the top; its index is a line.</returns>
    /// <exception cref="ArgumentException">The tie policy holds values for another number of lines, or the rule does not go with the method.</exception>
    public DivisionOutcome<HierarchyResult> Apportion(
        Int128 units, ApportionmentMethod? method = null, BoundsRule rule = BoundsRule.KeepQuotas, TiePolicy? ties = null)
    {
        ties ??= TiePolicy.LowestIndex;
        ties.CheckCount(Lines.Length, nameof(ties));
        for (int i = 0; i < _bounds.Length; i++)
        {
            if (_bounds[i].Cap < _bounds[i].Floor)
            {
                return new(new Shortfall(ShortfallReason.CapBelowFloor, new Rational(_bounds[i].Floor - _bounds[i].Cap!.Value), i));
            }
        }

        Int128[] shares = new Int128[Lines.Length];
        ApportionmentResult?[] divisions = new ApportionmentResult?[Lines.Length];
        DivisionOutcome<ApportionmentResult> top = Divide(_children[^1], units, method, rule, ties);
        if (!top.IsFeasible)
        {
            return new(top.Shortfall with { Index = top.Shortfall.Index is { } i ? _children[^1][i] : null });
        }

        Write(_children[^1], top.Value, shares);
        foreach (int line in _order.Where(l => _children[l].Length > 0))
        {
            divisions[line] = Divide(_children[line], shares[line], method, rule, ties).Value;
            Write(_children[line], divisions[line]!, shares);
        }

        return new(new HierarchyResult(this, [.. shares], top.Value, [.. divisions]));
    }

    private static void Write(int[] lines, ApportionmentResult division, Int128[] shares)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            shares[lines[i]] = division.Shares[i];
        }
    }

    private DivisionOutcome<ApportionmentResult> Divide(int[] lines, Int128 units, ApportionmentMethod? method, BoundsRule rule, TiePolicy ties)
    {
        ApportionmentProblem problem = new ApportionmentProblem(units, lines.Select(l => Lines[l].Weight), method)
            .WithTies(ties.Select(lines))
            .WithBoundsRule(rule);
        problem = lines.Any(l => _bounds[l].Floor != 0) ? problem.WithFloors(lines.Select(l => _bounds[l].Floor)) : problem;
        problem = lines.Any(l => _bounds[l].Cap is not null) ? problem.WithCaps(lines.Select(l => _bounds[l].Cap)) : problem;
        return Apportioner.Apportion(problem);
    }

    private Dictionary<string, int> ReadIds(string parameterName)
    {
        Dictionary<string, int> byId = new(StringComparer.Ordinal);
        for (int i = 0; i < Lines.Length; i++)
        {
            HierarchyLine line = Lines[i] ?? throw new ArgumentNullException(parameterName, string.Create(CultureInfo.InvariantCulture, $"lines[{i}] is null."));
            if (string.IsNullOrWhiteSpace(line.Id) || !byId.TryAdd(line.Id, i))
            {
                throw Fault(i, string.IsNullOrWhiteSpace(line.Id) ? "has a blank id" : "has an id that another line has already; ids are unique", parameterName);
            }

            if (line.Weight.Sign < 0 || line.Floor < 0 || line.Cap < 0)
            {
                throw new ArgumentOutOfRangeException(
                    parameterName, line, string.Create(
                        CultureInfo.InvariantCulture,
                        $"Line {i}, '{line.Id}', has weight {line.Weight}, floor {line.Floor} and cap {line.Cap}; each must be zero or greater."));
            }
        }

        return byId;
    }

    private int ParentOf(HierarchyLine line, int index, Dictionary<string, int> byId, string parameterName)
    {
        if (line.ParentId is null)
        {
            return -1;
        }

        return byId.TryGetValue(line.ParentId, out int parent)
            ? parent
            : throw Fault(index, $"is below '{line.ParentId}', which is no line", parameterName);
    }

    /// <summary>The lines below each line, and last those at the top.</summary>
    private static int[][] Group(int[] parents)
    {
        ILookup<int, int> byParent = Enumerable.Range(0, parents.Length).ToLookup(i => parents[i]);
        return [.. Enumerable.Range(0, parents.Length).Select(i => byParent[i].ToArray()), byParent[-1].ToArray()];
    }

    private int[] FromTheTop(string parameterName)
    {
        List<int> order = [.. _children[^1]];
        for (int i = 0; i < order.Count; i++)
        {
            order.AddRange(_children[order[i]]);
        }

        if (order.Count < Lines.Length)
        {
            int lost = Enumerable.Range(0, Lines.Length).Except(order).First();
            throw Fault(lost, "is below itself: its parents form a circle", parameterName);
        }

        return [.. order];
    }

    private Bounds[] FindBounds()
    {
        Bounds[] bounds = new Bounds[Lines.Length];
        foreach (int line in _order.Reverse())
        {
            Int128 floor = 0;
            Int128? cap = _children[line].Length == 0 ? null : (Int128)0;
            foreach (int child in _children[line])
            {
                // A child without weight takes its floor and no more.
                floor += bounds[child].Floor;
                Int128? most = Lines[child].Weight.IsZero ? bounds[child].Floor : bounds[child].Cap;
                cap = cap is { } sum && most is { } add && sum <= Int128.MaxValue - add ? sum + add : null;
            }

            Int128? own = Lines[line].Cap;
            bounds[line] = new(Int128.Max(floor, Lines[line].Floor), own is null || cap < own ? cap : own);
        }

        return bounds;
    }

    private ArgumentException Fault(int index, string what, string parameterName) => new(
        string.Create(CultureInfo.InvariantCulture, $"Line {index}, '{Lines[index].Id}', {what}."), parameterName);

    private readonly record struct Bounds(Int128 Floor, Int128? Cap);
}
