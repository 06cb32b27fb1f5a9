using System.Globalization;

namespace SupportDomain.Scheduling;

/// <summary>Names one work item of a scheduler: its number in the order of enqueueing, from 1.</summary>
/// <remarks>
/// The number is the sequence that breaks every tie, and is never given out again. Equality and order are those of the number. <c>default</c> is number 0, which names
/// nothing and is refused by every command. Immutable, and safe to share between threads.
/// </remarks>
/// <param name="Value">The number.</param>
public readonly record struct WorkItemId(long Value) : IComparable<WorkItemId>
{
    /// <summary>Whether <paramref name="left"/> was enqueued before <paramref name="right"/>.</summary>
    public static bool operator <(WorkItemId left, WorkItemId right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> was enqueued after <paramref name="right"/>.</summary>
    public static bool operator >(WorkItemId left, WorkItemId right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> was enqueued before <paramref name="right"/> or is the same.</summary>
    public static bool operator <=(WorkItemId left, WorkItemId right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> was enqueued after <paramref name="right"/> or is the same.</summary>
    public static bool operator >=(WorkItemId left, WorkItemId right) => left.Value >= right.Value;

    /// <summary>Compares the numbers.</summary>
    public int CompareTo(WorkItemId other) => Value.CompareTo(other.Value);

    /// <summary>The number in the invariant culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
