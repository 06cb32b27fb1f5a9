using NodaTime;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>A period that a budget is spread over.</summary>
/// <param name="Name">What people call it, such as 2026-03 or 1405-01.</param>
/// <param name="Start">The first day, inclusive; a date of another calendar is kept as the same day of the ISO calendar.</param>
/// <param name="End">The day after the last, exclusive; kept in the ISO calendar too.</param>
/// <param name="Weight">How much of the year it carries; zero or greater.</param>
public sealed record BudgetPeriod(string Name, LocalDate Start, LocalDate End, Rational Weight)
{
    /// <summary>The first day, inclusive, in the ISO calendar.</summary>
    public LocalDate Start { get; init => field = value.WithCalendar(CalendarSystem.Iso); } = Start.WithCalendar(CalendarSystem.Iso);

    /// <summary>The day after the last, exclusive, in the ISO calendar.</summary>
    public LocalDate End { get; init => field = value.WithCalendar(CalendarSystem.Iso); } = End.WithCalendar(CalendarSystem.Iso);
}
