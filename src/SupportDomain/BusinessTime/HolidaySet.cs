using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The public holidays of a place as rules, with the sources of its facts and the date from which the rules hold.
/// </summary>
/// <remarks>No equality but identity, no order. Immutable, safe for use by many threads.</remarks>
public sealed class HolidaySet
{
    /// <summary>Initializes a new instance of the <see cref="HolidaySet"/> class.</summary>
    /// <param name="name">The name of the place.</param>
    /// <param name="validFrom">The first date from which the rules are right.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="sources">Where the facts come from.</param>
    /// <exception cref="ArgumentNullException">A list or one of its members is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> or a source is blank.</exception>
    public HolidaySet(string name, LocalDate validFrom, IEnumerable<HolidayRule> rules, IEnumerable<string> sources)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        ValidFrom = validFrom.WithCalendar(CalendarSystem.Iso);
        Rules = [.. Guard.Against.Null(rules)];
        Sources = [.. Guard.Against.Null(sources)];
        if (Rules.Contains(null!))
        {
            throw new ArgumentNullException(nameof(rules), "A set of holidays holds no null among its rules.");
        }

        foreach (string source in Sources)
        {
            Guard.Against.NullOrWhiteSpace(source, nameof(sources));
        }
    }

    /// <summary>Gets the name of the place.</summary>
    public string Name { get; }

    /// <summary>Gets the first date from which the rules are right, in the ISO calendar.</summary>
    public LocalDate ValidFrom { get; }

    /// <summary>Gets the rules.</summary>
    public ImmutableArray<HolidayRule> Rules { get; }

    /// <summary>Gets where the facts come from.</summary>
    public ImmutableArray<string> Sources { get; }

    /// <summary>Gives the holidays and substitute days within <c>[from, until)</c>.</summary>
    /// <remarks>
    /// A range gives what the same dates give within a wider one. With <see cref="HolidayObservance.NextFreeWeekday"/> a substitute may wait for any number of days that
    /// are taken, so the years since <see cref="ValidFrom"/> are walked; holidays of the two weeks before that date still give theirs.
    /// </remarks>
    /// <param name="from">The first date, inclusive; not before <see cref="ValidFrom"/>.</param>
    /// <param name="until">The last date, exclusive; to 9990-01-01.</param>
    /// <returns>The holidays, ascending; a substitute is named after its holiday with <c>(observed)</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is before <see cref="ValidFrom"/>, or <paramref name="until"/> is before <paramref name="from"/> or too late.</exception>
    public ImmutableArray<Holiday> HolidaysBetween(LocalDate from, LocalDate until)
    {
        LocalDate first = from.WithCalendar(CalendarSystem.Iso);
        LocalDate end = until.WithCalendar(CalendarSystem.Iso);
        if (first < ValidFrom)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, $"The holidays of {Name} are known from {ValidFrom:uuuu-MM-dd}.");
        }

        if (end < first || end.Year > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, $"The end is from {first:uuuu-MM-dd} to {LastYear}-12-31.");
        }

        // A substitute can be in the range although its holiday is not, and depends on those before.
        LocalDate wideFrom = Rules.Any(rule => rule.Observance == HolidayObservance.NextFreeWeekday) ? ValidFrom : first;
        wideFrom = wideFrom.Year > LocalDate.MinIsoValue.Year ? wideFrom.PlusDays(-SubstituteReach) : LocalDate.MinIsoValue;
        List<(Holiday Holiday, HolidayObservance Observance)> all =
            [.. Rules.SelectMany(rule => rule.HolidaysBetween(wideFrom, end.PlusDays(SubstituteReach)).Select(holiday => (holiday, rule.Observance)))];
        SortedSet<Holiday> result = [.. all.Select(item => item.Holiday)];
        HashSet<LocalDate> taken = [.. result.Select(holiday => holiday.Date)];
        LocalDate searched = wideFrom;
        foreach ((Holiday holiday, HolidayObservance observance) in all.OrderBy(item => item.Holiday))
        {
            if (Substitute(holiday.Date, observance, taken, ref searched) is { } date)
            {
                taken.Add(date);
                result.Add(new Holiday(date, $"{holiday.Name} (observed)", holiday.IsEstimated));
            }
        }

        return [.. result.Where(holiday => holiday.Date >= first && holiday.Date < end)];
    }

    private const int SubstituteReach = 14;
    private const int LastYear = 9990;

    /// <summary>Finds the substitute of a holiday; holidays come ascending, so what the last search found taken is not searched again.</summary>
    private static LocalDate? Substitute(LocalDate date, HolidayObservance observance, HashSet<LocalDate> taken, ref LocalDate searched)
    {
        if (observance == HolidayObservance.None || date.DayOfWeek < IsoDayOfWeek.Saturday)
        {
            return null;
        }

        bool isSaturday = date.DayOfWeek == IsoDayOfWeek.Saturday;
        if (observance == HolidayObservance.NearestWeekday)
        {
            return date.PlusDays(isSaturday ? -1 : 1);
        }

        LocalDate candidate = date.PlusDays(isSaturday ? 2 : 1);
        if (observance == HolidayObservance.NextMonday)
        {
            return candidate;
        }

        candidate = LocalDate.Max(candidate, searched);
        while (taken.Contains(candidate) || candidate.DayOfWeek >= IsoDayOfWeek.Saturday)
        {
            candidate = candidate.PlusDays(1);
        }

        searched = candidate.PlusDays(1);
        return candidate;
    }
}
