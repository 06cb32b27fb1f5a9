namespace SupportDomain.BusinessTime;

/// <summary>Whether a question to a calendar has an answer, and if not, why.</summary>
public enum BusinessTimeStatus
{
    /// <summary>No answer: the calendar has no working time at all within its horizon, or none on the date asked about.</summary>
    NoWorkingTime = 0,

    /// <summary>No answer: it lies outside the horizon in which the calendar is valid, or the question does.</summary>
    OutsideHorizon = 1,

    /// <summary>There is an answer.</summary>
    Found = 2,
}
