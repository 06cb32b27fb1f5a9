using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Business calendars as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>
/// Unknown members are errors, comments are allowed, and what is written reads back as an equal calendar. <c>holidayPresets</c> is for writing by hand: it is read
/// as the holidays it stands for within the calendar's horizon, and so is each set of rules in <c>holidaySets</c>, written as <see cref="HolidaySetJson"/> does. Safe to use from several threads.
/// </remarks>
public static class BusinessCalendarJson
{
    private const int Version = 1;

    /// <summary>Reads a calendar.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a calendar; the exception names the place, what was found and what is allowed.</exception>
    public static BusinessCalendar Read(TextReader reader, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        return CalendarJson.Read(root, zones);
    }

    /// <summary>Writes a calendar, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="calendar">The calendar.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(calendar);
        Dictionary<string, object> document = new(StringComparer.Ordinal) { ["version"] = Version };
        foreach ((string member, object value) in CalendarJson.ToNamedJson(calendar))
        {
            document.Add(member, value);
        }

        JsonOutput.Write(writer, document);
    }
}
