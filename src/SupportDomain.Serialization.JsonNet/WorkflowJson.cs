using SupportDomain.Scheduling.Workflows;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Workflows as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as an equal workflow. Safe to use from several threads.</remarks>
public static class WorkflowJson
{
    /// <summary>Reads a workflow.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a workflow; the exception names the place, what was found and what is allowed.</exception>
    public static WorkflowDefinition Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        return WorkflowDocument.Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes a workflow, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="workflow">The workflow.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, WorkflowDefinition workflow)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(workflow);
        JsonOutput.Write(writer, WorkflowDocument.ToJson(workflow));
    }
}
