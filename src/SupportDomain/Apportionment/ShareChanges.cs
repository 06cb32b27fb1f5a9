using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>How two divisions among the same recipients differ.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class ShareChanges
{
    private ShareChanges(ApportionmentResult before, ApportionmentResult after)
    {
        Before = before;
        After = after;
        Changes = [.. Enumerable.Range(0, before.Shares.Length).Select(i => after.Shares[i] - before.Shares[i])];
    }

    /// <summary>The earlier division.</summary>
    public ApportionmentResult Before { get; }

    /// <summary>The later division; it may have more recipients at the end.</summary>
    public ApportionmentResult After { get; }

    /// <summary>The later share minus the earlier one, for each recipient of the earlier division.</summary>
    public ImmutableArray<Int128> Changes { get; }

    /// <summary>The zero-based recipients whose share grew.</summary>
    public ImmutableArray<int> Gainers => [.. Indexes(c => c > 0)];

    /// <summary>The zero-based recipients whose share shrank.</summary>
    public ImmutableArray<int> Losers => [.. Indexes(c => c < 0)];

    /// <summary>The units that moved: the sum of the magnitudes of all changes.</summary>
    public Int128 Movement => Changes.Aggregate((Int128)0, (sum, c) => sum + Int128.Abs(c));

    /// <summary>Compares two divisions recipient by recipient.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="after"/> has fewer recipients than <paramref name="before"/>.</exception>
    /// <exception cref="OverflowException">A change is beyond 128 bits.</exception>
    public static ShareChanges Between(ApportionmentResult before, ApportionmentResult after)
    {
        Guard.Against.Null(before);
        return Guard.Against.Null(after).Shares.Length < before.Shares.Length
            ? throw new ArgumentException(
                $"after has {after.Shares.Length} recipients; it must have at least the {before.Shares.Length} of before.", nameof(after))
            : new ShareChanges(before, after);
    }

    private IEnumerable<int> Indexes(Func<Int128, bool> test) => Enumerable.Range(0, Changes.Length).Where(i => test(Changes[i]));
}
