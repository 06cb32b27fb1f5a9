using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Texts by name, each name once: the custom fields of a ticket.</summary>
/// <remarks>
/// <para>Names and texts are compared ordinally; the order is that of the names. Equal when they hold the same texts by the same names; there is no <c>default</c>.</para>
/// <para>Immutable, and safe to share between threads. A look-up takes logarithmic time.</para>
/// </remarks>
public sealed class NamedTexts : IEquatable<NamedTexts>
{
    /// <summary>Takes texts by name, in any order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> or a text is null.</exception>
    /// <exception cref="ArgumentException">A name is null or blank, or stands twice.</exception>
    public NamedTexts(params IEnumerable<KeyValuePair<string, string>> texts)
    {
        Items = [.. Guard.Against.Null(texts).OrderBy(p => p.Key, StringComparer.Ordinal)];
        for (int i = 0; i < Items.Length; i++)
        {
            Guard.Against.NullOrWhiteSpace(Items[i].Key, nameof(texts));
            Guard.Against.Null(Items[i].Value, nameof(texts));
            if (i > 0 && string.Equals(Items[i].Key, Items[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The name '{Items[i].Key}' stands twice; each name has one text.", nameof(texts));
            }
        }
    }

    /// <summary>No text at all.</summary>
    public static NamedTexts None { get; } = new();

    /// <summary>The texts by name, in the order of the names.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Items { get; }

    /// <summary>How many there are.</summary>
    public int Count => Items.Length;

    /// <summary>The text of a name, or null where there is none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public string? this[string name]
    {
        get
        {
            int index = IndexOf(Guard.Against.Null(name));
            return index < 0 ? null : Items[index].Value;
        }
    }

    /// <summary>Equality of names and texts.</summary>
    public static bool operator ==(NamedTexts? left, NamedTexts? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(NamedTexts? left, NamedTexts? right) => !(left == right);

    /// <summary>The same texts but for one, which is set, or taken away for null.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or blank.</exception>
    public NamedTexts With(string name, string? text)
    {
        Guard.Against.NullOrWhiteSpace(name);
        IEnumerable<KeyValuePair<string, string>> others = Items.Where(p => !string.Equals(p.Key, name, StringComparison.Ordinal));
        return text is null ? new NamedTexts(others) : new NamedTexts(others.Append(KeyValuePair.Create(name, text)));
    }

    /// <inheritdoc/>
    public bool Equals(NamedTexts? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < Items.Length; i++)
        {
            if (!string.Equals(Items[i].Key, other.Items[i].Key, StringComparison.Ordinal) || !string.Equals(Items[i].Value, other.Items[i].Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamedTexts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Count == 0 ? null : Items[0].Key, Count == 0 ? null : Items[0].Value);

    private int IndexOf(string name)
    {
        int low = 0;
        int high = Items.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = string.CompareOrdinal(Items[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
