using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.Desks;

/// <summary>Numbers the local months of instants, remembering the stretch of the month met last; not safe for several threads.</summary>
internal sealed class MonthNames(DateTimeZone zone)
{
    private readonly Dictionary<int, string> _texts = [];
    private Instant _from = Instant.MaxValue;
    private Instant _until = Instant.MinValue;
    private int _last;

    internal GroupNames Names { get; } = new();

    /// <summary>The group number of the month, such as 2011-07, that the clocks of the zone show at an instant.</summary>
    internal int NumberOf(Instant instant)
    {
        if (instant < _from || instant >= _until)
        {
            Remember(instant);
        }

        return _last;
    }

    /// <summary>The month within one interval of equal offset: before and after it the clocks may show another one.</summary>
    private void Remember(Instant instant)
    {
        ZoneInterval interval = zone.GetZoneInterval(instant);
        LocalDate date = instant.WithOffset(interval.WallOffset).Date;
        LocalDate first = new(date.Year, date.Month, 1);
        Instant start = first.AtMidnight().WithOffset(interval.WallOffset).ToInstant();
        Instant end = first.PlusMonths(1).AtMidnight().WithOffset(interval.WallOffset).ToInstant();
        _from = interval.HasStart ? Instant.Max(start, interval.Start) : start;
        _until = interval.HasEnd ? Instant.Min(end, interval.End) : end;
        int key = (date.Year * 12) + date.Month;
        if (!_texts.TryGetValue(key, out string? text))
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}");
            _texts.Add(key, text);
        }

        _last = Names.NumberOf(text);
    }
}
