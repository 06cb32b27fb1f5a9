using System.Globalization;
using System.Text.Json;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Apportionment;

/// <summary>The published and independently computed values of the shared folder, entry by entry.</summary>
internal static class BudgetReference
{
    private static readonly Lazy<JsonElement> Root = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(SharedFolder.File("reference", "budget_reference.json"))).RootElement);

    internal static IReadOnlyList<JsonElement> Section(string name, string? inner = null)
    {
        JsonElement section = Root.Value.GetProperty(name);
        section = inner is null ? section : section.GetProperty(inner);
        List<JsonElement> entries = [.. section.EnumerateArray()];
        entries.Should().NotBeEmpty("a section without entries would prove nothing");
        return entries;
    }

    internal static string Name(JsonElement entry) => entry.ToString() is { Length: > 160 } text ? text[..160] : entry.ToString();

    internal static Rational Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Rational.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : Rational.Parse(value.GetRawText(), CultureInfo.InvariantCulture);

    internal static Int128 Integer(JsonElement value) => (Int128)Number(value).Round(Rounding.Exact);

    internal static Rational[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    /// <summary>The recipients' names and weights, given as two lists or as one map.</summary>
    internal static (string[] Names, Rational[] Weights) Recipients(JsonElement entry)
    {
        JsonElement weights = entry.GetProperty("weights");
        return weights.ValueKind == JsonValueKind.Object
            ? ([.. weights.EnumerateObject().Select(w => w.Name)], [.. weights.EnumerateObject().Select(w => Number(w.Value))])
            : (entry.TryGetProperty("states", out JsonElement names) ? Texts(names) : [], Numbers(weights));
    }

    /// <summary>Whether the entry says of itself that the method gives the official result.</summary>
    internal static bool Matches(JsonElement entry) => !entry.TryGetProperty("match", out JsonElement match) || match.GetBoolean();

    internal static Int128[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(Integer)];

    internal static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>"webster_min1", "jefferson (D'Hondt)", "hamilton with minimum 1": the method by its first word, the minimum by its mention.</summary>
    internal static ApportionmentProblem Problem(Int128 units, IEnumerable<Rational> weights, string method)
    {
        ApportionmentProblem problem = new(units, weights, Method(method));
        return Mentions(method, "min1") || Mentions(method, "minimum 1")
            ? problem.WithMinimum(1)
            : problem;
    }

    private static bool Mentions(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static ApportionmentMethod Method(string name) => name switch
    {
        _ when Mentions(name, "hagenbach") => ApportionmentMethod.WithQuota(
            Mentions(name, "rounded") ? Quota.HagenbachBischoffRounded : Quota.HagenbachBischoff),
        _ when Mentions(name, "droop") => ApportionmentMethod.WithQuota(Quota.Droop),
        _ when Mentions(name, "imperiali") => ApportionmentMethod.WithQuota(Quota.Imperiali),
        _ when name.StartsWith("modified", StringComparison.Ordinal) => ApportionmentMethod.ModifiedSainteLague,
        _ when Mentions(name, "hamilton") || Mentions(name, "largest") || Mentions(name, "hare") => ApportionmentMethod.LargestRemainder,
        _ => ApportionmentMethod.Parse(name.Split(' ', '_')[0] switch { "huntington" => "huntington-hill", "sainte" => "webster", var first => first }),
    };
}
