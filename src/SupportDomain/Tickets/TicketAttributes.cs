using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Monetary;

namespace SupportDomain.Tickets;

/// <summary>The attributes of a ticket, each as the source system names it, or null where it says nothing.</summary>
/// <remarks>
/// <para>Equality is ordinal, attribute by attribute, the tags as a set; there is no order.</para>
/// <para><see cref="None"/> has no attribute. Immutable, and safe to share between threads.</para>
/// </remarks>
/// <param name="Type">The request type or category.</param>
/// <param name="Priority">The priority.</param>
/// <param name="Queue">The queue or group that the ticket is assigned to.</param>
/// <param name="Channel">The channel that the request came by.</param>
public sealed record TicketAttributes(string? Type = null, string? Priority = null, string? Queue = null, string? Channel = null)
{
    private readonly ImmutableArray<string> _tags = [];
    private readonly NamedTexts _custom = NamedTexts.None;
    private readonly NamedTexts _personal = NamedTexts.None;

    /// <summary>No attribute at all.</summary>
    public static TicketAttributes None { get; } = new();

    /// <summary>How many are affected, and how badly.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it has to be done.</summary>
    public string? Urgency { get; init; }

    /// <summary>The tier of service that the customer is entitled to.</summary>
    public string? Tier { get; init; }

    /// <summary>The customer's key. Rules read it and a redaction leaves it, so it has to be one that says nothing of the person.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The place the request comes from.</summary>
    public string? Site { get; init; }

    /// <summary>The language of the conversation, by the source's own name or code.</summary>
    public string? Language { get; init; }

    /// <summary>What the case, or the customer, is worth.</summary>
    public Money? Value { get; init; }

    /// <summary>The tags, each once, in ordinal order; they may be given in any order and more than once.</summary>
    /// <exception cref="ArgumentException">A tag is null or blank.</exception>
    public ImmutableArray<string> Tags
    {
        get => _tags;
        init => _tags = SortedSet(value);
    }

    /// <summary>Further fields by name, which rules may read.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public NamedTexts Custom
    {
        get => _custom;
        init => _custom = Guard.Against.Null(value);
    }

    /// <summary>What tells of a person, by name: a subject line, a telephone number. No rule reads it, and a redaction takes it away.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public NamedTexts Personal
    {
        get => _personal;
        init => _personal = Guard.Against.Null(value);
    }

    /// <summary>The attribute of the given field, or null where the source says nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a named member.</exception>
    public string? this[TicketField field] => field switch
    {
        TicketField.Type => Type,
        TicketField.Priority => Priority,
        TicketField.Queue => Queue,
        TicketField.Channel => Channel,
        TicketField.Impact => Impact,
        TicketField.Urgency => Urgency,
        TicketField.Tier => Tier,
        TicketField.Customer => Customer is { IsDefault: false } customer ? customer.Value : null,
        TicketField.Site => Site,
        TicketField.Language => Language,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, $"There is no ticket field {(int)field}."),
    };

    /// <summary>Whether the ticket bears a tag; logarithmic in the number of tags.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="tag"/> is null.</exception>
    public bool HasTag(string tag) => _tags.BinarySearch(Guard.Against.Null(tag), StringComparer.Ordinal) >= 0;

    /// <summary>The same attributes without what tells of a person.</summary>
    public TicketAttributes WithoutPersonal() => _personal.Count == 0 ? this : this with { Personal = NamedTexts.None };

    /// <inheritdoc/>
    public bool Equals(TicketAttributes? other) => ReferenceEquals(this, other)
        || (other is not null
            && string.Equals(Type, other.Type, StringComparison.Ordinal) && string.Equals(Priority, other.Priority, StringComparison.Ordinal)
            && string.Equals(Queue, other.Queue, StringComparison.Ordinal) && string.Equals(Channel, other.Channel, StringComparison.Ordinal)
            && string.Equals(Impact, other.Impact, StringComparison.Ordinal) && string.Equals(Urgency, other.Urgency, StringComparison.Ordinal)
            && string.Equals(Tier, other.Tier, StringComparison.Ordinal) && Customer == other.Customer
            && string.Equals(Site, other.Site, StringComparison.Ordinal) && string.Equals(Language, other.Language, StringComparison.Ordinal)
            && Value == other.Value && _tags.AsSpan().SequenceEqual(other._tags.AsSpan()) && _custom == other._custom && _personal == other._personal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Priority, Queue, Channel, Impact, Urgency, Tier, _tags.Length);

    private static ImmutableArray<string> SortedSet(ImmutableArray<string> tags)
    {
        if (tags.IsDefaultOrEmpty)
        {
            return [];
        }

        foreach (string tag in tags)
        {
            Guard.Against.NullOrWhiteSpace(tag, nameof(Tags));
        }

        return [.. tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
