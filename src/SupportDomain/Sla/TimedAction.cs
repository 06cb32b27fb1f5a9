using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Numerics;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Something that is due by time alone while a ticket stays in some statuses: closing it, a reminder, the end of a wait. Counted by a calendar like any clock.</summary>
/// <remarks>
/// <para>It begins when the ticket comes into the statuses, ends when it leaves them, and begins anew at each of <see cref="RestartsOn"/>. The library tells that it is
/// due, as an <see cref="SlaNoticeKind.ActionDue"/>; whoever is told gives the command.</para>
/// <para>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class TimedAction
{
    /// <summary>States an action.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="statuses">The statuses in which the time runs; at least one.</param>
    /// <param name="after">How much time.</param>
    /// <param name="calendar">The calendar by which it is counted.</param>
    /// <param name="times">How often it is told, each time after as much counting time again; from 1 to <see cref="SlaPolicy.MaxLevels"/>.</param>
    /// <param name="restartsOn">Occasions at which the time begins anew; null for none.</param>
    /// <param name="delivery">When it is told, where it is due outside the hours.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is no name of a policy, or no status is named.</exception>
    /// <exception cref="ArgumentNullException">An argument without default is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is outside these bounds, or a member is not named.</exception>
    public TimedAction(
        string id,
        TimedActionKind kind,
        IEnumerable<TicketStatus> statuses,
        SlaTarget after,
        BusinessCalendar calendar,
        int times = 1,
        IEnumerable<TicketOccasion>? restartsOn = null,
        LevelDelivery delivery = LevelDelivery.AtOnce)
    {
        Id = new PolicyId(id).Value;
        Kind = Guard.Against.UndefinedEnum(kind);
        After = Guard.Against.Null(after);
        Calendar = Guard.Against.Null(calendar);
        Times = Guard.Against.OutOfRange(times, 1, SlaPolicy.MaxLevels);
        Delivery = Guard.Against.UndefinedEnum(delivery);
        TicketOccasion entered = TicketOccasion.StatusEntered(statuses);
        Statuses = entered.Statuses;
        RestartsOn = [.. (restartsOn ?? []).Select(r => Guard.Against.Null(r, nameof(restartsOn)))];
        SlaMetric metric = new("action", id, [entered, .. RestartsOn], RestartsOn, ReopenMode.NewInstance, Statuses);
        SlaPolicy policy = new SlaPolicy(new PolicyId(id), After, Calendar).WithLevels(Enumerable.Range(1, Times).Select(Level));
        Clock = new SlaClock(id, id, metric, policy).WithLateAlarms(true);
    }

    /// <summary>Its name.</summary>
    public string Id { get; }

    /// <summary>What it is for.</summary>
    public TimedActionKind Kind { get; }

    /// <summary>The statuses in which the time runs, ascending.</summary>
    public ImmutableArray<TicketStatus> Statuses { get; }

    /// <summary>How much time.</summary>
    public SlaTarget After { get; }

    /// <summary>The calendar by which it is counted.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>How often it is told.</summary>
    public int Times { get; }

    /// <summary>Occasions at which the time begins anew.</summary>
    public ImmutableArray<TicketOccasion> RestartsOn { get; }

    /// <summary>When it is told, where it is due outside the hours.</summary>
    public LevelDelivery Delivery { get; }

    /// <summary>The clock that counts for it, with a level for each time.</summary>
    internal SlaClock Clock { get; }

    private EscalationLevel Level(int time) => EscalationLevel.AtPercent(
        time.ToString(CultureInfo.InvariantCulture), Percentage.FromPercent(time * 100L), EscalationPath.Functional, Id, Delivery);
}
