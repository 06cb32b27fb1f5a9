using Newtonsoft.Json;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Sla;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Reasons as JSON, so that a stored decision can be worded later, in any language: the code, and its parameters in order, each with its kind.</summary>
/// <remarks>Strict reading, canonical writing; what is written reads back as an equal reason. Safe to use from several threads.</remarks>
public static class ReasonJson
{
    /// <summary>A reason as one line, without a line end: <c>{"code":"sla.level.percent","with":[{"name":"half"},{"share":[1,2]},{"name":"manager"}]}</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    /// <exception cref="ArgumentException">A parameter is of a kind of your own.</exception>
    public static string Write(Reason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return ReasonNode.Write(reason).ToString(Formatting.None);
    }

    /// <summary>Reads a reason.</summary>
    /// <param name="line">The reason as JSON.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not a reason; the exception names the place, what was found and what is allowed.</exception>
    public static Reason Read(string line, string documentName)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(documentName);
        return ReasonNode.Read(JsonNode.Parse(line, documentName));
    }
}
