using SupportDomain.BusinessTime;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Sets of holiday rules as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>
/// Unknown members are errors, comments are allowed, and what is written reads back as a set of the same rules, which gives the same holidays and is written the same.
/// The members are those of <c>holidaySets</c> in a calendar, with a <c>version</c>. Safe to use from several threads.
/// </remarks>
public static class HolidaySetJson
{
    private const int Version = 1;

    /// <summary>Reads a set of holiday rules.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a set of holiday rules; the exception names the place, what was found and what is allowed.</exception>
    public static HolidaySet Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        return HolidayJson.Read(root);
    }

    /// <summary>Writes a set of holiday rules, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="set">The set.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, HolidaySet set)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(set);
        Dictionary<string, object> document = new(StringComparer.Ordinal) { ["version"] = Version };
        foreach ((string member, object value) in HolidayJson.ToJson(set))
        {
            document.Add(member, value);
        }

        JsonOutput.Write(writer, document);
    }
}
