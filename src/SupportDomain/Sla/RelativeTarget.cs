using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>By a time of day of the n-th business day after the start, or by the close of that day: "by 16:00 of the next business day".</summary>
/// <remarks>
/// <para>One business day, by 16:00, from Friday 10:00 in a Monday-to-Friday week is Monday 16:00, and so it is from Saturday. With zero days it is the first such time of a
/// business day that is not before the start: from Friday 17:00 again Monday 16:00.</para>
/// </remarks>
public sealed record RelativeTarget : SlaTarget
{
    /// <summary>States the day and the time.</summary>
    /// <param name="businessDays">How many business days after the start's local date; zero or more.</param>
    /// <param name="by">The local time on that day, 24:00 included, or null for its last closing.</param>
    /// <param name="cutOff">The local time from which, inclusive, a start on a business day counts as on the next one; or null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="businessDays"/> is negative.</exception>
    public RelativeTarget(int businessDays, DayTime? by = null, LocalTime? cutOff = null)
    {
        BusinessDays = Guard.Against.Negative(businessDays);
        By = by;
        CutOff = cutOff;
    }

    /// <summary>How many business days after the start's local date.</summary>
    public int BusinessDays { get; }

    /// <summary>The local time on that day, or null for its last closing.</summary>
    public DayTime? By { get; }

    /// <summary>The local time from which, inclusive, a start on a business day counts as on the next one; or null.</summary>
    public LocalTime? CutOff { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null)
    {
        Guard.Against.Null(calendar);
        if (!calendar.Covers(start))
        {
            return SlaDeadline.Without(NoDeadlineReason.OutsideHorizon);
        }

        LocalDateTime local = start.InZone(calendar.Zone).LocalDateTime;
        bool isLate = CutOff is { } cutOff && local.TimeOfDay >= cutOff && calendar.IsBusinessDay(local.Date);
        BusinessDateResult from = isLate ? calendar.NextBusinessDay(local.Date) : BusinessDateResult.Found(local.Date);
        BusinessDateResult day = Then(from, date => BusinessDays == 0 ? calendar.Roll(date, BusinessDayRoll.Following) : calendar.AddBusinessDays(date, BusinessDays));
        SlaDeadline due = On(day, calendar);
        return due.Exists && due.DueAt < start ? On(Then(day, calendar.NextBusinessDay), calendar) : due;
    }

    private static BusinessDateResult Then(BusinessDateResult date, Func<LocalDate, BusinessDateResult> next) => date.TryGetValue(out LocalDate value) ? next(value) : date;

    private SlaDeadline On(BusinessDateResult day, BusinessCalendar calendar)
    {
        if (!day.TryGetValue(out LocalDate date))
        {
            return SlaDeadline.Without(day.Status == BusinessTimeStatus.NoWorkingTime ? NoDeadlineReason.NoWorkingTime : NoDeadlineReason.OutsideHorizon);
        }

        return By is { } by ? SlaDeadline.At(LocalTimeMapping.ToInstant(date, by, calendar.Zone)) : SlaDeadline.From(calendar.EndOfBusinessDay(date));
    }
}
