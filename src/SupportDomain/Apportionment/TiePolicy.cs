using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>Who wins among recipients whose claims to the last units are exactly equal.</summary>
/// <remarks>
/// <para>A tie is always reported, whatever the policy. Every policy is a total order, so equal input gives equal output on every machine; where a
/// policy's own criterion is equal too, the lower index wins.</para>
/// <para>Equality compares the policy and its data. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class TiePolicy : IEquatable<TiePolicy>
{
    private TiePolicy(TieKind kind, ulong seed = 0, ImmutableArray<Int128> values = default, TiePolicy? then = null)
    {
        Kind = kind;
        Seed = seed;
        Values = values.IsDefault ? [] : values;
        Then = then;
    }

    /// <summary>The recipient listed first.</summary>
    public static TiePolicy LowestIndex { get; } = new(TieKind.LowestIndex);

    /// <summary>The recipient listed last.</summary>
    public static TiePolicy HighestIndex { get; } = new(TieKind.HighestIndex);

    /// <summary>The recipient with the larger weight.</summary>
    public static TiePolicy LargestWeight { get; } = new(TieKind.LargestWeight);

    /// <summary>The recipient with the smaller weight.</summary>
    public static TiePolicy SmallestWeight { get; } = new(TieKind.SmallestWeight);

    /// <summary>The seed of <see cref="Drawn"/>; zero for the others.</summary>
    public ulong Seed { get; }

    /// <summary>
    /// The ranks of <see cref="ByRank"/> or the earlier shares of <see cref="NearestTo"/>; for lots drawn among some of many lines, as on a level of a
    /// hierarchy, the numbers of those lines; empty for the others.
    /// </summary>
    public ImmutableArray<Int128> Values { get; }

    /// <summary>The policy that decides where <see cref="NearestTo"/> is indifferent; null for the others.</summary>
    public TiePolicy? Then { get; }

    /// <summary>The name in data: lowest-index, highest-index, largest-weight, smallest-weight, by-rank, drawn or nearest-to.</summary>
    public string Id => Kind switch
    {
        TieKind.LowestIndex => "lowest-index",
        TieKind.HighestIndex => "highest-index",
        TieKind.LargestWeight => "largest-weight",
        TieKind.SmallestWeight => "smallest-weight",
        TieKind.ByRank => "by-rank",
        TieKind.Drawn => "drawn",
        _ => "nearest-to",
    };

    /// <summary>Whether the policy speaks of single recipients, be there none, so that it fits one list of them only.</summary>
    public bool HoldsValues => Kind is TieKind.ByRank or TieKind.NearestTo || !Values.IsEmpty;

    internal TieKind Kind { get; }

    /// <summary>Whether both are the same policy.</summary>
    public static bool operator ==(TiePolicy? left, TiePolicy? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the policies differ.</summary>
    public static bool operator !=(TiePolicy? left, TiePolicy? right) => !(left == right);

    /// <summary>The recipient with the lower rank, given for every recipient: seniority, distance, a published list.</summary>
    /// <param name="ranks">One for each recipient; equal ranks fall back to the lower index.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ranks"/> is null.</exception>
    public static TiePolicy ByRank(IEnumerable<int> ranks) => new(TieKind.ByRank, values: [.. Guard.Against.Null(ranks).Select(r => (Int128)r)]);

    /// <summary>By lot: a shuffle that the seed determines (SplitMix64 of seed and index), the same on every machine.</summary>
    /// <param name="seed">What was drawn in public; any number.</param>
    public static TiePolicy Drawn(ulong seed) => new(TieKind.Drawn, seed);

    /// <summary>Whoever keeps the result closest to earlier shares: among all results that the method allows, the least movement.</summary>
    /// <param name="earlier">The earlier share of each recipient.</param>
    /// <param name="then">Who decides among equals; <see cref="LowestIndex"/> if null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="then"/> is a policy of the same kind.</exception>
    public static TiePolicy NearestTo(IEnumerable<Int128> earlier, TiePolicy? then = null)
    {
        if (then?.Kind == TieKind.NearestTo)
        {
            throw new ArgumentException("then is a nearest-to policy itself; it must decide where the distance is equal, by another criterion.", nameof(then));
        }

        return new(TieKind.NearestTo, values: [.. Guard.Against.Null(earlier)], then: then ?? LowestIndex);
    }

    /// <summary>The policy of a name that needs no data: lowest-index, highest-index, largest-weight or smallest-weight.</summary>
    /// <exception cref="FormatException"><paramref name="id"/> is none of these.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public static TiePolicy Parse(string id) => Guard.Against.Null(id) switch
    {
        "lowest-index" => LowestIndex,
        "highest-index" => HighestIndex,
        "largest-weight" => LargestWeight,
        "smallest-weight" => SmallestWeight,
        _ => throw new FormatException(
            $"'{(id.Length <= 40 ? id : id[..40])}' is no tie policy without data; allowed are lowest-index, highest-index, largest-weight and smallest-weight."),
    };

    /// <inheritdoc/>
    public bool Equals(TiePolicy? other) => other is not null && Kind == other.Kind && Seed == other.Seed
        && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && Then == other.Then;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TiePolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Seed, Values.Length, Then);

    /// <summary>The name in data and the seed, where there is one.</summary>
    public override string ToString() => Kind == TieKind.Drawn ? string.Create(CultureInfo.InvariantCulture, $"{Id} {Seed}") : Id;

    /// <summary>The policy among some of the recipients. Lots are drawn by the number that a recipient has among all, so that they do not hang on who else takes part.</summary>
    internal TiePolicy Select(int[] members) => Kind switch
    {
        TieKind.Drawn when Values.IsEmpty => members.Index().All(m => m.Item == m.Index) ? this : new(Kind, Seed, [.. members.Select(m => (Int128)m)]),
        TieKind.ByRank or TieKind.NearestTo or TieKind.Drawn => new(Kind, Seed, [.. members.Select(m => Values[m])], Then?.Select(members)),
        _ => this,
    };

    /// <summary>Refuses data that do not fit the number of recipients.</summary>
    internal void CheckCount(int recipients, string parameterName)
    {
        if (HoldsValues && Values.Length != recipients)
        {
            throw new ArgumentException(
                $"The tie policy {Id} holds {Values.Length} values for {recipients} recipients; it must hold one for each.", parameterName);
        }

        Then?.CheckCount(recipients, parameterName);
    }

    /// <summary>Brings the contenders into winning order. The base of a contender is the share that it holds if it loses.</summary>
    internal void Order(Span<int> contenders, IContenders facts)
    {
        if (Kind == TieKind.LowestIndex)
        {
            contenders.Sort();
            return;
        }

        contenders.Sort((a, b) => Compare(a, b, facts));
    }

    private int Compare(int a, int b, IContenders facts)
    {
        int order = Kind switch
        {
            TieKind.LowestIndex => 0,
            TieKind.HighestIndex => b.CompareTo(a),
            TieKind.LargestWeight => facts.Weight(b).CompareTo(facts.Weight(a)),
            TieKind.SmallestWeight => facts.Weight(a).CompareTo(facts.Weight(b)),
            TieKind.ByRank => Values[a].CompareTo(Values[b]),
            TieKind.Drawn => Mix(LineOf(a)).CompareTo(Mix(LineOf(b))),
            _ => Keeps(b, facts).CompareTo(Keeps(a, facts)),
        };
        if (order == 0 && Then is not null)
        {
            return Then.Compare(a, b, facts);
        }

        return order != 0 ? order : a.CompareTo(b);
    }

    /// <summary>A unit more brings the share nearer to the earlier one exactly if the earlier one is larger than the base.</summary>
    private bool Keeps(int index, IContenders facts)
    {
        BigInteger earlier = Values[index];
        return (facts.IsNegative ? -earlier : earlier) > facts.Base(index);
    }

    private int LineOf(int index) => Values.IsEmpty ? index : (int)Values[index];

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014); it wants to wrap around.</summary>
    private ulong Mix(int index)
    {
        unchecked
        {
            ulong z = Seed + (((ulong)index + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
