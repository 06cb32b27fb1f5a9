using Newtonsoft.Json.Linq;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Scheduling policies as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>
/// What is missing is as in <c>new SchedulingPolicy()</c>, and what is so is not written. Unknown members are errors, comments are allowed, and what is written reads back as an equal policy. Safe to use
/// from several threads.
/// </remarks>
public static class SchedulingPolicyJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    /// <summary>Reads a policy.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a policy; the exception names the place, what was found and what is allowed.</exception>
    public static SchedulingPolicy Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        SchedulingPolicy policy = PolicyNode.Read(root);
        root.Close();
        return policy;
    }

    /// <summary>Writes a policy, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, SchedulingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(policy);
        JObject json = new() { ["version"] = Version };
        PolicyNode.Write(json, policy);
        JsonOutput.Write(writer, json);
    }
}
