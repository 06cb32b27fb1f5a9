using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>What a stage of a salary model applies: a constant, a table, an interpolation, a lookup by band, or the result of stages of its own.</summary>
/// <remarks>A closed hierarchy. Equality compares everything, the sources too. Immutable, and safe to share between threads.</remarks>
public abstract class SalaryOperand : IEquatable<SalaryOperand>
{
    private protected SalaryOperand(string canonical) => Canonical = canonical;

    internal string Canonical { get; }

    /// <summary>Equality of everything.</summary>
    public static bool operator ==(SalaryOperand? left, SalaryOperand? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of anything.</summary>
    public static bool operator !=(SalaryOperand? left, SalaryOperand? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(SalaryOperand? other) => other is not null && string.Equals(Canonical, other.Canonical, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalaryOperand);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Canonical, StringComparison.Ordinal);

    /// <summary>The one currency of the values, or null where all are plain numbers.</summary>
    private protected static Currency? CommonCurrency(ImmutableArray<SourcedValue> values, string parameterName)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There is no value; at least one is needed.", parameterName);
        }

        Currency? first = Guard.Against.Null(values[0], parameterName).Currency;
        return values.FirstOrDefault(v => Guard.Against.Null(v, parameterName).Currency != first) is { } other
            ? throw new ArgumentException($"{values[0]} and {other} stand side by side; all values of one stage are in one currency and series, or all plain.", parameterName)
            : first;
    }
}
