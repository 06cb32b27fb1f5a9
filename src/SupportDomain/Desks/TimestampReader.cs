using System.Buffers.Text;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>Reads a date and time by one pattern of the time library, in either calendar, or by one of three names; digits may be Latin, Persian or Arabic. Fixed-width patterns of digits are read without it, with the same result.</summary>
/// <remarks>A log of a million rows holds some three million times, and the general pattern costs twenty times as much as its digits.</remarks>
internal sealed class TimestampReader
{
    /// <summary>Seconds since 1970-01-01T00:00Z.</summary>
    internal const string EpochSeconds = "epochSeconds";

    /// <summary>Milliseconds since 1970-01-01T00:00Z.</summary>
    internal const string EpochMilliseconds = "epochMilliseconds";

    /// <summary>ISO 8601, with or without fraction and offset.</summary>
    internal const string Iso = "iso";

    /// <summary>What stands before a pattern whose dates are those of the Solar Hijri calendar.</summary>
    internal const string SolarHijri = "persian:";

    private const string LiteralZulu = "'Z'";
    private const int ThousandMilliseconds = 1000;

    private readonly Func<string, LocalStamp?> _parse;
    private readonly FixedTimestamp? _fixed;
    private readonly Func<LocalDateTime, string>? _format;
    private readonly int _formatOffsetMinutes;

    internal TimestampReader(string pattern)
    {
        switch (pattern)
        {
            case EpochSeconds or EpochMilliseconds:
                int unit = string.Equals(pattern, EpochSeconds, StringComparison.Ordinal) ? 1 : ThousandMilliseconds;
                _parse = text => Epoch(text, unit);
                break;
            case Iso:
                _parse = text => IsoTimestamp.TryRead(text, out LocalStamp stamp) ? stamp : null;
                break;
            default:
                bool isSolarHijri = pattern.StartsWith(SolarHijri, StringComparison.Ordinal);
                string fields = isSolarHijri ? pattern[SolarHijri.Length..] : pattern;
                CalendarSystem calendar = isSolarHijri ? CalendarSystem.PersianAstronomical : CalendarSystem.Iso;
                if (TellsOffset(fields))
                {
                    OffsetDateTimePattern offset = OffsetDateTimePattern.CreateWithInvariantCulture(fields).WithCalendar(calendar);
                    _parse = text => offset.Parse(text).TryGetValue(default, out OffsetDateTime time) ? LocalStamp.Of(time.WithCalendar(CalendarSystem.Iso)) : null;
                    _formatOffsetMinutes = 210;
                    _format = local => offset.Format(local.WithCalendar(calendar).WithOffset(Offset.FromSeconds(_formatOffsetMinutes * NodaConstants.SecondsPerMinute)));
                }
                else
                {
                    LocalDateTimePattern local = LocalDateTimePattern.CreateWithInvariantCulture(fields).WithCalendar(calendar);
                    bool isUtc = pattern.EndsWith(LiteralZulu, StringComparison.Ordinal);
                    _parse = text => local.Parse(text).TryGetValue(default, out LocalDateTime time) ? LocalStamp.Of(time.WithCalendar(CalendarSystem.Iso)) with { IsUtc = isUtc } : null;
                    _format = time => local.Format(time.WithCalendar(calendar));
                    _fixed = isSolarHijri ? null : FixedTimestamp.Of(pattern);
                }

                break;
        }
    }

    /// <summary>Whether a pattern has an offset outside of its quoted texts.</summary>
    private static bool TellsOffset(string pattern)
    {
        bool isQuoted = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            isQuoted ^= pattern[i] == '\'';
            if (!isQuoted && pattern[i] == 'o' && i + 1 < pattern.Length && pattern[i + 1] == '<')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two times of day, one before and one after noon, come back with their whole date, and with what the pattern tells of their time.</summary>
    internal bool KeepsDateAndHour() => _format is null || new[] { new LocalDateTime(2013, 5, 6, 3, 4, 7), new LocalDateTime(2001, 11, 22, 15, 16, 17) }.All(Keeps);

    private bool Keeps(LocalDateTime time)
    {
        if (_parse(_format!(time)) is not { } stamp)
        {
            return false;
        }

        LocalDateTime again = stamp.ToLocalDateTime().PlusMinutes(_formatOffsetMinutes);
        return again.Date == time.Date
            && (again.TimeOfDay == LocalTime.Midnight || again.TimeOfDay == new LocalTime(time.Hour, 0) || again.TimeOfDay == new LocalTime(time.Hour, time.Minute) || again.TimeOfDay == time.TimeOfDay);
    }

    internal bool TryRead(ReadOnlySpan<byte> utf8, out LocalStamp stamp)
    {
        if (_fixed is not null && _fixed.TryRead(utf8, out stamp))
        {
            return true;
        }

        string text = Encoding.UTF8.GetString(utf8);
        LocalStamp? read = _parse(Ascii.IsValid(utf8) ? text : WithLatinDigits(text));
        stamp = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>Persian and Arabic digits mean what Latin ones do.</summary>
    private static string WithLatinDigits(string text) => string.Concat(text.Select(c => NumberText.DigitValue(c) is var digit and >= 0 ? (char)('0' + digit) : c));

    /// <summary>A number of seconds or milliseconds, with or without a decimal fraction; without an exponent.</summary>
    private static LocalStamp? Epoch(string text, int unit)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (!Utf8Parser.TryParse(utf8, out decimal number, out int used, 'F') || used != utf8.Length)
        {
            return null;
        }

        decimal seconds = decimal.Floor(number / unit);
        if (seconds < -62_135_596_800m || seconds > 253_402_300_799m)
        {
            return null; // outside the years 1 to 9999
        }

        int nanosecond = (int)(((number / unit) - seconds) * NodaConstants.NanosecondsPerSecond);
        Instant instant = Instant.FromUnixTimeSeconds((long)seconds);
        return new LocalStamp(instant.InUtc().Year, (long)seconds, nanosecond, IsUtc: true);
    }
}
