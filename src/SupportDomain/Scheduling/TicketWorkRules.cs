using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>What the words of a desk's tickets mean to a scheduler.</summary>
/// <remarks>Words compare ordinally. Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class TicketWorkRules : IEquatable<TicketWorkRules>
{
    /// <summary>States the words.</summary>
    /// <param name="priorities">What each priority of the tickets means, each word once.</param>
    /// <param name="otherwise">What every other priority means, and none.</param>
    /// <param name="channels">Which channel each word for a channel means, each word once; null for none. Every other word leaves the channel of the template.</param>
    /// <param name="knownAgentOnly">How long only the agent who has the ticket may take it; zero or more. Zero: that agent is preferred where agents tie.</param>
    /// <exception cref="ArgumentNullException"><paramref name="priorities"/> is null, or a word is.</exception>
    /// <exception cref="ArgumentException">A word stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A priority or a channel is not defined, or <paramref name="knownAgentOnly"/> is negative.</exception>
    public TicketWorkRules(
        IEnumerable<KeyValuePair<string, WorkPriority>> priorities,
        WorkPriority otherwise = WorkPriority.Normal,
        IEnumerable<KeyValuePair<string, ContactChannel>>? channels = null,
        Duration knownAgentOnly = default)
    {
        Priorities = Checked(Guard.Against.Null(priorities), nameof(priorities));
        Otherwise = Guard.Against.UndefinedEnum(otherwise);
        Channels = Checked(channels ?? [], nameof(channels));
        KnownAgentOnly = Guard.Against.OutOfRange(knownAgentOnly, Duration.Zero, Duration.MaxValue);
    }

    /// <summary>What each priority of the tickets means.</summary>
    public ImmutableSortedDictionary<string, WorkPriority> Priorities { get; }

    /// <summary>What every other priority means, and none.</summary>
    public WorkPriority Otherwise { get; }

    /// <summary>Which channel each word for a channel means.</summary>
    public ImmutableSortedDictionary<string, ContactChannel> Channels { get; }

    /// <summary>How long only the agent who has the ticket may take it.</summary>
    public Duration KnownAgentOnly { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(TicketWorkRules? left, TicketWorkRules? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(TicketWorkRules? left, TicketWorkRules? right) => !(left == right);

    /// <summary>What a ticket's priority means.</summary>
    /// <param name="priority">The word, or null for none.</param>
    public WorkPriority PriorityOf(string? priority) => priority is not null && Priorities.TryGetValue(priority, out WorkPriority found) ? found : Otherwise;

    /// <inheritdoc/>
    public bool Equals(TicketWorkRules? other) => other is not null && Otherwise == other.Otherwise && KnownAgentOnly == other.KnownAgentOnly
        && Priorities.SequenceEqual(other.Priorities) && Channels.SequenceEqual(other.Channels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TicketWorkRules);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Priorities.Count, Otherwise, Channels.Count, KnownAgentOnly);

    private static ImmutableSortedDictionary<string, T> Checked<T>(IEnumerable<KeyValuePair<string, T>> words, string parameterName)
        where T : struct, Enum
    {
        ImmutableSortedDictionary<string, T>.Builder builder = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach ((string word, T meaning) in words)
        {
            Guard.Against.UndefinedEnum(meaning, parameterName);
            if (!builder.TryAdd(Guard.Against.Null(word, parameterName), meaning))
            {
                throw new ArgumentException($"The word '{word}' stands twice; each word has one meaning.", parameterName);
            }
        }

        return builder.ToImmutable();
    }
}
