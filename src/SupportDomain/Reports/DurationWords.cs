using System.Globalization;
using NodaTime;

namespace SupportDomain.Reports;

/// <summary>Durations for people to read: two units at the most, rounded to the smaller one.</summary>
internal static class DurationWords
{
    internal static string Of(Duration? duration)
    {
        if (duration is not { } value)
        {
            return "–";
        }

        if (value < Duration.Zero)
        {
            return "−" + Of(-value);
        }

        long minutes = (long)Math.Round(value.TotalMinutes, MidpointRounding.AwayFromZero);
        long hours = (long)Math.Round(value.TotalHours, MidpointRounding.AwayFromZero);
        return value switch
        {
            _ when value < Duration.FromMinutes(1) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.#} s"),
            _ when minutes < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes} min"),
            _ when minutes < 48 * 60 => Two(minutes / 60, "h", minutes % 60, "min"),
            _ => Two(hours / 24, "d", hours % 24, "h"),
        };
    }

    private static string Two(long large, string largeUnit, long small, string smallUnit) => small == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit} {small} {smallUnit}");
}
