using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Holds for tickets whose custom field has one of some values, compared ordinally.</summary>
/// <remarks>Equality is by value, the values as a set; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class CustomFieldCondition : IEquatable<CustomFieldCondition>
{
    /// <summary>States the field and its values.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="values">The values; at least one.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no value.</exception>
    public CustomFieldCondition(string name, params IEnumerable<string> values)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Values = [.. Guard.Against.Null(values).Select(v => Guard.Against.Null(v, nameof(values))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Values.IsEmpty)
        {
            throw new ArgumentException($"A condition on the custom field '{name}' names no value; without values it could never hold.", nameof(values));
        }
    }

    /// <summary>The name of the field.</summary>
    public string Name { get; }

    /// <summary>The values that fulfil the condition, in ordinal order.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Equality of name and values.</summary>
    public static bool operator ==(CustomFieldCondition? left, CustomFieldCondition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of name or values.</summary>
    public static bool operator !=(CustomFieldCondition? left, CustomFieldCondition? right) => !(left == right);

    /// <summary>Whether the attributes fulfil the condition; those without the field never do.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public bool IsFulfilledBy(TicketAttributes attributes) =>
        Guard.Against.Null(attributes).Custom[Name] is { } value && Values.BinarySearch(value, StringComparer.Ordinal) >= 0;

    /// <inheritdoc/>
    public bool Equals(CustomFieldCondition? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomFieldCondition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(string.GetHashCode(Name, StringComparison.Ordinal), Values.Length);
}
