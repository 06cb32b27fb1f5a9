using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>Fair shares between customers: start-time fair queueing inside each band (Goyal, Vin and Cheng, 1996).</summary>
/// <remarks>
/// <para>
/// Each customer with items in a band has a tag there; the customer with the least tag is served, with its own first item, and its tag grows by 2^32 / weight, rounded down.
/// A customer without waiting items in the band comes back at no less than the band's virtual time, the greatest tag served there: nobody saves up credit. An offer that is
/// declined or expires gives the tag back. Items without a customer belong together to one more customer, of weight 1 and without a cap.
/// </para>
/// <para>What wins: band, then what is past its due time (if the policy puts it first), then fairness, then the key.</para>
/// <para>Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class FairnessPolicy : IEquatable<FairnessPolicy>
{
    /// <summary>The greatest weight, inclusive.</summary>
    public const int LargestWeight = 1_000_000;

    /// <summary>States the shares.</summary>
    /// <param name="weights">The customers whose weight is not 1, each from 1 to <see cref="LargestWeight"/>, inclusive; null for none.</param>
    /// <param name="cap">How many items of one customer are offered or worked on at once, at most; 1 or more; null for no limit.</param>
    /// <param name="caps">The customers whose cap differs from <paramref name="cap"/>; 1 or more; null for none.</param>
    /// <exception cref="ArgumentException">A customer is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside these bounds.</exception>
    public FairnessPolicy(IEnumerable<KeyValuePair<CustomerId, int>>? weights = null, int? cap = null, IEnumerable<KeyValuePair<CustomerId, int>>? caps = null)
    {
        Weights = Checked(weights, LargestWeight, nameof(weights));
        Caps = Checked(caps, int.MaxValue, nameof(caps));
        Cap = cap is { } most ? Guard.Against.OutOfRange(most, 1, int.MaxValue, nameof(cap)) : null;
    }

    /// <summary>The weights that are not 1.</summary>
    public ImmutableSortedDictionary<CustomerId, int> Weights { get; }

    /// <summary>How many items of one customer are offered or worked on at once, at most; null for no limit.</summary>
    public int? Cap { get; }

    /// <summary>The caps that differ from <see cref="Cap"/>.</summary>
    public ImmutableSortedDictionary<CustomerId, int> Caps { get; }

    /// <summary>Equality of weights and caps.</summary>
    public static bool operator ==(FairnessPolicy? left, FairnessPolicy? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of a weight or a cap.</summary>
    public static bool operator !=(FairnessPolicy? left, FairnessPolicy? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(FairnessPolicy? other) => other is not null && Cap == other.Cap && Weights.SequenceEqual(other.Weights) && Caps.SequenceEqual(other.Caps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FairnessPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cap, Weights.Count, Caps.Count);

    internal int WeightOf(CustomerId customer) => Weights.GetValueOrDefault(customer, 1);

    internal int CapOf(CustomerId customer) => Caps.GetValueOrDefault(customer, Cap ?? int.MaxValue);

    private static ImmutableSortedDictionary<CustomerId, int> Checked(IEnumerable<KeyValuePair<CustomerId, int>>? values, int most, string parameterName)
    {
        ImmutableSortedDictionary<CustomerId, int>.Builder builder = ImmutableSortedDictionary.CreateBuilder<CustomerId, int>();
        foreach ((CustomerId customer, int value) in values ?? [])
        {
            if (customer.IsDefault)
            {
                throw new ArgumentException($"{parameterName} names default(CustomerId), which is no customer.", parameterName);
            }

            builder.Add(customer, Guard.Against.OutOfRange(value, 1, most, parameterName));
        }

        return builder.ToImmutable();
    }
}
