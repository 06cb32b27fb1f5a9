using System.Collections.Immutable;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A status in which a clock does not count, for any hold reason or for some.</summary>
/// <remarks>Equality is by value, the reasons as a set; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class PauseCondition : IEquatable<PauseCondition>
{
    /// <summary>States a condition.</summary>
    /// <param name="status">The status.</param>
    /// <param name="holdReasons">The hold reasons, by the source's own names; none for every reason, and for none at all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member.</exception>
    /// <exception cref="ArgumentException">A reason is null or blank, or the status has no hold reasons.</exception>
    public PauseCondition(TicketStatus status, params IEnumerable<string> holdReasons)
    {
        Status = Guard.Against.UndefinedEnum(status);
        HoldReasons = [.. Guard.Against.Null(holdReasons).Select(r => Guard.Against.NullOrWhiteSpace(r, nameof(holdReasons))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (!HoldReasons.IsEmpty && status is not (TicketStatus.Pending or TicketStatus.OnHold))
        {
            throw new ArgumentException($"A pause in the status {status} names hold reasons; only Pending and OnHold have them.", nameof(holdReasons));
        }
    }

    /// <summary>The status.</summary>
    public TicketStatus Status { get; }

    /// <summary>The hold reasons in ordinal order; none for all.</summary>
    public ImmutableArray<string> HoldReasons { get; }

    /// <summary>Equality of status and reasons.</summary>
    public static bool operator ==(PauseCondition? left, PauseCondition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of status or reasons.</summary>
    public static bool operator !=(PauseCondition? left, PauseCondition? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(PauseCondition? other) => other is not null && Status == other.Status && HoldReasons.AsSpan().SequenceEqual(other.HoldReasons.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PauseCondition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, HoldReasons.Length);

    internal bool Holds(TicketStatus status, string? holdReason) =>
        status == Status && (HoldReasons.IsEmpty || (holdReason is not null && HoldReasons.BinarySearch(holdReason, StringComparer.Ordinal) >= 0));
}
