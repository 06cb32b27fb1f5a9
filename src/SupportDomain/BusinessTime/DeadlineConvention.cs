namespace SupportDomain.BusinessTime;

/// <summary>Which instant ends a stretch of working time when it ends exactly at a closing.</summary>
public enum DeadlineConvention
{
    /// <summary>
    /// The earliest instant <c>u &gt;= t</c> with <c>working(t, u) &gt;= d</c>, what people read as due: 8 h from Monday 09:00, open 09-17, is Monday 17:00.
    /// No working time is needed for a duration of zero: the answer is the start itself.
    /// </summary>
    CloseOfBusiness = 0,

    /// <summary>
    /// The first open instant <c>u &gt;= t</c> with <c>working(t, u) = d</c>, which is the last instant with <c>working(t, u) &lt;= d</c>, so the last that
    /// still meets a target of <c>d</c>: 8 h from Monday 09:00 is Tuesday 09:00. For a duration of zero: the start if open, else the next opening.
    /// </summary>
    NextOpening = 1,
}
