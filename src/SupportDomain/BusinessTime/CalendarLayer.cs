namespace SupportDomain.BusinessTime;

/// <summary>What decided whether an instant is open.</summary>
public enum CalendarLayer
{
    /// <summary>The weekly hours.</summary>
    WeeklyHours = 0,

    /// <summary>The override of a date.</summary>
    Override = 1,

    /// <summary>A holiday.</summary>
    Holiday = 2,

    /// <summary>A closure of a part of a date.</summary>
    Closure = 3,

    /// <summary>The calendars that this one is made of.</summary>
    Operands = 4,

    /// <summary>Nothing: the instant is outside the horizon.</summary>
    Horizon = 5,
}
