using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A half-open interval <c>[start, end)</c> of local time that belongs to the date it starts on; overnight if its end is not after its start.
/// </summary>
/// <remarks>
/// <para>09:00-17:00 lies in one date; 22:00-06:00 ends on the next date and still belongs to the date of 22:00. 00:00-24:00 is the whole day.
/// An end of 00:00 is the end of the day and is written 24:00: 18:00-00:00 equals 18:00-24:00. An interval whose start equals its end is refused,
/// since it could mean nothing or a whole day.</para>
/// <para>Equal by both ends; ordered by start, then by end. <c>default</c> is no interval and is refused by everything that takes one.
/// Immutable, safe for use by many threads. Text is <c>HH:mm-HH:mm</c>, each part as in <see cref="DayTime"/>.</para>
/// </remarks>
public readonly record struct DayInterval : IComparable<DayInterval>, IComparable, ISpanParsable<DayInterval>, ISpanFormattable
{
    /// <summary>Initializes a new instance of the <see cref="DayInterval"/> struct: <c>[start, end)</c>.</summary>
    /// <param name="start">The start, inclusive; before 24:00.</param>
    /// <param name="end">The end, exclusive; on the next date if it is before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is 24:00.</exception>
    /// <exception cref="ArgumentException"><paramref name="end"/> equals <paramref name="start"/>.</exception>
    public DayInterval(DayTime start, DayTime end)
    {
        if (start.IsEndOfDay)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, "An interval starts from 00:00 to before 24:00; what starts at 24:00 belongs to the next date.");
        }

        if (start == end)
        {
            throw new ArgumentException($"The interval {start}-{end} starts where it ends; write 00:00-24:00 for a whole day, and leave out an empty interval.", nameof(end));
        }

        Start = start;
        End = end == DayTime.Midnight ? DayTime.EndOfDay : end;
    }

    /// <summary>Gets the whole day, 00:00-24:00.</summary>
    public static DayInterval WholeDay => new(DayTime.Midnight, DayTime.EndOfDay);

    /// <summary>Gets the start, inclusive.</summary>
    public DayTime Start { get; }

    /// <summary>Gets the end, exclusive; on the next date if <see cref="IsOvernight"/>.</summary>
    public DayTime End { get; }

    /// <summary>Gets a value indicating whether the interval ends on the date after the one it starts on.</summary>
    public bool IsOvernight => End < Start;

    /// <summary>Gets a value indicating whether this is <c>default</c>, which is no interval.</summary>
    public bool IsDefault => Start == End;

    /// <summary>Gets the length by the wall: more than nothing and less than or equal to 24 hours. A day on which clocks change differs.</summary>
    public Duration NominalLength => Duration.FromNanoseconds(EndOffset - Start.NanosecondOfDay);

    /// <summary>Gets the nanoseconds from the start of the date to the end, more than 24 hours if overnight.</summary>
    internal long EndOffset => IsOvernight ? End.NanosecondOfDay + NodaConstants.NanosecondsPerDay : End.NanosecondOfDay;

    /// <summary>Compares two intervals: is the first earlier in the order?</summary>
    /// <param name="left">The first interval.</param>
    /// <param name="right">The second interval.</param>
    /// <returns>True if <paramref name="left"/> comes first.</returns>
    public static bool operator <(DayInterval left, DayInterval right) => left.CompareTo(right) < 0;

    /// <summary>Compares two intervals: is the first earlier in the order or the same?</summary>
    /// <param name="left">The first interval.</param>
    /// <param name="right">The second interval.</param>
    /// <returns>True if <paramref name="left"/> does not come second.</returns>
    public static bool operator <=(DayInterval left, DayInterval right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two intervals: is the first later in the order?</summary>
    /// <param name="left">The first interval.</param>
    /// <param name="right">The second interval.</param>
    /// <returns>True if <paramref name="left"/> comes second.</returns>
    public static bool operator >(DayInterval left, DayInterval right) => left.CompareTo(right) > 0;

    /// <summary>Compares two intervals: is the first later in the order or the same?</summary>
    /// <param name="left">The first interval.</param>
    /// <param name="right">The second interval.</param>
    /// <returns>True if <paramref name="left"/> does not come first.</returns>
    public static bool operator >=(DayInterval left, DayInterval right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public static DayInterval Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static DayInterval Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out DayInterval result)
        ? result
        : throw new FormatException($"\"{(s.Length <= 60 ? s : s[..60])}\" is not an interval; allowed is HH:mm-HH:mm with times from 00:00 to 24:00 that differ, for example 09:00-17:00 or 22:00-06:00.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DayInterval result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DayInterval result)
    {
        result = default;
        int dash = s.IndexOf('-');
        if (dash < 0 || !DayTime.TryParse(s[..dash], provider, out DayTime start) || !DayTime.TryParse(s[(dash + 1)..], provider, out DayTime end)
            || start.IsEndOfDay || start == end)
        {
            return false;
        }

        result = new DayInterval(start, end);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(DayInterval other)
    {
        int byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : EndOffset.CompareTo(other.EndOffset);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        DayInterval other => CompareTo(other),
        _ => throw new ArgumentException($"A day interval is compared with a day interval, not with {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>Writes the interval, for example <c>09:00-17:00</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Start}-{End}";

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => $"{Start.ToString(format, formatProvider)}-{End}";

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (!Start.TryFormat(destination, out int first, format, provider) || first == destination.Length)
        {
            return false;
        }

        destination[first] = '-';
        if (!End.TryFormat(destination[(first + 1)..], out int second, format, provider))
        {
            return false;
        }

        charsWritten = first + 1 + second;
        return true;
    }
}
