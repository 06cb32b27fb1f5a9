using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Service levels as JSON documents: metrics, clocks with their policies, actions by time and rules for attention, with the calendars they are counted by.</summary>
/// <remarks>
/// Unknown members are errors, comments are allowed, and what is written reads back as equal service levels: calendars, metrics and rules for counting days are written
/// once and go by name. A desk file (<see cref="DeskJson"/>) has the same members beside its log. Safe to use from several threads.
/// </remarks>
public static class ServiceLevelJson
{
    /// <summary>Reads service levels.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or no service levels; the exception names the place, what was found and what is allowed.</exception>
    public static ServiceLevels Read(TextReader reader, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        return new SlaReader(zones).Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes service levels, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="serviceLevels">The service levels.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, ServiceLevels serviceLevels)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(serviceLevels);
        JsonOutput.Write(writer, SlaWriter.ToDocument(serviceLevels));
    }
}
