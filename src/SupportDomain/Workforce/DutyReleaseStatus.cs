namespace SupportDomain.Workforce;

/// <summary>Whether a recurring duty comes up again.</summary>
public enum DutyReleaseStatus
{
    /// <summary>It does not: its recurrence has ended, or never matches a date.</summary>
    Ended = 0,

    /// <summary>Its calendar ends before the next time, or does not cover the instant asked about.</summary>
    OutsideHorizon = 1,

    /// <summary>It does.</summary>
    Found = 2,
}
