using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Which priority follows from impact and urgency: a table, as data.</summary>
/// <remarks>
/// <para>Names are compared ordinally. A pair without a cell has no priority: the answer is null, never a guess.</para>
/// <para>Two matrices are equal when they have the same cells, in whatever order; there is no order and no <c>default</c>.</para>
/// <para>Immutable, and safe to share between threads. A look-up takes constant time.</para>
/// </remarks>
public sealed class PriorityMatrix : IEquatable<PriorityMatrix>
{
    private readonly FrozenDictionary<(string Impact, string Urgency), string> _cells;

    /// <summary>Takes the cells; at least one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> or a rule is null.</exception>
    /// <exception cref="ArgumentException">There is no rule, or two rules are for the same pair.</exception>
    public PriorityMatrix(params IEnumerable<PriorityRule> rules)
    {
        Rules = [.. Guard.Against.Null(rules)];
        if (Rules.IsEmpty)
        {
            throw new ArgumentException("A priority matrix has no cell; it needs at least one.", nameof(rules));
        }

        Dictionary<(string Impact, string Urgency), string> cells = [];
        foreach (PriorityRule rule in Rules)
        {
            Guard.Against.Null(rule, nameof(rules));
            if (!cells.TryAdd((rule.Impact, rule.Urgency), rule.Priority))
            {
                throw new ArgumentException($"The priority matrix has two cells for impact '{rule.Impact}' and urgency '{rule.Urgency}'; each pair has one.", nameof(rules));
            }
        }

        _cells = cells.ToFrozenDictionary();
        Impacts = [.. Rules.Select(r => r.Impact).Distinct(StringComparer.Ordinal)];
        Urgencies = [.. Rules.Select(r => r.Urgency).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The cells, as given.</summary>
    public ImmutableArray<PriorityRule> Rules { get; }

    /// <summary>The impacts that have a cell, in the order of the cells.</summary>
    public ImmutableArray<string> Impacts { get; }

    /// <summary>The urgencies that have a cell, in the order of the cells.</summary>
    public ImmutableArray<string> Urgencies { get; }

    /// <summary>Whether every impact has a cell with every urgency.</summary>
    public bool IsComplete => Rules.Length == Impacts.Length * Urgencies.Length;

    /// <summary>Equality of the cells.</summary>
    public static bool operator ==(PriorityMatrix? left, PriorityMatrix? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of a cell.</summary>
    public static bool operator !=(PriorityMatrix? left, PriorityMatrix? right) => !(left == right);

    /// <summary>The priority that follows, or null where one of the two is not known or the pair has no cell.</summary>
    public string? PriorityOf(string? impact, string? urgency) =>
        impact is not null && urgency is not null && _cells.TryGetValue((impact, urgency), out string? priority) ? priority : null;

    /// <summary>The attributes with the priority that follows from their impact and urgency; as they are where none follows.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public TicketAttributes Prioritise(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        return PriorityOf(attributes.Impact, attributes.Urgency) is { } priority ? attributes with { Priority = priority } : attributes;
    }

    /// <inheritdoc/>
    public bool Equals(PriorityMatrix? other) => other is not null && _cells.Count == other._cells.Count
        && Rules.All(r => string.Equals(other.PriorityOf(r.Impact, r.Urgency), r.Priority, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PriorityMatrix);

    /// <inheritdoc/>
    public override int GetHashCode() => _cells.Count;
}
