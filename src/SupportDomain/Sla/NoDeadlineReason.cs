namespace SupportDomain.Sla;

/// <summary>Why a target gives no deadline.</summary>
public enum NoDeadlineReason
{
    /// <summary>There is a deadline.</summary>
    None = 0,

    /// <summary>The log was to name the deadline, and named none.</summary>
    NotRecorded = 1,

    /// <summary>The calendar has no working time, so no amount of it ever passes.</summary>
    NoWorkingTime = 2,

    /// <summary>The deadline lies outside the time for which the calendar is valid.</summary>
    OutsideHorizon = 3,

    /// <summary>The clock is paused: when it is due depends on when it goes on.</summary>
    Paused = 4,
}
