using System.Globalization;
using NodaTime;

namespace SupportDomain.Reports;

/// <summary>Durations for people to read: two units at the most, rounded to the smaller one; digits are Latin.</summary>
internal static class DurationWords
{
    private static readonly (string Day, string Hour, string Minute, string Second, string And) English = ("d", "h", "min", "s", " ");
    private static readonly (string Day, string Hour, string Minute, string Second, string And) Persian = ("روز", "ساعت", "دقیقه", "ثانیه", " و ");

    internal static string Of(Duration? duration, WordingLanguage language = WordingLanguage.English)
    {
        if (duration is not { } value)
        {
            return "–";
        }

        if (value < Duration.Zero)
        {
            return "−" + Of(-value, language);
        }

        (string day, string hour, string minute, string second, string and) = language == WordingLanguage.Persian ? Persian : English;
        long minutes = (long)Math.Round(value.TotalMinutes, MidpointRounding.AwayFromZero);
        long hours = (long)Math.Round(value.TotalHours, MidpointRounding.AwayFromZero);
        return value switch
        {
            _ when value < Duration.FromMinutes(1) => string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.#} {second}"),
            _ when minutes < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes} {minute}"),
            _ when minutes < 48 * 60 => Two(minutes / 60, hour, minutes % 60, minute, and),
            _ => Two(hours / 24, day, hours % 24, hour, and),
        };
    }

    private static string Two(long large, string largeUnit, long small, string smallUnit, string and) => small == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}")
        : string.Create(CultureInfo.InvariantCulture, $"{large} {largeUnit}{and}{small} {smallUnit}");
}
