using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportDomain.Desks;

/// <summary>Reads a local date and time by one pattern of the time library; fixed-width patterns of digits are read without it, with the same result.</summary>
/// <remarks>A log of a million rows holds some three million times, and the general pattern costs twenty times as much as its digits.</remarks>
internal sealed class TimestampReader
{
    private readonly LocalDateTimePattern _pattern;
    private readonly FixedTimestamp? _fixed;

    internal TimestampReader(string pattern)
    {
        _pattern = LocalDateTimePattern.CreateWithInvariantCulture(pattern);
        _fixed = FixedTimestamp.Of(pattern);
    }

    /// <summary>Whether two times of day, one before and one after noon, come back with their whole date, and with what the pattern tells of their time.</summary>
    internal bool KeepsDateAndHour() => new[] { new LocalDateTime(2013, 5, 6, 3, 4, 7), new LocalDateTime(2001, 11, 22, 15, 16, 17) }.All(Keeps);

    private bool Keeps(LocalDateTime time) =>
        _pattern.Parse(_pattern.Format(time)).TryGetValue(default, out LocalDateTime again)
        && again.Date == time.Date
        && (again.TimeOfDay == LocalTime.Midnight || again.TimeOfDay == new LocalTime(time.Hour, 0) || again.TimeOfDay == new LocalTime(time.Hour, time.Minute) || again.TimeOfDay == time.TimeOfDay);

    internal bool TryRead(ReadOnlySpan<byte> utf8, out LocalStamp stamp)
    {
        if (_fixed is not null && _fixed.TryRead(utf8, out stamp))
        {
            return true;
        }

        bool isRead = _pattern.Parse(Encoding.UTF8.GetString(utf8)).TryGetValue(default, out LocalDateTime local);
        stamp = isRead ? LocalStamp.Of(local) : default;
        return isRead;
    }
}
