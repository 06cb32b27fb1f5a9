using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>An event of an iCalendar text as it was read.</summary>
internal sealed class ICalendarEvent(int line)
{
    private const int MostDays = 366;

    public int Line { get; } = line;

    public List<ICalendarProperty> Properties { get; } = [];

    public string? Uid { get; set; }

    public string Name { get; set; } = "Holiday";

    public LocalDate? Start { get; set; }

    public LocalDate? End { get; set; }

    public int? Duration { get; set; }

    /// <summary>The repeat of a series that the event replaces.</summary>
    public LocalDate? RecurrenceId { get; set; }

    /// <summary>Whether the event changes all later repeats of the series too.</summary>
    public bool IsThisAndFuture { get; set; }

    public Recurrence? Rule { get; set; }

    /// <summary>Few events have either, and there may be very many events.</summary>
    public HashSet<LocalDate>? Except { get; set; }

    public List<LocalDate>? Further { get; set; }

    public bool IsCancelled { get; set; }

    public bool IsTimed { get; set; }

    /// <summary>An event lasts a day where it says nothing or, against the RFC but as some feeds do, ends where it starts.</summary>
    public int Days => Duration ?? (End is { } end ? Math.Max(1, Period.DaysBetween(Start!.Value, end)) : 1);

    /// <summary>By how many days the event moves the repeat that it replaces.</summary>
    public int Shift => RecurrenceId is { } replaced && Start is { } start ? Period.DaysBetween(replaced, start) : 0;

    public void Check()
    {
        if (Start is not { } start)
        {
            throw new FormatException($"The event on line {Line} of the iCalendar text has no DTSTART.");
        }

        if (End < start)
        {
            throw new FormatException($"The event on line {Line} of the iCalendar text ends on {End:uuuu-MM-dd}, before it starts on {start:uuuu-MM-dd}.");
        }

        if (Days > MostDays)
        {
            throw new FormatException($"The event on line {Line} of the iCalendar text lasts {Days} days; allowed are {MostDays}.");
        }

        if (IsThisAndFuture && Math.Abs(Shift) > MostDays)
        {
            throw new FormatException($"The event on line {Line} of the iCalendar text moves its series by {Shift} days; allowed are {MostDays}.");
        }

        CheckCalendar(start);
    }

    private void CheckCalendar(LocalDate start)
    {
        try
        {
            _ = start.WithCalendar(Rule?.Calendar ?? CalendarSystem.Iso);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new FormatException($"The event on line {Line} of the iCalendar text starts on {start:uuuu-MM-dd}, which the calendar system {Rule?.Calendar.Id} does not reach.", error);
        }
    }
}
