using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Reviews a desk by itself: what can never apply, never end or was hardly meant so. <see cref="LogReview"/> asks a log too.</summary>
/// <remarks>
/// Whether a policy can be reached is decided exactly on conditions, groups, tags, custom fields and validity of the policies before it. Pure, and safe to call from any
/// thread. Time: for each clock quadratic in its policies that overlap.
/// </remarks>
public static class DeskReview
{
    /// <summary>How many policies a finding names at most.</summary>
    private const int MostNamed = 5;

    /// <summary>The findings on a desk: clock by clock, policy by policy, in their order, then calendars and the mapping.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="desk"/> is null.</exception>
    public static ImmutableArray<DeskFinding> Of(Desk desk)
    {
        Guard.Against.Null(desk);
        return [.. Of(desk.ServiceLevels), .. Mapping(desk.Log)];
    }

    /// <summary>The findings on service levels.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="levels"/> is null.</exception>
    public static ImmutableArray<DeskFinding> Of(ServiceLevels levels)
    {
        Guard.Against.Null(levels);
        return [.. levels.Clocks.SelectMany(Policies), .. Calendars(levels)];
    }

    /// <summary>Where a policy stands.</summary>
    internal static string PlaceOf(SlaClock clock, SlaPolicy policy) => $"{PlaceOf(clock)}.policies.{policy.Id.Value}";

    internal static string PlaceOf(SlaClock clock) => $"clocks.{clock.Id}";

    private static IEnumerable<DeskFinding> Policies(SlaClock clock)
    {
        for (int i = 0; i < clock.Policies.Length; i++)
        {
            SlaPolicy policy = clock.Policies[i];
            if (Reach(policy, clock.Policies[..i]) is { } finding)
            {
                yield return finding with { Place = PlaceOf(clock, policy) };
            }

            if (Length(policy) is { } length)
            {
                yield return DeskFinding.Doubt(PlaceOf(clock, policy), length);
            }
        }
    }

    private static DeskFinding? Reach(SlaPolicy policy, ImmutableArray<SlaPolicy> before)
    {
        ReasonName name = new(policy.Id.Value);
        switch (PolicyCover.IsCovered(policy, before))
        {
            case true:
                IReadOnlyList<SlaPolicy> covering = PolicyCover.CoveredBy(policy, before);
                string names = string.Join(", ", covering.Take(MostNamed).Select(p => p.Id.Value)) + (covering.Count > MostNamed ? ", …" : string.Empty);
                return DeskFinding.Problem(string.Empty, DeskReasons.PolicyUnreachable.Of(name, new ReasonName(names)));
            case null:
                return DeskFinding.Doubt(string.Empty, DeskReasons.PolicyUndecided.Of(name));
            default:
                return null;
        }
    }

    /// <summary>What is odd about how long a target is, or null.</summary>
    private static Reason? Length(SlaPolicy policy)
    {
        ReasonName name = new(policy.Id.Value);
        Duration? allowed = policy.Target switch
        {
            WorkingDurationTarget working => working.Allowed,
            ElapsedDurationTarget elapsed => elapsed.Allowed,
            _ => null,
        };
        if (allowed == Duration.Zero)
        {
            return DeskReasons.TargetNone.Of(name);
        }

        if (allowed is { } length)
        {
            Duration year = policy.Target is ElapsedDurationTarget ? Duration.FromDays(366) : YearOf(policy.Calendar);
            return year > Duration.Zero && length > year ? DeskReasons.TargetBeyondYear.Of(name, new ReasonDuration(length), new ReasonDuration(year)) : null;
        }

        (int Days, int Year)? days = policy.Target switch
        {
            BusinessDaysTarget business => (business.Days, DaysOf(policy.Calendar)),
            RelativeTarget relative => (relative.BusinessDays, DaysOf(policy.Calendar)),
            CalendarDaysTarget calendar => (calendar.Days, 366),
            _ => null,
        };
        return days is { } d && d.Year > 0 && d.Days > d.Year ? DeskReasons.TargetDaysBeyondYear.Of(name, new ReasonCount(d.Days), new ReasonCount(d.Year)) : null;
    }

    /// <summary>The most working time that a calendar has in a year from 1 January, UTC, to the next; of a calendar known for less than that, all of its time.</summary>
    private static Duration YearOf(BusinessCalendar calendar)
    {
        Duration most = Duration.Zero;
        foreach ((LocalDate from, LocalDate until) in YearsOf(calendar))
        {
            if (calendar.TryGetWorkingTimeBetween(from.AtMidnight().InUtc().ToInstant(), until.AtMidnight().InUtc().ToInstant(), out Duration time))
            {
                most = Duration.Max(most, time);
            }
        }

        return most == Duration.Zero ? calendar.Timeline.TotalWorkingTime : most;
    }

    private static int DaysOf(BusinessCalendar calendar)
    {
        int most = YearsOf(calendar).Select(y => calendar.BusinessDaysBetween(y.From, y.Until)).DefaultIfEmpty(0).Max();
        return most == 0 ? calendar.BusinessDayCount : most;
    }

    private static IEnumerable<(LocalDate From, LocalDate Until)> YearsOf(BusinessCalendar calendar) => Enumerable
        .Range(calendar.ValidFrom.Year, calendar.ValidUntil.Year - calendar.ValidFrom.Year)
        .Select(year => (From: new LocalDate(year, 1, 1), Until: new LocalDate(year + 1, 1, 1)))
        .Where(year => year.From >= calendar.ValidFrom && year.Until <= calendar.ValidUntil);

    private static IEnumerable<DeskFinding> Calendars(ServiceLevels levels)
    {
        IEnumerable<(string Place, BusinessCalendar Calendar)> used = levels.Clocks.SelectMany(c => c.Policies.Where(p => !ReferenceEquals(p.Calendar, BusinessCalendar.AlwaysOpen)).Select(p => (PlaceOf(c, p), p.Calendar)))
            .Concat(levels.Actions.Where(a => !ReferenceEquals(a.Calendar, BusinessCalendar.AlwaysOpen)).Select(a => ($"actions.{a.Id}", a.Calendar)));
        HashSet<BusinessCalendar> seen = new(ReferenceEqualityComparer.Instance);
        foreach ((string place, BusinessCalendar calendar) in used)
        {
            if (!seen.Add(calendar))
            {
                continue;
            }

            string where = calendar.Name is null ? place : $"calendars.{calendar.Name}";
            ReasonName name = new(calendar.Name ?? place);
            if (calendar.Timeline.TotalWorkingTime == Duration.Zero)
            {
                yield return DeskFinding.Problem(where, DeskReasons.CalendarNeverOpen.Of(name));
            }
            else if (calendar.Combination == CalendarCombination.Layers && calendar.Holidays.IsEmpty && calendar.WeeklyVersions.Any(v => v.Hours != WeeklyHours.AlwaysOpen))
            {
                yield return DeskFinding.Doubt(where, DeskReasons.CalendarWithoutHolidays.Of(name));
            }
        }
    }

    private static IEnumerable<DeskFinding> Mapping(LogMapping log)
    {
        if (log.Columns.TryGetValue(LogColumn.Status, out LogField? status) && log.Statuses.Count == 0)
        {
            yield return DeskFinding.Doubt("log.statuses", DeskReasons.StatusesUnmapped.Of(new ReasonName(status.Name)));
        }
    }
}
