using NodaTime;

namespace SupportDomain.Desks;

/// <summary>Reads ISO 8601: a date, or a date and a time behind a T or a blank, with or without seconds, fraction and offset.</summary>
internal static class IsoTimestamp
{
    private const int DateLength = 10;
    private const int MaxFraction = 9;

    internal static bool TryRead(ReadOnlySpan<char> text, out LocalStamp stamp)
    {
        stamp = default;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out int year) || !Digits(text[5..7], out int month) || !Digits(text[8..DateLength], out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        LocalDate date = new(year, month, day);
        if (text.Length == DateLength)
        {
            stamp = LocalStamp.Of(date.AtMidnight());
            return true;
        }

        ReadOnlySpan<char> rest = text[(DateLength + 1)..];
        if (text[DateLength] is not ('T' or 't' or ' ') || !Time(ref rest, out LocalTime time) || !Zone(rest.TrimStart(' '), out Offset? offset))
        {
            return false;
        }

        LocalDateTime local = date + time;
        stamp = offset is { } known ? LocalStamp.Of(local.WithOffset(known)) : LocalStamp.Of(local);
        return true;
    }

    /// <summary>HH:mm, or HH:mm:ss with a fraction of up to nine digits; what follows stays.</summary>
    private static bool Time(ref ReadOnlySpan<char> rest, out LocalTime time)
    {
        time = default;
        int second = 0;
        int nanosecond = 0;
        if (rest.Length < 5 || rest[2] != ':' || !Digits(rest[..2], out int hour) || !Digits(rest[3..5], out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        rest = rest[5..];
        if (rest is [':', _, _, ..])
        {
            if (!Digits(rest[1..3], out second) || second > 59)
            {
                return false;
            }

            rest = rest[3..];
            if (rest is ['.' or ',', ..])
            {
                int end = rest[1..].IndexOfAnyExceptInRange('0', '9');
                ReadOnlySpan<char> digits = end < 0 ? rest[1..] : rest.Slice(1, end);
                if (digits.Length is 0 or > MaxFraction || !Digits(digits, out nanosecond))
                {
                    return false;
                }

                for (int i = digits.Length; i < MaxFraction; i++)
                {
                    nanosecond *= 10;
                }

                rest = rest[(1 + digits.Length)..];
            }
        }

        time = new LocalTime(hour, minute, second).PlusNanoseconds(nanosecond);
        return true;
    }

    /// <summary>Nothing, Z, or an offset with or without a colon.</summary>
    private static bool Zone(ReadOnlySpan<char> text, out Offset? offset)
    {
        offset = text is "Z" or "z" ? Offset.Zero : null;
        if (text.IsEmpty || offset is not null)
        {
            return true;
        }

        int minute = 0;
        bool isRead = text[0] is '+' or '-' && text.Length is 3 or 5 or 6 && Digits(text[1..3], out int hour) && hour <= 17
            && (text.Length == 3 || Digits(text[^2..], out minute)) && (text.Length != 6 || text[3] == ':') && minute <= 59;
        if (isRead)
        {
            _ = Digits(text[1..3], out int hours);
            offset = Offset.FromSeconds((text[0] == '-' ? -1 : 1) * ((hours * NodaConstants.SecondsPerHour) + (minute * NodaConstants.SecondsPerMinute)));
        }

        return isRead;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
