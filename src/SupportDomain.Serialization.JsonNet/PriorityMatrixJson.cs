using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Priority matrices as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as an equal matrix. Safe to use from several threads.</remarks>
public static class PriorityMatrixJson
{
    private const int Version = 1;

    /// <summary>Reads a matrix.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a matrix; the exception names the place, what was found and what is allowed.</exception>
    public static PriorityMatrix Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(reader, documentName);
        root.Member("version").Integer(Version, Version);
        List<PriorityRule> rules = [.. root.Member("priorities").Items().Select(Rule)];
        root.Close();
        return root.Build(() => new PriorityMatrix(rules), "at least one cell, and one for each pair of impact and urgency");
    }

    /// <summary>Writes a matrix, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="matrix">The matrix.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter writer, PriorityMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(matrix);
        JsonOutput.Write(writer, new { version = Version, priorities = matrix.Rules.Select(r => new { impact = r.Impact, urgency = r.Urgency, priority = r.Priority }) });
    }

    internal static PriorityRule Rule(JsonNode node)
    {
        PriorityRule rule = new(node.Member("impact").Text(), node.Member("urgency").Text(), node.Member("priority").Text());
        node.Close();
        return rule;
    }
}
