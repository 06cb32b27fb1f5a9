using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>A piece of work that comes up again by a rule, such as the daily report, and is delegated wholly to one agent.</summary>
/// <remarks>
/// <para>The dates of the recurrence roll to business days of the duty's calendar; dates that roll to the same day are one release. The calendar gives the zone of the
/// release time and measures the target; for every day and elapsed time hand in a calendar that is always open.</para>
/// <para>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class RecurringDuty : IEquatable<RecurringDuty>
{
    /// <summary>States a duty.</summary>
    /// <param name="id">The duty.</param>
    /// <param name="title">What it is called; not blank.</param>
    /// <param name="recurrence">On which dates it comes up.</param>
    /// <param name="start">The start of the recurrence, of any calendar system.</param>
    /// <param name="releaseTime">The local time of day it comes up at; 24:00 is 00:00 of the next date.</param>
    /// <param name="calendar">Zone, business days and working time.</param>
    /// <param name="roll">Where a date that is no business day moves to.</param>
    /// <param name="effort">How much work it is, from zero to 2^63 − 1 nanoseconds (292 years), inclusive.</param>
    /// <param name="target">The working time within which it is to be done, in the same bounds; null for no target.</param>
    /// <param name="skills">What it needs; null for nothing.</param>
    /// <param name="delegations">Whose it is from which date on, each date once; null for nobody in particular.</param>
    /// <exception cref="ArgumentNullException"><paramref name="title"/>, <paramref name="recurrence"/> or <paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <c>default</c>, <paramref name="title"/> is blank, or two delegations begin on one date.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="roll"/> is not defined, or a duration is outside its bounds.</exception>
    public RecurringDuty(
        DutyId id,
        string title,
        Recurrence recurrence,
        LocalDate start,
        DayTime releaseTime,
        BusinessCalendar calendar,
        BusinessDayRoll roll = BusinessDayRoll.Following,
        Duration effort = default,
        Duration? target = null,
        SkillRequirements? skills = null,
        IEnumerable<DutyDelegation>? delegations = null)
    {
        Id = Required.Id(id);
        Title = Guard.Against.NullOrWhiteSpace(title);
        Recurrence = Guard.Against.Null(recurrence);
        Start = start.WithCalendar(CalendarSystem.Iso);
        ReleaseTime = releaseTime;
        Calendar = Guard.Against.Null(calendar);
        Roll = Guard.Against.UndefinedEnum(roll);
        Effort = Required.Within292Years(effort);
        Target = target is { } given ? Required.Within292Years(given, nameof(target)) : null;
        Skills = skills ?? SkillRequirements.None;
        Delegations = [.. (delegations ?? []).OrderBy(d => d.From)];
        for (int i = 1; i < Delegations.Length; i++)
        {
            if (Delegations[i].From == Delegations[i - 1].From)
            {
                throw new ArgumentException($"Two delegations of duty '{id}' begin on {LocalDatePattern.Iso.Format(Delegations[i].From)}; each date begins one.", nameof(delegations));
            }
        }
    }

    /// <summary>The duty.</summary>
    public DutyId Id { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>On which dates it comes up, before they roll.</summary>
    public Recurrence Recurrence { get; }

    /// <summary>The start of the recurrence, in the ISO calendar.</summary>
    public LocalDate Start { get; }

    /// <summary>The local time of day it comes up at.</summary>
    public DayTime ReleaseTime { get; }

    /// <summary>Zone, business days and working time.</summary>
    public BusinessCalendar Calendar { get; }

    /// <summary>Where a date that is no business day moves to.</summary>
    public BusinessDayRoll Roll { get; }

    /// <summary>How much work it is.</summary>
    public Duration Effort { get; }

    /// <summary>The working time within which it is to be done, or null.</summary>
    public Duration? Target { get; }

    /// <summary>What it needs.</summary>
    public SkillRequirements Skills { get; }

    /// <summary>Whose it is from which date on, ascending by date.</summary>
    public ImmutableArray<DutyDelegation> Delegations { get; }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(RecurringDuty? left, RecurringDuty? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(RecurringDuty? left, RecurringDuty? right) => !(left == right);

    /// <summary>Whose the duty is on a date.</summary>
    /// <param name="date">The date, of any calendar system.</param>
    /// <returns>The agent of the last delegation that begins on the date or before; null for nobody in particular.</returns>
    public AgentId? DelegateOn(LocalDate date)
    {
        LocalDate iso = date.WithCalendar(CalendarSystem.Iso);
        return Delegations.LastOrDefault(d => d.From <= iso).Agent;
    }

    /// <summary>Gives this duty delegated from a date on; what begins later stays.</summary>
    /// <param name="from">The first date, inclusive, of any calendar system.</param>
    /// <param name="agent">The agent, or null for nobody in particular.</param>
    /// <exception cref="ArgumentException"><paramref name="agent"/> is <c>default</c>.</exception>
    public RecurringDuty DelegatedTo(AgentId? agent, LocalDate from)
    {
        DutyDelegation delegation = new(from, agent);
        return new(Id, Title, Recurrence, Start, ReleaseTime, Calendar, Roll, Effort, Target, Skills, Delegations.Where(d => d.From != delegation.From).Append(delegation));
    }

    /// <summary>Finds the next time that the duty comes up.</summary>
    /// <param name="after">The instant, exclusive.</param>
    /// <returns>The release, or why there is none. The cost is that of walking the recurrence to it.</returns>
    public DutyReleaseResult NextRelease(Instant after)
    {
        if (!Calendar.Covers(after))
        {
            return new(DutyReleaseStatus.OutsideHorizon);
        }

        DutyRelease? next = Releases(after + Duration.Epsilon, Calendar.Timeline.End).FirstOrDefault();
        if (next is not null)
        {
            return new(DutyReleaseStatus.Found, next);
        }

        LocalDate low = FirstCandidate(after);
        bool goesOn = Recurrence.DatesFrom(Start).SkipWhile(date => date < low).Any(date => !IsReleasedBy(date, after));
        return new(goesOn ? DutyReleaseStatus.OutsideHorizon : DutyReleaseStatus.Ended);
    }

    /// <summary>Enumerates the times that the duty comes up within <c>[from, until)</c>, ascending; lazy.</summary>
    /// <param name="from">The start, inclusive, within the horizon of <see cref="Calendar"/>.</param>
    /// <param name="until">The end, exclusive, within the horizon or at its end.</param>
    /// <returns>The releases; none if <paramref name="until"/> is not after <paramref name="from"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the horizon.</exception>
    public IEnumerable<DutyRelease> ReleasesBetween(Instant from, Instant until)
    {
        Guard.Against.OutOfRange(from, Calendar.Timeline.Start, Calendar.Timeline.End);
        Guard.Against.OutOfRange(until, Calendar.Timeline.Start, Calendar.Timeline.End);
        return Releases(from, until);
    }

    /// <inheritdoc/>
    public bool Equals(RecurringDuty? other) => other is not null && Id == other.Id && string.Equals(Title, other.Title, StringComparison.Ordinal)
        && Recurrence == other.Recurrence && Start == other.Start && ReleaseTime == other.ReleaseTime && Roll == other.Roll && Effort == other.Effort
        && Target == other.Target && Skills == other.Skills && Delegations.AsSpan().SequenceEqual(other.Delegations.AsSpan()) && Calendar == other.Calendar;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RecurringDuty);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Title, Recurrence, Start, ReleaseTime, Delegations.Length);

    /// <summary>The duty's identifier.</summary>
    public override string ToString() => Id.ToString();

    private IEnumerable<DutyRelease> Releases(Instant from, Instant until)
    {
        Instant? last = null;
        foreach (LocalDate date in Recurrence.DatesBetween(Start, FirstCandidate(from), Calendar.ValidUntil))
        {
            if (!TryRelease(date, out LocalDate rolled, out Instant at) || at < from || at == last)
            {
                continue;
            }

            if (at >= until)
            {
                yield break;
            }

            last = at;
            BusinessTimeResult? due = Target is { } target ? Calendar.AddWorkingTime(at, target, DeadlineConvention.CloseOfBusiness) : null;
            yield return new DutyRelease(Id, rolled, at, due, DelegateOn(rolled));
        }
    }

    /// <summary>
    /// A date before which none comes up at the instant or later: the last business day before it, since rolling keeps the order of dates; one date
    /// earlier for releases at 24:00.
    /// </summary>
    private LocalDate FirstCandidate(Instant instant)
    {
        LocalDate before = instant.InZone(Calendar.Zone).Date.WithCalendar(CalendarSystem.Iso).PlusDays(-1);
        return Roll == BusinessDayRoll.None || !Calendar.PreviousBusinessDay(before).TryGetValue(out LocalDate businessDay)
            ? LocalDate.Min(before, Roll == BusinessDayRoll.None ? before : Calendar.ValidFrom)
            : businessDay;
    }

    private bool TryRelease(LocalDate date, out LocalDate rolled, out Instant at)
    {
        bool isFound = Calendar.Roll(date, Roll).TryGetValue(out rolled) && Calendar.Covers(rolled);
        at = isFound ? LocalTimeMapping.ToInstant(rolled, ReleaseTime, Calendar.Zone) : default;
        return isFound;
    }

    /// <summary>Whether a date comes up within the horizon, and not after an instant.</summary>
    private bool IsReleasedBy(LocalDate date, Instant instant) => TryRelease(date, out _, out Instant at) && at <= instant;
}
