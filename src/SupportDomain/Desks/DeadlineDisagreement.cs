using NodaTime;

namespace SupportDomain.Desks;

/// <summary>A class of tickets whose deadlines differ by about as much.</summary>
/// <param name="OursMinusRecorded">
/// How much later our deadline is than the log's, rounded towards zero: to the day from two days on, to the hour from two hours on, else to the minute.
/// </param>
/// <param name="Count">How many tickets.</param>
public sealed record DeadlineDisagreement(Duration OursMinusRecorded, long Count)
{
    internal static Duration ClassOf(Duration difference)
    {
        Duration size = difference < Duration.Zero ? -difference : difference;
        Duration unit = size >= Duration.FromDays(2) ? Duration.FromDays(1)
            : size >= Duration.FromHours(2) ? Duration.FromHours(1)
            : Duration.FromMinutes(1);
        return unit * (long)Math.Truncate(difference / unit);
    }
}
