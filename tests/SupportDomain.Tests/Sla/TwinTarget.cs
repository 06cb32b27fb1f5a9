namespace SupportDomain.Tests.Sla;

internal enum TwinTarget
{
    Working,
    Elapsed,
    CalendarDays,

    /// <summary>By a minute of the day of the n-th day after the start; every day is a business day of its calendar.</summary>
    ByTimeOfNextDay,
}
