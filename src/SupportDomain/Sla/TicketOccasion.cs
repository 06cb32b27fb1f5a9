using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>A predicate over the events of a ticket, as data: what starts, stops, pauses, resumes or cancels a clock.</summary>
/// <remarks>
/// <para>A message is asked for by who wrote it, who can read it, whether a program wrote it, and the channel; a change of status or assignment by where it leads or comes from.</para>
/// <para>Equality is by value, sets without order; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class TicketOccasion : IEquatable<TicketOccasion>
{
    private readonly int _roles;
    private readonly int _channels;
    private readonly int _statuses;

    private TicketOccasion(TicketOccasionKind kind) => Kind = kind;

    private TicketOccasion(TicketOccasionKind kind, IEnumerable<TicketStatus> statuses)
    {
        Kind = kind;
        Statuses = Sorted(statuses, nameof(statuses));
        _statuses = StatusSets.MaskOf(Statuses);
    }

    private TicketOccasion(TicketOccasionKind kind, IEnumerable<GroupId> groups)
    {
        Kind = kind;
        Groups = [.. Guard.Against.Null(groups).Distinct().Order()];
        if (Groups.Any(g => g.IsDefault))
        {
            throw new ArgumentException("An occasion names groups; default(GroupId) names none.", nameof(groups));
        }
    }

    private TicketOccasion(IEnumerable<PersonRole> roles, MessageVisibility? visibility, bool? isAutomatic, IEnumerable<ContactChannel> channels, bool afterFirstResponse)
    {
        Kind = TicketOccasionKind.MessagePosted;
        Roles = Sorted(roles, nameof(roles));
        Channels = [.. Guard.Against.Null(channels).Select(c => Guard.Against.UndefinedEnum(c, nameof(channels))).Distinct().Order()];
        Visibility = visibility is { } v ? Guard.Against.UndefinedEnum(v, nameof(visibility)) : null;
        IsAutomatic = isAutomatic;
        AfterFirstResponse = afterFirstResponse;
        _roles = Roles.Aggregate(0, (mask, role) => mask | (1 << (int)role));
        _channels = Channels.IsEmpty ? ~0 : Channels.Aggregate(0, (mask, channel) => mask | (1 << (int)channel));
    }

    /// <summary>The first opening of the ticket.</summary>
    public static TicketOccasion Opened { get; } = new(TicketOccasionKind.Opened);

    /// <summary>An answer as the customer sees one: public, by an agent or a manager in person.</summary>
    public static TicketOccasion HumanReply { get; } = Message([PersonRole.Agent, PersonRole.Manager], MessageVisibility.Public, isAutomatic: false);

    /// <summary>A message that the customer wrote in person; it waits for an answer.</summary>
    public static TicketOccasion CustomerMessage { get; } = Message([PersonRole.Customer], MessageVisibility.Public, isAutomatic: false);

    /// <summary>An agent other than the one before has the ticket.</summary>
    public static TicketOccasion AgentAssigned { get; } = new(TicketOccasionKind.AgentAssigned);

    /// <summary>The agent who had the ticket has it no more.</summary>
    public static TicketOccasion AgentLeft { get; } = new(TicketOccasionKind.AgentLeft);

    /// <summary>What kind of thing it is.</summary>
    public TicketOccasionKind Kind { get; }

    /// <summary>Of a message: the roles of its author, ascending.</summary>
    public ImmutableArray<PersonRole> Roles { get; } = [];

    /// <summary>Of a message: who can read it, or null for both.</summary>
    public MessageVisibility? Visibility { get; }

    /// <summary>Of a message: whether a program wrote it, or null for both.</summary>
    public bool? IsAutomatic { get; }

    /// <summary>Of a message: the channels, ascending; none for all of them.</summary>
    public ImmutableArray<ContactChannel> Channels { get; } = [];

    /// <summary>Of a message: whether it counts only once the ticket has had a <see cref="HumanReply"/>, after its opening.</summary>
    public bool AfterFirstResponse { get; }

    /// <summary>Of a status entered or left: the set, ascending.</summary>
    public ImmutableArray<TicketStatus> Statuses { get; } = [];

    /// <summary>Of a group assigned or left: the groups in ordinal order; none for all of them.</summary>
    public ImmutableArray<GroupId> Groups { get; } = [];

    /// <summary>Of a status entered or left: whether it counts only while a group has the ticket.</summary>
    public bool NeedsGroup { get; private init; }

    /// <summary>Equality of kind and sets.</summary>
    public static bool operator ==(TicketOccasion? left, TicketOccasion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of kind or sets.</summary>
    public static bool operator !=(TicketOccasion? left, TicketOccasion? right) => !(left == right);

    /// <summary>A message.</summary>
    /// <param name="roles">The roles of its author; at least one.</param>
    /// <param name="visibility">Who can read it, or null for both.</param>
    /// <param name="isAutomatic">Whether a program wrote it on somebody's behalf, or null for both.</param>
    /// <param name="channels">The channels, or null for all of them.</param>
    /// <param name="afterFirstResponse">Whether it counts only once the ticket has had a <see cref="HumanReply"/>.</param>
    /// <exception cref="ArgumentException">No role is named.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="roles"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member is not named.</exception>
    public static TicketOccasion Message(
        IEnumerable<PersonRole> roles,
        MessageVisibility? visibility = null,
        bool? isAutomatic = null,
        IEnumerable<ContactChannel>? channels = null,
        bool afterFirstResponse = false) => new(roles, visibility, isAutomatic, channels ?? [], afterFirstResponse);

    /// <summary>The status comes into the set from outside of it.</summary>
    /// <exception cref="ArgumentException">No status is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A status is not a named member.</exception>
    public static TicketOccasion StatusEntered(params IEnumerable<TicketStatus> statuses) => new(TicketOccasionKind.StatusEntered, statuses);

    /// <summary>The status leaves the set.</summary>
    /// <exception cref="ArgumentException">No status is named.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A status is not a named member.</exception>
    public static TicketOccasion StatusLeft(params IEnumerable<TicketStatus> statuses) => new(TicketOccasionKind.StatusLeft, statuses);

    /// <summary>One of the groups gets the ticket; none named stands for every group.</summary>
    /// <exception cref="ArgumentException">A group is <c>default</c>.</exception>
    public static TicketOccasion GroupAssigned(params IEnumerable<GroupId> groups) => new(TicketOccasionKind.GroupAssigned, groups);

    /// <summary>One of the groups loses the ticket; none named stands for every group.</summary>
    /// <exception cref="ArgumentException">A group is <c>default</c>.</exception>
    public static TicketOccasion GroupLeft(params IEnumerable<GroupId> groups) => new(TicketOccasionKind.GroupLeft, groups);

    /// <summary>The same change of status, but only while a group has the ticket.</summary>
    /// <exception cref="InvalidOperationException">This is no change of status.</exception>
    public TicketOccasion WithGroup() => Kind is TicketOccasionKind.StatusEntered or TicketOccasionKind.StatusLeft
        ? new TicketOccasion(Kind, Statuses) { NeedsGroup = true }
        : throw new InvalidOperationException($"An occasion of kind {Kind} does not ask for a group; only StatusEntered and StatusLeft do.");

    /// <inheritdoc/>
    public bool Equals(TicketOccasion? other) => other is not null && Kind == other.Kind && _roles == other._roles && _channels == other._channels
        && _statuses == other._statuses && Visibility == other.Visibility && IsAutomatic == other.IsAutomatic && AfterFirstResponse == other.AfterFirstResponse && NeedsGroup == other.NeedsGroup
        && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TicketOccasion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _roles, _channels, _statuses, Visibility, IsAutomatic, Groups.Length);

    /// <summary>Whether a step of a ticket's life is such an occasion.</summary>
    internal bool Holds(in Occurrence step, in TicketFacts before, in TicketFacts after) => Kind switch
    {
        TicketOccasionKind.Opened => step.Kind == OccurrenceKind.Opened && !before.IsOpened,
        TicketOccasionKind.MessagePosted => step.Kind == OccurrenceKind.Message && IsMessage(step, before),
        TicketOccasionKind.StatusEntered => !(before.HasStatus && Has(before.Status)) && Has(after.Status) && !(NeedsGroup && after.Group is null),
        TicketOccasionKind.StatusLeft => before.HasStatus && Has(before.Status) && !Has(after.Status) && !(NeedsGroup && after.Group is null),
        TicketOccasionKind.GroupAssigned => after.Group is { } now && !string.Equals(before.Group, now, StringComparison.Ordinal) && Names(now),
        TicketOccasionKind.GroupLeft => before.Group is { } was && !string.Equals(was, after.Group, StringComparison.Ordinal) && Names(was),
        TicketOccasionKind.AgentAssigned => after.Agent is { } agent && !string.Equals(before.Agent, agent, StringComparison.Ordinal),
        _ => before.Agent is { } former && !string.Equals(former, after.Agent, StringComparison.Ordinal),
    };

    /// <summary>Whether it asks for a group or an agent that has the ticket from then on.</summary>
    internal bool AsksOwner => NeedsGroup || Kind is TicketOccasionKind.GroupAssigned or TicketOccasionKind.AgentAssigned;

    /// <summary>Whether the group or agent that it asks for has the ticket; true where it asks for none.</summary>
    internal bool StandsWith(in TicketFacts facts) => Kind switch
    {
        TicketOccasionKind.GroupAssigned => facts.Group is { } group && Names(group),
        TicketOccasionKind.AgentAssigned => facts.Agent is not null,
        _ => !NeedsGroup || facts.Group is not null,
    };

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> members, string parameterName)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(members, parameterName);
        ImmutableArray<T> sorted = [.. members.Select(m => Guard.Against.UndefinedEnum(m, parameterName)).Distinct().Order()];
        return sorted.IsEmpty ? throw new ArgumentException($"An occasion names no {parameterName}; without one it could never come.", parameterName) : sorted;
    }

    private bool IsMessage(in Occurrence step, in TicketFacts before) => (_roles & (1 << step.Role)) != 0
        && (Visibility is not { } visibility || (int)visibility == step.Visibility)
        && (IsAutomatic is not { } automatic || automatic == step.IsAutomatic)
        && (_channels & (1 << step.Channel)) != 0
        && (!AfterFirstResponse || before.IsAnswered);

    private bool Has(TicketStatus status) => (_statuses & (1 << (int)status)) != 0;

    private bool Names(string group)
    {
        foreach (GroupId named in Groups)
        {
            if (string.Equals(named.Value, group, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return Groups.IsEmpty;
    }
}
