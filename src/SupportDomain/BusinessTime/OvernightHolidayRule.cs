namespace SupportDomain.BusinessTime;

/// <summary>How a holiday meets hours that run over midnight.</summary>
public enum OvernightHolidayRule
{
    /// <summary>A holiday takes the whole shift that starts on it and leaves the end of the shift that started the evening before.</summary>
    WholeShift = 0,

    /// <summary>A holiday closes its local date from 00:00 to 24:00: it cuts the shift of the evening before at midnight, and the shift that starts on it opens at 24:00. Of an override that also holds on holidays only its own hours are open on the date.</summary>
    CutAtMidnight = 1,
}
