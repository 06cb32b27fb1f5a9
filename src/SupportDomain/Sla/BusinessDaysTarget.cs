using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Internal;

namespace SupportDomain.Sla;

/// <summary>So many business days later at the same local time of day, with a rule for late and weekend starts.</summary>
/// <remarks>Two business days from Friday 10:00 in a Monday-to-Friday week is Tuesday 10:00.</remarks>
public sealed record BusinessDaysTarget : SlaTarget
{
    /// <summary>Allows a number of business days.</summary>
    /// <param name="days">The number; zero or more.</param>
    /// <param name="rule">What a start on a closed day or after the cut-off becomes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    public BusinessDaysTarget(int days, BusinessDayRule rule)
    {
        Days = Guard.Against.Negative(days);
        Rule = Guard.Against.Null(rule);
    }

    /// <summary>The number of business days allowed.</summary>
    public int Days { get; }

    /// <summary>What a start on a closed day or after the cut-off becomes.</summary>
    public BusinessDayRule Rule { get; }

    /// <inheritdoc/>
    public override SlaDeadline DeadlineFrom(Instant start, BusinessCalendar calendar, Instant? recordedDeadline = null) =>
        SlaDeadline.From(Guard.Against.Null(calendar).AddBusinessDays(start, Days, Rule));
}
