using NodaTime;

namespace SupportDomain.Desks;

/// <summary>Reads times whose pattern is made of whole fields of digits, each at its place; says no where anything is out of the ordinary.</summary>
internal sealed class FixedTimestamp
{
    private const int Absent = -1;

    private static readonly string[] Fields = ["uuuu", "yyyy", "MM", "dd", "HH", "mm", "ss"];

    private readonly int _length;
    private readonly (int At, byte Sign)[] _signs;
    private readonly int _year;
    private readonly int _month;
    private readonly int _day;
    private readonly int _hour;
    private readonly int _minute;
    private readonly int _second;

    private FixedTimestamp(string pattern)
    {
        _length = pattern.Length;
        _signs = [.. pattern.Index().Where(c => !char.IsAsciiLetter(c.Item)).Select(c => (c.Index, (byte)c.Item))];
        _year = Math.Max(pattern.IndexOf('u', StringComparison.Ordinal), pattern.IndexOf('y', StringComparison.Ordinal));
        _month = pattern.IndexOf('M', StringComparison.Ordinal);
        _day = pattern.IndexOf('d', StringComparison.Ordinal);
        _hour = pattern.IndexOf('H', StringComparison.Ordinal);
        _minute = pattern.IndexOf('m', StringComparison.Ordinal);
        _second = pattern.IndexOf('s', StringComparison.Ordinal);
    }

    /// <summary>A reader, or null where the pattern is not made of whole fields, the date complete and each once, and of separators that mean themselves.</summary>
    internal static FixedTimestamp? Of(string pattern)
    {
        HashSet<char> seen = [];
        int at = 0;
        while (at < pattern.Length)
        {
            string? field = Fields.FirstOrDefault(f => string.CompareOrdinal(pattern, at, f, 0, f.Length) == 0);
            if (field is null && pattern[at] is not ('-' or '.' or ' ' or ':' or '/'))
            {
                return null;
            }

            int length = field?.Length ?? 1;
            bool isWhole = field is null || at + length == pattern.Length || pattern[at + length] != field[0];
            if (!isWhole || (field is not null && !seen.Add(field[0] == 'y' ? 'u' : field[0])))
            {
                return null;
            }

            at += length;
        }

        return seen.IsSupersetOf("uMd") ? new FixedTimestamp(pattern) : null;
    }

    /// <summary>False where anything is out of the ordinary; the general pattern then decides.</summary>
    internal bool TryRead(ReadOnlySpan<byte> utf8, out LocalStamp stamp)
    {
        stamp = default;
        if (utf8.Length != _length)
        {
            return false;
        }

        foreach ((int at, byte sign) in _signs)
        {
            if (utf8[at] != sign)
            {
                return false;
            }
        }

        // A byte that is no digit makes some difference negative, and so the sign of all of them together.
        int faults = 0;
        int year = (100 * Pair(utf8, _year, ref faults)) + Pair(utf8, _year + 2, ref faults);
        int month = Pair(utf8, _month, ref faults);
        int day = Pair(utf8, _day, ref faults);
        int hour = _hour == Absent ? 0 : Pair(utf8, _hour, ref faults);
        int minute = _minute == Absent ? 0 : Pair(utf8, _minute, ref faults);
        int second = _second == Absent ? 0 : Pair(utf8, _second, ref faults);
        bool isPlain = faults >= 0 && year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1
            && (day <= 28 || day <= CalendarSystem.Iso.GetDaysInMonth(year, month)) && hour <= 23 && minute <= 59 && second <= 59;
        if (isPlain)
        {
            long days = DaysSince1970(year, month, day);
            stamp = new LocalStamp(year, (days * NodaConstants.SecondsPerDay) + (hour * NodaConstants.SecondsPerHour) + (minute * NodaConstants.SecondsPerMinute) + second, 0);
        }

        return isPlain;
    }

    private static int Pair(ReadOnlySpan<byte> utf8, int at, ref int faults)
    {
        int tens = utf8[at] - '0';
        int ones = utf8[at + 1] - '0';
        faults |= tens | ones | (9 - tens) | (9 - ones);
        return (10 * tens) + ones;
    }

    /// <summary>The proleptic Gregorian calendar by years that begin in March, so that the leap day comes last; for years from 1 on.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        int marchYear = month <= 2 ? year - 1 : year;
        int marchMonth = month <= 2 ? month + 9 : month - 3;
        int dayOfYear = (((153 * marchMonth) + 2) / 5) + day - 1;

        // 719,468 days from 0000-03-01 to 1970-01-01.
        return (365L * marchYear) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400) + dayOfYear - 719_468;
    }
}
