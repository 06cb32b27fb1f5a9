using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Work items as JSON, one object each: strict reading, canonical writing.</summary>
/// <remarks>What says nothing is left out. Unknown members and versions are errors; what is written reads back as an equal item. Safe to use from several threads.</remarks>
public static class WorkItemJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    /// <summary>An item as one line, without a line end.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentException">An identifier is <c>default</c>, or a kind, priority or channel is not defined.</exception>
    public static string Write(in WorkItem item)
    {
        JObject json = new() { ["v"] = Version };
        WorkItemNode.Write(json, item);
        return json.ToString(Formatting.None);
    }

    /// <summary>Reads one item.</summary>
    /// <param name="json">The item as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not an item; the exception names the place, what was found and what is allowed.</exception>
    public static WorkItem Read(string json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        WorkItem item = WorkItemNode.Read(root);
        root.Close();
        return item;
    }
}
