using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A value for each level of an input, or for each pair of levels of two inputs, such as role and level.</summary>
/// <remarks>A level without a row is an error when it is asked for, never a factor of one. Immutable, and safe to share between threads.</remarks>
public sealed class TableOperand : SalaryOperand
{
    /// <summary>States a table.</summary>
    /// <param name="inputs">One or two inputs.</param>
    /// <param name="rows">At least one, each combination of levels once.</param>
    /// <exception cref="ArgumentException">There are no inputs or more than two, a row has another number of levels, a combination stands twice, or currencies are mixed.</exception>
    public TableOperand(IEnumerable<string> inputs, IEnumerable<TableRow> rows)
        : this([.. Guard.Against.Null(inputs)], [.. Guard.Against.Null(rows).Select(r => Guard.Against.Null(r, nameof(rows)))])
    {
    }

    private TableOperand(ImmutableArray<string> inputs, ImmutableArray<TableRow> rows)
        : base(CanonicalText.Of(["table", CanonicalText.Of(inputs), .. rows.Select(r => CanonicalText.Of(r.Levels) + r.Value.Canonical)]))
    {
        if (inputs.Length is 0 or > 2 || inputs.Any(string.IsNullOrWhiteSpace) || inputs.Distinct(StringComparer.Ordinal).Count() != inputs.Length)
        {
            throw new ArgumentException($"The table reads {inputs.Length} inputs ({string.Join(", ", inputs)}); it reads one, or two different ones.", nameof(inputs));
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (TableRow row in rows)
        {
            if (row.Levels.Length != inputs.Length || !seen.Add(CanonicalText.Of(row.Levels)))
            {
                throw new ArgumentException(
                    $"The row '{string.Join(" / ", row.Levels)}' stands twice or has another number of levels than the table has inputs ({inputs.Length}).", nameof(rows));
            }
        }

        Inputs = inputs;
        Rows = rows;
        Currency = CommonCurrency([.. rows.Select(r => r.Value)], nameof(rows));
    }

    /// <summary>The inputs that are read.</summary>
    public ImmutableArray<string> Inputs { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    internal Currency? Currency { get; }
}
