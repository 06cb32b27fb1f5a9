using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A promise: to which tickets it applies, how much time it allows, and by which calendar that time is counted.</summary>
/// <remarks>
/// <para>Equality is by reference. A clock takes its policies by <see cref="Rank"/>, and those of equal rank in the order given.</para>
/// <para>Immutable, and safe to share between threads. There is no <c>default</c>.</para>
/// </remarks>
public sealed class SlaPolicy
{
    /// <summary>The greatest number of escalation levels, inclusive.</summary>
    public const int MaxLevels = 32;

    /// <summary>States a policy.</summary>
    /// <param name="id">Its name within the desk.</param>
    /// <param name="target">How much time it allows.</param>
    /// <param name="calendar">The calendar by which the time is counted.</param>
    /// <param name="conditions">What a ticket must fulfil, all of it; none for a policy that applies to every ticket.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <c>default</c>, or two conditions ask for the same attribute.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SlaPolicy(PolicyId id, SlaTarget target, BusinessCalendar calendar, params IEnumerable<TicketCondition> conditions)
    {
        Id = id.IsDefault ? throw new ArgumentException("A policy has a name; default(PolicyId) is none.", nameof(id)) : id;
        Target = Guard.Against.Null(target);
        Calendar = Guard.Against.Null(calendar);
        Conditions = [.. Guard.Against.Null(conditions).Select(c => Guard.Against.Null(c, nameof(conditions)))];
        TicketCondition.CheckFieldsDiffer(Conditions, $"Policy {id.Value}", nameof(conditions));
    }

    private SlaPolicy(SlaPolicy source)
    {
        Id = source.Id;
        Target = source.Target;
        Calendar = source.Calendar;
        Conditions = source.Conditions;
        Rank = source.Rank;
        Version = source.Version;
        ValidFrom = source.ValidFrom;
        ValidUntil = source.ValidUntil;
        Groups = source.Groups;
        Tags = source.Tags;
        Custom = source.Custom;
        Levels = source.Levels;
        Zones = source.Zones;
    }

    /// <summary>The policy's name within the desk.</summary>
    public PolicyId Id { get; }

    /// <summary>How much time it allows.</summary>
    public SlaTarget Target { get; }

    /// <summary>The calendar by which the time is counted.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>What a ticket must fulfil, all of it.</summary>
    public ImmutableArray<TicketCondition> Conditions { get; }

    /// <summary>Its rank among the policies of a clock: the least that applies counts; 0 unless said otherwise.</summary>
    public int Rank { get; private init; }

    /// <summary>Its version, told with every verdict; 1 unless said otherwise.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>The first instant, inclusive, at which it can be attached to a ticket, or null.</summary>
    public Instant? ValidFrom { get; private init; }

    /// <summary>The instant from which, inclusive, it is attached to no further ticket, or null. A ticket that has it keeps it until it is retargeted.</summary>
    public Instant? ValidUntil { get; private init; }

    /// <summary>The groups one of which must have the ticket, in ordinal order; none for all, and for tickets without group.</summary>
    public ImmutableArray<GroupId> Groups { get; private init; } = [];

    /// <summary>The tags one of which the ticket must bear, in ordinal order; none for all tickets.</summary>
    public ImmutableArray<string> Tags { get; private init; } = [];

    /// <summary>The custom fields that must have one of some values.</summary>
    public ImmutableArray<CustomFieldCondition> Custom { get; private init; } = [];

    /// <summary>The escalation levels, in the order given.</summary>
    public ImmutableArray<EscalationLevel> Levels { get; private init; } = [];

    /// <summary>Where the zone of the calendar comes from, or null where the calendar's own counts.</summary>
    public CalendarZones? Zones { get; private init; }

    /// <summary>Whether anything but the conditions decides where it applies.</summary>
    internal bool HasFurtherConditions => ValidFrom is not null || ValidUntil is not null || !Groups.IsEmpty || !Tags.IsEmpty || !Custom.IsEmpty;

    /// <summary>The same policy with another rank.</summary>
    public SlaPolicy WithRank(int rank) => new(this) { Rank = rank };

    /// <summary>The same policy as another version.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is zero or less.</exception>
    public SlaPolicy WithVersion(int version) => new(this) { Version = Guard.Against.NegativeOrZero(version) };

    /// <summary>The same policy attached only within <c>[from, until)</c>.</summary>
    /// <param name="from">The first instant, inclusive, or null.</param>
    /// <param name="until">The end, exclusive, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> is not after <paramref name="from"/>.</exception>
    public SlaPolicy ValidBetween(Instant? from, Instant? until) => from is null || until is null || until > from
        ? new SlaPolicy(this) { ValidFrom = from, ValidUntil = until }
        : throw new ArgumentOutOfRangeException(nameof(until), until, $"Policy {Id.Value} is valid from {from}; it must end after that, not at {until}.");

    /// <summary>The same policy for tickets of some groups; none for all.</summary>
    /// <exception cref="ArgumentException">A group is <c>default</c>.</exception>
    public SlaPolicy WithGroups(params IEnumerable<GroupId> groups)
    {
        ImmutableArray<GroupId> sorted = [.. Guard.Against.Null(groups).Distinct().Order()];
        return sorted.Any(g => g.IsDefault)
            ? throw new ArgumentException($"Policy {Id.Value} names default(GroupId), which is no group.", nameof(groups))
            : new SlaPolicy(this) { Groups = sorted };
    }

    /// <summary>The same policy for tickets with one of some tags; none for all.</summary>
    /// <exception cref="ArgumentException">A tag is null or blank.</exception>
    public SlaPolicy WithTags(params IEnumerable<string> tags) => new(this)
    {
        Tags = [.. Guard.Against.Null(tags).Select(t => Guard.Against.NullOrWhiteSpace(t, nameof(tags))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>The same policy with conditions on custom fields.</summary>
    /// <exception cref="ArgumentException">Two conditions ask for the same field; names are compared ordinally.</exception>
    /// <exception cref="ArgumentNullException">A condition is null.</exception>
    public SlaPolicy WithCustom(params IEnumerable<CustomFieldCondition> custom)
    {
        ImmutableArray<CustomFieldCondition> all = [.. Guard.Against.Null(custom).Select(c => Guard.Against.Null(c, nameof(custom)))];
        return all.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } same
            ? throw new ArgumentException($"Policy {Id.Value} states {same.Count()} conditions on the custom field '{same.Key}'; name all values in one.", nameof(custom))
            : new SlaPolicy(this) { Custom = all };
    }

    /// <summary>The same policy with escalation levels.</summary>
    /// <exception cref="ArgumentException">Two levels have one name, or there are more than <see cref="MaxLevels"/>.</exception>
    public SlaPolicy WithLevels(params IEnumerable<EscalationLevel> levels)
    {
        ImmutableArray<EscalationLevel> all = [.. Guard.Against.Null(levels).Select(l => Guard.Against.Null(l, nameof(levels)))];
        if (all.Length > MaxLevels || all.DistinctBy(l => l.Id, StringComparer.Ordinal).Count() < all.Length)
        {
            throw new ArgumentException($"Policy {Id.Value} has {all.Length} levels; at most {MaxLevels} are allowed, each with a name of its own.", nameof(levels));
        }

        return new SlaPolicy(this) { Levels = all };
    }

    /// <summary>The same policy with the zone of its calendar taken from the ticket's site or customer.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="zones"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The calendar is made of other calendars, and so has no layers to read in another zone.</exception>
    public SlaPolicy WithZones(CalendarZones zones)
    {
        Guard.Against.Null(zones);
        return Calendar.Combination == CalendarCombination.Layers
            ? new SlaPolicy(this) { Zones = zones }
            : throw new InvalidOperationException($"The calendar of policy {Id.Value} is a {Calendar.Combination} of others; only one with layers of its own can be read in another zone.");
    }

    /// <summary>The calendar for a ticket: that of the policy, read in the zone that <see cref="Zones"/> chooses; compiled anew where that is another one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public BusinessCalendar CalendarFor(TicketAttributes attributes) =>
        Zones is null ? Calendar : CalendarZones.Read(Calendar, Zones.ZoneFor(Guard.Against.Null(attributes)).Zone);

    /// <summary>Whether the policy can be attached at an instant.</summary>
    public bool IsValidAt(Instant at) => !(at < ValidFrom) && !(at >= ValidUntil);

    /// <summary>Whether a ticket with these attributes that a group has is one of its groups, with its tags and custom fields.</summary>
    internal bool MeetsFurtherConditions(TicketAttributes attributes, string? group)
    {
        bool isOfGroup = Groups.IsEmpty || (group is not null && Groups.Any(g => string.Equals(g.Value, group, StringComparison.Ordinal)));
        return isOfGroup && (Tags.IsEmpty || Tags.Any(attributes.HasTag)) && Custom.All(c => c.IsFulfilledBy(attributes));
    }

    /// <summary>Whether the policy's conditions on fields hold for a ticket with these attributes; groups, tags, custom fields and validity are not asked.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public bool AppliesTo(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        foreach (TicketCondition condition in Conditions)
        {
            if (!condition.IsFulfilledBy(attributes))
            {
                return false;
            }
        }

        return true;
    }
}
