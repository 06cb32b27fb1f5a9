using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Marks sensitive and unusual tickets, which a person looks at whatever their clocks say: by what they are about, or because they were reopened, handed on or are worth unusually much.</summary>
/// <remarks>
/// <para>A rule holds if the ticket fulfils all its conditions and exceeds one of its limits, or has none of them.</para>
/// <para>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class AttentionRule
{
    /// <summary>States a rule.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="addressee">Who is told, by the desk's own name.</param>
    /// <param name="conditions">What the ticket's fields must say, all of it; null for nothing.</param>
    /// <param name="tags">Tags one of which it must bear; null for none.</param>
    /// <param name="reopened">How often it was reopened at least, or null.</param>
    /// <param name="handOffs">How often it changed hands at least, or null.</param>
    /// <param name="value">What it is worth at least, in the currency of its value, or null.</param>
    /// <exception cref="ArgumentException">A text is blank, two conditions ask for the same field, or the rule asks for nothing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is zero or less.</exception>
    public AttentionRule(
        string id,
        string addressee,
        IEnumerable<TicketCondition>? conditions = null,
        IEnumerable<string>? tags = null,
        int? reopened = null,
        int? handOffs = null,
        Money? value = null)
    {
        Id = Guard.Against.NullOrWhiteSpace(id);
        Addressee = Guard.Against.NullOrWhiteSpace(addressee);
        Conditions = [.. (conditions ?? []).Select(c => Guard.Against.Null(c, nameof(conditions)))];
        TicketCondition.CheckFieldsDiffer(Conditions, $"The rule {id}", nameof(conditions));
        Tags = [.. (tags ?? []).Select(t => Guard.Against.NullOrWhiteSpace(t, nameof(tags))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Reopened = reopened is { } r ? Guard.Against.NegativeOrZero(r, nameof(reopened)) : null;
        HandOffs = handOffs is { } h ? Guard.Against.NegativeOrZero(h, nameof(handOffs)) : null;
        Value = value;
        if (Conditions.IsEmpty && Tags.IsEmpty && !HasLimits)
        {
            throw new ArgumentException($"The rule {id} asks for nothing; every ticket would need attention.", nameof(conditions));
        }
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>Who is told.</summary>
    public string Addressee { get; }

    /// <summary>What the ticket's fields must say, all of it.</summary>
    public ImmutableArray<TicketCondition> Conditions { get; }

    /// <summary>Tags one of which it must bear, in ordinal order; none for any.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>How often it was reopened at least, or null.</summary>
    public int? Reopened { get; }

    /// <summary>How often it changed hands at least, or null.</summary>
    public int? HandOffs { get; }

    /// <summary>What it is worth at least, or null.</summary>
    public Money? Value { get; }

    private bool HasLimits => Reopened is not null || HandOffs is not null || Value is not null;

    /// <summary>Why a ticket needs attention by this rule, or null.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is null.</exception>
    public Reason? ReasonFor(Ticket ticket)
    {
        Guard.Against.Null(ticket);
        TicketAttributes attributes = ticket.Attributes;
        if (!Conditions.All(c => c.IsFulfilledBy(attributes)) || !(Tags.IsEmpty || Tags.Any(attributes.HasTag)))
        {
            return null;
        }

        ReasonName id = new(Id);
        return !HasLimits ? SlaReasons.AttentionSensitive.Of(id)
            : ticket.ReopenCount >= Reopened ? SlaReasons.AttentionReopened.Of(id, new ReasonCount(ticket.ReopenCount))
            : ticket.HandOffs >= HandOffs ? SlaReasons.AttentionHandOffs.Of(id, new ReasonCount(ticket.HandOffs))
            : Value is { } least && attributes.Value is { } worth && worth.Currency == least.Currency && worth >= least ? SlaReasons.AttentionValue.Of(id, worth)
            : null;
    }
}
