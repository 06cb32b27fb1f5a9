namespace SupportDomain.BusinessTime;

/// <summary>Where business-day arithmetic lands within the day it has found.</summary>
public enum DayLanding
{
    /// <summary>At the same local time of day, open or not.</summary>
    SameTimeOfDay = 0,

    /// <summary>At the same local time of day if open then, else at the next opening.</summary>
    NextOpening = 1,

    /// <summary>At the same local time of day if open then or closing then, else at the previous closing.</summary>
    PreviousClosing = 2,

    /// <summary>At the last closing of the business day.</summary>
    EndOfBusinessDay = 3,
}
