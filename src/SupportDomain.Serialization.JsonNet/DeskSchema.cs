using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;
using SupportDomain.Serialization.JsonNet.Description;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>The desk document described for editors and for people: a JSON Schema and a guide, both made from the one description that the reader's words come from.</summary>
/// <remarks>
/// What <see cref="DeskJson"/> reads fits the schema, but for members that are <c>null</c>, which the reader takes as left out. What fits the schema may still be refused by the reader: names that are used and not defined,
/// zones that do not exist, parts that do not fit together. Pure, and safe to call from any thread.
/// </remarks>
public static class DeskSchema
{
    /// <summary>Writes the schema (JSON Schema, draft 2020-12).</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public static void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ImmutableArray<DescribedObject> objects = DeskDescription.Objects;
        JObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A desk: how the log of a support desk is read and judged",
            ["$ref"] = $"#/$defs/{objects[0].Id}",
            ["$defs"] = new JObject(objects.Select(o => new JProperty(o.Id, Schema(o)))),
        };
        writer.Write(schema.ToString(Newtonsoft.Json.Formatting.Indented).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>Writes the guide: a page in Markdown with a table for each object of the document.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public static void WriteGuide(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("# Every member of desk.json\n\nThis page is made from the description that the [schema](schemas/desk.schema.json) is made from; the reader knows these members and no other. [The desk file](desk.md) explains them by examples.\n");
        foreach (DescribedObject described in DeskDescription.Objects)
        {
            writer.Write($"\n## {described.Title}\n\n| member | | is | holds |\n|---|---|---|---|\n");
            foreach (Member member in described.Members)
            {
                writer.Write($"| `{member.Name}` | {(member.IsNeeded ? "needed" : string.Empty)} | {Words(member.Shape)} | {member.Text} |\n");
            }

            if (!described.Alternatives.IsEmpty)
            {
                writer.Write($"\nIt has {string.Join(", or ", described.Alternatives.Select(a => string.Join(" and ", a.Select(n => $"`{n}`"))))}.\n");
            }
        }
    }

    private static JObject Schema(DescribedObject described)
    {
        JObject schema = new()
        {
            ["type"] = "object",
            ["title"] = described.Title,
            ["properties"] = new JObject(described.Members.Select(m => new JProperty(m.Name, Described(m)))),
            ["additionalProperties"] = false,
        };
        string[] needed = [.. described.Members.Where(m => m.IsNeeded).Select(m => m.Name)];
        if (needed.Length > 0)
        {
            schema["required"] = new JArray(needed);
        }

        if (!described.Alternatives.IsEmpty)
        {
            schema["anyOf"] = new JArray(described.Alternatives.Select(a => new JObject { ["required"] = new JArray(a) }));
        }

        return schema;
    }

    private static JObject Described(Member member)
    {
        JObject schema = Schema(member.Shape);
        schema["description"] = member.Text.Replace("`", string.Empty, StringComparison.Ordinal);
        return schema;
    }

    private static JObject Schema(Shape shape) => shape switch
    {
        Shape.TextShape text => text.Pattern is null ? new JObject { ["type"] = "string" } : new JObject { ["type"] = "string", ["pattern"] = text.Pattern },
        Shape.FlagShape => new JObject { ["type"] = "boolean" },
        Shape.NumberShape number => new JObject { ["type"] = "integer", ["minimum"] = number.Minimum, ["maximum"] = number.Maximum },
        Shape.DecimalShape => new JObject { ["type"] = "number" },
        Shape.WordShape words => new JObject { ["enum"] = new JArray(words.Words) },
        Shape.RefShape reference => new JObject { ["$ref"] = $"#/$defs/{reference.Id}" },
        Shape.ListShape list => List(list),
        Shape.MapShape map => new JObject { ["type"] = "object", ["additionalProperties"] = Schema(map.Value) },
        Shape.EachShape each => new JObject { ["type"] = "object", ["properties"] = new JObject(each.Names.Select(n => new JProperty(n, Schema(each.Value)))), ["additionalProperties"] = false },
        Shape.EitherShape either => new JObject { ["anyOf"] = new JArray(either.Shapes.Select(Schema)) },
        _ => [],
    };

    private static JObject List(Shape.ListShape list)
    {
        JObject schema = new() { ["type"] = "array", ["items"] = Schema(list.Item) };
        if (list.Least > 0)
        {
            schema["minItems"] = list.Least;
        }

        if (list.Most is { } most)
        {
            schema["maxItems"] = most;
        }

        return schema;
    }

    /// <summary>A shape in words, as a cell of a table.</summary>
    private static string Words(Shape shape) => shape switch
    {
        Shape.TextShape text => text.Name,
        Shape.FlagShape => "`true` or `false`",
        Shape.NumberShape { Minimum: 1, Maximum: 1 } => "1",
        Shape.NumberShape number when number is { Minimum: int.MinValue } => "whole number",
        Shape.NumberShape { Maximum: int.MaxValue } number => string.Create(CultureInfo.InvariantCulture, $"whole number from {number.Minimum} on"),
        Shape.NumberShape number => string.Create(CultureInfo.InvariantCulture, $"whole number from {number.Minimum} to {number.Maximum}"),
        Shape.DecimalShape => "number",
        Shape.WordShape words => string.Join(", ", words.Words.Select(w => $"`{w}`")),
        Shape.RefShape reference => Link(reference.Id),
        Shape.ListShape list => $"list of {Words(list.Item)}",
        Shape.MapShape map => $"by name: {Words(map.Value)}",
        Shape.EachShape each => $"for {string.Join(", ", each.Names.Select(n => $"`{n}`"))}: {Words(each.Value)}",
        Shape.EitherShape either => string.Join(", or ", either.Shapes.Select(Words)),
        _ => "see there",
    };

    private static string Link(string id)
    {
        string title = DeskDescription.Objects.First(o => string.Equals(o.Id, id, StringComparison.Ordinal)).Title;
        return $"[{char.ToLowerInvariant(title[0])}{title[1..]}](#{string.Concat(title.Select(char.ToLowerInvariant)).Replace(' ', '-')})";
    }
}
