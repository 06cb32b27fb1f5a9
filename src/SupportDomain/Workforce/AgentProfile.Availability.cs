using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Workforce;

/// <content>When the agent is there: shifts without absences.</content>
public sealed partial class AgentProfile
{
    /// <summary>Whether the agent is on duty at an instant: within a shift and not away. O(log n).</summary>
    /// <param name="instant">The instant, within the horizon of <see cref="Shifts"/>.</param>
    /// <returns>True from the start of duty, inclusive, to its end, exclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is outside the horizon.</exception>
    public bool IsOnDuty(Instant instant) => Shifts.IsOpen(instant) && !_away.IsAway(instant, out _);

    /// <summary>The first instant strictly after another at which <see cref="IsOnDuty"/> is no longer what it is then. O(a log n) for a absences passed over.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The instant; outside the horizon of <see cref="Shifts"/> if <paramref name="instant"/> is, or if nothing changes within it; no working time if there is none at all.</returns>
    public BusinessTimeResult NextChange(Instant instant)
    {
        if (!Shifts.Covers(instant))
        {
            return BusinessTimeResult.OutsideHorizon;
        }

        return IsOnDuty(instant) ? EndOfDuty(instant) : StartOfDuty(instant);
    }

    /// <summary>The first instant at or after another at which the agent is on duty. O(a log n) for a absences passed over.</summary>
    /// <param name="instant">The instant, inclusive.</param>
    /// <returns>The instant, or why there is none within the horizon of <see cref="Shifts"/>.</returns>
    public BusinessTimeResult NextOnDuty(Instant instant) => Shifts.Covers(instant) ? StartOfDuty(instant) : BusinessTimeResult.OutsideHorizon;

    /// <summary>How long the agent is on duty within <c>[start, end)</c>.</summary>
    /// <param name="start">The start, inclusive, within the horizon of <see cref="Shifts"/>.</param>
    /// <param name="end">The end, exclusive, within the horizon or at its end.</param>
    /// <returns>The exact time; zero if <paramref name="end"/> is not after <paramref name="start"/>. O(a log n) for a absences within.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the horizon.</exception>
    public Duration DutyTimeBetween(Instant start, Instant end) => Shifts.WorkingTimeBetween(start, end) - _away.LostBetween(start, end, Shifts.Timeline);

    private BusinessTimeResult EndOfDuty(Instant instant)
    {
        Instant closing = Shifts.NextClosing(instant).Value;
        Instant end = _away.NextStart(instant) is { } away && away < closing ? away : closing;
        return end < Shifts.Timeline.End ? BusinessTimeResult.Found(end) : BusinessTimeResult.OutsideHorizon;
    }

    private BusinessTimeResult StartOfDuty(Instant instant)
    {
        // Each round passes a closure or an absence, and after a closure comes an opening: at most two rounds an absence.
        BusinessTimeResult candidate = BusinessTimeResult.Found(instant);
        while (candidate.TryGetValue(out Instant at))
        {
            if (!Shifts.Covers(at))
            {
                return BusinessTimeResult.OutsideHorizon;
            }

            bool isAway = _away.IsAway(at, out Instant back);
            if (!isAway && Shifts.IsOpen(at))
            {
                return candidate;
            }

            candidate = isAway ? BusinessTimeResult.Found(back) : Shifts.NextOpening(at);
        }

        return candidate;
    }
}
