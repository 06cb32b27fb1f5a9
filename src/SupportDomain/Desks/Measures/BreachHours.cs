namespace SupportDomain.Desks.Measures;

/// <summary>In which hours of the week a clock's deadlines are missed.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class BreachHours
{
    internal BreachHours(HoursOfWeek deadlines, HoursOfWeek missed, HoursOfWeek opened)
    {
        Deadlines = deadlines;
        Missed = missed;
        BreachedByOpening = opened;
    }

    /// <summary>The decided verdicts with a deadline, met and breached, by the hour that the ticket was due in.</summary>
    public HoursOfWeek Deadlines { get; }

    /// <summary>The breached ones of these: no hour has more of them than of <see cref="Deadlines"/>.</summary>
    public HoursOfWeek Missed { get; }

    /// <summary>All breached verdicts by the hour that the ticket was opened in.</summary>
    public HoursOfWeek BreachedByOpening { get; }
}
