using System.Collections.Immutable;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>What is known of an agent beforehand: skills, groups, capacity, shifts and absences. What the agent does right now is the scheduler's matter.</summary>
/// <remarks>
/// <para>Capacity counts in units of the desk's own making; each channel says how many units an item takes. A channel that is not listed is not served. An agent without
/// a shift calendar is always on duty, and absences are then read in UTC; hand in a calendar that is always open in another zone for another reading.</para>
/// <para>Equal by value of everything that was handed in, whatever its order; no order of its own. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed partial class AgentProfile : IEquatable<AgentProfile>
{
    /// <summary>The greatest number of capacity units, inclusive.</summary>
    public const int MaximumCapacityUnits = 1_000_000;

    private readonly AbsenceIntervals _away;

    /// <summary>States a profile.</summary>
    /// <param name="id">The agent.</param>
    /// <param name="capacityUnits">How many units the agent has in all, from 0 (takes nothing) to <see cref="MaximumCapacityUnits"/>, inclusive.</param>
    /// <param name="channels">What items of each channel take, each channel once; one that is not listed is not served.</param>
    /// <param name="skills">The skills; null for none.</param>
    /// <param name="groups">The groups the agent belongs to, each once; null for none.</param>
    /// <param name="role">Agent, manager or bot.</param>
    /// <param name="shifts">When the agent works; null for always.</param>
    /// <param name="absences">When the agent is away all the same, in the zone of the shifts; they may overlap. Null for never.</param>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null, or an absence is.</exception>
    /// <exception cref="ArgumentException">An identifier or a channel's capacity is <c>default</c>, or a channel or group stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacityUnits"/> is outside its bounds, or <paramref name="role"/> is neither agent nor manager nor bot.</exception>
    public AgentProfile(
        AgentId id,
        int capacityUnits,
        IEnumerable<ChannelCapacity> channels,
        SkillSet? skills = null,
        IEnumerable<GroupId>? groups = null,
        PersonRole role = PersonRole.Agent,
        BusinessCalendar? shifts = null,
        IEnumerable<Absence>? absences = null)
    {
        Id = Required.Id(id);
        CapacityUnits = Guard.Against.OutOfRange(capacityUnits, 0, MaximumCapacityUnits);
        Channels = SortedChannels(Guard.Against.Null(channels));
        Skills = skills ?? SkillSet.Empty;
        Groups = SortedGroups(groups ?? []);
        Role = role is PersonRole.Agent or PersonRole.Manager or PersonRole.Bot
            ? role
            : throw new ArgumentOutOfRangeException(nameof(role), role, $"The role of agent {id} is {role}; it must be Agent, Manager or Bot.");
        Shifts = shifts ?? BusinessCalendar.AlwaysOpen;
        Absences = [.. (absences ?? []).Select(a => Guard.Against.Null(a, nameof(absences))).OrderBy(a => a.Start).ThenBy(a => a.End).ThenBy(a => a.Overnight)];
        _away = new AbsenceIntervals(Absences, Shifts);
    }

    /// <summary>The agent.</summary>
    public AgentId Id { get; }

    /// <summary>How many units the agent has in all.</summary>
    public int CapacityUnits { get; }

    /// <summary>What items of each channel take, ascending by channel.</summary>
    public ImmutableArray<ChannelCapacity> Channels { get; }

    /// <summary>The skills.</summary>
    public SkillSet Skills { get; }

    /// <summary>The groups the agent belongs to, in ordinal order.</summary>
    public ImmutableArray<GroupId> Groups { get; }

    /// <summary>Agent, manager or bot.</summary>
    public PersonRole Role { get; }

    /// <summary>When the agent works; <see cref="BusinessCalendar.AlwaysOpen"/> if nothing was said.</summary>
    public BusinessCalendar Shifts { get; }

    /// <summary>When the agent is away all the same, ascending by start.</summary>
    public ImmutableArray<Absence> Absences { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(AgentProfile? left, AgentProfile? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(AgentProfile? left, AgentProfile? right) => !(left == right);

    /// <summary>What items of a channel take.</summary>
    /// <param name="channel">The channel.</param>
    /// <returns>The capacity, or null if the agent does not serve the channel at all. A maximum of 0 items is given as it is.</returns>
    public ChannelCapacity? CapacityOf(ContactChannel channel)
    {
        foreach (ChannelCapacity capacity in Channels)
        {
            if (capacity.Channel == channel)
            {
                return capacity;
            }
        }

        return null;
    }

    /// <summary>Whether the agent belongs to a group.</summary>
    /// <param name="group">The group.</param>
    public bool IsIn(GroupId group) => Groups.BinarySearch(group) >= 0;

    /// <summary>Gives this profile with other capacity.</summary>
    /// <inheritdoc cref="AgentProfile(AgentId, int, IEnumerable{ChannelCapacity}, SkillSet, IEnumerable{GroupId}, PersonRole, BusinessCalendar, IEnumerable{Absence})"/>
    public AgentProfile WithCapacity(int capacityUnits, IEnumerable<ChannelCapacity> channels) => new(Id, capacityUnits, channels, Skills, Groups, Role, Shifts, Absences);

    /// <summary>Gives this profile with other skills.</summary>
    /// <param name="skills">The skills.</param>
    /// <exception cref="ArgumentNullException"><paramref name="skills"/> is null.</exception>
    public AgentProfile WithSkills(SkillSet skills) => new(Id, CapacityUnits, Channels, Guard.Against.Null(skills), Groups, Role, Shifts, Absences);

    /// <summary>Gives this profile with other groups.</summary>
    /// <param name="groups">The groups, each once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">A group is <c>default</c> or stands twice.</exception>
    public AgentProfile WithGroups(params IEnumerable<GroupId> groups) => new(Id, CapacityUnits, Channels, Skills, Guard.Against.Null(groups), Role, Shifts, Absences);

    /// <summary>Gives this profile with another shift calendar; absences keep their local times and move to its zone.</summary>
    /// <param name="shifts">When the agent works; null for always.</param>
    public AgentProfile WithShifts(BusinessCalendar? shifts) => new(Id, CapacityUnits, Channels, Skills, Groups, Role, shifts, Absences);

    /// <summary>Gives this profile with other absences.</summary>
    /// <param name="absences">All absences.</param>
    /// <exception cref="ArgumentNullException"><paramref name="absences"/> is null, or one of them is.</exception>
    public AgentProfile WithAbsences(params IEnumerable<Absence> absences) => new(Id, CapacityUnits, Channels, Skills, Groups, Role, Shifts, Guard.Against.Null(absences));

    /// <inheritdoc/>
    public bool Equals(AgentProfile? other) => other is not null && Id == other.Id && CapacityUnits == other.CapacityUnits && Role == other.Role
        && Channels.AsSpan().SequenceEqual(other.Channels.AsSpan()) && Skills == other.Skills && Groups.AsSpan().SequenceEqual(other.Groups.AsSpan())
        && Absences.AsSpan().SequenceEqual(other.Absences.AsSpan()) && Shifts == other.Shifts;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AgentProfile);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, CapacityUnits, Channels.Length, Skills, Groups.Length, Absences.Length);

    /// <summary>The agent's identifier.</summary>
    public override string ToString() => Id.ToString();

    private static ImmutableArray<ChannelCapacity> SortedChannels(IEnumerable<ChannelCapacity> channels)
    {
        ImmutableArray<ChannelCapacity> sorted = [.. channels.OrderBy(c => c.Channel)];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].IsDefault)
            {
                throw new ArgumentException("A channel's capacity is default(ChannelCapacity), which is of no channel; hand in one that was constructed.", nameof(channels));
            }

            if (i > 0 && sorted[i].Channel == sorted[i - 1].Channel)
            {
                throw new ArgumentException($"The channel {sorted[i].Channel} stands twice; each channel has one capacity.", nameof(channels));
            }
        }

        return sorted;
    }

    private static ImmutableArray<GroupId> SortedGroups(IEnumerable<GroupId> groups)
    {
        ImmutableArray<GroupId> sorted = [.. groups.Order()];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].IsDefault)
            {
                throw new ArgumentException("A group is default(GroupId), which names nothing; hand in an identifier.", nameof(groups));
            }

            if (i > 0 && sorted[i] == sorted[i - 1])
            {
                throw new ArgumentException($"The group '{sorted[i]}' stands twice; an agent is in a group once.", nameof(groups));
            }
        }

        return sorted;
    }
}
