using NodaTime;
using NodaTime.Text;

namespace SupportDomain.Desks;

/// <summary>Reads a local date and time by one pattern of the time library; fixed-width patterns of digits are read without it, with the same result.</summary>
/// <remarks>A log of a million rows holds some three million times, and the general pattern costs twenty times as much as its digits.</remarks>
internal sealed class TimestampReader
{
    private static readonly string[] FixedFields = ["uuuu", "yyyy", "MM", "dd", "HH", "mm", "ss"];

    private readonly LocalDateTimePattern _pattern;
    private readonly string? _fixed;

    internal TimestampReader(string pattern)
    {
        _pattern = LocalDateTimePattern.CreateWithInvariantCulture(pattern);
        _fixed = IsFixed(pattern) ? pattern : null;
    }

    internal bool TryRead(string text, out LocalDateTime local) => _fixed is null || text.Length != _fixed.Length || !TryReadFixed(text, _fixed, out local)
        ? _pattern.Parse(text).TryGetValue(default, out local)
        : true;

    /// <summary>Whether the pattern is made of whole fields, the date complete and each once, and of separators that mean themselves.</summary>
    private static bool IsFixed(string pattern)
    {
        HashSet<char> seen = [];
        int at = 0;
        while (at < pattern.Length)
        {
            string? field = FixedFields.FirstOrDefault(f => string.CompareOrdinal(pattern, at, f, 0, f.Length) == 0);
            if (field is null && pattern[at] is not ('-' or '.' or ' ' or ':' or '/'))
            {
                return false;
            }

            int length = field?.Length ?? 1;
            bool isWhole = field is null || at + length == pattern.Length || pattern[at + length] != field[0];
            if (!isWhole || (field is not null && !seen.Add(field[0] == 'y' ? 'u' : field[0])))
            {
                return false;
            }

            at += length;
        }

        return seen.IsSupersetOf("uMd");
    }

    /// <summary>False where anything is out of the ordinary; the general pattern then decides.</summary>
    private static bool TryReadFixed(string text, string pattern, out LocalDateTime local)
    {
        local = default;
        int year = 0;
        int month = 0;
        int day = 0;
        int hour = 0;
        int minute = 0;
        int second = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            int digit = text[i] - '0';
            switch (pattern[i])
            {
                case 'u' or 'y':
                    year = (year * 10) + digit;
                    break;
                case 'M':
                    month = (month * 10) + digit;
                    break;
                case 'd':
                    day = (day * 10) + digit;
                    break;
                case 'H':
                    hour = (hour * 10) + digit;
                    break;
                case 'm':
                    minute = (minute * 10) + digit;
                    break;
                case 's':
                    second = (second * 10) + digit;
                    break;
                default:
                    if (text[i] != pattern[i])
                    {
                        return false;
                    }

                    continue;
            }

            if (digit is < 0 or > 9)
            {
                return false;
            }
        }

        bool isPlain = year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= CalendarSystem.Iso.GetDaysInMonth(year, month))
            && hour <= 23 && minute <= 59 && second <= 59;
        local = isPlain ? new LocalDateTime(year, month, day, hour, minute, second) : default;
        return isPlain;
    }
}
