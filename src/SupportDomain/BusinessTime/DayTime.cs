using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A time of day from 00:00 to 24:00, both inclusive, with nanosecond precision: what the edge of a working interval is.
/// </summary>
/// <remarks>
/// <para>Models the label on a wall, not a moment. 24:00 is the end of the day and differs from 00:00, its start;
/// <see cref="LocalTime"/> cannot say it. It is never turned into 23:59.</para>
/// <para>Ordered and equal by the nanosecond of the day. <c>default</c> is 00:00. Immutable, safe for use by many threads.</para>
/// <para>Text is <c>HH:mm</c>, <c>HH:mm:ss</c> or <c>HH:mm:ss.fffffffff</c> (one to nine digits), the shortest that loses nothing.</para>
/// </remarks>
public readonly record struct DayTime : IComparable<DayTime>, IComparable, ISpanParsable<DayTime>, ISpanFormattable
{
    private const long NanosecondsPerMinute = NodaConstants.NanosecondsPerSecond * 60;
    private const long NanosecondsPerHour = NanosecondsPerMinute * 60;
    private const int LongestText = 18;

    private DayTime(long nanosecondOfDay) => NanosecondOfDay = nanosecondOfDay;

    /// <summary>Gets 00:00, the start of the day.</summary>
    public static DayTime Midnight => default;

    /// <summary>Gets 24:00, the end of the day.</summary>
    public static DayTime EndOfDay => new(NodaConstants.NanosecondsPerDay);

    /// <summary>Gets the nanoseconds since 00:00, from 0 to 86,400,000,000,000, both inclusive.</summary>
    public long NanosecondOfDay { get; }

    /// <summary>Gets the hour, from 0 to 24.</summary>
    public int Hour => (int)(NanosecondOfDay / NanosecondsPerHour);

    /// <summary>Gets the minute of the hour, from 0 to 59.</summary>
    public int Minute => (int)(NanosecondOfDay % NanosecondsPerHour / NanosecondsPerMinute);

    /// <summary>Gets the second of the minute, from 0 to 59.</summary>
    public int Second => (int)(NanosecondOfDay % NanosecondsPerMinute / NodaConstants.NanosecondsPerSecond);

    /// <summary>Gets a value indicating whether this is 24:00.</summary>
    public bool IsEndOfDay => NanosecondOfDay == NodaConstants.NanosecondsPerDay;

    /// <summary>Compares two times of day: is the first earlier?</summary>
    /// <param name="left">The first time.</param>
    /// <param name="right">The second time.</param>
    /// <returns>True if <paramref name="left"/> is earlier.</returns>
    public static bool operator <(DayTime left, DayTime right) => left.NanosecondOfDay < right.NanosecondOfDay;

    /// <summary>Compares two times of day: is the first earlier or the same?</summary>
    /// <param name="left">The first time.</param>
    /// <param name="right">The second time.</param>
    /// <returns>True if <paramref name="left"/> is not later.</returns>
    public static bool operator <=(DayTime left, DayTime right) => left.NanosecondOfDay <= right.NanosecondOfDay;

    /// <summary>Compares two times of day: is the first later?</summary>
    /// <param name="left">The first time.</param>
    /// <param name="right">The second time.</param>
    /// <returns>True if <paramref name="left"/> is later.</returns>
    public static bool operator >(DayTime left, DayTime right) => left.NanosecondOfDay > right.NanosecondOfDay;

    /// <summary>Compares two times of day: is the first later or the same?</summary>
    /// <param name="left">The first time.</param>
    /// <param name="right">The second time.</param>
    /// <returns>True if <paramref name="left"/> is not earlier.</returns>
    public static bool operator >=(DayTime left, DayTime right) => left.NanosecondOfDay >= right.NanosecondOfDay;

    /// <summary>Makes a time of day of its hour, minute and second.</summary>
    /// <param name="hour">The hour, 0 to 24; with 24 the rest must be 0.</param>
    /// <param name="minute">The minute, 0 to 59.</param>
    /// <param name="second">The second, 0 to 59.</param>
    /// <returns>The time of day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside its bounds, or the whole is after 24:00.</exception>
    public static DayTime At(int hour, int minute = 0, int second = 0)
    {
        CheckPart(hour, 24, nameof(hour));
        CheckPart(minute, 59, nameof(minute));
        CheckPart(second, 59, nameof(second));
        if (hour == 24 && (minute != 0 || second != 0))
        {
            throw new ArgumentOutOfRangeException(nameof(hour), hour, $"24:{minute:00}:{second:00} is after the end of the day; the last time of day is 24:00.");
        }

        return new DayTime((hour * NanosecondsPerHour) + (minute * NanosecondsPerMinute) + (second * NodaConstants.NanosecondsPerSecond));
    }

    /// <summary>Makes a time of day of its distance from 00:00.</summary>
    /// <param name="nanosecondOfDay">Nanoseconds since 00:00, from 0 to 86,400,000,000,000, both inclusive.</param>
    /// <returns>The time of day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside these bounds.</exception>
    public static DayTime FromNanosecondOfDay(long nanosecondOfDay) =>
        nanosecondOfDay is >= 0 and <= NodaConstants.NanosecondsPerDay
            ? new DayTime(nanosecondOfDay)
            : throw new ArgumentOutOfRangeException(nameof(nanosecondOfDay), nanosecondOfDay, "A time of day has 0 to 86,400,000,000,000 nanoseconds, both inclusive.");

    /// <summary>Makes a time of day of a local time; exact.</summary>
    /// <param name="time">The local time.</param>
    /// <returns>The same time of day.</returns>
    public static DayTime FromLocalTime(LocalTime time) => new(time.NanosecondOfDay);

    /// <inheritdoc/>
    public static DayTime Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static DayTime Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out DayTime result)
            ? result
            : throw new FormatException($"\"{Shorten(s)}\" is not a time of day; allowed is HH:mm, HH:mm:ss or HH:mm:ss.fffffffff from 00:00 to 24:00.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DayTime result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DayTime result)
    {
        result = default;
        if (s.Length is not (5 or 8 or (>= 10 and <= LongestText)) || s[2] != ':'
            || !TryTwoDigits(s, out int hour) || !TryTwoDigits(s[3..], out int minute) || hour > 24 || minute > 59)
        {
            return false;
        }

        int second = 0;
        if (s.Length > 5 && (s[5] != ':' || !TryTwoDigits(s[6..], out second) || second > 59))
        {
            return false;
        }

        long fraction = 0;
        if (s.Length > 8 && (s[8] != '.' || !TryFraction(s[9..], out fraction)))
        {
            return false;
        }

        long nanoseconds = (hour * NanosecondsPerHour) + (minute * NanosecondsPerMinute) + (second * NodaConstants.NanosecondsPerSecond) + fraction;
        if (nanoseconds > NodaConstants.NanosecondsPerDay)
        {
            return false;
        }

        result = new DayTime(nanoseconds);
        return true;
    }

    /// <summary>Gives the local time of the same label.</summary>
    /// <returns>The local time.</returns>
    /// <exception cref="InvalidOperationException">This is 24:00, which a local time cannot say.</exception>
    public LocalTime ToLocalTime() => IsEndOfDay
        ? throw new InvalidOperationException("24:00 is the end of the day and not a local time; use 00:00 of the next date.")
        : LocalTime.FromNanosecondsSinceMidnight(NanosecondOfDay);

    /// <summary>Puts this time of day on a date; 24:00 becomes 00:00 of the next date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The local date and time.</returns>
    public LocalDateTime On(LocalDate date) => IsEndOfDay ? date.PlusDays(1).AtMidnight() : date.At(ToLocalTime());

    /// <inheritdoc/>
    public int CompareTo(DayTime other) => NanosecondOfDay.CompareTo(other.NanosecondOfDay);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        DayTime other => CompareTo(other),
        _ => throw new ArgumentException($"A time of day is compared with a time of day, not with {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>Writes the shortest text that loses nothing, for example <c>08:30</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        Span<char> buffer = stackalloc char[LongestText];
        return TryFormat(buffer, out int written, default, null) ? new string(buffer[..written]) : string.Empty;
    }

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        CheckFormat(format);
        return ToString();
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckFormat(format);
        long fraction = NanosecondOfDay % NodaConstants.NanosecondsPerSecond;
        if (fraction != 0)
        {
            int digits = 9;
            while (fraction % 10 == 0)
            {
                fraction /= 10;
                digits--;
            }

            Span<char> fractionFormat = ['D', (char)('0' + digits)];
            Span<char> fractionText = stackalloc char[9];
            fraction.TryFormat(fractionText, out int fractionLength, fractionFormat, CultureInfo.InvariantCulture);
            return destination.TryWrite(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}.{fractionText[..fractionLength]}", out charsWritten);
        }

        return Second != 0
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}", out charsWritten)
            : destination.TryWrite(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}", out charsWritten);
    }

    private static void CheckPart(int value, int maximum, string parameterName)
    {
        if (value < 0 || value > maximum)
        {
            throw new ArgumentOutOfRangeException(parameterName, value, $"The {parameterName} of a time of day is 0 to {maximum}, both inclusive.");
        }
    }

    private static void CheckFormat(ReadOnlySpan<char> format)
    {
        if (format.Length > 1 || (format.Length == 1 && format[0] != 'G'))
        {
            throw new FormatException($"A time of day knows the format \"G\" only, not \"{Shorten(format)}\".");
        }
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<char> text, out long nanoseconds)
    {
        nanoseconds = 0;
        for (int i = 0; i < 9; i++)
        {
            if (i < text.Length && !char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            nanoseconds = (nanoseconds * 10) + (i < text.Length ? text[i] - '0' : 0);
        }

        return true;
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "…");

}
