using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Desks;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Desks as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as an equal desk. Safe to use from several threads.</remarks>
public static class DeskJson
{
    /// <summary>Reads a desk.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a desk; the exception names the place, what was found and what is allowed.</exception>
    public static Desk Read(TextReader reader, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        return new DeskReader(zones).Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes a desk, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="desk">The desk.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, Desk desk)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(desk);
        JsonOutput.Write(writer, DeskWriter.ToJson(desk));
    }
}
