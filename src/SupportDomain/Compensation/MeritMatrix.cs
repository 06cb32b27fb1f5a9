using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A raise by rating and by place in the band.</summary>
/// <remarks>Columns are compa-ratios, half-open: each reaches from its start, inclusive, to the next one's, exclusive; the first begins at zero, the last has no end. Immutable, and safe to share between threads.</remarks>
public sealed class MeritMatrix
{
    private readonly ImmutableArray<Rational> _starts;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<Percentage>> _rows;

    /// <summary>States a matrix.</summary>
    /// <param name="starts">The compa-ratios at which columns begin: zero first, ascending.</param>
    /// <param name="rows">For each rating a raise for each column, none negative.</param>
    /// <exception cref="ArgumentException">The starts do not begin at zero and ascend, there is no row, a rating stands twice, or a row has another length or a negative raise.</exception>
    public MeritMatrix(IEnumerable<Rational> starts, IEnumerable<KeyValuePair<string, ImmutableArray<Percentage>>> rows)
    {
        _starts = [.. Guard.Against.Null(starts)];
        if (_starts.IsEmpty || !_starts[0].IsZero || _starts.Zip(_starts.Skip(1)).Any(p => p.Second <= p.First))
        {
            throw new ArgumentException($"The columns begin at {string.Join(", ", _starts)}; the first begins at 0, and they ascend.", nameof(starts));
        }

        KeyValuePair<string, ImmutableArray<Percentage>>[] all = [.. Guard.Against.Null(rows)];
        foreach (KeyValuePair<string, ImmutableArray<Percentage>> row in all)
        {
            if (row.Value.IsDefault || row.Value.Length != _starts.Length || row.Value.Any(p => p < Percentage.Zero))
            {
                throw new ArgumentException($"The row {row.Key} does not hold {_starts.Length} raises of zero or more.", nameof(rows));
            }
        }

        if (all.Length == 0 || all.DistinctBy(r => r.Key, StringComparer.Ordinal).Count() != all.Length)
        {
            throw new ArgumentException($"There are {all.Length} rows; there must be at least one, and each rating stands once.", nameof(rows));
        }

        _rows = all.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The raise for a rating at a compa-ratio.</summary>
    /// <exception cref="ArgumentException">The rating is unknown, or the compa-ratio negative.</exception>
    public Percentage MeritFor(string rating, Rational compaRatio)
    {
        if (!_rows.TryGetValue(Guard.Against.Null(rating), out ImmutableArray<Percentage> row))
        {
            throw new ArgumentException($"There is no rating '{rating}'; there are {string.Join(", ", _rows.Keys)}.", nameof(rating));
        }

        return compaRatio.Sign >= 0
            ? row[_starts.Count(s => s <= compaRatio) - 1]
            : throw new ArgumentException($"compaRatio is {compaRatio}; it must be zero or greater.", nameof(compaRatio));
    }
}
