using NodaTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Workforce;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Agents and recurring duties as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as an equal document. Safe to use from several threads.</remarks>
public static class WorkforceJson
{
    /// <summary>Reads a document.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <param name="zones">Where time zones are looked up, such as <see cref="DateTimeZoneProviders.Tzdb"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not one of agents and duties; the exception names the place, what was found and what is allowed.</exception>
    public static WorkforceDocument Read(TextReader reader, string documentName, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        ArgumentNullException.ThrowIfNull(zones);
        return WorkforceReader.Read(JsonNode.Parse(reader, documentName), zones);
    }

    /// <summary>Writes a document, indented; every calendar once.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="document">The agents and duties.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, WorkforceDocument document)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(document);
        JsonOutput.Write(writer, WorkforceWriter.ToJson(document));
    }
}
