using System.Globalization;
using System.Text;
using NodaTime;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>Durations as people write them in a policy: hours, minutes and seconds, such as <c>1h 30m</c>.</summary>
/// <remarks>There is no day: a day of work is not 24 hours, and a policy says which it means by its kind.</remarks>
internal static class DurationText
{
    private static readonly (char Unit, long Nanoseconds)[] Units =
    [
        ('h', NodaConstants.NanosecondsPerHour),
        ('m', NodaConstants.NanosecondsPerMinute),
        ('s', NodaConstants.NanosecondsPerSecond),
    ];

    internal static bool TryParse(string text, out Duration duration)
    {
        duration = Duration.Zero;
        int next = 0;
        foreach (string part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int unit = Array.FindIndex(Units, next, u => u.Unit == part[^1]);
            if (unit < 0 || !decimal.TryParse(part.AsSpan(0, part.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
            {
                return false;
            }

            decimal limit = long.MaxValue / NodaConstants.NanosecondsPerSecond;
            decimal nanoseconds = amount > limit ? decimal.MaxValue : amount * Units[unit].Nanoseconds;
            if (nanoseconds > long.MaxValue || nanoseconds != decimal.Truncate(nanoseconds))
            {
                return false;
            }

            duration += Duration.FromNanoseconds((long)nanoseconds);
            next = unit + 1;
        }

        return next > 0;
    }

    internal static string Format(Duration duration)
    {
        if (duration == Duration.Zero)
        {
            return "0s";
        }

        StringBuilder text = new();
        long hours = ((long)duration.Days * NodaConstants.HoursPerDay) + duration.Hours;
        Append(text, hours, 'h');
        Append(text, duration.Minutes, 'm');
        decimal seconds = duration.Seconds + (duration.SubsecondNanoseconds / (decimal)NodaConstants.NanosecondsPerSecond);
        Append(text, seconds, 's');
        return text.ToString();
    }

    private static void Append(StringBuilder text, decimal amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(amount.ToString(CultureInfo.InvariantCulture)).Append(unit);
        }
    }
}
