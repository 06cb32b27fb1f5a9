using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>A rule that turns weights into whole shares of a number of units.</summary>
/// <remarks>
/// <para>Two families. <b>Largest remainder</b> rounds every quota down and gives the units left over to the largest fractions: it stays within quota, but a
/// larger total can take a unit away from someone (the Alabama paradox). <b>Divisor methods</b> divide all weights by one divisor and round by their own
/// rule: no such paradox, but a share can leave its quota. Use <see cref="LargestRemainder"/> for money that is divided once, <see cref="Webster"/> for
/// budgets that are divided again when the total changes.</para>
/// <para>Source of the definitions: M. L. Balinski and H. P. Young, <i>Fair Representation: Meeting the Ideal of One Man, One Vote</i>, 1982.</para>
/// <para>Equality compares the rule. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class ApportionmentMethod : IEquatable<ApportionmentMethod>
{
    private const string RemainderId = "largest-remainder";
    private const string ModifiedId = "modified-sainte-lague";

    private static readonly string[] QuotaIds = ["hare", "droop", "hagenbach-bischoff", "hagenbach-bischoff-rounded", "imperiali"];

    private ApportionmentMethod(MethodKind kind, string id, Quota quota = Quota.Hare, Rational firstDivisor = default)
    {
        Kind = kind;
        Id = id;
        Quota = quota;
        FirstDivisor = firstDivisor;
    }

    /// <summary>Hamilton's method with the Hare quota: 100 by 1, 1, 1 gives 34, 33, 33.</summary>
    public static ApportionmentMethod LargestRemainder { get; } = WithQuota(Quota.Hare);

    /// <summary>Jefferson's and D'Hondt's method: divisors 1, 2, 3…; quotas round down; favours large weights.</summary>
    public static ApportionmentMethod Jefferson { get; } = new(MethodKind.Jefferson, "jefferson");

    /// <summary>Webster's and Sainte-Laguë's method: divisors 1/2, 3/2, 5/2…; quotas round to the nearest; unbiased.</summary>
    public static ApportionmentMethod Webster { get; } = new(MethodKind.Webster, "webster");

    /// <summary>Huntington and Hill's method of equal proportions: divisors √(s(s+1)); everyone with a weight gets a unit if there are enough.</summary>
    public static ApportionmentMethod HuntingtonHill { get; } = new(MethodKind.HuntingtonHill, "huntington-hill");

    /// <summary>Adams's method: divisors 0, 1, 2…; quotas round up; favours small weights.</summary>
    public static ApportionmentMethod Adams { get; } = new(MethodKind.Adams, "adams");

    /// <summary>Dean's method of the harmonic mean: divisors s(s+1)/(s+1/2).</summary>
    public static ApportionmentMethod Dean { get; } = new(MethodKind.Dean, "dean");

    /// <summary>Sainte-Laguë with the first divisor 7/10 (1.4 in the count by odd numbers), which makes the first unit dearer.</summary>
    public static ApportionmentMethod ModifiedSainteLague { get; } = ModifiedSainteLagueWith(new Rational(7, 10));

    /// <summary>The name in data: "webster", "largest-remainder/droop", "modified-sainte-lague/7/10".</summary>
    public string Id { get; }

    /// <summary>The quota of largest remainder; <see cref="Quota.Hare"/> for divisor methods, which do not use it.</summary>
    public Quota Quota { get; }

    /// <summary>The first divisor of modified Sainte-Laguë; zero for the others.</summary>
    public Rational FirstDivisor { get; }

    /// <summary>Whether this is a divisor method.</summary>
    public bool IsDivisorMethod => Kind != MethodKind.LargestRemainder;

    /// <summary>Whether one more unit never takes a unit from anyone. True of every divisor method.</summary>
    public bool IsHouseMonotone => IsDivisorMethod;

    /// <summary>Whether no unit moves from someone whose weight grew in proportion to someone whose weight shrank. True of every divisor method.</summary>
    public bool IsPopulationMonotone => IsDivisorMethod;

    /// <summary>Whether every share is the quota rounded down or up. True of largest remainder with the Hare quota, without floors and caps.</summary>
    public bool StaysWithinQuota => Kind == MethodKind.LargestRemainder && Quota == Quota.Hare;

    internal MethodKind Kind { get; }

    /// <summary>Whether both are the same rule.</summary>
    public static bool operator ==(ApportionmentMethod? left, ApportionmentMethod? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the rules differ.</summary>
    public static bool operator !=(ApportionmentMethod? left, ApportionmentMethod? right) => !(left == right);

    /// <summary>Largest remainder with another quota than Hare's. A rounded quota presumes fewer units than the weights sum to.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quota"/> is no member of <see cref="Apportionment.Quota"/>.</exception>
    public static ApportionmentMethod WithQuota(Quota quota) =>
        new(MethodKind.LargestRemainder, $"{RemainderId}/{QuotaIds[(int)Guard.Against.UndefinedEnum(quota)]}", quota);

    /// <summary>Sainte-Laguë with another first divisor: 7/10 of old in Scandinavia, 3/5 in Sweden since 2018.</summary>
    /// <param name="firstDivisor">Greater than 0 and below 3/2, the second divisor, so that no unit of a recipient ties with its next; 1/2 is plain Webster.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstDivisor"/> is outside of this range.</exception>
    public static ApportionmentMethod ModifiedSainteLagueWith(Rational firstDivisor)
    {
        if (firstDivisor.Sign <= 0 || firstDivisor >= new Rational(3, 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstDivisor), firstDivisor, $"firstDivisor is {firstDivisor}; it must be greater than 0 and below 3/2, the second divisor.");
        }

        return new(MethodKind.ModifiedSainteLague, $"{ModifiedId}/{firstDivisor}", firstDivisor: firstDivisor);
    }

    /// <summary>The method of a name: those of <see cref="Id"/>, and the usual other names (hamilton, hare-niemeyer, dhondt, sainte-lague, equal-proportions).</summary>
    /// <exception cref="FormatException"><paramref name="id"/> names no method.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    public static ApportionmentMethod Parse(string id) => Find(Guard.Against.Null(id)) ?? throw new FormatException(
        $"'{(id.Length <= 40 ? id : id[..40])}' is no apportionment method; allowed are {RemainderId}/ with {string.Join(", ", QuotaIds)}, "
        + $"jefferson, webster, huntington-hill, adams, dean, and {ModifiedId}/ with a first divisor above 0 and below 3/2.");

    /// <inheritdoc/>
    public bool Equals(ApportionmentMethod? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApportionmentMethod);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Id, StringComparison.Ordinal);

    /// <summary>The name in data.</summary>
    public override string ToString() => Id;

    private static ApportionmentMethod? Find(string id)
    {
        switch (id)
        {
            case RemainderId or "hamilton" or "hare-niemeyer":
                return LargestRemainder;
            case "jefferson" or "dhondt":
                return Jefferson;
            case "webster" or "sainte-lague":
                return Webster;
            case "huntington-hill" or "equal-proportions":
                return HuntingtonHill;
            case "adams":
                return Adams;
            case "dean":
                return Dean;
            case ModifiedId:
                return ModifiedSainteLague;
        }

        int slash = id.IndexOf('/', StringComparison.Ordinal);
        string parameter = slash < 0 ? string.Empty : id[(slash + 1)..];
        return slash < 0 ? null : id[..slash] switch
        {
            RemainderId when Array.IndexOf(QuotaIds, parameter) is >= 0 and int quota => WithQuota((Quota)quota),
            ModifiedId when Rational.TryParse(parameter, CultureInfo.InvariantCulture, out Rational first)
                && first.Sign > 0 && first < new Rational(3, 2) => ModifiedSainteLagueWith(first),
            _ => null,
        };
    }
}
