using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportDomain.Serialization.JsonNet.Tests;

/// <summary>The part of JSON Schema 2020-12 that our schemas use. A keyword that is not known here fails, so that none is written in vain.</summary>
internal sealed class JsonSchemaCheck(JsonObject root)
{
    private static readonly HashSet<string> WithoutMeaning = new(StringComparer.Ordinal) { "$schema", "$defs", "title", "description" };

    /// <summary>Where and why a document does not fit; null if it does.</summary>
    internal string? Fault(JsonNode? node) => Fault(node, root, "$");

    private string? Fault(JsonNode? node, JsonObject schema, string path)
    {
        foreach ((string keyword, JsonNode? value) in schema)
        {
            if (!WithoutMeaning.Contains(keyword) && Fault(node, schema, keyword, value!, path) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private string? Fault(JsonNode? node, JsonObject schema, string keyword, JsonNode value, string path) => keyword switch
    {
        "$ref" => Fault(node, (JsonObject)root["$defs"]![((string)value!)["#/$defs/".Length..]]!, path),
        "type" => IsOf(node, (string)value!) ? null : $"{path} is no {value}",
        "enum" => value.AsArray().Any(v => JsonNode.DeepEquals(v, node)) ? null : $"{path} is none of {value.ToJsonString()}",
        "const" => JsonNode.DeepEquals(value, node) ? null : $"{path} is not {value.ToJsonString()}",
        "pattern" => !IsOf(node, "string") || Regex.IsMatch((string)node!, (string)value!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) ? null : $"{path} does not match {value}",
        "minimum" => !IsOf(node, "number") || (decimal)node! >= (decimal)value ? null : $"{path} is less than {value}",
        "maximum" => !IsOf(node, "number") || (decimal)node! <= (decimal)value ? null : $"{path} is greater than {value}",
        "minItems" => node is not JsonArray few || few.Count >= (int)value ? null : $"{path} has fewer than {value} items",
        "maxItems" => node is not JsonArray many || many.Count <= (int)value ? null : $"{path} has more than {value} items",
        "items" => (node as JsonArray)?.Select((n, i) => Fault(n, (JsonObject)value, $"{path}[{i}]")).FirstOrDefault(f => f is not null),
        "required" => node is JsonObject all && value.AsArray().FirstOrDefault(v => !all.ContainsKey((string)v!)) is { } missing ? $"{path} has no {missing}" : null,
        "properties" => (node as JsonObject)?.Select(p => value[p.Key] is JsonObject own ? Fault(p.Value, own, $"{path}.{p.Key}") : null).FirstOrDefault(f => f is not null),
        "additionalProperties" => (node as JsonObject)?.Where(p => schema["properties"]?[p.Key] is null)
            .Select(p => value is JsonObject other ? Fault(p.Value, other, $"{path}.{p.Key}") : (bool)value ? null : $"{path}.{p.Key} is unknown").FirstOrDefault(f => f is not null),
        "anyOf" => value.AsArray().Any(v => Fault(node, (JsonObject)v!, path) is null) ? null : $"{path} fits no alternative",
        "oneOf" => value.AsArray().Count(v => Fault(node, (JsonObject)v!, path) is null) == 1 ? null : $"{path} fits no or several alternatives",
        _ => throw new NotSupportedException($"The keyword {keyword} is not known to this check."),
    };

    private static bool IsOf(JsonNode? node, string type) => type switch
    {
        "object" => node is JsonObject,
        "array" => node is JsonArray,
        "string" => node?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => node?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => node?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => node?.GetValueKind() == System.Text.Json.JsonValueKind.Number && decimal.IsInteger((decimal)node!),
        _ => throw new NotSupportedException($"The type {type} is not known to this check."),
    };
}
