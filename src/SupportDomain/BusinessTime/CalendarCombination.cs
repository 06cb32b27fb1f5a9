namespace SupportDomain.BusinessTime;

/// <summary>How a calendar came about: of layers of its own, or of two other calendars.</summary>
public enum CalendarCombination
{
    /// <summary>Of weekly hours, overrides, holidays and closures of its own.</summary>
    Layers = 0,

    /// <summary>Open where at least one of the two is.</summary>
    Union = 1,

    /// <summary>Open where both are.</summary>
    Intersection = 2,

    /// <summary>Open where the first is and the second is not.</summary>
    Difference = 3,
}
