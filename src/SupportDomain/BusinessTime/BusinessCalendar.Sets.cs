using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <content>Calendars made of calendars.</content>
public sealed partial class BusinessCalendar
{
    private BusinessCalendar(string? name, CalendarCombination combination, BusinessCalendar first, BusinessCalendar second)
    {
        Name = Guard.Against.WhiteSpace(name);
        Combination = combination;
        Operands = [first, second];
        _layers = CalendarLayers.Empty(first.Zone);
        WorkingTimeline combined = combination switch
        {
            CalendarCombination.Union => first.Timeline.Union(second.Timeline),
            CalendarCombination.Intersection => first.Timeline.Intersect(second.Timeline),
            _ => first.Timeline.Except(second.Timeline),
        };
        (ValidFrom, ValidUntil) = WholeDates(combined, Zone, nameof(second));
        Timeline = combined.Clip(LocalTimeMapping.ToInstant(ValidFrom.AtMidnight(), Zone), LocalTimeMapping.ToInstant(ValidUntil.AtMidnight(), Zone));
        _businessDays = DatesWithOpenTime(Timeline, Zone, ValidFrom, ValidUntil);
        _offsets = new ZoneTable(Zone, ValidFrom, ValidUntil);
    }

    /// <summary>Gives the calendar that is open where this one or another is: follow-the-sun desks in several zones.</summary>
    /// <remarks>
    /// Its zone is this calendar's; its horizon is the dates of that zone that both horizons cover wholly. A business day of it is a local date with open time.
    /// </remarks>
    /// <param name="other">The other calendar, of any zone.</param>
    /// <param name="name">A name for explanations, not blank, or null.</param>
    /// <returns>The union. O(n) in the segments of both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">No date lies in both horizons, or <paramref name="name"/> is blank.</exception>
    public BusinessCalendar Union(BusinessCalendar other, string? name = null) => new(name, CalendarCombination.Union, this, Guard.Against.Null(other));

    /// <summary>Gives the calendar that is open where both this one and another are: a supplier reachable only when both work.</summary>
    /// <inheritdoc cref="Union" path="/remarks"/>
    /// <param name="other">The other calendar, of any zone.</param>
    /// <param name="name">A name for explanations, not blank, or null.</param>
    /// <returns>The intersection. O(n) in the segments of both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">No date lies in both horizons, or <paramref name="name"/> is blank.</exception>
    public BusinessCalendar Intersect(BusinessCalendar other, string? name = null) => new(name, CalendarCombination.Intersection, this, Guard.Against.Null(other));

    /// <summary>Gives the calendar that is open where this one is and another is not: hours without those of a maintenance window.</summary>
    /// <inheritdoc cref="Union" path="/remarks"/>
    /// <param name="other">The other calendar, of any zone.</param>
    /// <param name="name">A name for explanations, not blank, or null.</param>
    /// <returns>The difference. O(n) in the segments of both.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">No date lies in both horizons, or <paramref name="name"/> is blank.</exception>
    public BusinessCalendar Except(BusinessCalendar other, string? name = null) => new(name, CalendarCombination.Difference, this, Guard.Against.Null(other));

    /// <summary>The dates that lie wholly within the horizon of a timeline.</summary>
    private static (LocalDate From, LocalDate Until) WholeDates(WorkingTimeline timeline, DateTimeZone zone, string parameterName)
    {
        LocalDate from = timeline.Start.InZone(zone).Date;
        LocalDate until = timeline.End.InZone(zone).Date;

        // Where clocks went back over midnight, the midnight of the next date may lie before the start too.
        while (LocalTimeMapping.ToInstant(from.AtMidnight(), zone) < timeline.Start)
        {
            from = from.PlusDays(1);
        }

        // So may the end of the last date, although the wall shows the date again.
        while (LocalTimeMapping.ToInstant(until.PlusDays(1).AtMidnight(), zone) <= timeline.End)
        {
            until = until.PlusDays(1);
        }

        return until > from
            ? (from, until)
            : throw new ArgumentException($"The common horizon, {timeline.Start} to {timeline.End}, holds no whole date of {zone.Id}.", parameterName);
    }

    private static DateSet DatesWithOpenTime(WorkingTimeline timeline, DateTimeZone zone, LocalDate from, LocalDate until)
    {
        int endDay = CalendarCompiler.ToDayNumber(until);
        DateSet.Builder dates = new(CalendarCompiler.ToDayNumber(from), endDay);
        for (int i = 0; i < timeline.Count; i++)
        {
            Interval segment = timeline[i];

            // Where clocks went back over midnight, the wall shows a date again after the next one has begun: one date more is asked.
            int last = CalendarCompiler.ToDayNumber((segment.End - Duration.Epsilon).InZone(zone).Date) + 1;
            for (int day = CalendarCompiler.ToDayNumber(segment.Start.InZone(zone).Date); day <= last && day < endDay; day++)
            {
                AddIfOpen(dates, day, zone, segment);
            }
        }

        return dates.Build();
    }

    // A date that the zone skipped lies between two others without a moment of its own.
    private static void AddIfOpen(DateSet.Builder dates, int day, DateTimeZone zone, Interval segment)
    {
        Instant start = LocalTimeMapping.ToInstant(CalendarCompiler.ToDate(day).AtMidnight(), zone);
        Instant end = LocalTimeMapping.ToInstant(CalendarCompiler.ToDate(day + 1).AtMidnight(), zone);
        if (Instant.Max(start, segment.Start) < Instant.Min(end, segment.End))
        {
            dates.Add(day);
        }
    }
}
