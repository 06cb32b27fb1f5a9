using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

/// <summary>The state of a queue in canonical form: what waits, in order of arrival, and how far time has been advanced.</summary>
/// <remarks>
/// Two queues that would dequeue the same elements in the same order under every sequence of further operations give equal
/// snapshots, whatever their histories were: sequence numbers, slots and layout do not show. Equality compares
/// <see cref="AdvancedTo"/> and the items one by one with the default comparer of <typeparamref name="TElement"/>; there is no
/// order. Immutable, so safe on any number of threads.
/// </remarks>
/// <typeparam name="TElement">The type of the elements.</typeparam>
public sealed class QueueSnapshot<TElement> : IEquatable<QueueSnapshot<TElement>>
{
    /// <summary>Makes a snapshot, for example from stored data.</summary>
    /// <param name="advancedTo">The time up to which deferred items have become ready, inclusive.</param>
    /// <param name="items">The items in order of arrival.</param>
    /// <exception cref="ArgumentException"><paramref name="items"/> is a default array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An item's key lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, or an item is
    /// deferred until a time that is not after <paramref name="advancedTo"/>.
    /// </exception>
    public QueueSnapshot(long advancedTo, ImmutableArray<QueueSnapshotItem<TElement>> items)
    {
        if (items.IsDefault)
        {
            throw new ArgumentException("items is a default array; it must be initialised, and may be empty.", nameof(items));
        }

        foreach (QueueSnapshotItem<TElement> item in items)
        {
            Guard.Against.OutOfRange(item.Priority.Key, QueuePriority.MinimumKey, QueuePriority.MaximumKey, nameof(items));
            if (item.ReadyAt is { } readyAt && readyAt <= advancedTo)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(items), readyAt,
                    string.Create(System.Globalization.CultureInfo.InvariantCulture,
                        $"An item is deferred until {readyAt}; a deferred item of a queue that was advanced to {advancedTo} must be ready later than that."));
            }
        }

        AdvancedTo = advancedTo;
        Items = items;
    }

    /// <summary>The time up to which deferred items have become ready, inclusive; <see cref="long.MinValue"/> if it was never advanced.</summary>
    public long AdvancedTo { get; }

    /// <summary>The items in order of arrival.</summary>
    public ImmutableArray<QueueSnapshotItem<TElement>> Items { get; }

    /// <summary>Whether two snapshots are equal.</summary>
    public static bool operator ==(QueueSnapshot<TElement>? left, QueueSnapshot<TElement>? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether two snapshots differ.</summary>
    public static bool operator !=(QueueSnapshot<TElement>? left, QueueSnapshot<TElement>? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(QueueSnapshot<TElement>? other) =>
        other is not null && AdvancedTo == other.AdvancedTo && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QueueSnapshot<TElement>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(AdvancedTo);
        foreach (QueueSnapshotItem<TElement> item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
