using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>A row of a table: one level for each of its inputs, and the value there.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class TableRow
{
    /// <summary>States a row.</summary>
    /// <param name="value">The value.</param>
    /// <param name="levels">One level for each input of the table, in their order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TableRow(SourcedValue value, params IEnumerable<string> levels)
    {
        Value = Guard.Against.Null(value);
        Levels = [.. Guard.Against.Null(levels).Select(l => Guard.Against.Null(l, nameof(levels)))];
    }

    /// <summary>One level for each input of the table.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>The value.</summary>
    public SourcedValue Value { get; }
}
