namespace SupportDomain.BusinessTime;

/// <summary>Which instant starts a stretch of working time, going backwards, when it starts exactly at an opening.</summary>
public enum StartConvention
{
    /// <summary>The latest instant <c>u &lt;= t</c> with <c>working(u, t) &gt;= d</c>: 8 h before Tuesday 17:00, open 09-17, is Tuesday 09:00. For zero: the end itself.</summary>
    LatestStart = 0,

    /// <summary>The latest instant <c>u &lt;= t</c> with <c>working(u, t) = d</c> that is open or the very end of working time. For zero from a closed time: the previous closing.</summary>
    LatestWorkingStart = 1,

    /// <summary>The earliest instant <c>u &lt;= t</c> with <c>working(u, t) &lt;= d</c>: 8 h before Tuesday 17:00 is Monday 17:00.</summary>
    EarliestStart = 2,
}
