using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Serialization.JsonNet.Workforce;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>What a desk runs with, as a JSON document of its own: policy, agents and work. In a desk the same stands as the member <c>operation</c>.</summary>
/// <remarks>
/// What is usual is not written. Unknown members are errors, comments are allowed, and what is written reads back as an equal operation. Safe to use from several threads.
/// </remarks>
public static class OperationJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    /// <summary>Reads an operation.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not an operation; the exception names the place, what was found and what is allowed.</exception>
    public static DeskOperation Read(TextReader reader, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        Dictionary<string, BusinessCalendar> calendars = (root.Optional("calendars")?.Entries() ?? [])
            .ToDictionary(e => e.Name, e => CalendarJson.Read(e.Value, zones), StringComparer.Ordinal);
        DeskOperation operation = OperationReader.Read(root, calendars, zones, SlaNames.Fields);
        root.Close();
        return operation;
    }

    /// <summary>Writes an operation, indented; every calendar once.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, DeskOperation operation)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(operation);
        Dictionary<BusinessCalendar, string> names = WorkforceWriter.Names(operation.Agents.Select(a => a.Shifts).Where(c => c != BusinessCalendar.AlwaysOpen));
        Dictionary<string, object> json = new(StringComparer.Ordinal) { ["version"] = Version };
        if (names.Count > 0)
        {
            json.Add("calendars", names.ToDictionary(n => n.Value, n => CalendarJson.ToNamedJson(n.Key), StringComparer.Ordinal));
        }

        foreach ((string member, object value) in OperationWriter.ToJson(operation, names))
        {
            json.Add(member, value);
        }

        JsonOutput.Write(writer, json);
    }
}
