namespace SupportDomain.BusinessTime;

/// <summary>Which further date is off when a holiday falls on a Saturday or Sunday. The holiday itself stays where it is.</summary>
public enum HolidayObservance
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Saturday gives the Friday before, Sunday the Monday after: the federal rule of the United States.</summary>
    NearestWeekday = 1,

    /// <summary>Both give the next Monday to Friday that is no holiday and no substitute yet: the substitute days of England.</summary>
    NextFreeWeekday = 2,

    /// <summary>Both give the Monday after, holiday or not.</summary>
    NextMonday = 3,
}
