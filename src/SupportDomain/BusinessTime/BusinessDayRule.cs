using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// How business days are counted from an instant: what a start on a closed day or after a cut-off becomes, and where the count lands in its day.
/// </summary>
/// <remarks>
/// <para>The steps, in this order: (1) a start on a date that is no business day moves by <see cref="StartRoll"/>, keeping its time of day or
/// getting <see cref="NonBusinessDayStart"/>; (2) if the time of day is now at or after <see cref="CutOff"/>, moved or not, the start moves to the
/// next business day at <see cref="StartAfterCutOff"/>; (3) the n-th business date after that, or before it for a negative n; (4) if that is no business day,
/// which happens for n = 0 only, it moves by <see cref="TargetRoll"/>; (5) the time of day on that date becomes an instant by
/// <see cref="LocalTimeMapping"/>; (6) <see cref="Landing"/>.</para>
/// <para>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed record BusinessDayRule
{
    /// <summary>Initializes a new instance of the <see cref="BusinessDayRule"/> class.</summary>
    /// <param name="startRoll">Where a start on a date that is no business day moves before anything is counted.</param>
    /// <param name="nonBusinessDayStart">The time of day that a moved start gets, or null to keep its own.</param>
    /// <param name="cutOff">The time of day from which a start, inclusive, counts as the next business day; or null.</param>
    /// <param name="startAfterCutOff">The time of day that a start after the cut-off gets; needed with <paramref name="cutOff"/>.</param>
    /// <param name="targetRoll">Where a target that is no business day moves; matters for a count of zero only.</param>
    /// <param name="landing">Where the count lands in its day.</param>
    /// <exception cref="ArgumentException">Only one of <paramref name="cutOff"/> and <paramref name="startAfterCutOff"/> is given, or a time is given for moved starts that do not move.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A roll or <paramref name="landing"/> is not defined.</exception>
    public BusinessDayRule(
        BusinessDayRoll startRoll = BusinessDayRoll.None,
        LocalTime? nonBusinessDayStart = null,
        LocalTime? cutOff = null,
        LocalTime? startAfterCutOff = null,
        BusinessDayRoll targetRoll = BusinessDayRoll.None,
        DayLanding landing = DayLanding.SameTimeOfDay)
    {
        if (cutOff.HasValue != startAfterCutOff.HasValue)
        {
            throw new ArgumentException("A cut-off and the time of day a start after it gets are given together or not at all.", nameof(startAfterCutOff));
        }

        if (nonBusinessDayStart.HasValue && startRoll == BusinessDayRoll.None)
        {
            throw new ArgumentException($"A start time of {nonBusinessDayStart:HH:mm:ss} for closed days needs a start roll other than None.", nameof(nonBusinessDayStart));
        }

        StartRoll = Guard.Against.UndefinedEnum(startRoll);
        NonBusinessDayStart = nonBusinessDayStart;
        CutOff = cutOff;
        StartAfterCutOff = startAfterCutOff;
        TargetRoll = Guard.Against.UndefinedEnum(targetRoll);
        Landing = Guard.Against.UndefinedEnum(landing);
    }

    /// <summary>Gets the rule without roll and cut-off: the n-th business date at the same local time of day.</summary>
    public static BusinessDayRule SameTimeOfDay { get; } = new();

    /// <summary>Gets where a start on a date that is no business day moves before anything is counted.</summary>
    public BusinessDayRoll StartRoll { get; }

    /// <summary>Gets the time of day that a moved start gets, or null to keep its own.</summary>
    public LocalTime? NonBusinessDayStart { get; }

    /// <summary>Gets the time of day from which a start, inclusive, counts as the next business day; or null.</summary>
    public LocalTime? CutOff { get; }

    /// <summary>Gets the time of day that a start after the cut-off gets; null without a cut-off.</summary>
    public LocalTime? StartAfterCutOff { get; }

    /// <summary>Gets where a target that is no business day moves; matters for a count of zero only.</summary>
    public BusinessDayRoll TargetRoll { get; }

    /// <summary>Gets where the count lands in its day.</summary>
    public DayLanding Landing { get; }
}
