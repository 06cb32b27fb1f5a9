using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Holds for tickets whose attribute has one of some values, compared ordinally.</summary>
/// <remarks>
/// <para>A ticket of which the attribute is not known never fulfils a condition on it.</para>
/// <para>Two conditions are equal when they name the same attribute and the same values, in whatever order; there is no order and no <c>default</c>.</para>
/// <para>Immutable, and safe to share between threads. Answers in constant time.</para>
/// </remarks>
public sealed class TicketCondition : IEquatable<TicketCondition>
{
    private readonly FrozenSet<string> _values;

    /// <summary>States the attribute and its values.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="values">The values; at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a named member.</exception>
    /// <exception cref="ArgumentException">There is no value, a value is null or empty, or one is named twice.</exception>
    public TicketCondition(TicketField field, params IEnumerable<string> values)
    {
        Field = Guard.Against.UndefinedEnum(field);
        Values = [.. Guard.Against.Null(values)];
        HashSet<string> distinct = new(StringComparer.Ordinal);
        foreach (string value in Values)
        {
            if (string.IsNullOrEmpty(value) || !distinct.Add(value))
            {
                throw new ArgumentException($"A condition on {field} names '{value}' {(string.IsNullOrEmpty(value) ? "which is empty" : "twice")}; each value is a text and stands once.", nameof(values));
            }
        }

        if (Values.IsEmpty)
        {
            throw new ArgumentException($"A condition on {field} names no value; without values it could never hold.", nameof(values));
        }

        _values = distinct.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The attribute asked for.</summary>
    public TicketField Field { get; }

    /// <summary>The values that fulfil the condition, as given.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Equality of attribute and set of values.</summary>
    public static bool operator ==(TicketCondition? left, TicketCondition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(TicketCondition? left, TicketCondition? right) => !(left == right);

    /// <summary>Whether the attributes fulfil the condition.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public bool IsFulfilledBy(TicketAttributes attributes) =>
        Guard.Against.Null(attributes)[Field] is { } value && _values.Contains(value);

    /// <summary>Refuses several conditions on one field, of which all would have to hold: the values of one are alternatives.</summary>
    internal static void CheckFieldsDiffer(ImmutableArray<TicketCondition> conditions, string owner, string parameterName)
    {
        if (conditions.GroupBy(c => c.Field).FirstOrDefault(g => g.Skip(1).Any()) is { } same)
        {
            throw new ArgumentException($"{owner} states {same.Count()} conditions on {same.Key}; name all values in one.", parameterName);
        }
    }

    /// <inheritdoc/>
    public bool Equals(TicketCondition? other) => other is not null && Field == other.Field && _values.SetEquals(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TicketCondition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, _values.Count);
}
