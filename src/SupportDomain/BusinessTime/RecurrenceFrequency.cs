namespace SupportDomain.BusinessTime;

/// <summary>The period a recurrence repeats in.</summary>
public enum RecurrenceFrequency
{
    /// <summary>Days.</summary>
    Daily = 0,

    /// <summary>Weeks.</summary>
    Weekly = 1,

    /// <summary>Months of the recurrence's calendar system.</summary>
    Monthly = 2,

    /// <summary>Years of the recurrence's calendar system.</summary>
    Yearly = 3,
}
